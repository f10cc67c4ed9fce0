"""Ask a file all questions; a file that cannot be read is a finding, not a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warraq.errors import Finding, Place, Severity
from warraq.preflight import (
    file,
    languages,
    parts,
    places,
    repairs,
    separations,
    standards,
    tagging,
    ways,
)
from warraq.preflight.broken import SUSPECT, blame_file, number_of_points
from warraq.preflight.check import Check, limited
from warraq.preflight.opened_pdf import OpenedPdf
from warraq.preflight.report import Report, Row, Verdict
from warraq.preflight.separations import greyscale

CHECKS = (
    *tagging.CHECKS, *parts.CHECKS, *places.CHECKS, *languages.CHECKS, *file.CHECKS, *ways.CHECKS,
    *greyscale.CHECKS,
)  # fmt: skip
VERDICTS = {Severity.ERROR: Verdict.FAILED, Severity.WARNING: Verdict.WARNED}


def inspect(path: Path, press: bool = False) -> Report:
    """Everything that preflight can say of the file; a `press` file is looked at as a printer does."""
    if press or separations.is_press_file(path):
        return separations.examine(path)
    with repairs.noted() as repaired:
        try:
            opened = OpenedPdf(path)
            facts = _facts(opened)
        except SUSPECT as error:
            if not blame_file(error):
                raise
            return _unreadable(path, f"{type(error).__name__}: {error}")
        answers = [*_asked(opened), *standards.validated(opened)]
    rows = (*facts, *(row for row, _ in answers))
    findings = [finding for _, found in answers for finding in found]
    return Report(path, rows, (*repairs.findings(repaired, path), *findings))


def _unreadable(path: Path, why: str) -> Report:
    locked = "FileNotDecrypted" in why
    hint = "take the password off" if locked else "make the file again; it may be cut short"
    message = (
        f"the file {'is locked by a password' if locked else f'cannot be read as a PDF: {why}'}"
    )
    rows = tuple(Row(check.name, Verdict.NOT_RUN, "the file cannot be read") for check in CHECKS)
    return Report(path, rows, (Finding("T-file-01", message[:300], Place(path), hint),))


def _facts(opened: OpenedPdf) -> Iterator[Row]:
    sizes = sorted({_size(page.mediabox) for page in opened.reader.pages})
    fonts = sorted(file.fonts_of(opened))
    facts = {
        "version": opened.reader.pdf_header.removeprefix("%PDF-"),
        "claims": " ".join(standards.claims(opened)) or "none",
        "size": f"{len(opened.data) / 1000:,.0f} kB, {len(opened.reader.pages)} pages of {', '.join(sizes)}",
        "language": str(opened.root.get("/Lang", "none")),
        "fonts": ", ".join(name.split("+")[-1] for name in fonts) or "none",
    }
    return iter([Row(name, Verdict.TOLD, detail) for name, detail in facts.items()])


def _size(box: tuple[float, float, float, float]) -> str:
    left, bottom, right, top = map(number_of_points, box)
    return f"{(right - left) / 72 * 25.4:.0f} × {(top - bottom) / 72 * 25.4:.0f} mm"


def _asked(opened: OpenedPdf) -> Iterator[tuple[Row, list[Finding]]]:
    for check in CHECKS:
        try:
            yield _answer(opened, check)
        except SUSPECT as error:
            if not blame_file(error):
                raise
            why = f"the file is broken: {type(error).__name__}: {error}"[:200]
            finding = Finding(
                "T-file-02", f"{check.name}: {why}", Place(opened.path), "make the file again"
            )
            yield Row(check.name, Verdict.NOT_RUN, why), [finding]


def _answer(opened: OpenedPdf, check: Check) -> tuple[Row, list[Finding]]:
    if check.needs_tags and opened.structure is None:
        return Row(check.name, Verdict.NOT_RUN, "the file has no structure"), []
    found = [fault.finding(opened) for fault in limited(check.look(opened))]
    worst = next(
        (VERDICTS[s] for s in VERDICTS if any(f.severity is s for f in found)), Verdict.PASSED
    )
    return Row(check.name, worst, f"{len(found)} findings" if found else ""), found
