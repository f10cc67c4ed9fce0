"""What preflight has to say of a file: a row for each check, and findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from warraq.errors import Finding, Severity


class Verdict(StrEnum):
    """How a check ended; one that could not run has not passed."""

    PASSED = "passed"
    WARNED = "warned"
    FAILED = "failed"
    NOT_RUN = "not run"
    TOLD = ""


@dataclass(frozen=True)
class Row:
    """A check or a fact: its name, how it ended, and what was seen or why it did not run."""

    name: str
    verdict: Verdict
    detail: str = ""


@dataclass(frozen=True)
class Report:
    """All that was looked at in one file."""

    path: Path
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """True if no check found an error; checks that did not run say nothing for it."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def not_run(self) -> tuple[Row, ...]:
        """The checks that could not run, with why."""
        return tuple(row for row in self.rows if row.verdict is Verdict.NOT_RUN)

    def cells(self) -> list[tuple[str, str, str]]:
        """The rows for a table: what, how it ended, detail."""
        return [(row.name, str(row.verdict), row.detail) for row in self.rows]
