"""A figure's rows as a kind reads them: words in the drawing's language, numbers, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from warraq.model import Figure

DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True)
class Row:
    """One row of a table; words are taken from `column_LANG`, or else from `column`."""

    cells: Mapping[str, Any]
    language: str

    def text(self, column: str) -> str:
        """The words of a column, empty where the cell or the column is."""
        value = self.cells.get(f"{column}_{self.language}", self.cells.get(column))
        return "" if _empty(value) else str(value)

    def number(self, column: str) -> float | None:
        """The number of a column, None where the cell is empty."""
        value = self.cells.get(column)
        return None if value is None or _empty(value) else float(value)

    @property
    def key(self) -> str:
        """The row's name."""
        return self.text("key")


def _empty(value: Any) -> bool:
    return value is None or value != value or value == ""


def rows_of(figure: Figure, language: str) -> list[Row]:
    """The rows that the figure shows: all of its table, or those that its option `rows` names."""
    if figure.table is None:
        return []
    rows = [Row(cells, language) for cells in figure.table.rows]
    wanted = figure.options.get("rows")
    return rows if wanted is None else [row for key in wanted for row in rows if row.key == key]


def number_text(value: float, pattern: str, language: str) -> str:
    """A number as the language writes it, in Western digits."""
    from babel.numbers import format_decimal

    return format_decimal(value, pattern, locale=language.replace("-", "_"))


def bounded(row: Row, words: str) -> str:
    """A number with the row's bound before it: at least 27, about 1."""
    return f"{row.text('bound')} {words}".strip()


def date_text(value: str, language: str) -> str:
    """A date as exact as it is known (2024, 2024-05, 2024-05-08), as the language writes it."""
    from babel.dates import format_date

    parts = [int(part) for part in DATE.fullmatch(value).groups() if part]  # type: ignore[union-attr]
    pattern = ("y", "MMM y", "d MMM y")[len(parts) - 1]
    return format_date(date(*_full(parts)), pattern, locale=language.replace("-", "_"))


def _full(parts: Sequence[int]) -> tuple[int, int, int]:
    year, month, day = [*parts, 1, 1][:3]
    return year, month, day
