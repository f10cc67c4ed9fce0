"""The project's folder, seen from one desk: safe access to its files, and all that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from warraq.errors import Finding, Place
from warraq.sources import YamlFile, load_yaml, read_text, validated

T = TypeVar("T")
ID = re.compile(r"[\w](?:[\w.-]*\w)?", re.ASCII)
SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True)
class Project:
    """Reads files of one project and collects the findings; paths are relative to its root."""

    root: Path
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, place: Place, hint: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, message, place, hint))

    def holds(self, path: Path, place: Place) -> bool:
        """Whether the path, its links followed, is within the project; if not, a finding."""
        inside = (self.root / path).resolve().is_relative_to(self.root.resolve())
        if not inside:
            hint = "keep every file of the study in the project's folder"
            self.report("R-file-01", f"`{path}` lies outside the project", place, hint)
        return inside

    def files(self, folder: Path, suffix: str) -> Iterator[Path]:
        """The files of a folder with a suffix, by name, less those that cannot be read safely."""
        for path in sorted((self.root / folder).glob(f"*{suffix}")):
            relative = path.relative_to(self.root)
            if not path.name.startswith(".") and self._is_readable(relative):
                yield relative

    def text(self, path: Path) -> str | None:
        """The text of a file."""
        if not self._is_readable(path):
            return None
        text, findings = read_text(self.root, path)
        self.findings.extend(findings)
        return text

    def yaml(self, path: Path) -> YamlFile | None:
        """The parsed YAML of a file."""
        if not self._is_readable(path):
            return None
        file, findings = load_yaml(self.root, path)
        self.findings.extend(findings)
        return file

    def optional_yaml(self, path: Path) -> YamlFile | None:
        """The parsed YAML of a file that a project may lack."""
        return self.yaml(path) if (self.root / path).exists() else None

    def validated(
        self, kind: type[T], data: Any, file: YamlFile, at: tuple[str | int, ...] = ()
    ) -> T | None:
        """The data as an object of the type, unknown keys left out; all that is wrong is reported."""
        made, findings = validated(kind, data, file, at)
        self.findings.extend(findings)
        if findings and isinstance(data, dict):
            known = {field.name for field in fields(kind)}
            made, _ = validated(kind, {k: v for k, v in data.items() if k in known}, file, at)
        return made

    def _is_readable(self, path: Path) -> bool:
        """Within the project, and a plain file or missing; a pipe or a folder is a finding."""
        full = self.root / path
        if not self.holds(path, Place(path)):
            return False
        if full.exists() and not full.is_file():
            self.report("R-file-02", "this is not a plain file", Place(path), "put a file here")
            return False
        return True
