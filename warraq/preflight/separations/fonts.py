"""The fonts of a press file: all in it, and no more of each than is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from warraq.errors import Finding, Severity
from warraq.preflight.broken import reading
from warraq.preflight.separations.subjects import File, Sheet

SUBSET = re.compile(r"/[A-Z]{6}\+")
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def fonts(file: File) -> Iterator[Finding]:
    """Every font is embedded, as a subset, and is a typeface that was meant."""
    seen = set()
    for sheet in file.sheets:
        for name, font in _named_fonts(sheet):
            if name in seen:
                continue
            seen.add(name)
            if "Courier" in name:
                message, hint = (
                    "there is Courier, which stands in for a typeface not found",
                    "look at it",
                )
                yield sheet.finding("X-font-03", message, hint, Severity.WARNING)
            if font.get("/Subtype") == "/Type3":
                message = "a Type 3 font draws letters that are not looked through"
                hint = "convert them to another font, or look at the separations"
                yield sheet.finding("X-font-04", message, hint, Severity.WARNING)
            elif not _is_embedded(font):
                message = f"the font {name.lstrip('/')} is not embedded"
                yield sheet.finding("X-font-01", message, "export it with all fonts embedded")
            elif not SUBSET.match(name):
                message = f"the font {name.lstrip('/')} is embedded whole"
                yield sheet.finding("X-font-02", message, "embed a subset", Severity.NOTE)


def _named_fonts(sheet: Sheet) -> list[tuple[str, Any]]:
    with reading("its fonts"):
        fonts = _fonts(sheet.page.resources, set())
        return [(str(font.get("/BaseFont", "/unnamed")), font) for font in fonts]


def _fonts(resources: Any, visited: set[tuple[int, int]]) -> Iterator[Any]:
    """The fonts of resources and of the forms in them."""
    if resources is None:
        return
    yield from dict(resources.get("/Font", {}).items()).values()
    for thing in dict(resources.get("/XObject", {}).items()).values():
        if thing.get("/Subtype") == "/Form" and thing.objgen not in visited:
            visited.add(thing.objgen)
            yield from _fonts(thing.get("/Resources"), visited)


def _is_embedded(font: Any) -> bool:
    with reading("a font"):
        whole = font["/DescendantFonts"][0] if font.get("/Subtype") == "/Type0" else font
        descriptor = whole.get("/FontDescriptor", {})
        return any(program in descriptor for program in PROGRAMS)
