"""Break a paragraph into lines: the best lines for the paragraph as a whole, or the first that fit.

Total fit after Knuth and Plass, "Breaking Paragraphs into Lines" (1981), without hyphens: of all
ways to break, the one with the least sum of badness, where a line's badness grows with the fourth
power of how far its spaces are from their natural width.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

SPACE_SHRINK = 1 / 3  # a space may lose a third of its width
TIGHT = 0.6  # a space that shrinks as far as it may counts like one that grows by this share
AT_SPACE = 0.0
INSIDE_WORD = 0.4  # the price of a break at a hyphen or slash
HYPHENATED = 1.0  # the price of a word that is cut
SHORT_LAST_LINE = 0.5  # the price of a last line shorter than this share of the measure
LAST_LINE = 0.12
NO_SPACES = 1e4
WIDEST = 1.15  # what is wider than this share of the measure cannot be a line
FULLNESS = (0.8, 0.4, 0.0)  # lines at least this full are tried first


@dataclass(frozen=True)
class Words:
    """Where each word begins and ends on an endless line, and the width of all spaces before that.

    A line that ends before word i costs `price[i]` and is `tail[i]` wider, by a hyphen.
    """

    begin: list[float]
    end: list[float]
    spaces_at_begin: list[float]
    spaces_at_end: list[float]
    price: list[float]
    tail: list[float]

    def __len__(self) -> int:
        return len(self.begin)


@dataclass(frozen=True)
class Measure:
    """The width of the lines, of the first one, and how far a line's glyphs may stretch (a share)."""

    first: float
    rest: float
    widening: float


def first_fit(words: Words, start: int, measure: Measure) -> list[int] | None:
    """The end of each line when every line takes all words that fit; None if a word does not fit."""
    ends: list[int] = []
    count, line = len(words), start
    while line < count:
        room = (measure.first if not ends else measure.rest) * (1 + measure.widening) + 1e-6
        end = line
        fitting = line
        while end < count and words.end[end] - words.begin[line] <= room:
            end += 1
            if end == count or words.end[end - 1] + words.tail[end] - words.begin[line] <= room:
                fitting = end
        end = fitting
        if end == line:
            return None
        ends.append(end)
        line = end
    return ends


def total_fit(words: Words, start: int, measure: Measure) -> list[int] | None:
    """The end of each line of the best breaking; None if there is none."""
    for fullness in FULLNESS:
        if ends := _total_fit(words, start, measure, fullness):
            return ends
    return None


def _total_fit(words: Words, start: int, measure: Measure, fullness: float) -> list[int] | None:
    count, begin = len(words), words.begin
    best = {start: 0.0}
    before: dict[int, int] = {}
    oldest = start
    for end in range(start + 1, count + 1):
        right = words.end[end - 1]
        while right - begin[oldest] > measure.rest * WIDEST and oldest < end - 1:
            oldest += 1
        least, chosen = inf, -1
        for line in range(oldest, end):
            width = measure.first if line == start else measure.rest
            if right - begin[line] < width * fullness and end < count:
                break
            if line in best:
                cost = best[line] + badness(words, line, end, width, measure.widening)
                if cost < least:
                    least, chosen = cost, line
        if chosen >= 0:
            best[end], before[end] = least, chosen
    return _walk(before, start, count)


def _walk(before: dict[int, int], start: int, end: int) -> list[int] | None:
    if end not in before:
        return None
    ends = []
    while end != start:
        ends.append(end)
        end = before[end]
    return ends[::-1]


def badness(words: Words, line: int, end: int, width: float, widening: float) -> float:
    """How bad the line of words `line` to `end` is in this width; infinite if it is too wide."""
    natural = words.end[end - 1] - words.begin[line]
    if end < len(words.begin):
        natural += words.tail[end]
    spaces = words.spaces_at_end[end - 1] - words.spaces_at_begin[line]
    slack = width - natural
    give = widening * (natural - spaces)
    slack = slack - give if slack > give else slack + give if slack < -give else 0.0
    if slack < -SPACE_SHRINK * spaces - 1e-6:
        return inf
    if end == len(words.begin):
        price = SHORT_LAST_LINE if natural < LAST_LINE * width else 0.0
        return price + ((slack / spaces) ** 2 if slack < 0 else 0.0)
    if not spaces:
        return NO_SPACES
    price = words.price[end]
    ratio = slack / spaces if slack > 0 else slack / spaces / SPACE_SHRINK * TIGHT
    square = ratio * ratio
    return price + square * square + square * 0.05
