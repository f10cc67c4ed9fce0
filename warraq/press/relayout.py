"""Incremental relayout: after a correction only the pages that it touches are set again.

WeasyPrint makes a page again where its content has changed, and goes on until a page begins as it
did. Here a new layout is given the pages of the last one, and told which of them to doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import HTML, Document, layout
from weasyprint.formatting_structure.boxes import PageBox
from weasyprint.layout import LayoutContext
from weasyprint.layout.page import set_page_type_computed_styles

from warraq.weasy.workbench import Correction, install_corrections, wrapped_by

UNSEEN = ("title", "meta")
MakePages = Callable[..., Iterator[PageBox]]


@dataclass(frozen=True)
class Print:
    """An element as it was laid out: tag, parent's number and attributes; its words and those after it."""

    shape: tuple[Any, ...]
    text: str | None
    tail: str | None


@dataclass(frozen=True)
class Laid:
    """A layout to start from: what each element was, its pages as flow left them, where each begins."""

    prints: list[Print]
    pages: list[PageBox]
    flows: list[Any]
    page_maker: list[Any]
    elements: list[frozenset[int]]


class Abandoned(Exception):  # noqa: N818
    """A layout was ended between two pages, because something else is wanted first."""


def _abandon_layout(
    make: MakePages, wanted: Callable[[], bool], *arguments: Any
) -> Iterator[PageBox]:
    for page in make(*arguments):
        if wanted():
            raise Abandoned
        yield page


def _keep_pages(make: MakePages, run: _Run, *arguments: Any) -> Iterator[PageBox]:
    return run.make_pages(make, *arguments)


ABANDONING = Correction(
    layout,
    "make_all_pages",
    wrapped_by(_abandon_layout),
    "a layout cannot be ended between two pages",
    "none known",
    "it can",
)
KEEPING_PAGES = Correction(
    layout,
    "make_all_pages",
    wrapped_by(_keep_pages),
    "a layout cannot begin with the pages of the last one",
    "none known",
    "it can",
)
CORRECTIONS = (ABANDONING, KEEPING_PAGES)


def abandoned_if(wanted: Callable[[], bool]) -> AbstractContextManager[None]:
    """Layouts inside the context are abandoned between two pages as soon as something else is wanted."""
    return install_corrections([ABANDONING], wanted)


class Relayout:
    """Lays out one document again and again; knows which of its pages are other than they were."""

    def __init__(self) -> None:
        self.last: Laid | None = None

    def lay(self, lay: Callable[[], Document]) -> tuple[Document, list[int]]:
        """What `lay` lays out, and the numbers (from 0) of the pages that are not the last layout's."""
        last, self.last = self.last, None
        run = _Run(last)
        with install_corrections([KEEPING_PAGES], run):
            document = lay()
        self.last = run.laid(document)
        kept = {id(page) for page in last.pages} if last else set()
        return document, [i for i, page in enumerate(run.pages) if id(page) not in kept]


class _Run:
    """The making of all pages while one document is laid out."""

    def __init__(self, last: Laid | None) -> None:
        self.last = last
        self.pages: list[PageBox] = []
        self.flows: list[Any] = []
        self.context: LayoutContext | None = None

    def make_pages(
        self, make: MakePages, context: LayoutContext, root: Any, html: HTML, pages: list[PageBox]
    ) -> Iterator[PageBox]:
        if not pages and self.last is not None:
            pages = _start_pages(context, print_elements(html.etree_element), self.last)
            for number, page in enumerate(pages):
                _remember_page(context, html, number, page)
        self.context = context
        self.pages = list(make(context, root, html, pages))
        self.flows = [page.children for page in self.pages]
        return iter(self.pages)

    def laid(self, document: Document) -> Laid | None:
        """The layout to start from next time; none where notes or fixed boxes tie pages together."""
        if self.context is None or self.context.footnotes or any(p.fixed_boxes for p in self.pages):
            return None
        root = document._html.etree_element
        numbers = {element: number for number, element in enumerate(root.iter())}
        known = (
            {id(p): e for p, e in zip(self.last.pages, self.last.elements, strict=True)}
            if self.last
            else {}
        )
        elements = [known.get(id(page)) or _elements_on(page, numbers) for page in self.pages]
        return Laid(print_elements(root), self.pages, self.flows, self.context.page_maker, elements)


def print_elements(root: Element) -> list[Print]:
    """What tells each element of a document from what it was: its shape, its words, and those after it."""
    numbers = {element: number for number, element in enumerate(root.iter())}
    parents = {child: numbers[parent] for parent in numbers for child in parent}
    return [
        Print((str(e.tag), parents.get(e, 0), *sorted(e.items())), e.text, e.tail) for e in numbers
    ]


def _elements_on(page: PageBox, numbers: dict[Element, int]) -> frozenset[int]:
    return frozenset(numbers[b.element] for b in page.descendants() if b.element in numbers)


def _start_pages(context: LayoutContext, now: list[Print], last: Laid) -> list[PageBox]:
    """The pages to begin with, those in doubt marked."""
    reshaped = [each.shape for each in now] != [each.shape for each in last.prints]
    changed = _changed_elements(now, last.prints)
    touched = set().union(
        *(_pages_of(number, now, last) for number in changed[: 1 if reshaped else None])
    )
    doubted = sorted(touched | {page - 1 for page in touched if page})
    context.page_maker = last.page_maker
    for number in doubted:
        last.page_maker[number][-1]["content_changed"] = True
    for page, flow in zip(last.pages, last.flows, strict=True):
        page.children = flow
    if not (reshaped and doubted):
        return last.pages
    del context.page_maker[doubted[0] + 1 :]
    return last.pages[: doubted[0]]


def _remember_page(context: LayoutContext, html: HTML, number: int, page: PageBox) -> None:
    """Tell a layout what it would know, had it made the page: its margins' styles, its anchors' numbers."""
    set_page_type_computed_styles(page.page_type, html, context.style_for)
    context.page_bottom = page.content_box_y() + page.height
    made, after = context.page_maker[number : number + 2]
    made[-1]["content_lookups"] = []
    for anchor in made[-1]["anchors"]:
        context.target_collector.cache_target_page_counters(
            anchor, after[3][1], number, context.page_maker
        )


def _changed_elements(now: list[Print], was: list[Print]) -> list[int]:
    """The numbers of the elements that are not what they were, as the last layout counts them."""
    pairs = enumerate(zip(was, now, strict=False))
    changed = [number for number, (old, new) in pairs if old != new and old.shape[0] not in UNSEEN]
    return changed if len(was) == len(now) else [*changed, min(len(was), len(now)) - 1]


def _pages_of(number: int, now: list[Print], last: Laid) -> set[int]:
    """The pages on which an element stands; where only a parent of it does, the parent's."""
    was = last.prints[number]
    parent = int(was.shape[1])
    found = {page for page, elements in enumerate(last.elements) if number in elements}
    if number and (not found or was.tail != now[number].tail):
        found |= _pages_of(parent, now, last)
    return found
