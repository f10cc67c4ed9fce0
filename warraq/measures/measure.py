"""What a measure is: a figure that was measured in a file, and the goal that it is held against."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Measure:
    """A figure and its goal: no more than it, or with `least` no less; `why` it was not measured."""

    name: str
    value: float | None
    goal: float | None
    least: bool = False
    digits: int = 3
    why: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where nothing was measured or there is no goal."""
        if self.value is None or self.goal is None:
            return None
        value = round(self.value, self.digits)
        return value >= self.goal if self.least else value <= self.goal

    def cells(self) -> tuple[str, str, str, str]:
        """The measure for a table: what, figure, goal, how it ended."""
        ended = {True: "met", False: "missed", None: self.why}[self.met]
        sign = ">=" if self.least else "<="
        goal = "" if self.goal is None else f"{sign} {self.goal:g}"
        return self.name, "" if self.value is None else f"{self.value:.{self.digits}f}", goal, ended

    def as_dict(self) -> dict[str, Any]:
        """The measure for JSON."""
        return asdict(self) | {"met": self.met}
