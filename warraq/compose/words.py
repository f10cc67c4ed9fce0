"""A language's interface words: numbering, dates and lists as `templates/strings/LANG.yaml` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.core import Locale
from babel.dates import format_date

from warraq.design.template_files import Templates
from warraq.language.numbers import NumberStyle
from warraq.model import direction

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True)
class Words:
    """The words of one language; `strings` is its file."""

    language: str
    strings: Mapping[str, Any]

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.language)

    @property
    def number_style(self) -> NumberStyle:
        """How numbers are written."""
        return NumberStyle(**self.strings["numbers"])

    def date(self, written: date | str | Sequence[int]) -> str:
        """A date as exact as it is given: a date, `2024-10`, or CSL's parts `[2024, 10]`."""
        if isinstance(written, str):
            found = _DATE.fullmatch(written)
            if not found:
                return written
            written = [int(part) for part in found.groups() if part]
        parts = [written.year, written.month, written.day] if isinstance(written, date) else written
        pattern = self.strings["dates"][("year", "month", "day")[len(parts) - 1]]
        day = date(*[*parts, 1, 1][:3])
        return format_date(day, pattern, locale=self.language.replace("-", "_"))

    def ordinal(self, kind: str, number: int) -> str:
        """The ordinal word or letter of a part or point; beyond the list, the number."""
        names = self.strings["numbering"][kind]
        return names[number - 1] if number <= len(names) else str(number)

    def notes(self, numbers: Iterable[int]) -> str:
        """`notes 9, 10`, in the form that the language has for so many."""
        numbers = sorted(set(numbers))
        forms = self.strings["notes_cited"]
        form = Locale.parse(self.language, sep="-").plural_form(len(numbers))
        joined = self.joined("list", map(str, numbers))
        return forms.get(form, forms["other"]).format(numbers=joined) if numbers else ""

    def joined(self, joiner: str, parts: Iterable[str]) -> str:
        """The parts that are not empty, with the language's joiner between them."""
        return str(self.strings["joiners"][joiner].join(part for part in parts if part))


def read_words(templates: Templates, language: str) -> Words:
    """The words of a language, from its file in the templates."""
    return Words(language, templates.data(f"strings/{language}.yaml"))
