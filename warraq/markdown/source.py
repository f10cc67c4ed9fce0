"""The text being parsed: its lines, what it allows, and the findings about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from warraq.errors import Finding, Place


@dataclass(frozen=True)
class Source:
    """One text: a file with its lines, or words of a YAML file that stand at one `anchor`."""

    path: Path
    lines: tuple[str, ...] = ()
    attributes: frozenset[str] = frozenset()
    anchor: Place | None = None
    findings: list[Finding] = field(default_factory=list)
    reached: dict[int, int] = field(default_factory=dict)

    def find(self, line: int, words: str) -> Place:
        """The place of the words in a line (counted from 0), or of the line's first character."""
        if self.anchor:
            return self.anchor
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.path, line + 1, max(text.find(words), 0) + 1)

    def report(self, code: str, message: str, place: Place, hint: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, message, place, hint))
