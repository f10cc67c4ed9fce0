"""A PDF laid open for checks: its objects by pypdf, what is drawn on its pages by PDFium."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from pypdfium2 import raw

from warraq.preflight.structure import Element, read_structure

Mark = tuple[int, int]  # page from 0, marked content
Area = tuple[float, float, float, float]  # left, bottom, right, top in points


@dataclass(frozen=True)
class Drawn:
    """An object drawn on a page: what it is marked as (-1: nothing in the structure), where, what it says."""

    page: int
    mcid: int
    artifact: bool
    text: str = ""
    area: Area = (0, 0, 0, 0)


class OpenedPdf:
    """One file; everything is read when a check first asks for it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = path.read_bytes()
        self.reader = PdfReader(io.BytesIO(self.data))

    @cached_property
    def root(self) -> DictionaryObject:
        """The document's catalog."""
        return self.reader.root_object

    @cached_property
    def structure(self) -> Element | None:
        """The structure tree; nothing where there is none."""
        return read_structure(self.reader)

    def elements(self, *kinds: str) -> Iterator[Element]:
        """The structure's elements, all or of these types, in reading order."""
        if self.structure is not None:
            yield from (e for e in self.structure.walk() if not kinds or e.kind in kinds)

    @cached_property
    def drawn(self) -> tuple[Drawn, ...]:
        """What is drawn on all pages, in the order of drawing."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            return tuple(
                drawn for number in range(len(document)) for drawn in _drawn(document, number)
            )
        finally:
            document.close()

    @cached_property
    def wordless(self) -> frozenset[int]:
        """The pages that show pictures and no letter, inside of what is drawn as one too."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            spoken = {drawn.page for drawn in self.drawn if drawn.text.strip()}
            silent = (number for number in range(len(document)) if number not in spoken)
            return frozenset(number for number in silent if _is_picture(document[number]))
        finally:
            document.close()

    @cached_property
    def texts(self) -> dict[Mark, str]:
        """What each marked content says, as its glyphs are drawn."""
        texts: dict[Mark, str] = {}
        for drawn in self.drawn:
            if drawn.mcid >= 0:
                key = drawn.page, drawn.mcid
                texts[key] = texts.get(key, "") + drawn.text
        return texts

    @cached_property
    def areas(self) -> dict[Mark, Area]:
        """Where each marked content stands."""
        areas: dict[Mark, list[Area]] = {}
        for drawn in self.drawn:
            if drawn.mcid >= 0:
                areas.setdefault((drawn.page, drawn.mcid), []).append(drawn.area)
        return {mark: joined(each) for mark, each in areas.items()}

    def said(self, element: Element) -> str:
        """What an element says with all that is in it."""
        kids = "" if element.actual else "".join(map(self.said, element.elements))
        return self.words(element) + kids

    def words(self, element: Element) -> str:
        """What an element itself says: its replacement text, or the text of its own content."""
        return element.actual or "".join(self.texts.get(mark, "") for mark in element.marks)


def joined(areas: Iterable[Area]) -> Area:
    """The area around all of them."""
    left, bottom, right, top = zip(*areas, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _drawn(document: pypdfium2.PdfDocument, number: int) -> Iterator[Drawn]:
    page = document[number]
    words = page.get_textpage()
    for shape in page.get_objects(max_depth=1):
        names = {_mark_name(shape, index) for index in range(raw.FPDFPageObj_CountMarks(shape))}
        mcid = raw.FPDFPageObj_GetMarkedContentID(shape)
        text = _text(shape, words) if shape.type == raw.FPDF_PAGEOBJ_TEXT else ""
        yield Drawn(number, mcid, "Artifact" in names, text, shape.get_bounds())
    words.close()
    page.close()


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=9)
    return any(True for _ in pictures) and not page.get_textpage().count_chars()


def _mark_name(shape: Any, index: int) -> str:
    mark, length = raw.FPDFPageObj_GetMark(shape, index), ctypes.c_ulong()
    name = ctypes.create_string_buffer(128)
    wide = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFPageObjMark_GetName(mark, wide, 128, length)
    return name.raw[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def _text(shape: Any, words: Any) -> str:
    size = raw.FPDFTextObj_GetText(shape, words, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(
        shape, words, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return buffer.raw[:-2].decode("utf-16-le", "replace")
