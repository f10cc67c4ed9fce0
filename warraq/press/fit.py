"""One page as a contract: the ladder of a brief, then its lines that may go, then a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from warraq.errors import ContentError, Finding, Severity
from warraq.model import Forme

Lay = Callable[[Forme, Mapping[str, str]], Document]
Found = tuple[int, int]  # how many lines went, and the step of the ladder
STEPS = 12  # of each rung


@dataclass(frozen=True)
class Fitted:
    """The page that holds: its layout, the forme it is of, what was done, and what is amiss."""

    document: Document
    forme: Forme
    report: tuple[str, ...]
    found: Found
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Rung:
    """One measure of the ladder and how far it may go."""

    variable: str
    start: float
    end: float

    def at(self, share: float) -> float:
        """The measure when so much of the rung is used."""
        return self.start + (self.end - self.start) * min(max(share, 0), 1)


def fit(forme: Forme, lay: Lay) -> Fitted:
    """The forme on one page, as little as possible taken from its design; or a ContentError.

    What was found for another edition of the same brief serves this one, if the page holds.
    """
    terms: Mapping[str, Any] = forme.metadata["fit"]
    if (found := terms.get("found")) and holds(document := _laid(forme, found, lay)):
        return _fitted(document, forme, found)
    lowest = len(terms["rungs"]) * STEPS
    for gone in range(len(terms["shorter"]) + 1):
        last = _laid(forme, (gone, lowest), lay)
        if holds(last):
            step, document = _highest(forme, gone, lay, last)
            return _fitted(document, forme, (gone, step))
    raise ContentError([_too_long(last, forme)])


def known(forme: Forme, found: Found) -> Forme:
    """The forme with what was found for another edition of it."""
    fit = {**forme.metadata["fit"], "found": found}
    return replace(forme, metadata={**forme.metadata, "fit": fit})


def _laid(forme: Forme, found: Found, lay: Lay) -> Document:
    """The forme without so many of its lines, at a step of its ladder."""
    gone, step = found
    return lay(_shorter(forme, gone), variables(rungs_of(forme), step))


def _shorter(forme: Forme, gone: int) -> Forme:
    html = forme.metadata["fit"]["shorter"][gone - 1][1] if gone else forme.html
    return replace(forme, html=html)


def rungs_of(forme: Forme) -> list[Rung]:
    """The ladder of a brief."""
    rungs = forme.metadata["fit"]["rungs"]
    return [Rung(rung["variable"], rung["from"], rung["to"]) for rung in rungs]


def variables(rungs: list[Rung], step: int) -> dict[str, str]:
    """The CSS variables at a step of the ladder: each rung is used up before the next is."""
    return {
        rung.variable: f"{rung.at((step - index * STEPS) / STEPS):.4g}"
        for index, rung in enumerate(rungs)
    }


def _highest(forme: Forme, gone: int, lay: Lay, last: Document) -> tuple[int, Document]:
    """The first step at which the page holds, found by halving; `last` is known to hold."""
    best = last
    low, high = -1, len(rungs_of(forme)) * STEPS
    while high - low > 1:
        middle = (low + high) // 2 if low >= 0 else 0
        document = _laid(forme, (gone, middle), lay)
        if holds(document):
            high, best = middle, document
        else:
            low = middle
    return high, best


def _fitted(document: Document, forme: Forme, found: Found) -> Fitted:
    gone, step = found
    terms = forme.metadata["fit"]
    used, available = filled(document)
    values = variables(rungs_of(forme), step)
    measures = ", ".join(f"{name} {value}" for name, value in values.items())
    report = (
        f"{measures}; {used / available:.0%} full",
        *map("dropped {}".format, dropped(forme, gone)),
    )
    findings = ()
    if used / available < terms["least_fill"]:
        message = f"the page is only {used / available:.0%} full"
        hint = "add a finding or an implication, or a figure"
        findings = (Finding("F-fit-02", message, terms["place"], hint, Severity.WARNING),)
    return Fitted(document, _shorter(forme, gone), report, found, findings)


def _too_long(document: Document, forme: Forme) -> Finding:
    over = sum(1 for _ in _lines_beyond(document))
    lines = dropped(forme, len(forme.metadata["fit"]["shorter"]))
    gone = f", though {', '.join(lines)} went" if lines else ""
    message = f"{forme.name} is too long for one page by {over} lines{gone}"
    hint = "shorten lines, or name more of them in `drop:`"
    return Finding("F-fit-01", message, forme.metadata["fit"]["place"], hint)


def dropped(forme: Forme, gone: int) -> list[str]:
    """The ids of the lines that go first."""
    return [line for line, _ in forme.metadata["fit"]["shorter"][:gone]]


def holds(document: Document) -> bool:
    """True if all that the document has stands on its one page."""
    used, available = filled(document)
    return len(document.pages) == 1 and used <= available + 0.5


def filled(document: Document) -> tuple[float, float]:
    """The height that the first page's flow takes, and the height that it has, in pixels."""
    page = document.pages[0]._page_box
    return bottom(page) - page.content_box_y(), page.height


def bottom(box: boxes.Box) -> float:
    """Where what is set in a box, or on a page, ends."""
    ends = (child.position_y + child.margin_height() for child in flow(box) if _is_set(child))
    return max(ends, default=box.content_box_y())


def _lines_beyond(document: Document) -> Iterator[boxes.Box]:
    """The lines that the first page does not hold."""
    first, *others = (page._page_box for page in document.pages)
    end = first.content_box_y() + first.height + 0.5
    yield from (box for box in _lines(first) if box.position_y + box.height > end)
    for page in others:
        yield from _lines(page)


def _lines(page: boxes.Box) -> Iterator[boxes.Box]:
    return (box for box in flow(page) if isinstance(box, boxes.LineBox))


def _is_set(box: boxes.Box) -> bool:
    return isinstance(box, boxes.LineBox | boxes.ReplacedBox | boxes.TableCellBox)


def flow(box: boxes.Box) -> Iterator[boxes.Box]:
    """The boxes in normal flow, margin boxes and placed ones left out."""
    for child in getattr(box, "children", ()):
        if child.is_in_normal_flow() and not isinstance(child, boxes.MarginBox):
            yield child
            yield from flow(child)
