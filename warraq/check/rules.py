"""All rules in the order in which they are asked: what must hold first, then what is likely wrong."""

from __future__ import annotations

from warraq.check import (
    approval,
    briefs,
    calendar,
    datelines,
    displays,
    english,
    grammar,
    headings,
    links,
    names,
    notes,
    periods,
    punctuation,
    repetition,
    script,
    sourcing,
    spelling,
    sums,
    wording,
)
from warraq.check.rule import Rule

RULES: tuple[Rule, ...] = (
    *links.RULES,
    *notes.RULES,
    *displays.RULES,
    *headings.RULES,
    *briefs.RULES,
    *wording.RULES,
    *approval.RULES,
    *sums.RULES,
    *periods.RULES,
    *datelines.RULES,
    *calendar.RULES,
    *sourcing.RULES,
    *script.RULES,
    *punctuation.RULES,
    *spelling.RULES,
    *english.RULES,
    *names.RULES,
    *grammar.RULES,
    *repetition.RULES,
)
