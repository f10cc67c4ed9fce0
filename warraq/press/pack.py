"""The pack: a front, briefs and the article, bound as one PDF that keeps tags, links and bookmarks."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain
from typing import Any

from pypdf import PdfReader

from warraq.errors import ContentError, Finding, Place
from warraq.model import Brand, Composition, Edition, direction
from warraq.press.complaints import heard
from warraq.press.labels import folios
from warraq.press.printing import at_press, lay_out, make_edition, set_pages, write_pdf

from weasyprint import Document  # isort: skip

LINK = re.compile(r'href="#([^"]+)"')


def bind_pack(compositions: tuple[Composition, ...], brand: Brand) -> Edition:
    """The compositions as one edition under the first one's name, its pages numbered through, read back."""
    started = time.monotonic()
    with at_press(brand), heard(*compositions):
        documents, report = _lay_parts(compositions, brand)
        pack = documents[0].copy([page for document in documents for page in document.pages])
        files = {
            file.name: file for composition in compositions for file in composition.attachments
        }
        data = write_pdf(pack, replace(compositions[0], attachments=tuple(files.values())), brand)
    if wrong := list(_read_back(data, pack, documents, Place(compositions[0].folder))):
        raise ContentError(wrong)
    bound = make_edition(compositions[0], brand, pack, data)
    return replace(bound, report=report, seconds=time.monotonic() - started)


def _lay_parts(
    compositions: tuple[Composition, ...], brand: Brand
) -> tuple[list[Document], tuple[str, ...]]:
    """The parts laid out one after the other, the front again once it is known where all begins."""
    front, *parts = compositions
    first = len(lay_out(front, brand).pages)
    documents: list[Document] = []
    reports: list[str] = []
    for part in parts:
        start = first + sum(len(document.pages) for document in documents) + 1
        rtl = direction(front.language) == "rtl"
        document, report = set_pages(_numbered_from(part, start, rtl=rtl), brand)
        documents.append(document)
        reports += [f"{part.name}: {line}" for line in report]
    numbers = _page_numbers(front, documents, first + 1)
    return [lay_out(front, brand, numbers), *documents], tuple(reports)


def _numbered_from(composition: Composition, first: int, *, rtl: bool) -> Composition:
    """The composition with this number on its first page, and on the side where the pack has that number."""
    side = "left" if (first % 2 == 1) is rtl else "right"
    numbered = f"@page :first {{ counter-reset: page {first} }} html {{ break-before: {side} }}"
    return replace(composition, styles=(*composition.styles, numbered))


def _page_numbers(front: Composition, documents: Sequence[Document], first: int) -> dict[str, str]:
    """The CSS variable `page-ANCHOR` for each anchor in another part that the front links to."""
    wanted = set(LINK.findall(front.html))
    pages = chain.from_iterable(document.pages for document in documents)
    return {
        f"page-{anchor}": f'"{number}"'
        for number, page in enumerate(pages, first)
        for anchor in page.anchors
        if anchor in wanted
    }


def _read_back(
    data: bytes, pack: Document, documents: Sequence[Document], place: Place
) -> Iterator[Finding]:
    """What the file lacks of what was bound, as another library reads it."""
    reader = PdfReader(io.BytesIO(data))
    pages = list(accumulate((len(document.pages) for document in documents), initial=0))
    root: Any = reader.root_object
    tree = root["/StructTreeRoot"]["/K"][0].get_object()
    parts = [kid.get_object() for kid in tree["/K"]]
    anchors = {anchor for page in pack.pages for anchor in page.anchors}
    for what, made, read in (
        ("pages", pages[-1], len(reader.pages)),
        ("page labels", folios(pack), reader.page_labels),
        (
            "bookmarks",
            sum(len(page.bookmarks) for page in pack.pages),
            _count_bookmarks(reader.outline),
        ),
        ("anchors", anchors, set(reader.named_destinations)),
        ("parts", len(documents), [part["/S"] for part in parts].count("/Part")),
        ("untagged pages", 0, sum("/StructParents" not in page for page in reader.pages)),
    ):
        if made != read:
            message = f"the pack lost {what}: {made} were bound, {read} are there"
            yield Finding("P-bind-01", message, place, "this is a fault of the press: report it")


def _count_bookmarks(outline: list[Any]) -> int:
    return sum(_count_bookmarks(entry) if isinstance(entry, list) else 1 for entry in outline)
