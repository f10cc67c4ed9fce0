"""The tables of study/tables: CSV into pandas, columns of numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from warraq.errors import Place
from warraq.model import Table
from warraq.read.project import Project
from warraq.read.sheets import Sheet, read_sheet

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path("study/tables")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:\s*[-–/]\s*\d{4}(?:-\d{2}){0,2})?", re.ASCII)
_WORDS = frozenset({"key", "date"})


def read_tables(
    project: Project, languages: Sequence[str]
) -> tuple[dict[str, Table], dict[str, Sheet]]:
    """Every table by its file's name, and the cells it was made from."""
    tables, sheets = {}, {}
    for path in project.files(FOLDER, ".csv"):
        name = path.stem
        sheet = read_sheet(project, path) if project.is_slug(name, Place(path)) else None
        if sheet is None:
            project.lose_table(name)
            continue
        sheets[name] = sheet
        tables[name] = Table(name, _frame(project, name, sheet, languages), Place(path, 1, 1))
    return tables, sheets


def _frame(project: Project, table: str, sheet: Sheet, languages: Sequence[str]) -> pd.DataFrame:
    """The table in pandas: an empty cell of a column of numbers is missing."""
    import pandas as pd

    columns = {}
    for name in sheet.names:
        words = pd.Series([cell for cell, _ in sheet.column(name)], dtype=str)
        if _holds_numbers(name, words, languages):
            if _reported(project, sheet, name):
                project.lose_table(table)
            words = pd.to_numeric(words, errors="coerce")
        columns[name] = words
    return pd.DataFrame(columns)


def _holds_numbers(name: str, cells: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether a column is of numbers: at least half of its cells are, or any of `value`."""
    if name in _WORDS or name.endswith(tuple(f"_{language}" for language in languages)):
        return False
    filled = [cell for cell in cells if cell]
    words = [cell for cell in filled if not _NUMBER.fullmatch(cell)]
    if len(words) == len(filled) or (words and all(_DATE.fullmatch(cell) for cell in words)):
        return False
    return name == "value" or 2 * len(words) <= len(filled)


def _reported(project: Project, sheet: Sheet, name: str) -> bool:
    """Whether words stand in a column of numbers; each is a finding."""
    wrong = [(c, place) for c, place in sheet.column(name) if c and not _NUMBER.fullmatch(c)]
    for cell, place in wrong:
        message = f"`{cell}` is not a number, and `{name}` is a column of numbers"
        hint = "write plain digits, such as 16000 or 0.5, and the unit elsewhere; or leave it empty"
        project.report("R-table-06", message, place, hint)
    return bool(wrong)
