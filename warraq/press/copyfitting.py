"""One page as a contract: the ladder of a brief, then its lines that may go, then a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from warraq.errors import ContentError, Finding, Severity
from warraq.model import BriefFit, Composition, FitFound
from warraq.press.ladder import GROWTH, STEPS, ladder_variables

Lay = Callable[[Composition, Mapping[str, str]], Document]
ROOMIEST = FitFound(0, 0, GROWTH)
FULL = 0.96  # a step of the ladder may leave so little


@dataclass(frozen=True)
class Fitted:
    """The page that holds: its layout, the composition it is of, what was done, and what is amiss."""

    document: Document
    composition: Composition
    report: tuple[str, ...]
    found: FitFound
    findings: tuple[Finding, ...] = ()


def fit_page(composition: Composition, lay: Lay) -> Fitted:
    """The composition on one page, as little as possible taken from its design; or a ContentError.

    What was found for another edition of the same brief serves this one, if the page holds and is full.
    """
    found = _fit_of(composition).found
    if found and _still_serves(document := _lay_out(composition, found, lay), found):
        return _describe_fit(document, composition, found)
    for gone in range(len(_fit_of(composition).shorter) + 1):
        last = _lay_out(composition, FitFound(gone, STEPS, 0), lay)
        if holds_one_page(last):
            steps = [FitFound(gone, step, 0) for step in range(STEPS + 1)]
            tight, page = _first_holding(composition, steps, lay, last)
            grown = [replace(tight, growth=growth) for growth in range(GROWTH, -1, -1)]
            found, page = _first_holding(composition, grown, lay, page)
            return _describe_fit(page, composition, found)
    raise ContentError([_too_long(last, composition)])


def _fit_of(composition: Composition) -> BriefFit:
    if composition.fit is None:
        raise ValueError(f"{composition.name} is not fitted to a page")
    return composition.fit


def _still_serves(document: Document, found: FitFound) -> bool:
    """True if what was found is still right: nothing is over, and no room that could be used is left."""
    used, available = filled_height(document)
    return holds_one_page(document) and (used > FULL * available or found == ROOMIEST)


def _first_holding(
    composition: Composition, trials: Sequence[FitFound], lay: Lay, best: Document
) -> tuple[FitFound, Document]:
    """The first trial at which the page holds, found by halving; the last is known to, as `best`."""
    low, high = -1, len(trials) - 1
    while high - low > 1:
        middle = (low + high) // 2 if low >= 0 else 0
        document = _lay_out(composition, trials[middle], lay)
        if holds_one_page(document):
            high, best = middle, document
        else:
            low = middle
    return trials[high], best


def with_fit(composition: Composition, found: FitFound) -> Composition:
    """The composition with what was found for another edition of it."""
    return replace(composition, fit=replace(_fit_of(composition), found=found))


def _lay_out(composition: Composition, found: FitFound, lay: Lay) -> Document:
    """The composition without so many of its lines, at a step of its ladder."""
    variables = ladder_variables(_fit_of(composition), found.step, found.growth)
    return lay(drop_lines(composition, found.gone), variables)


def drop_lines(composition: Composition, gone: int) -> Composition:
    """The composition without the lines that go first, so many of them."""
    if not gone:
        return composition
    return replace(composition, html=_fit_of(composition).shorter[gone - 1][1])


def _describe_fit(document: Document, composition: Composition, found: FitFound) -> Fitted:
    terms = _fit_of(composition)
    used, available = filled_height(document)
    values = ladder_variables(terms, found.step, found.growth)
    measures = ", ".join(f"{name} {value}" for name, value in values.items())
    report = (
        f"{measures}; {used / available:.0%} full",
        *map("dropped {}".format, dropped_lines(terms, found.gone)),
    )
    findings: tuple[Finding, ...] = ()
    if used / available < terms.least_fill:
        message = f"the page is only {used / available:.0%} full"
        hint = "add a finding or an implication, or a figure"
        findings = (Finding("F-fit-02", message, terms.place, hint, Severity.WARNING),)
    return Fitted(document, drop_lines(composition, found.gone), report, found, findings)


def _too_long(document: Document, composition: Composition) -> Finding:
    over = sum(1 for _ in _lines_beyond(document))
    terms = _fit_of(composition)
    lines = dropped_lines(terms, len(terms.shorter))
    gone = f", though {', '.join(lines)} went" if lines else ""
    message = f"{composition.name} is too long for one page by {over} lines{gone}"
    hint = "shorten lines, or name more of them in `drop:`"
    return Finding("F-fit-01", message, terms.place, hint)


def dropped_lines(terms: BriefFit, gone: int) -> list[str]:
    """The ids of the lines that go first."""
    return [line for line, _ in terms.shorter[:gone]]


def holds_one_page(document: Document) -> bool:
    """True if all that the document has stands on its one page."""
    used, available = filled_height(document)
    return len(document.pages) == 1 and used <= available + 0.5


def filled_height(document: Document) -> tuple[float, float]:
    """The height that the first page's flow takes, and the height that it has, in pixels."""
    page = document.pages[0]._page_box
    return lowest_edge(page) - page.content_box_y(), page.height


def lowest_edge(box: boxes.Box) -> float:
    """Where what is set in a box, or on a page, ends."""
    ends = (child.position_y + child.margin_height() for child in flow_boxes(box) if _is_set(child))
    return float(max(ends, default=box.content_box_y()))


def _lines_beyond(document: Document) -> Iterator[boxes.Box]:
    """The lines that the first page does not hold."""
    first, *others = (page._page_box for page in document.pages)
    end = first.content_box_y() + first.height + 0.5
    yield from (box for box in _line_boxes(first) if box.position_y + box.height > end)
    for page in others:
        yield from _line_boxes(page)


def _line_boxes(page: boxes.Box) -> Iterator[boxes.Box]:
    return (box for box in flow_boxes(page) if isinstance(box, boxes.LineBox))


def _is_set(box: boxes.Box) -> bool:
    return isinstance(box, boxes.LineBox | boxes.ReplacedBox | boxes.TableCellBox)


def flow_boxes(box: boxes.Box) -> Iterator[boxes.Box]:
    """The boxes in normal flow, margin boxes and placed ones left out."""
    for child in getattr(box, "children", ()):
        if child.is_in_normal_flow() and not isinstance(child, boxes.MarginBox):
            yield child
            yield from flow_boxes(child)
