"""A scale of numbers along one edge, with round ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from warraq.figures.data import number_text
from warraq.figures.sheet import Pen, Sheet, Type
from warraq.figures.style import HAIRLINE, SMALL

_TICK = Type(SMALL, colour="muted")


@dataclass(frozen=True)
class Scale:
    """Numbers between `low` and `high` on a stretch of paper, with ticks at every `step`."""

    low: float
    high: float
    step: float
    start: float
    end: float

    @classmethod
    def over(cls, numbers: Sequence[float], stretch: tuple[float, float], air: float = 40) -> Scale:
        """The scale that holds the numbers between round ticks, at least so far apart."""
        ticks = max(1.0, abs(stretch[1] - stretch[0]) // air)
        low, high = min(numbers), max(numbers)
        rough = (high - low or abs(high) or 1.0) / ticks
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
        return cls(math.floor(low / step) * step, math.ceil(high / step) * step, step, *stretch)

    def at(self, number: float) -> float:
        """Where a number stands on the paper."""
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        """The round numbers to be written."""
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(count + 1)]


def draw_scale(
    sheet: Sheet, scale: Scale, between: tuple[float, float], writing: tuple[str, str]
) -> None:
    """Draw upright tick lines between two heights, with their numbers below and the unit at the end."""
    (top, foot), (pattern, unit) = between, writing
    for tick in scale.ticks:
        x = scale.at(tick)
        pen = Pen("ink", HAIRLINE) if tick == 0 else Pen("rule", HAIRLINE)
        sheet.line([(x, top), (x, foot)], pen)
        words = number_text(tick, pattern, sheet.style.language)
        sheet.text((x, foot + _TICK.leading), words, _TICK, "middle")
    sheet.text((0, foot + _TICK.leading), unit, _TICK)
