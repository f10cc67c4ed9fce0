"""Fill a line to its measure: widen or narrow its glyphs a little, then its spaces with the rest."""

from __future__ import annotations

from typing import NamedTuple


class Justified(NamedTuple):
    """The scale of a line's glyphs, and what is added to each of its spaces after scaling (px)."""

    scale: float = 1.0
    gap: float = 0.0


class Widths(NamedTuple):
    """A line's natural widths (px): all of it, its spaces, and how many spaces it has."""

    natural: float
    spaces: float
    gaps: int


def justify(line: Widths, measure: float, widening: float) -> Justified:
    """Fill the measure exactly; only a line without spaces may fall short of it or stick out."""
    glyphs = line.natural - line.spaces
    wanted = (measure - line.spaces) / glyphs if glyphs else 1.0
    scale = max(1 - widening, min(1 + widening, wanted))
    gap = (measure - line.natural * scale) / line.gaps if line.gaps else 0.0
    return Justified(scale, gap)


def squeeze(line: Widths, measure: float, widening: float) -> Justified:
    """Leave a line at its natural width unless it is too wide; then fill the measure."""
    if line.natural <= measure:
        return Justified()
    return justify(line, measure, widening)
