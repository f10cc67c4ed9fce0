"""What the register says in numbers: the figures and years of a claim."""

from __future__ import annotations

import re

from warraq.model import Claim

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def figures_of(claim: Claim) -> set[float]:
    """The numbers that a claim's entry holds, in ones, thousands, millions and billions."""
    found: set[float] = set()
    for number in claim.numbers:
        value = number.get("value")
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, int | float):
                found |= {float(part), part / 1e3, part / 1e6, part / 1e9}
    words = _FIGURE.findall(" ".join(claim.gist.values()))
    return found | {
        float(word.replace(",", "").strip(".")) for word in words if word.count(".") < 2
    }


def years_of(claim: Claim) -> set[int]:
    """The years that a claim's entry names."""
    words = [*claim.dates, *claim.gist.values()]
    words += [str(number.get(key)) for number in claim.numbers for key in ("year", "value")]
    return set(map(int, _YEAR.findall(" ".join(words))))
