"""Dates as people write them, in Arabic, English and Persian, read with their place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import jdatetime
from babel.dates import get_month_names

from warraq.language.arabic import western_digits

_LOCALES = ("ar", "ar_IQ", "ar_DZ", "ar_MA", "en")
_VARIANTS = {"ابريل": 4, "اغسطس": 8, "اكتوبر": 10, "sept": 9, "تموز": 7, "اذار": 3, "ايار": 5}


@dataclass(frozen=True)
class Written:
    """A date in a text: as exact as written; a Jalali one also holds the day it means."""

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0
    jalali: bool = False
    month_first: bool = False

    def first_day(self) -> date:
        """The first day that the words can mean, in the Gregorian calendar."""
        if self.jalali:
            found: date = jdatetime.date(self.year, self.month or 1, self.day or 1).togregorian()
            return found
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The last day that the words can mean."""
        if self.jalali or self.day:
            return self.first_day()
        if not self.month:
            return date(self.year, 12, 31)
        ahead = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return date.fromordinal(ahead.toordinal() - 1)

    @property
    def parts(self) -> list[int]:
        """CSL's `date-parts` of the Gregorian date."""
        if self.jalali:
            return list(self.first_day().timetuple()[:3])
        return [part for part in (self.year, self.month, self.day) if part]


@cache
def month_names() -> dict[str, int]:
    """Every month's name (Babel's Arabic and English, jdatetime's Persian) and its number."""
    names = {
        name.lower().rstrip("."): number
        for width in ("wide", "abbreviated")
        for locale in _LOCALES
        for number, name in get_month_names(width, locale=locale).items()
    }
    return names | _VARIANTS


@cache
def _jalali_months() -> dict[str, int]:
    names = {name: number for number, name in enumerate(jdatetime.date.j_months_fa, 1)}
    return names | {name.replace("ی", "ي"): number for name, number in names.items()}


@cache
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    gregorian = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    jalali = "|".join(sorted(_jalali_months(), key=len, reverse=True))
    twice = rf"(?:\s*[/(]\s*(?:{gregorian})\b\)?)?"  # أيلول/سبتمبر
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?P<day>\d{{1,2}})[\s،/]+(?P<jmonth>{jalali})[\s،/]+(?P<year>1[34]\d\d)",
            rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:من\s+)?(?P<month>{gregorian})\.?{twice}،?,?\s+"
            r"(?:عام\s+|سنة\s+)?(?P<year>\d{4})(?!\d)",
            rf"(?P<first>\b(?:{gregorian}))\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
            rf"(?<!\w)(?P<month>{gregorian})\.?{twice}\s+(?:من\s+)?(?:عام\s+|سنة\s+)?(?P<year>\d{{4}})(?!\d)",
            r"(?<![\d/])(?P<day>\d{1,2})/(?P<nmonth>\d{1,2})/(?P<year>\d{4})(?![\d/])",
            r"(?<![\d/-])(?P<year>\d{4})-(?P<nmonth>\d\d)-(?P<day>\d\d)(?![\d-])",
            r"(?<![\d.,/-])(?P<year>1[89]\d\d|20\d\d)(?![\d/%]|[.,]\d|-\d)",
        )
    )


@lru_cache(4096)
def find_dates(text: str) -> tuple[Written, ...]:
    """The dates of a text in order; the most exact reading of each place wins."""
    text = western_digits(text)
    taken: list[Written] = []
    for pattern in _date_patterns():
        for match in pattern.finditer(text):
            if any(match.start() < d.end and d.start < match.end() for d in taken):
                continue
            if (found := _read_date(match)) is not None:
                taken.append(found)
    return tuple(sorted(taken, key=lambda d: d.start))


def _read_date(match: re.Match[str]) -> Written | None:
    part = match.groupdict()
    year, day = int(part["year"]), int(part.get("day") or 0)
    name = part.get("month") or part.get("first")
    month = month_names().get(name.lower(), 0) if name else int(part.get("nmonth") or 0)
    jalali = 1300 <= year < 1500 and bool(day)
    if part.get("jmonth"):
        month = _jalali_months()[part["jmonth"]]
    found = Written(*match.span(), year, month, day, jalali, bool(part.get("first")))
    try:
        found.first_day()
    except ValueError:
        return None
    return found
