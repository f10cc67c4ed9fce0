"""Plan a paragraph's lines: read and measure it once, break it once for each width."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.formatting_structure import boxes

from warraq.paragraph import breaking
from warraq.paragraph.hyphenation import hyphen_width
from warraq.paragraph.justify import Widths
from warraq.paragraph.measure import Measured, Word, measure
from warraq.paragraph.stretches import Stretch, stretches_of, strut_metrics

if TYPE_CHECKING:
    from warraq.design.tokens import ParagraphSettings

# a text box has no margins, borders or padding
BARE = {
    f"{edge}_{side}{'_width' * (edge == 'border')}": 0
    for edge in ("margin", "padding", "border")
    for side in ("top", "right", "bottom", "left")
}


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
class MeasuredStretch:
    """A stretch with its measured text and the widths that breaking needs."""

    source: Stretch
    measured: Measured | None
    words: breaking.Words
    gaps: list[int] = field(default_factory=list)

    @property
    def text(self) -> Measured:
        """The measured text; a ValueError where the stretch has none."""
        if self.measured is None:
            raise ValueError("a stretch without text has no lines")
        return self.measured

    def widths(self, start: int, end: int) -> Widths:
        """The natural widths of a line of these words."""
        words, pieces = self.words, self.measured.words if self.measured else []
        tail = words.tail[end] if end < len(words) else 0.0
        return Widths(
            words.end[end - 1] - words.begin[start] + tail,
            words.spaces_at_end[end - 1] - words.spaces_at_begin[start],
            self.gaps[pieces[end - 1].last] - self.gaps[pieces[start].first],
        )


@dataclass
class Paragraph:
    """A line box's text, measured, and the plans made so far: for each width, word to line end."""

    line_box: Any
    stretches: list[MeasuredStretch]
    settings: ParagraphSettings
    plans: dict[tuple[int, float], dict[int, int]] = field(default_factory=dict)

    @property
    def rtl(self) -> bool:
        """Whether the paragraph reads from right to left."""
        return bool(self.line_box.style["direction"] == "rtl")


def read_paragraph(line_box: Any, block: Any, settings: ParagraphSettings) -> Paragraph:
    """Read and measure a line box; raises UnsupportedError where WeasyPrint must do it."""
    stretches = [
        _measured(stretch, settings.hyphenation) for stretch in stretches_of(line_box, block)
    ]
    leaves = [leaf for stretch in stretches for leaf in stretch.source.leaves]
    for leaf in leaves:
        height, leading, baseline = strut_metrics(leaf.box.style)
        own = {"height": height, "margin_top": leading, "margin_bottom": leading}
        leaf.metrics = {**BARE, **own, "baseline": baseline}
    return Paragraph(line_box, stretches, settings)


def _measured(stretch: Stretch, hyphenated: bool) -> MeasuredStretch:
    if not stretch.leaves:
        return MeasuredStretch(stretch, None, breaking.Words([], [], [], [], [], []))
    measured = measure(stretch, hyphenated)
    position, spaces, gaps = [0.0], [0.0], [0]
    extra = _edges(measured)
    for index, piece in enumerate(measured.pieces):
        position.append(position[-1] + piece.width + extra.get(index, 0.0))
        spaces.append(spaces[-1] + (piece.width if piece.space else 0.0))
        gaps.append(gaps[-1] + piece.space)
    firsts = [word.first for word in measured.words]
    lasts = [word.last for word in measured.words]
    words = breaking.Words(
        begin=[position[i] - measured.leads.get(i, 0.0) for i in firsts],
        end=[position[i] for i in lasts],
        spaces_at_begin=[spaces[i] for i in firsts],
        spaces_at_end=[spaces[i] for i in lasts],
        price=[_price(word) for word in measured.words],
        tail=[_tail(measured, word) for word in measured.words],
    )
    return MeasuredStretch(stretch, measured, words, gaps)


def _price(word: Word) -> float:
    """What it costs to end a line before a word."""
    if word.after_hyphen:
        return breaking.HYPHENATED
    return breaking.AT_SPACE if word.after_space else breaking.INSIDE_WORD


def _tail(measured: Measured, word: Word) -> float:
    """The width of the hyphen that ends a line before a word."""
    if not word.after_hyphen:
        return 0.0
    return hyphen_width(measured.leaves[measured.pieces[word.first - 1].leaf])


def _edges(measured: Measured) -> dict[int, float]:
    """What the edges of inline boxes add to the width of their first and last pieces."""
    extra: dict[int, float] = {}
    for box in measured.edged:
        start, end = (box.right, box.left) if box.rtl else (box.left, box.right)
        extra[box.first] = extra.get(box.first, 0.0) + start
        extra[box.last] = extra.get(box.last, 0.0) + end
    return extra


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
    if place.word == len(paragraph.stretches[place.stretch].words):
        return place.word
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
    return bool(paragraph.line_box.style["text_align_all"] == "justify")


def next_line(paragraph: Paragraph, place: Place, end: int) -> Any:
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
    stack: dict[int, Any] | None = {byte: None} if byte else None
    for index in reversed(path):
        stack = {index: stack}
    return stack
