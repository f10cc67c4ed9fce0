"""A source's CSL fields as reference managers write them: dates, names and addresses made sound, or told.

Zotero and others write the parts of a date as text, `raw` dates, single years; those are read. What no
calendar has, or what is not a name or an address, is a finding at its key.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from warraq.errors import Place
from warraq.language.arabic import western_digits
from warraq.language.lines import wrong_address, wrong_line
from warraq.read.project import Project

DATES = ("issued", "accessed", "original-date", "event-date", "submitted", "available-date")
NAMES = (
    "author", "editor", "translator", "collection-editor", "container-author", "director", "interviewer",
    "recipient", "reviewed-author", "original-author", "composer", "illustrator", "editorial-director",
)  # fmt: skip
PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
FREE = ("custom", "categories", "keyword")
_PLAIN = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class WrongFieldError(ValueError):
    """A field is not what CSL has there; `keys` lead to the place below it."""

    def __init__(self, message: str, hint: str, *keys: str | int) -> None:
        super().__init__(message)
        self.hint, self.keys = hint, keys


def sound_fields(
    project: Project, csl: Mapping[str, Any], at: Callable[..., Place]
) -> dict[str, Any]:
    """The fields with their dates as numbers; what is wrong is reported, and left out."""
    sound: dict[str, Any] = {}
    for name, value in csl.items():
        try:
            if value is not None:
                sound[str(name)] = _sound_field(str(name), value)
        except WrongFieldError as error:
            place = at("csl", name, *error.keys)
            project.report("R-csl-01", f"`{name}`: {error}", place, error.hint)
    return sound


def _sound_field(name: str, value: Any) -> Any:
    if name in FREE:
        return value
    if name in DATES:
        return _sound_date(value)
    if name in NAMES:
        return [_sound_name(person, index) for index, person in enumerate(_listed(value))]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise WrongFieldError("it must be text or a number", "write one value, in quotes")
    text = str(value)
    if wrong := wrong_address(text) if name == "URL" else wrong_line(text):
        raise WrongFieldError(*wrong)
    return text if name == "URL" else value


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise WrongFieldError("it must be a list of names", "write `- {family: …, given: …}` for each")


def _sound_name(person: Any, index: int) -> dict[str, str]:
    if isinstance(person, str):
        return {"literal": person}
    if not isinstance(person, Mapping):
        raise WrongFieldError("a name must be a mapping", "write {family: …, given: …}", index)
    name: dict[str, str] = {}
    for part, words in person.items():
        if isinstance(words, Mapping | list):
            raise WrongFieldError(f"`{part}` must be text", "put it in quotes", index, part)
        if wrong := wrong_line(str(words)):
            raise WrongFieldError(*wrong, index, part)
        name[str(part)] = str(words)
    if not any(name.get(part) for part in PARTS):
        raise WrongFieldError(
            "a name says nothing", "write {family: …, given: …} or {literal: …}", index
        )
    return name


def _sound_date(value: Any) -> dict[str, Any]:
    """A date as CSL has it, its parts numbers; one that is in words stays in words."""
    if isinstance(value, str | int):
        value = {"raw": str(value)}
    if not isinstance(value, Mapping):
        raise WrongFieldError("it must be a date", "write {date-parts: [[2024, 6, 5]]}")
    known = {str(key): each for key, each in value.items() if each not in (None, "")}
    if "date-parts" in known:
        return {**known, "date-parts": list(_sound_parts(known["date-parts"]))}
    raw = western_digits(str(known.get("raw", ""))).strip()
    if found := _PLAIN.fullmatch(raw):
        return {"date-parts": [_sound_day([each for each in found.groups() if each], 0)]}
    words = str(known.get("literal") or known.get("raw") or "")
    if wrong := wrong_line(words):
        raise WrongFieldError(*wrong)
    return {"literal": words} if words else {}


def _sound_parts(parts: Any) -> Iterator[list[int]]:
    if not isinstance(parts, list) or not 1 <= len(parts) <= 2:
        raise WrongFieldError(
            "a date has parts", "write {date-parts: [[2024, 6, 5]]}", "date-parts"
        )
    for index, part in enumerate(parts):
        if not isinstance(part, list):
            raise WrongFieldError(
                "the parts of a date are a list of lists", "write [[2024, 6, 5]]", "date-parts"
            )
        if part:
            yield _sound_day(part, index)
    if not any(parts):
        raise WrongFieldError(
            "the date is empty", "write [[2024, 6, 5]], or leave the key out", "date-parts"
        )


def _sound_day(part: list[Any], index: int) -> list[int]:
    """Year, month and day as numbers that a calendar has."""
    written = [western_digits(str(each)).strip() for each in part if each not in (None, "")]
    where = ("date-parts", index)
    if len(written) > 3 or not all(re.fullmatch(r"\d{1,4}", each) for each in written):
        raise WrongFieldError(
            f"{part} is not year, month, day", "write numbers: [2024, 6, 5]", *where
        )
    year, month, day = [*map(int, written), *([1] * (3 - len(written)))][:3]
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        raise WrongFieldError(
            f"no calendar has {'-'.join(written)}", "correct the day, or leave it out", *where
        )
    return list(map(int, written))
