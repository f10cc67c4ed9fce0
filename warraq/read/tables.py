"""The tables of study/tables: CSV into columns, those of numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import nan
from pathlib import Path
from typing import Any

from warraq.errors import Place
from warraq.model import Table
from warraq.read.project import Project
from warraq.read.sheets import Sheet, read_sheet

FOLDER = Path("study/tables")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"[-+]?\d{1,18}", re.ASCII)
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
        tables[name] = _table(project, name, sheet, languages)
    return tables, sheets


def _table(project: Project, name: str, sheet: Sheet, languages: Sequence[str]) -> Table:
    """The table with its columns of numbers as numbers."""
    columns: dict[str, tuple[Any, ...]] = {}
    numeric = []
    for column in sheet.names:
        cells: tuple[str, ...] = tuple(cell for cell, _ in sheet.column(column))
        columns[column] = cells
        if _holds_numbers(column, cells, languages):
            if _reported(project, sheet, column):
                project.lose_table(name)
            columns[column] = _numbers(cells)
            numeric.append(column)
    return Table(name, columns, tuple(numeric), Place(sheet.header[0][1].path, 1, 1))


def _numbers(cells: Sequence[str]) -> tuple[float, ...]:
    """Whole numbers where all of a column are; what is no number is NaN."""
    if all(_WHOLE.fullmatch(cell) for cell in cells):
        return tuple(map(int, cells))
    return tuple(float(cell) if _NUMBER.fullmatch(cell) else nan for cell in cells)


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
