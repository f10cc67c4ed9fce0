"""How a page gives way: all of its measures a little at each step, then white space grows back."""

from __future__ import annotations

from warraq.model import BriefFit, Rung

STEPS = 24  # from the page as it is designed to the tightest
GROWTH = 16  # from the white space of a step to the most that is given


def ladder_variables(fit: BriefFit, step: int, growth: int) -> dict[str, str]:
    """The CSS variables of a brief's page at a step of its ladder, with so much white space given back."""
    values = {rung.variable: _between(rung, step / STEPS) for rung in fit.rungs}
    for variable, most in fit.growth.items():
        values[variable] = _between(Rung(variable, values[variable], most), growth / GROWTH)
    return {variable: f"{value:.4g}" for variable, value in values.items()}


def _between(rung: Rung, share: float) -> float:
    """The measure when so much of the way is gone."""
    return rung.start + (rung.end - rung.start) * share
