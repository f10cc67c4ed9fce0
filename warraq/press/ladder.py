"""How a page gives way: all of its measures a little at each step, then white space grows back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

STEPS = 24  # from the page as it is designed to the tightest
GROWTH = 16  # from the white space of a step to the most that is given


@dataclass(frozen=True)
class Rung:
    """One measure and how far it may go."""

    variable: str
    start: float
    end: float

    def at(self, share: float) -> float:
        """The measure when so much of the way is gone."""
        return self.start + (self.end - self.start) * share


@dataclass(frozen=True)
class Ladder:
    """The measures that give way together, and the most that each may grow again."""

    rungs: tuple[Rung, ...]
    most: Mapping[str, float]

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """The ladder that a brief's `fit` names."""
        rungs = (Rung(rung["variable"], rung["from"], rung["to"]) for rung in terms["rungs"])
        return cls(tuple(rungs), terms["grow"])

    def variables(self, step: int, growth: int) -> dict[str, str]:
        """The CSS variables at a step, with so much given back."""
        values = {rung.variable: rung.at(step / STEPS) for rung in self.rungs}
        for variable, most in self.most.items():
            values[variable] = Rung(variable, values[variable], most).at(growth / GROWTH)
        return {variable: f"{value:.4g}" for variable, value in values.items()}
