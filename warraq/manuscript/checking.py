"""A manuscript checked as it came: imported aside, and every finding told at its own line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from warraq.errors import Finding, Place, Severity
from warraq.manuscript import ImportReport, import_manuscript


def check_manuscript(source: Path) -> list[Finding]:
    """What importing would repair and what `check` finds, at the lines of the manuscript."""
    from warraq.check import check_study
    from warraq.read import read_project

    with TemporaryDirectory() as folder:
        report = import_manuscript(source, Path(folder) / "study")
        study, findings = read_project(report.target)
        findings += check_study(study) if study else []
        told = [*_repairs(report), *(_told(finding, report) for finding in findings)]
    return sorted(told, key=lambda finding: (finding.place, finding.code))


def _repairs(report: ImportReport) -> Iterator[Finding]:
    for repair in report.repairs:
        place = Place(report.source, repair.line)
        yield Finding(repair.code, repair.message, place, "mend it at the source", Severity.WARNING)


def _told(finding: Finding, report: ImportReport) -> Finding:
    line = report.lines.get(finding.place.path, {}).get(finding.place.line, 0)
    return replace(finding, place=Place(report.source, line))
