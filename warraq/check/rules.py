"""All rules in the order in which they are asked: what must hold first, then what is likely wrong."""

from __future__ import annotations

from warraq.check import briefs, displays, links, notes
from warraq.check.rule import Rule

RULES: tuple[Rule, ...] = (
    *links.RULES,
    *notes.RULES,
    *displays.RULES,
    *briefs.RULES,
)
