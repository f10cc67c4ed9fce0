"""A press file looked through: what each page needs of the press, and what is amiss, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf

from warraq.errors import Finding, Place, Severity
from warraq.preflight.broken import SUSPECT, blame_file, reading
from warraq.preflight.report import Report, Row, Verdict
from warraq.preflight.separations import tables
from warraq.preflight.separations.document import DOCUMENT_RULES
from warraq.preflight.separations.marks import marks_of
from warraq.preflight.separations.rules import MARK_RULES, PAGE_RULES
from warraq.preflight.separations.subjects import File, Sheet, box_of

VERDICTS = {Severity.ERROR: Verdict.FAILED, Severity.WARNING: Verdict.WARNED}
AGAIN = "make the file again; it may be cut short"


def is_press_file(path: Path) -> bool:
    """True for a PDF that says it is PDF/X, or whose pages are larger than what is kept of them."""
    try:
        with pikepdf.open(path) as pdf, reading("its catalogue"):
            intents: Any = pdf.Root.get("/OutputIntents", [])
            claims = any(intent.get("/S") == "/GTS_PDFX" for intent in intents)
            named = "/GTS_PDFXVersion" in pdf.docinfo
            return claims or named or any(map(_is_trimmed, pdf.pages))
    except SUSPECT as error:
        if not blame_file(error):
            raise
        return False


def examine(path: Path) -> Report:
    """The file looked through by all rules; one that cannot be read is a finding."""
    try:
        with pikepdf.open(path) as pdf:
            sheets, broken = _read(pdf, path)
            return _examined(File(pdf, path, sheets), broken)
    except SUSPECT as error:
        if not blame_file(error):
            raise
        finding = Finding("X-file-01", f"the file cannot be read: {error}", Place(path), AGAIN)
        return Report(path, (Row("press rules", Verdict.NOT_RUN, str(error)),), (finding,))


def _read(pdf: pikepdf.Pdf, path: Path) -> tuple[tuple[Sheet, ...], list[Finding]]:
    """The pages with their marks, and a finding for each page whose content is broken."""
    sheets, broken = [], []
    for number, page in enumerate(pdf.pages, 1):
        try:
            with reading("its content"):
                sheets.append(Sheet(number, page, path, tuple(marks_of(page))))
        except SUSPECT as error:
            if not blame_file(error):
                raise
            message = f"page {number}: the content is broken: {error}"
            broken.append(Finding("X-file-02", message, Place(path, number), AGAIN))
    return tuple(sheets), broken


def _examined(file: File, broken: list[Finding]) -> Report:
    rows, findings = list(tables.facts(file)), list(broken)
    for rule, ask in _questions(file):
        found = list(_answered(file, ask))
        worst = next(
            (v for s, v in VERDICTS.items() if any(f.severity is s for f in found)), Verdict.PASSED
        )
        name = rule.__name__.replace("_", " ")
        rows.append(Row(name, worst, f"{len(found)} findings" if found else ""))
        findings += found
    return Report(file.path, (*rows, *tables.pages(file)), tuple(dict.fromkeys(findings)))


def _questions(file: File) -> Iterator[tuple[Any, Callable[[], Iterable[Finding]]]]:
    """Each rule, and how it is asked of the whole file."""
    for document_rule in DOCUMENT_RULES:
        yield document_rule, partial(document_rule, file)
    for page_rule in PAGE_RULES:
        yield page_rule, partial(_on_sheets, page_rule, file)
    for mark_rule in MARK_RULES:
        yield mark_rule, partial(_on_sheets, partial(_first, mark_rule), file)


def _on_sheets(rule: Callable[[File, Sheet], Iterator[Finding]], file: File) -> Iterator[Finding]:
    return (finding for sheet in file.sheets for finding in rule(file, sheet))


def _answered(file: File, ask: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    try:
        yield from ask()
    except SUSPECT as error:
        if not blame_file(error):
            raise
        yield Finding(
            "X-file-03", f"an entry of the file is broken: {error}", Place(file.path), AGAIN
        )


def _first(rule: Callable[..., Finding | None], file: File, sheet: Sheet) -> Iterator[Finding]:
    """The page's first finding of a rule, and how many more there are."""
    findings = [found for mark in sheet.marks if (found := rule(file, sheet, mark))]
    if findings:
        first, more = findings[0], len(findings) - 1
        message = f"{first.message}{f', and {more} more on the page' if more else ''}"
        yield Finding(first.code, message, first.place, first.hint, first.severity)


def _is_trimmed(page: pikepdf.Page) -> bool:
    return box_of(page, "/TrimBox") not in (None, box_of(page, "/MediaBox"))
