"""Numbers in words: how much of what, with the scale that stands beside the digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import zip_longest

from warraq.check.passages import Passage, Span
from warraq.check.settings import shared
from warraq.language.arabic import bare
from warraq.language.dates import Written, find_dates

_SCALES = {
    "ألف": 1e3, "ألفا": 1e3, "ألفًا": 1e3, "آلاف": 1e3, "thousand": 1e3,
    "مليون": 1e6, "مليونا": 1e6, "ملايين": 1e6, "million": 1e6,
    "مليار": 1e9, "مليارا": 1e9, "مليارات": 1e9, "billion": 1e9, "تريليون": 1e12, "trillion": 1e12,
}  # fmt: skip
_PERCENT = r"%|في المئة|في المائة|بالمئة|بالمائة|per ?cent"
_NUMBER = re.compile(
    r"(?<![.,/:-])(?<![^\W\u0600-\u06ff])"
    r"(?P<digits>\d{1,3}(?:(?:,\d{3})+|(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?![\d/:]|[.,]\d|st|nd|rd|th)"
    rf"(?:[\s\u00a0]*(?P<percent>{_PERCENT})|[\s\u00a0]+(?P<scale>{'|'.join(_SCALES)})(?!\w))?"
    r"(?:[\s\u00a0]+(?P<unit>[^\W\d_]+))?",
    re.IGNORECASE,
)
_WORDS = {
    **dict.fromkeys(("three", "ثلاثة"), 3), **dict.fromkeys(("four", "أربعة"), 4),
    **dict.fromkeys(("five", "خمسة"), 5), **dict.fromkeys(("six", "ستة"), 6),
    **dict.fromkeys(("seven", "سبعة"), 7), **dict.fromkeys(("eight", "ثمانية"), 8),
    **dict.fromkeys(("nine", "تسعة"), 9), **dict.fromkeys(("ten", "عشرة"), 10), "two": 2,
}  # fmt: skip
_SPELLED = re.compile(
    rf"(?<!\w)(?P<word>{'|'.join(_WORDS)})[\s\u00a0]+(?P<scale>{'|'.join(_SCALES)})(?!\w)"
    r"(?:[\s\u00a0]+(?P<unit>[^\W\d_]+))?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\s+(?:من|of)\s+(?:هذا |نفس |ذلك |the same |that )?(?:الشهر|شهر|month)")
_RANGE = re.compile(r"\s*(?:إلى|حتى|to|[-–—])\s*")


@dataclass(frozen=True)
class Quantity:
    """A number in a text: its value with the scale, its unit's word, and whether data wrote it."""

    start: int
    end: int
    text: str
    value: float
    digits: float = 0
    unit: str = ""
    percent: bool = False
    scale: str = ""
    is_value: bool = False
    spelled: bool = False


@cache
def measures() -> frozenset[str]:
    """Units of measure and money, which are no part of a number of people or things."""
    return frozenset(word for words in shared("measures") for word in words)


def quantities(passage: Passage) -> tuple[Quantity, ...]:
    """The quantities of a passage in order; dates and years are none."""
    return _quantities(passage.text, passage.digits, passage.computed)


@lru_cache(4096)  # a dozen rules ask
def _quantities(text: str, digits: str, computed: tuple[Span, ...]) -> tuple[Quantity, ...]:
    taken = find_dates(text)
    found = [_quantity(m, text, computed) for m in _NUMBER.finditer(digits) if _counts(m, taken)]
    found += map(_in_words, _SPELLED.finditer(digits))
    return tuple(_ranged(sorted(found, key=lambda q: q.start), text))


def typed_years(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where each year stands that is not computed, and the year."""
    for found in find_dates(passage.text):
        if not found.jalali and not _is_computed(found.start, passage.computed):
            yield found.start, found.year


def show_number(number: float) -> str:
    """The number whole, with commas: 60,000,000 or 0.25; only a seventh decimal is rounded away."""
    text = f"{number:,.6f}"
    return text.rstrip("0").rstrip(".")


def unit_of(word: str) -> str:
    """The unit's word without article, vowel marks and the ending of the accusative."""
    word = bare(word).removeprefix("ال")
    return word[:-1] if len(word) > 3 and word.endswith("ا") else word


def _quantity(match: re.Match[str], text: str, computed: tuple[Span, ...]) -> Quantity:
    digits, scale = match["digits"], (match["scale"] or "").lower()
    plain = float(re.sub(r"[,\s]", "", digits))
    end = max(match.end(name) for name in ("digits", "percent", "scale"))
    return Quantity(
        match.start(), end, text[match.start() : end],
        plain * _SCALES.get(scale, 1), plain,
        unit_of(match["unit"] or ""), bool(match["percent"]), scale,
        _is_computed(match.start(), computed),
    )  # fmt: skip


def _in_words(match: re.Match[str]) -> Quantity:
    """Three to ten thousand, million … as words spell them."""
    count, scale = _WORDS[match["word"].lower()], match["scale"].lower()
    return Quantity(
        match.start(), match.end("scale"), match[0][: match.end("scale") - match.start()],
        count * _SCALES[scale], count, unit_of(match["unit"] or ""), scale=scale, spelled=True,
    )  # fmt: skip


def _counts(match: re.Match[str], taken: tuple[Written, ...]) -> bool:
    """Whether the number counts something: it is no part of a date and no day of a month."""
    a, b = match.start(), match.end("digits")
    return not _DAY.match(match.string, b) and not any(d.start < b and a < d.end for d in taken)


def _is_computed(at: int, computed: tuple[Span, ...]) -> bool:
    return any(a <= at < b for a, b in computed)


def _ranged(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """A range's first number takes the scale and the unit of its second."""
    for one, two in zip_longest(found, found[1:]):
        if two and not one.scale and two.scale and _RANGE.fullmatch(text[one.end : two.start]):
            factor = _SCALES[two.scale]
            yield replace(one, value=one.value * factor, unit=two.unit, scale=two.scale)
        else:
            yield one
