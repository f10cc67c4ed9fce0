"""Checks of the file around its pages: fonts, title, metadata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from pypdf.generic import DictionaryObject

from warraq.errors import Severity
from warraq.preflight.broken import reading
from warraq.preflight.check import Check, Fault, number_of
from warraq.preflight.opened_pdf import OpenedPdf

EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")


def fonts_of(opened: OpenedPdf) -> dict[str, tuple[int, DictionaryObject]]:
    """Every font by its name, with the page on which it is first named, from 1."""
    found: dict[str, tuple[int, DictionaryObject]] = {}
    seen: set[int] = set()
    for number, page in enumerate(opened.reader.pages, 1):
        for font in _fonts(page.get("/Resources"), seen):
            found.setdefault(str(font.get("/BaseFont", font.get("/Name", "?")))[1:], (number, font))
    return found


def _fonts(resources: Any, seen: set[int]) -> Iterator[DictionaryObject]:
    resources = resources.get_object() if resources is not None else None
    if not isinstance(resources, DictionaryObject) or id(resources) in seen:
        return
    seen.add(id(resources))
    for font in (resources.get("/Font") or {}).values():
        yield font.get_object()
    for drawing in (resources.get("/XObject") or {}).values():
        yield from _fonts(drawing.get_object().get("/Resources"), seen)


def is_embedded(font: DictionaryObject) -> bool:
    """True if the font's outlines are in the file."""
    if font.get("/Subtype") == "/Type3":
        return True
    with reading("a font"):
        descendants: Any = font.get("/DescendantFonts", [font])
        descriptor = descendants[0].get_object().get("/FontDescriptor", {})
        return any(key in descriptor for key in EMBEDDED)


def fonts(opened: OpenedPdf) -> Iterator[Fault]:
    """Fonts are embedded, and their letters can be copied."""
    for name, (page, font) in fonts_of(opened).items():
        if not is_embedded(font):
            message, number = f"the font {name} is not embedded", number_of(font)
            yield Fault("T-font-01", message, "embed all fonts", page, number)
        if font.get("/Subtype") == "/Type0" and "/ToUnicode" not in font:
            message = f"the text in {name} cannot be copied: it has no ToUnicode"
            yield Fault("T-font-02", message, "write the PDF with its text", page, number_of(font))


def title(opened: OpenedPdf) -> Iterator[Fault]:
    """The document has a title, and viewers show it."""
    if not titles(opened):
        yield Fault("T-title-01", "the document has no title", "set its title")
    preferences = opened.root.get("/ViewerPreferences", {})
    if str(preferences.get("/DisplayDocTitle", "")).lower() != "true":
        yield Fault(
            "T-title-02", "viewers show the file's name for its title", "set DisplayDocTitle"
        )


def titles(opened: OpenedPdf) -> list[str]:
    """The titles in the metadata, else in the information dictionary."""
    packet = xmp(opened)
    path = ".//{http://purl.org/dc/elements/1.1/}title//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
    found = [item.text for item in packet.iterfind(path) if item.text] if packet is not None else []
    information = opened.reader.metadata
    return found or ([information.title] if information and information.title else [])


def xmp(opened: OpenedPdf) -> ET.Element | None:
    """The metadata packet; nothing where there is none that can be read."""
    stream = opened.root.get("/Metadata")
    try:
        return None if stream is None else ET.fromstring(stream.get_object().get_data())
    except ET.ParseError:
        return None


def metadata(opened: OpenedPdf) -> Iterator[Fault]:
    """The file has a metadata packet that can be read."""
    if "/Metadata" not in opened.root:
        hint = "add title, author and language as XMP"
        yield Fault(
            "T-metadata-01", "the file has no XMP metadata", hint, severity=Severity.WARNING
        )
    elif xmp(opened) is None:
        yield Fault("T-metadata-02", "the metadata cannot be read", "write them anew")


CHECKS = (
    Check("fonts", fonts),
    Check("title", title),
    Check("metadata", metadata),
)
