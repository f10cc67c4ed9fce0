"""Set a planned line: justify it, and hand it to WeasyPrint as boxes that stand where they belong."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.layout import percent
from weasyprint.layout.inline import _adjust_line_height

from warraq.paragraph import kashida
from warraq.paragraph.bidi import visual_order
from warraq.paragraph.hyphenation import hyphen
from warraq.paragraph.justify import Justified, justify, squeeze
from warraq.paragraph.measure import NOWHERE
from warraq.paragraph.phrases import roles_of
from warraq.paragraph.plan import Column, Paragraph, Place, line_end, next_line, place_of
from warraq.paragraph.setline import SetLine

if TYPE_CHECKING:
    from warraq.paragraph.measure import Measured, Piece
    from warraq.paragraph.phrases import Role
    from warraq.paragraph.stretches import Leaf

# A line box may be a hair wider than its column, so that WeasyPrint does not justify it again.
HAIR = 1e-9


class Fragment(NamedTuple):
    """Neighbouring pieces of one text box on one line, left to right, and where they stand (px)."""

    start: int
    leaf: Leaf
    pieces: list[Piece]
    left: float
    right: float


class Line(NamedTuple):
    """What all fragments of a line share."""

    measured: Measured
    justified: Justified
    rtl: bool
    roles: dict[int, Role]
    block: Any
    left: float
    right: float
    edges: Edges


class Edges(NamedTuple):
    """Room at the left and right of pieces (by their place from the left), and which boxes end here."""

    left: dict[int, float]
    right: dict[int, float]
    ends: dict[tuple[int, ...], tuple[bool, bool]]


def set_line(paragraph: Paragraph, column: Column, skip_stack: Any, block: Any) -> Any:
    """The line at a skip stack as `split_inline_box` returns it; None to leave it to WeasyPrint."""
    place = place_of(paragraph, skip_stack) if skip_stack else Place(0, 0)
    end = line_end(paragraph, place, column) if place else None
    if place is None or end is None:
        return None
    resume = next_line(paragraph, place, end)
    broken = resume is not None and end == len(paragraph.stretches[place.stretch].words)
    children, width = [], 0.0
    if place.word < end:
        last = broken or resume is None
        line, pieces = _justified(paragraph, place, end, (column, last, block))
        children = _assemble(paragraph.line_box, _fragments(line, pieces), 0, line)
        width = line.right - line.left
    new = paragraph.line_box.copy_with_children(children)
    new.width = width + column.indent + HAIR
    new.warraq_set = True
    _adjust_line_height(new)
    return new, resume, broken, None, None, {"left": 0, "right": 0}


def _justified(
    paragraph: Paragraph, place: Place, end: int, context: tuple[Column, bool, Any]
) -> tuple[Line, list[Piece]]:
    """The line's pieces in visual order, justified as its style asks for."""
    column, last, block = context
    stretch, settings = paragraph.stretches[place.stretch], paragraph.settings
    measured, words = stretch.text, stretch.text.words
    first = words[place.word].first
    pieces = measured.pieces[first : words[end - 1].last]
    if lead := measured.leads.get(first):
        pieces[0] = pieces[0]._replace(width=pieces[0].width + lead)
    if end < len(words) and words[end].after_hyphen:
        pieces.append(hyphen(measured, pieces[-1]))
    widths, room = stretch.widths(place.word, end), column.width - column.indent
    align = paragraph.line_box.style["text_align_last" if last else "text_align_all"]
    fill = justify if align == "justify" else squeeze
    justified = fill(widths, room, settings.widening)
    if settings.kashida and fill is justify and justified.gap > 0:
        pieces, widths = kashida.insert(pieces, widths, room, justified.scale, measured)
        justified = justify(widths, room, settings.widening)
    order = visual_order(list(range(len(pieces))), [piece.run.level for piece in pieces])
    roles = roles_of([pieces[index] for index in order], measured.text, paragraph.rtl)
    order = [index for index in order if pieces[index].leaf != NOWHERE]
    edges = _edges(measured, [first + index for index in order])
    pieces = [pieces[index] for index in order]
    width = widths.natural * justified.scale + justified.gap * widths.gaps
    left = column.left + (0.0 if paragraph.rtl else column.indent)
    ends = left, left + width
    return Line(measured, justified, paragraph.rtl, roles, block, *ends, edges), pieces


def _edges(measured: Measured, order: list[int]) -> Edges:
    """The edges of inline boxes on a line whose pieces stand in this order from left to right."""
    edges = Edges({}, {}, {})
    for box in measured.edged:
        places = [place for place, piece in enumerate(order) if box.first <= piece <= box.last]
        if places:
            starts, ends = box.first in order, box.last in order
            edges.ends[box.path] = starts, ends
            at_left, at_right = (ends, starts) if box.rtl else (starts, ends)
            first, last = places[0], places[-1]
            edges.left[first] = edges.left.get(first, 0.0) + box.left * at_left
            edges.right[last] = edges.right.get(last, 0.0) + box.right * at_right
    return edges


def _fragments(line: Line, pieces: list[Piece]) -> list[Fragment]:
    """Pieces from left to right joined to fragments; sorted as the text reads."""
    scale, gap = line.justified
    fragments, left, place = [], line.left, 0
    for leaf, group in groupby(pieces, key=lambda piece: piece.leaf):
        joined = list(group)
        left += line.edges.left.get(place, 0.0) * scale
        right = left + sum(piece.width * scale + gap * piece.space for piece in joined)
        start = min(piece.start for piece in joined)
        fragments.append(Fragment(start, line.measured.leaves[leaf], joined, left, right))
        place += len(joined)
        left = right + line.edges.right.get(place - 1, 0.0) * scale
    return sorted(fragments, key=lambda fragment: fragment.start)


def _assemble(parent: Any, fragments: list[Fragment], depth: int, line: Line) -> list[Any]:
    """The boxes below a parent box, as far as the fragments fill them."""
    children = []
    for index, group in groupby(fragments, key=lambda fragment: fragment.leaf.path[depth]):
        box, inside = parent.children[index], list(group)
        if len(inside[0].leaf.path) == depth + 1:
            children += [_text_box(box, fragment, line) for fragment in inside]
            continue
        children.append(_inline_box(box, inside, depth, line))
    return children


def _inline_box(box: Any, inside: list[Fragment], depth: int, line: Line) -> Any:
    percent.resolve_percentages(box, line.block)
    new = box.copy_with_children(_assemble(box, inside, depth + 1, line))
    starts, ends = line.edges.ends.get(inside[0].leaf.path[: depth + 1], (True, True))
    new.remove_decoration(start=not starts, end=not ends)
    left = min(child.position_x for child in new.children)
    new.width = max(child.position_x + child.margin_width() for child in new.children) - left
    margin = 0 if new.margin_left == "auto" else new.margin_left
    new.position_x = left - margin - new.border_left_width - new.padding_left
    _adjust_line_height(new)
    return new


def _text_box(box: Any, fragment: Fragment, line: Line) -> Any:
    text = line.measured.text
    pieces = sorted(fragment.pieces, key=lambda piece: piece.start)
    own = b"".join(text[piece.start : piece.end] for piece in pieces)
    new = box.copy_with_text(own.decode())
    new.__dict__.update(fragment.leaf.metrics)
    new.position_x, new.width = fragment.left, fragment.right - fragment.left
    new.pango_layout = SetLine(new, fragment.pieces, line)
    return new
