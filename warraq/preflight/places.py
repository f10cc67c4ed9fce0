"""Checks of what stands where: the order of reading on a page, what comes back on every page, folios."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from warraq.errors import Severity
from warraq.preflight.check import Check, Fault
from warraq.preflight.opened_pdf import Area, OpenedPdf, joined
from warraq.preflight.structure import Element

BLOCKS = frozenset({"P", "H", "Figure", "Table", *(f"H{level}" for level in range(1, 7))})
APART = frozenset({"Table", "Figure", "Note", "FENote"})
INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad]")
OFTEN = 3  # pages
SLACK = 2  # points
Placed = tuple[Element, Area]


def order(opened: OpenedPdf) -> Iterator[Fault]:
    """The structure goes through the pages from the first to the last, and down each column of one."""
    latest = 0
    for page, mcid in opened.structure.all_marks() if opened.structure else ():
        if page < latest:
            message = f"content {mcid} is read after content of page {latest + 1}"
            yield _at(page, "T-order-01", message, "put the tags in the order of reading")
        latest = max(latest, page)
    for page, blocks in sorted(_blocks(opened).items()):
        for (_, first), (element, second) in pairwise(blocks):
            if second[1] > first[3] - SLACK and _beside(first, second):
                message = f"{element.kind} is read after what stands below it"
                hint = "put the tags in the order of reading"
                yield _at(page, "T-order-02", message, hint, element.number)


def repeated(opened: OpenedPdf) -> Iterator[Fault]:
    """What comes back at the same height of many pages of a document is a running head, and no text."""
    seen: dict[tuple[str, int, Element], list[tuple[int, Element]]] = defaultdict(list)
    for page, blocks in sorted(_blocks(opened).items()):
        for element, area in blocks:
            words = re.sub(r"\d+", "", _plain(opened.said(element)))
            if element.kind != "Figure" and opened.said(element).strip():
                seen[words, round(area[3] / SLACK), _bound(element)].append((page, element))
    for (words, *_), found in seen.items():
        if len({page for page, _ in found}) >= OFTEN:
            page, element = found[0]
            message = f"`{words[:40]}` is tagged as {element.kind} on {len(found)} pages"
            yield _at(page, "T-artifact-01", message, "mark it as an artifact", element.number)


def folios(opened: OpenedPdf) -> Iterator[Fault]:
    """Pages are called what is printed on them, as far as an artifact of digits alone tells."""
    if "/PageLabels" not in opened.root:
        if len(opened.reader.pages) > 1:
            yield _at(-1, "T-label-01", "the pages have no labels", "add page labels")
        return
    printed: dict[int, list[str]] = defaultdict(list)
    for drawn in opened.drawn:
        words = _plain(drawn.text)
        if drawn.artifact and words.isdigit():
            printed[drawn.page].append(words)
    for page, label in enumerate(opened.reader.page_labels):
        if page in printed and label not in printed[page]:
            message = f"the page is called {label}, printed is {printed[page][0]}"
            yield _at(page, "T-label-02", message, "write the labels as the folios are printed")


def pictures(opened: OpenedPdf) -> Iterator[Fault]:
    """No page is a picture without words, as a scan is."""
    figures = (figure for figure in opened.elements("Figure") if figure.alt.strip())
    described = {page for figure in figures for page, _ in figure.all_marks()}
    meant = {drawn.page for drawn in opened.drawn if not drawn.artifact}
    for page in sorted((opened.wordless & meant) - described):
        message = "the page is a picture: nothing on it can be read"
        hint = "recognize its text (OCR), and tag it"
        yield Fault("T-text-01", message, hint, page + 1)


def _blocks(opened: OpenedPdf) -> dict[int, list[Placed]]:
    """By page the blocks in the order of reading, with where they stand; none that is in another."""
    found: dict[int, list[Placed]] = defaultdict(list)
    for element in opened.elements(*BLOCKS):
        if not _is_apart(element.parent):
            areas: dict[int, list[Area]] = defaultdict(list)
            for mark in element.all_marks():
                if mark in opened.areas:
                    areas[mark[0]].append(opened.areas[mark])
            for page, each in areas.items():
                found[page].append((element, joined(each)))
    return found


def _bound(element: Element) -> Element:
    """The part of the file that an element is in: a document of its own, in one that is bound."""
    while element.parent is not None and element.parent.kind != "Document":
        element = element.parent
    return element if element.kind == "Part" else element.parent or element


def _is_apart(element: Element | None) -> bool:
    return element is not None and (element.kind in APART or _is_apart(element.parent))


def _beside(one: Area, other: Area) -> bool:
    """True if two areas share a column: half of the narrower one's width."""
    shared = min(one[2], other[2]) - max(one[0], other[0])
    return shared > min(one[2] - one[0], other[2] - other[0]) / 2


def _plain(words: str) -> str:
    return " ".join(INVISIBLE.sub("", words).split())


def _at(page: int, code: str, message: str, hint: str, number: int = 0) -> Fault:
    return Fault(code, message, hint, page + 1, number, Severity.WARNING)


CHECKS = (
    Check("reading order", order, needs_tags=True),
    Check("running heads", repeated, needs_tags=True),
    Check("page labels", folios),
    Check("pages of pictures", pictures),
)
