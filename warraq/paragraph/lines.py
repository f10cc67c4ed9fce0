"""A paragraph's lines: planned once for each width, handed out one by one as boxes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import _adjust_line_height
from weasyprint.layout.percent import resolve_percentages

from warraq.paragraph import breaking, kashida
from warraq.paragraph.bidi import visual_order
from warraq.paragraph.justify import Justified, Widths, justify, squeeze
from warraq.paragraph.manuscript import Leaf, Stretch, stretches_of, strut_metrics
from warraq.paragraph.measure import Measured, Piece, measure
from warraq.paragraph.setline import SetLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warraq.paragraph.settings import ParagraphSettings

# A line box may be a hair wider than its column, so that WeasyPrint does not justify it again.
HAIR = 1e-9
SIDES_OF_A_BOX = tuple(
    f"{edge}_{side}{'_width' * (edge == 'border')}"
    for edge in ("margin", "padding", "border")
    for side in ("top", "right", "bottom", "left")
)


class Place(NamedTuple):
    """Where a line begins: a stretch and a word in it."""

    stretch: int
    word: int


class Column(NamedTuple):
    """The room for a line: where its box begins, its measure and the first line's indent (px)."""

    left: float
    width: float
    indent: float


@dataclass
class Fragment:
    """Neighbouring pieces of one text box on one line, left to right, and where they stand."""

    leaf: Leaf
    pieces: list[Piece]
    left: float
    right: float

    @property
    def start(self) -> int:
        """The first byte of the fragment."""
        return min(piece.start for piece in self.pieces)


@dataclass
class MeasuredStretch:
    """A stretch with its measured text and the widths that breaking needs."""

    source: Stretch
    measured: Measured | None
    words: breaking.Words
    gaps: list[int] = field(default_factory=list)


@dataclass
class Paragraph:
    """A line box's text, measured, and the plans made so far: for each width, word to line end."""

    line_box: Any
    children: Any
    stretches: list[MeasuredStretch]
    settings: ParagraphSettings
    plans: dict[tuple[int, float], dict[int, int]] = field(default_factory=dict)

    @property
    def rtl(self) -> bool:
        """Whether the paragraph reads from right to left."""
        return self.line_box.style["direction"] == "rtl"


def read_paragraph(line_box: Any, block: Any, settings: ParagraphSettings) -> Paragraph:
    """Read and measure a line box; raises UnsupportedError where WeasyPrint must do it."""
    stretches = [_measured(stretch) for stretch in stretches_of(line_box, block)]
    leaves = [leaf.box for stretch in stretches for leaf in stretch.source.leaves]
    resolve_percentages(leaves[0], block)
    bare = {name: leaves[0].__dict__[name] for name in SIDES_OF_A_BOX}
    for leaf in leaves:
        leaf.__dict__.update(bare)  # a text box has no margins, borders or padding to resolve
        leaf.height, leaf.margin_top, leaf.baseline = strut_metrics(leaf.style)
        leaf.margin_bottom = leaf.margin_top
    return Paragraph(line_box, line_box.children, stretches, settings)


def _measured(stretch: Stretch) -> MeasuredStretch:
    if not stretch.leaves:
        return MeasuredStretch(stretch, None, breaking.Words([], [], [], [], []))
    measured = measure(stretch)
    position, spaces, gaps = [0.0], [0.0], [0]
    for piece in measured.pieces:
        position.append(position[-1] + piece.width)
        spaces.append(spaces[-1] + (piece.width if piece.space else 0.0))
        gaps.append(gaps[-1] + piece.space)
    firsts = [word.first for word in measured.words]
    lasts = [word.last for word in measured.words]
    words = breaking.Words(
        begin=[position[i] for i in firsts],
        end=[position[i] for i in lasts],
        spaces_at_begin=[spaces[i] for i in firsts],
        spaces_at_end=[spaces[i] for i in lasts],
        after_space=[word.after_space for word in measured.words],
    )
    return MeasuredStretch(stretch, measured, words, gaps)


# --- where a line begins and ends ------------------------------------------------------------


def place_of(paragraph: Paragraph, skip_stack: Any) -> Place | None:
    """The place a skip stack means; None inside a word, where only WeasyPrint breaks."""
    path: list[int] = []
    box, byte = paragraph.line_box, 0
    while skip_stack:
        ((index, skip_stack),) = skip_stack.items()
        if isinstance(box, boxes.TextBox):
            byte = index
            break
        path.append(index)
        box = box.children[index]
    way = tuple(path)
    for number, stretch in enumerate(paragraph.stretches):
        leaf = next((leaf for leaf in stretch.source.leaves if leaf.path >= way), None)
        if leaf is not None:
            return _word_at(stretch, number, leaf.start + byte)
        if stretch.source.ends_with and stretch.source.ends_with >= way:
            return Place(number, len(stretch.words))
    return None


def _word_at(stretch: MeasuredStretch, number: int, byte: int) -> Place | None:
    if stretch.measured is None:
        return Place(number, 0)
    pieces, words = stretch.measured.pieces, stretch.measured.words
    word = bisect_left(words, byte, key=lambda word: pieces[word.first].start)
    before = pieces[words[word - 1].last - 1].end if word else 0
    return Place(number, word) if before <= byte else None


def line_end(paragraph: Paragraph, place: Place, column: Column) -> int | None:
    """The word that the line ends before; None if a word is too long for the column."""
    plan = paragraph.plans.setdefault((place.stretch, column.width), {})
    if place.word not in plan:
        words = paragraph.stretches[place.stretch].words
        widening = paragraph.settings.widening
        room = breaking.Measure(column.width - column.indent, column.width, widening)
        fit = breaking.total_fit if _justified(paragraph) else breaking.first_fit
        ends = fit(words, place.word, room)
        if ends is None:
            return None
        plan.update(zip([place.word, *ends], ends, strict=False))
    return plan[place.word]


def _justified(paragraph: Paragraph) -> bool:
    return paragraph.line_box.style["text_align_all"] == "justify"


def _next(paragraph: Paragraph, place: Place, end: int) -> Any:
    """The skip stack of the next line's beginning; None after the last."""
    stretch = paragraph.stretches[place.stretch]
    if stretch.measured and end < len(stretch.words):
        piece = stretch.measured.pieces[stretch.measured.words[end].first]
        leaf = stretch.measured.leaves[piece.leaf]
        return _skip_stack(leaf.path, piece.start - leaf.start)
    for following in paragraph.stretches[place.stretch + 1 :]:
        if following.measured and following.words:
            return _skip_stack(following.source.leaves[0].path, 0)
        if following.source.ends_with:
            return _skip_stack(following.source.ends_with, 0)
    return None


def _skip_stack(path: tuple[int, ...], byte: int) -> Any:
    stack = {byte: None} if byte else None
    for index in reversed(path):
        stack = {index: stack}
    return stack


# --- the line as boxes -----------------------------------------------------------------------


def set_line(paragraph: Paragraph, column: Column, skip_stack: Any, block: Any) -> Any:
    """The line at a skip stack as `split_inline_box` returns it; None to leave it to WeasyPrint."""
    place = place_of(paragraph, skip_stack) if skip_stack else Place(0, 0)
    if place is None:
        return None
    stretch = paragraph.stretches[place.stretch]
    end = len(stretch.words)
    if place.word < end:
        end = line_end(paragraph, place, column) or 0
        if not end:
            return None
    resume = _next(paragraph, place, end)
    broken = end == len(stretch.words) and resume is not None
    last = broken or resume is None
    children, width = [], 0.0
    if place.word < end:
        children, width = _set_words(
            paragraph, Place(place.stretch, place.word), (end, last), column, block
        )
    line = paragraph.line_box.copy_with_children(children)
    line.width = width + column.indent + HAIR
    line.warraq_set = True
    _adjust_line_height(line)
    return line, resume, broken, None, None, {"left": 0, "right": 0}


def _set_words(
    paragraph: Paragraph, place: Place, end: tuple[int, bool], column: Column, block: Any
) -> tuple[list[Any], float]:
    """Boxes for the words from a place to the line's end, and the line's width."""
    stretch = paragraph.stretches[place.stretch]
    measured, settings = stretch.measured, paragraph.settings
    first, last = measured.words[place.word].first, measured.words[end[0] - 1].last
    pieces = measured.pieces[first:last]
    room = column.width - column.indent
    widths = _widths(stretch, place.word, end[0], (first, last))
    align = paragraph.line_box.style["text_align_last" if end[1] else "text_align_all"]
    if align == "justify":
        justified = justify(widths, room, settings.widening)
        if settings.kashida and justified.gap > 0:
            pieces, widths = kashida.insert(pieces, widths, room, justified.scale, measured)
            justified = justify(widths, room, settings.widening)
    else:
        justified = squeeze(widths, room, settings.widening)
    left = column.left + (0.0 if paragraph.rtl else column.indent)
    fragments = _fragments(measured, pieces, justified, left)
    children = _assemble(paragraph.line_box, fragments, 0, justified, (measured, block))
    return children, max(fragment.right for fragment in fragments) - left


def _widths(stretch: MeasuredStretch, start: int, end: int, pieces: tuple[int, int]) -> Widths:
    words = stretch.words
    return Widths(
        words.end[end - 1] - words.begin[start],
        words.spaces_at_end[end - 1] - words.spaces_at_begin[start],
        stretch.gaps[pieces[1]] - stretch.gaps[pieces[0]],
    )


def _fragments(
    measured: Measured, pieces: list[Piece], justified: Justified, left: float
) -> list[Fragment]:
    """Pieces put in visual order and joined to fragments; sorted as the text reads."""
    scale, gap = justified
    fragments = []
    ordered = visual_order(pieces, [piece.run.level for piece in pieces])
    for leaf, group in groupby(ordered, key=lambda piece: piece.leaf):
        joined = list(group)
        width = sum(piece.width * scale + gap * piece.space for piece in joined)
        fragments.append(Fragment(measured.leaves[leaf], joined, left, left + width))
        left += width
    return sorted(fragments, key=lambda fragment: fragment.start)


def _assemble(
    parent: Any, fragments: Iterable[Fragment], depth: int, justified: Justified, context: Any
) -> list[Any]:
    """The boxes below a parent box, as far as the fragments fill them."""
    children = []
    for index, group in groupby(fragments, key=lambda fragment: fragment.leaf.path[depth]):
        box, inside = parent.children[index], list(group)
        if len(inside[0].leaf.path) == depth + 1:
            children += [_text_box(box, fragment, justified, context[0]) for fragment in inside]
            continue
        resolve_percentages(box, context[1])
        new = box.copy_with_children(_assemble(box, inside, depth + 1, justified, context))
        new.position_x = min(fragment.left for fragment in inside)
        new.width = max(fragment.right for fragment in inside) - new.position_x
        _adjust_line_height(new)
        children.append(new)
    return children


def _text_box(box: Any, fragment: Fragment, justified: Justified, measured: Measured) -> Any:
    start, end = fragment.start, max(piece.end for piece in fragment.pieces)
    new = box.copy_with_text(measured.text[start:end].decode())
    new.position_x, new.width = fragment.left, fragment.right - fragment.left
    new.pango_layout = SetLine(new.text, box.style, fragment.pieces, measured, justified)
    return new
