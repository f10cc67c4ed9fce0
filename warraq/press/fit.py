"""One page as a contract: the ladder of a brief, then its lines that may go, then a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from warraq.errors import ContentError, Finding, Place, Severity
from warraq.model import Forme

Lay = Callable[[Forme, Mapping[str, str]], Document]
STEPS = 12  # of each rung


@dataclass(frozen=True)
class Fitted:
    """The page that holds: its layout, the forme it is of, what was done, and what is amiss."""

    document: Document
    forme: Forme
    report: tuple[str, ...]
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
    """The forme on one page, as little as possible taken from its design; or a ContentError."""
    terms: Mapping[str, Any] = forme.metadata["fit"]
    rungs = [Rung(rung["variable"], rung["from"], rung["to"]) for rung in terms["rungs"]]
    lowest = len(rungs) * STEPS
    dropped: list[str] = []
    for line, html in ((None, forme.html), *terms["shorter"]):
        dropped += [line] if line else []
        forme = replace(forme, html=html)
        last = lay(forme, variables(rungs, lowest))
        if holds(last):
            step, document = _highest(forme, rungs, lay, last)
            return _fitted(document, forme, rungs, step, dropped)
    raise ContentError([_too_long(last, forme.name, terms["place"], dropped)])


def variables(rungs: list[Rung], step: int) -> dict[str, str]:
    """The CSS variables at a step of the ladder: each rung is used up before the next is."""
    return {
        rung.variable: f"{rung.at((step - index * STEPS) / STEPS):.4g}"
        for index, rung in enumerate(rungs)
    }


def _highest(forme: Forme, rungs: list[Rung], lay: Lay, last: Document) -> tuple[int, Document]:
    """The first step at which the page holds, found by halving; `last` is known to hold."""
    best = last
    low, high = -1, len(rungs) * STEPS
    while high - low > 1:
        middle = (low + high) // 2 if low >= 0 else 0
        document = lay(forme, variables(rungs, middle))
        if holds(document):
            high, best = middle, document
        else:
            low = middle
    return high, best


def _fitted(
    document: Document, forme: Forme, rungs: list[Rung], step: int, dropped: list[str]
) -> Fitted:
    used, available = filled(document)
    measures = ", ".join(f"{name} {value}" for name, value in variables(rungs, step).items())
    report = (f"{measures}; {used / available:.0%} full", *(f"dropped {line}" for line in dropped))
    terms = forme.metadata["fit"]
    findings = ()
    if used / available < terms["least_fill"]:
        message = f"the page is only {used / available:.0%} full"
        hint = "add a finding or an implication, or a figure"
        findings = (Finding("F-fit-02", message, terms["place"], hint, Severity.WARNING),)
    return Fitted(document, forme, report, findings)


def _too_long(document: Document, name: str, place: Place, dropped: list[str]) -> Finding:
    over = sum(1 for _ in _lines_beyond(document))
    gone = f", though {', '.join(dropped)} went" if dropped else ""
    message = f"{name} is too long for one page by {over} lines{gone}"
    hint = "shorten lines, or name more of them in `drop:`"
    return Finding("F-fit-01", message, place, hint)


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
