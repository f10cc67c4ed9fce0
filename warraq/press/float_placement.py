"""Figures that would leave a page half empty step behind the text that follows, as a printer moves them.

A layout gives the heights of the blocks of the body; a plan made from these says which figures step
back; a second layout shows whether the pages are fuller for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from warraq.model import Composition, FigureOrder
from warraq.press.copyfitting import flow_boxes, lowest_edge

LEAST_GAP = 0.1  # of a page: so much may stay blank
SLACK = 3  # pixels that a figure is given more than it needs, lest the plan be too tight
SPLIT = 4  # lines: a shorter paragraph goes to the next page whole
FARTHEST = 8  # blocks that a figure may step behind
TITLE = "h2"
KINDS = {"figure": "figure", TITLE: "title", "h3": "heading", "h4": "heading"}

Lay = Callable[[Composition], Document]


@dataclass(frozen=True)
class Block:
    """A block of the body as it was laid out; `part` is its number, that a chapter's title has not."""

    kind: str
    height: float
    lines: int = 1
    before: float = 0
    after: float = 0
    part: int | None = None

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.height / max(self.lines, 1)


@dataclass(frozen=True)
class Spot:
    """How far down a page the text has come, with the margin below it; `turned` tells a new page."""

    at: float = 0
    margin: float = 0
    turned: bool = False


def place_figures(composition: Composition, lay: Lay) -> tuple[Document, tuple[str, ...]]:
    """The pages with the figures where they leave least of them blank, and what was done."""
    document, placed = settle_order(composition, lay)
    late = sum(placed.order.index(part) > part for part in placed.order)
    report = f"{late} figures stand later than placed, so that pages are full"
    return document, (report,) if late else ()


def settle_order(composition: Composition, lay: Lay) -> tuple[Document, Composition]:
    """The composition laid out, and as it was: its blocks in the order that leaves least blank."""
    document = None if composition.planned else lay(composition)
    planned = composition.planned or plan_order(document)
    placed = replace(composition, order=planned.blocks)
    if planned.blocks and blank_height(again := lay(placed)) < planned.blank:
        return again, placed
    return document or lay(composition), composition


def plan_order(document: Document) -> FigureOrder:
    """What the composed order leaves blank, and the order planned from its layout if it is another."""
    blocks = blocks_of(document)
    if not blocks:
        return FigureOrder(0)
    order = planned_order(blocks, document.pages[-1]._page_box.height)
    return FigureOrder(int(blank_height(document)), () if order == sorted(order) else tuple(order))


def arrange_blocks(root: Element, order: Sequence[int]) -> None:
    """Put the blocks of the page's body in an order; as they are where it has not as many."""
    places = [
        (section, at)
        for section in root.iterfind(".//main/*")
        for at, block in enumerate(section)
        if block.tag != TITLE
    ]
    if len(places) == len(order):
        blocks = [section[at] for section, at in places]
        for (section, at), number in zip(places, order, strict=True):
            section[at] = blocks[number]


def blank_height(document: Document) -> float:
    """The height that the pages of the body leave blank, its last page not counted."""
    pages = [page for page, _ in _body_boxes(document)]
    return float(sum(page.content_box_y() + page.height - lowest_edge(page) for page in pages[:-1]))


def planned_order(blocks: list[Block], height: float) -> list[int]:
    """The numbered blocks in an order in which fewer pages of this height end early."""
    spot, order, rest = Spot(), [], list(blocks)
    settled = {block.part for block in blocks if block.kind != "figure"}
    while rest:
        block = rest.pop(0)
        if block.kind == "title" and rest:
            settled.add(rest[0].part)  # its mark is also the heading's
        if block.part not in settled:
            settled.add(block.part)
            rest.insert(steps_behind(spot, block, rest, height), block)
            block = rest.pop(0)
        spot = spot_after(spot, block, rest[0] if rest else None, height)
        order += [] if block.part is None else [block.part]
    return order


def steps_behind(spot: Spot, figure: Block, rest: list[Block], height: float) -> int:
    """How many blocks a figure steps behind: to where it stands well, else to where the page has turned."""
    if stands_well(spot, figure, height):
        return 0
    turned, found = False, 0
    for number, block in enumerate(rest[:FARTHEST], 1):
        if block.kind in ("figure", "title"):
            break
        spot = spot_after(spot, block, rest[number] if number < len(rest) else None, height)
        turned = turned or spot.turned
        if block.kind == "text" and stands_well(spot, figure, height):
            return number
        if block.kind == "text" and turned and not found:
            found = number
    return found


def stands_well(spot: Spot, figure: Block, height: float) -> bool:
    """True if the page has room for a figure, or is nearly full."""
    return (
        height - spot.at <= LEAST_GAP * height or not spot_after(spot, figure, None, height).turned
    )


def spot_after(spot: Spot, block: Block, following: Block | None, height: float) -> Spot:
    """Where the page stands once the block is set as the press sets it: headings kept with text."""
    top = spot.at + max(spot.margin, block.before) if spot.at else 0
    needed = block.height
    if block.kind in ("heading", "title") and following:
        splits = following.kind == "text" and following.lines >= SPLIT
        first = 2 * following.line if splits else following.height
        needed += max(block.after, following.before) + first
    if block.kind == "figure":
        needed += SLACK
    if top + needed <= height:
        return Spot(top + block.height, block.after)
    fitting = int((height - top) / block.line)
    if block.kind == "text" and fitting >= 2 and block.lines >= SPLIT:
        left = max(block.lines - fitting, 2)
        return Spot(left * block.line, block.after, turned=True)
    return Spot(block.height, block.after, turned=True)


def blocks_of(document: Document) -> list[Block]:
    """The blocks of the body in their order, those that pages cut put together again."""
    found: dict[Any, list[boxes.Box]] = {}
    for _, body in _body_boxes(document):
        for section in body.children:
            for box in getattr(section, "children", ()):
                found.setdefault(box.element, []).append(box)
    above: dict[str, float] = {}
    for box, *_ in found.values():
        above[box.element_tag] = max(above.get(box.element_tag, 0), box.margin_top)
    number = count()
    return [
        _make_block(pieces, above[tag], None if tag == TITLE else next(number))
        for pieces in found.values()
        for tag in (pieces[0].element_tag,)
    ]


def _make_block(pieces: list[boxes.Box], before: float, part: int | None) -> Block:
    """A block from its pieces; all but the last reach to the end of their page, whatever they hold.

    The margin `before` it is that of its like: the one at the top of a page has lost its own.
    """
    *cut, last = pieces
    whole = last.border_height() + sum(lowest_edge(piece) - piece.position_y for piece in cut)
    lines = sum(isinstance(box, boxes.LineBox) for piece in pieces for box in flow_boxes(piece))
    return Block(
        kind=KINDS.get(last.element_tag, "text"),
        height=whole,
        lines=lines,
        before=before,
        after=last.margin_bottom,
        part=part,
    )


def _body_boxes(document: Document) -> Iterator[tuple[boxes.Box, boxes.Box]]:
    """Each page with the part of `main` that stands on it."""
    for page in (page._page_box for page in document.pages):
        yield from ((page, box) for box in flow_boxes(page) if box.element_tag == "main")
