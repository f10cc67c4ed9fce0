"""One page as a contract: the ladder of a brief, then its lines that may go, then a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from warraq.errors import ContentError, Finding, Severity
from warraq.model import Forme
from warraq.press.ladder import GROWTH, STEPS, Ladder

Lay = Callable[[Forme, Mapping[str, str]], Document]
# How many lines went, the step of the ladder, how much white space was given back.
Found = tuple[int, int, int]
ROOMIEST = (0, 0, GROWTH)
FULL = 0.96  # a step of the ladder may leave so little
FOUND = 3  # other editions of the engine found less, and their manifests are read


@dataclass(frozen=True)
class Fitted:
    """The page that holds: its layout, the forme it is of, what was done, and what is amiss."""

    document: Document
    forme: Forme
    report: tuple[str, ...]
    found: Found
    findings: tuple[Finding, ...] = ()


def fit(forme: Forme, lay: Lay) -> Fitted:
    """The forme on one page, as little as possible taken from its design; or a ContentError.

    What was found for another edition of the same brief serves this one, if the page holds and is full.
    """
    terms: Mapping[str, Any] = forme.metadata["fit"]
    found = terms.get("found", ())
    if len(found) == FOUND and _serves(document := _laid(forme, found, lay), found):
        return _fitted(document, forme, found)
    for gone in range(len(terms["shorter"]) + 1):
        last = _laid(forme, (gone, STEPS, 0), lay)
        if holds(last):
            steps = [(gone, step, 0) for step in range(STEPS + 1)]
            (_, step, _), page = _first(forme, steps, lay, last)
            grown = [(gone, step, growth) for growth in range(GROWTH, -1, -1)]
            found, page = _first(forme, grown, lay, page)
            return _fitted(page, forme, found)
    raise ContentError([_too_long(last, forme)])


def _serves(document: Document, found: Found) -> bool:
    """True if what was found is still right: nothing is over, and no room that could be used is left."""
    used, available = filled(document)
    return holds(document) and (used > FULL * available or found == ROOMIEST)


def _first(
    forme: Forme, trials: Sequence[Found], lay: Lay, best: Document
) -> tuple[Found, Document]:
    """The first trial at which the page holds, found by halving; the last is known to, as `best`."""
    low, high = -1, len(trials) - 1
    while high - low > 1:
        middle = (low + high) // 2 if low >= 0 else 0
        document = _laid(forme, trials[middle], lay)
        if holds(document):
            high, best = middle, document
        else:
            low = middle
    return trials[high], best


def known(forme: Forme, found: Found) -> Forme:
    """The forme with what was found for another edition of it."""
    fit = {**forme.metadata["fit"], "found": found}
    return replace(forme, metadata={**forme.metadata, "fit": fit})


def _laid(forme: Forme, found: Found, lay: Lay) -> Document:
    """The forme without so many of its lines, at a step of its ladder."""
    gone, step, growth = found
    return lay(shorter(forme, gone), _variables(forme, step, growth))


def shorter(forme: Forme, gone: int) -> Forme:
    """The forme without the lines that go first, so many of them."""
    html = forme.metadata["fit"]["shorter"][gone - 1][1] if gone else forme.html
    return replace(forme, html=html)


def _variables(forme: Forme, step: int, growth: int) -> dict[str, str]:
    return Ladder.of(forme.metadata["fit"]).variables(step, growth)


def _fitted(document: Document, forme: Forme, found: Found) -> Fitted:
    gone, *steps = found
    terms = forme.metadata["fit"]
    used, available = filled(document)
    values = _variables(forme, *steps)
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
    return Fitted(document, shorter(forme, gone), report, found, findings)


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
