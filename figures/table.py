"""A table in the page's own type: the templates set it; here its options are only checked.

Columns: `key`, and those that the option names.
Options:
  columns: {column: {ar, en}, …}   the columns in their order, with their heads
  group: a column of words that opens a group of rows (optional)
  format: Babel's number pattern of all number cells (default: the values' own, else "#,##0.##")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warraq.figures.check import FigureError, Need, Problem
from warraq.figures.data import Row
from warraq.figures.sheet import Sheet
from warraq.language.numbers import is_pattern
from warraq.model import Localized


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of a table."""

    columns: dict[str, Localized]
    group: str | None = None
    format: str | None = None


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    return [Need(name) for name in (*options.columns, options.group) if name]


def problems(rows: Sequence[Row], options: Options) -> Iterator[Problem]:
    """A format that is no pattern of numbers."""
    if options.format and not is_pattern(options.format):
        yield (
            f"`{options.format}` is not a pattern of numbers",
            "write a pattern such as #,##0 or 0.0",
        )


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Refuse: a table is set by the templates."""
    raise FigureError("a table is set, not drawn", "place it with ![](fig:ID) in a chapter")
