"""Institutions, publishers and outlets by all the forms of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import yaml

from warraq.language.arabic import bare

_FILE = Path(__file__).with_suffix(".yaml")
_HAMZA = str.maketrans("أإآ", "ااا")


@cache
def shared_bodies() -> tuple[tuple[str, ...], ...]:
    """The house's list: each body as its names, the form to print first."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = yaml.load(_FILE.read_text("utf-8"), Loader=loader)
    return tuple(tuple(str(name) for name in names) for names in entries)


def key(name: str) -> str:
    """The name without case, article, vowel marks, quotes and hamzas: what two forms have in common."""
    name = re.sub(r"[«»\"'“”]", "", bare(name)).translate(_HAMZA).casefold().strip()
    return re.sub(r"\s+", " ", re.sub(r"^the ", "", name))


def body_table(more: Iterable[tuple[str, ...]] = ()) -> dict[str, tuple[str, ...]]:
    """Each body by the key of each of its names."""
    return {key(name): names for names in (*shared_bodies(), *more) for name in names}


def find_bodies(text: str, bodies: dict[str, tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Where a text names a body, and the key it uses; the longest name of a place wins."""
    places = [at for at, character in enumerate(text) if bare(character)]
    words = "".join(text[at] for at in places).translate(_HAMZA).casefold()
    if len(words) == len(places):
        for found in _name_pattern(tuple(bodies)).finditer(words):
            yield places[found.start()], found[1]


@cache
def _name_pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names, the longest first, with a letter that Arabic writes before it."""
    names = sorted(map(re.escape, keys), key=len, reverse=True)
    return re.compile(rf"(?<!\w)[ولبفك]?({'|'.join(names)})(?!\w)")
