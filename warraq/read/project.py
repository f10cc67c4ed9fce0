"""The project's folder, seen from one desk: safe access to its files, and all that is wrong."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from warraq.errors import Finding, Place, Severity
from warraq.yamlfile import YamlFile, load_yaml, read_text, read_typed

T = TypeVar("T")
_ID = re.compile(r"[\w](?:[\w.-]*\w)?", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True)
class Project:
    """Reads files of one project and collects the findings; paths are relative to its root."""

    root: Path
    findings: list[Finding] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)
    lost_tables: set[str] = field(default_factory=set)

    def report(self, code: str, message: str, place: Place, hint: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, message, place, hint))

    def lose_table(self, name: str) -> None:
        """Note that a table could not be read whole, so that nobody reports what follows from it."""
        self.lost_tables.add(name)
        self.incomplete.update(("tables", "values"))

    def is_id(self, id_: str, place: Place) -> bool:
        """Whether the words can be an id; if not, a finding."""
        if not _ID.fullmatch(id_):
            hint = "use Latin letters, digits, hyphens and dots, without spaces"
            self.report("R-id-01", f"`{id_}` cannot be an id", place, hint)
        return bool(_ID.fullmatch(id_))

    def is_slug(self, id_: str, place: Place) -> bool:
        """Whether the words can be part of a file's name and of an address; if not, a finding."""
        if not _SLUG.fullmatch(id_):
            hint = "use lower-case Latin letters, digits and hyphens"
            self.report("R-id-01", f"`{id_}` cannot be an id here", place, hint)
        return bool(_SLUG.fullmatch(id_))

    def holds(self, path: Path, place: Place) -> bool:
        """Whether the path, its links followed, is within the project; if not, a finding."""
        try:
            real = (self.root / path).resolve()
            real.exists()
        except (OSError, RuntimeError, ValueError):
            self.report("R-file-02", "no file can be called this", place, "use a plain, short name")
            return False
        inside = real.is_relative_to(self.root.resolve())
        if not inside:
            hint = "keep every file of the study in the project's folder"
            self.report("R-file-01", f"`{path}` lies outside the project", place, hint)
        return inside

    def files(self, folder: Path, suffix: str) -> Iterator[Path]:
        """The files of a folder with a suffix, by name; of any others a warning."""
        if not (self.root / folder).is_dir() or not self.holds(folder, Place(folder)):
            return
        for path in sorted(folder / entry.name for entry in (self.root / folder).iterdir()):
            if path.name.startswith((".", "~")) or path.name.endswith("~"):
                continue
            if path.suffix == suffix:
                yield path
            else:
                message, hint = f"only files in {suffix} are read here", "rename it or move it away"
                finding = Finding("R-file-03", message, Place(path), hint, Severity.WARNING)
                self.findings.append(finding)

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
        """The parsed YAML of a file that a project may lack, which counts as an empty one."""
        return self.yaml(path) if (self.root / path).exists() else YamlFile(path, None, {}, {})

    def validated(
        self, kind: type[T], data: Any, file: YamlFile, at: tuple[str | int, ...] = ()
    ) -> T | None:
        """The data as an object of the type, unknown keys left out; all that is wrong is reported."""
        made, findings = read_typed(kind, data, file, at)
        self.findings.extend(findings)
        if findings and isinstance(data, dict):
            known = set(inspect.signature(kind).parameters)
            made, _ = read_typed(kind, {k: v for k, v in data.items() if k in known}, file, at)
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
