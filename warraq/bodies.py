"""Institutions, publishers and outlets by all the forms of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import yaml

from warraq.arabic import MARKS, bare

_FILE = Path(__file__).with_suffix(".yaml")
_HAMZA = str.maketrans("أإآ", "ااا")


@cache
def shared_bodies() -> tuple[tuple[str, ...], ...]:
    """The house's list: each body as its names, the form to print first."""
    entries = yaml.load(_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tuple(tuple(str(name) for name in names) for names in entries)


def key(name: str) -> str:
    """The name without case, article, vowel marks, quotes and hamzas: what two forms have in common."""
    name = re.sub(r"[«»\"'“”]", "", bare(name)).translate(_HAMZA).casefold().strip()
    return re.sub(r"\s+", " ", re.sub(r"^the ", "", name))


def table(more: Iterable[tuple[str, ...]] = ()) -> dict[str, tuple[str, ...]]:
    """Each body by the key of each of its names."""
    return {key(name): names for names in (*shared_bodies(), *more) for name in names}


def mentioned(text: str, bodies: dict[str, tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Where a text names a body, and the key it uses; the longest name of a place wins."""
    words = re.sub(f"[{MARKS}]", "\N{ZERO WIDTH JOINER}", text).translate(_HAMZA).casefold()
    for found in _names(tuple(bodies)).finditer(words):
        yield found.start(), found[0].replace("\N{ZERO WIDTH JOINER}", "")


@cache
def _names(keys: tuple[str, ...]) -> re.Pattern[str]:
    """The names, longest first; a vowel mark may follow each letter."""
    joined = ("\u200d*".join(map(re.escape, key)) for key in sorted(keys, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(joined)})(?!\w)")
