"""The table of a press file: its condition and boxes, and what each page needs of the press."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warraq.preflight.report import Row, Verdict
from warraq.preflight.separations.colours import CMYK, REGISTRATION
from warraq.preflight.separations.subjects import MM, File, Sheet

LEAST = (
    ("text", "type from", "pt"),
    ("line", "lines from", "pt"),
    ("picture", "pictures from", "ppi"),
)


def facts(file: File) -> Iterator[Row]:
    """The file's printing condition, and its first page's boxes."""
    intents: Any = file.pdf.Root.get("/OutputIntents", [])
    names = [str(intent.get("/OutputConditionIdentifier", "")) for intent in intents]
    yield Row("printing condition", Verdict.TOLD, " ".join(names) or "none")
    if file.sheets:
        first = file.sheets[0]
        wide, high = (first.trim[2] - first.trim[0]) / MM, (first.trim[3] - first.trim[1]) / MM
        bleed = (first.trim[0] - first.bleed[0]) / MM
        detail = f"{len(file.pdf.pages)} of {wide:.0f} × {high:.0f} mm, bleed {bleed:.1f} mm"
        yield Row("pages", Verdict.TOLD, detail)
    if file.cover is None:
        yield Row("ink where colours overlap", Verdict.NOT_RUN, "Ghostscript could not be asked")


def pages(file: File) -> Iterator[Row]:
    """A row for each page: its plates, its heaviest flat colour, its finest things."""
    covers = file.cover or {}
    for sheet in file.sheets:
        told = [*_needs(sheet), str(covers.get(sheet.number, ""))]
        yield Row(f"page {sheet.number}", Verdict.TOLD, "; ".join(filter(None, told)))


def _needs(sheet: Sheet) -> Iterator[str]:
    printed = [mark for mark in sheet.marks if mark.colour.space.kind != REGISTRATION]
    plates = {plate for mark in printed for plate in mark.plates}
    yield " ".join(sorted(plates, key=lambda plate: (CMYK.find(plate) % 9, plate))) or "empty"
    ink = max((sum(mark.colour.inks) for mark in printed if mark.colour.inks), default=0)
    yield f"ink to {100 * ink:.0f} %" if ink else ""
    for kind, words, unit in LEAST:
        if measures := [mark.measure for mark in printed if mark.kind == kind]:
            yield f"{words} {min(measures):.3g} {unit}"
