"""Checks of what leads somewhere: links, bookmarks, the tab key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NullObject

from warraq.errors import Severity
from warraq.preflight.broken import reading
from warraq.preflight.check import Check, Fault, number_of
from warraq.preflight.opened_pdf import OpenedPdf

BOOKMARKS_FROM = 5  # pages


def links(opened: OpenedPdf) -> Iterator[Fault]:
    """Links lead somewhere, say where, and are in the structure."""
    known = _Targets(opened)
    owned = {id(annotation) for element in opened.elements() for annotation in element.annotations}
    for number, page in enumerate(opened.reader.pages, 1):
        with reading("the annotations of a page"):
            entries = list(page.get("/Annots") or ())
        for entry in entries:
            link = entry.get_object()
            if link.get("/Subtype") == "/Link":
                for code, message, hint in _link_faults(link, known):
                    yield Fault(code, message, hint, number, getattr(entry, "idnum", 0))
                if opened.structure is not None and id(link) not in owned:
                    yield Fault(
                        "T-link-03", "a link is not in the structure", "tag it as a Link", number
                    )


class _Targets:
    """The places in a file that something can lead to."""

    def __init__(self, opened: OpenedPdf) -> None:
        self._names = set(opened.reader.named_destinations)
        self._pages = {
            page.indirect_reference.idnum for page in opened.reader.pages if page.indirect_reference
        }

    def lost(self, entry: DictionaryObject) -> str:
        """Where a link or bookmark leads that is not there; nothing if all is well."""
        action = entry.get("/A", DictionaryObject()).get_object()
        if not isinstance(action, DictionaryObject):
            return "nowhere"
        target = entry.get("/Dest", action.get("/D", NullObject())).get_object()
        if isinstance(target, ArrayObject):
            page = getattr(target[0], "idnum", None) if target else None
            return "" if page in self._pages else "a page that is not there"
        if isinstance(target, str):
            there = {target, target.lstrip("/")} & self._names
            return "" if there else f"`{target}`, which is not there"
        return "nowhere" if action.get("/S") in (None, "/GoTo") else ""


def _link_faults(link: DictionaryObject, known: _Targets) -> Iterator[tuple[str, str, str]]:
    if lost := known.lost(link):
        yield (
            "T-link-01",
            f"a link leads to {lost}".replace("to nowhere", "nowhere"),
            "mend the link",
        )
    if not str(link.get("/Contents", "")).strip():
        yield "T-link-02", "a link has no description", "say where it leads (Contents)"


def bookmarks(opened: OpenedPdf) -> Iterator[Fault]:
    """Longer documents have bookmarks, and each leads to a page."""
    known = _Targets(opened)
    for number, bookmark in _bookmarks(opened.root.get("/Outlines")):
        if lost := known.lost(bookmark):
            message = f"the bookmark `{bookmark.get('/Title', '')}` leads to {lost}"
            message = message.replace("to nowhere", "nowhere")
            yield Fault("T-bookmark-02", message, "mend the bookmark", number=number)
    if len(opened.reader.pages) >= BOOKMARKS_FROM and not opened.reader.outline:
        yield Fault(
            "T-bookmark-01",
            "the file has no bookmarks",
            "make them from headings",
            severity=Severity.WARNING,
        )


def _bookmarks(outlines: Any) -> Iterator[tuple[int, DictionaryObject]]:
    """All bookmarks with the numbers of their objects, each once."""
    waiting, seen = [outlines], set()
    while waiting:
        entry = waiting.pop()
        entry = entry.get_object() if entry is not None else None
        if isinstance(entry, DictionaryObject) and id(entry) not in seen:
            seen.add(id(entry))
            if "/Title" in entry:
                yield number_of(entry), entry
            waiting += [entry.get("/Next"), entry.get("/First")]


def tabs(opened: OpenedPdf) -> Iterator[Fault]:
    """The tab key goes through links and fields in the order of the structure."""
    for number, page in enumerate(opened.reader.pages, 1):
        if page.get("/Annots") and page.get("/Tabs") != "/S":
            hint = "set the page's tab order to that of the structure (Tabs S)"
            yield Fault("T-tabs-01", "the tab order is not that of the structure", hint, number)


CHECKS = (
    Check("links", links),
    Check("tab order", tabs, needs_tags=True),
    Check("bookmarks", bookmarks),
)
