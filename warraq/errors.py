"""Findings about the content, and the failures that end a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def weighs(self, least: Severity) -> bool:
        """True if it weighs at least as much."""
        order = list(Severity)
        return order.index(self) <= order.index(least)


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file; line and column count from 1, and 0 means unknown."""

    path: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        known = [part for part in (self.line, self.column) if part]
        return ":".join([str(self.path), *map(str, known)])


@dataclass(frozen=True)
class Finding:
    """One thing wrong at one place, in words an editor understands, with what to do about it."""

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = Severity.ERROR

    def as_record(self) -> dict[str, str | int]:
        """The finding as `--json` prints it."""
        return {
            "path": str(self.place.path),
            "line": self.place.line,
            "column": self.place.column,
            "severity": str(self.severity),
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }


def count_findings(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`."""
    severities = [finding.severity for finding in findings]
    counts = [(severities.count(s), str(s)) for s in Severity if s in severities]
    return ", ".join(f"{n} {name}{'s' if n > 1 else ''}" for n, name in counts)


class WarraqError(Exception):
    """A failure that ends the run; `status` is the exit status of the command line."""

    status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message


class UsageError(WarraqError):
    """The command was called wrongly."""

    status = 2


class MachineError(WarraqError):
    """The machine lacks a program, a library or a typeface that the run needs."""

    status = 3


class ContentError(Exception):
    """The content has errors; carries all of the findings."""

    status = 1

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return "; ".join(finding.message for finding in self.findings)
