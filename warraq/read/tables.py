"""The tables of study/tables: CSV into pandas, every bad cell found where it stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warraq.errors import Place
from warraq.model import Table
from warraq.read.project import Project

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path("study/tables")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:\s*[-–/]\s*\d{4}(?:-\d{2}){0,2})?", re.ASCII)
_WORDS = frozenset({"key", "date"})


@dataclass(frozen=True)
class Sheet:
    """A table's cells as typed: the header, the rows, and the place of each cell."""

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[tuple[Place, ...], ...]

    def column(self, index: int) -> Iterator[tuple[str, Place]]:
        """The cells of a column below the header, with their places."""
        return ((row[index], self.places[n + 1][index]) for n, row in enumerate(self.rows))


def read_tables(
    project: Project, languages: Sequence[str]
) -> tuple[dict[str, Table], dict[str, Sheet]]:
    """Every table by its file's name, and the cells it was made from."""
    tables, sheets = {}, {}
    for path in project.files(FOLDER, ".csv"):
        text = project.text(path) if project.is_slug(path.stem, Place(path)) else None
        sheet = None if text is None else _sheet(project, path, text)
        if sheet is None:
            project.lose_table(path.stem)
            continue
        frame = _frame(project, sheet, languages)
        tables[path.stem] = Table(path.stem, frame, Place(path, 1, 1))
        sheets[path.stem] = sheet
    return tables, sheets


def _sheet(project: Project, path: Path, text: str) -> Sheet | None:
    """The cells of a CSV; ragged rows and doubled columns or keys are findings."""
    lines = list(io.StringIO(text.rstrip("\n") + "\n", newline=""))
    rows, places, read = [], [], 0
    reader = csv.reader(iter(lines), strict=True)
    try:
        for row in reader:
            if row:
                rows.append(tuple(cell.strip() for cell in row))
                places.append(_places(path, lines[read : reader.line_num], read + 1))
            read = reader.line_num
    except csv.Error as error:
        place = Place(path, reader.line_num, 1)
        hint = 'put a cell that holds a comma or a quote in "…", a quote within it twice'
        project.report("R-table-01", f"the row cannot be read: {error}", place, hint)
        return None
    if not rows:
        project.report("R-table-02", "the table is empty", Place(path, 1, 1), "add a header row")
        return None
    if len(rows[0]) == 1 and (mark := re.search(r"[;\t]", rows[0][0])):
        hint = "save it as CSV with commas, in UTF-8"
        message = f"the cells are parted by {mark[0]!r}, not by commas"
        project.report("R-table-07", message, Place(path, 1, mark.start() + 1), hint)
        return None
    sheet = Sheet(path, rows[0], tuple(rows[1:]), tuple(places))
    return sheet if _is_regular(project, sheet) else None


def _places(path: Path, lines: Sequence[str], first: int) -> tuple[Place, ...]:
    """The place of each cell of a row, whose quoted cells may go over several lines."""
    places, fresh, quoted, within = [], True, False, False
    for line, text in enumerate(lines, first):
        for column, character in enumerate(text, 1):
            if fresh:
                places.append(Place(path, line, column))
                quoted = within = character == '"'
            elif quoted and character == '"':
                within = not within
            fresh = character == "," and not within
    return tuple(places)


def _is_regular(project: Project, sheet: Sheet) -> bool:
    """Whether every row has the header's columns, and names and keys stand once."""
    before = len(project.findings)
    width = len(sheet.header)
    _report_doubled(project, zip(sheet.header, sheet.places[0], strict=False), "column")
    for number, row in enumerate(sheet.rows, 1):
        if len(row) != width:
            place = sheet.places[number][min(width, len(row) - 1)]
            message = f"this row has {len(row)} cells, the header has {width}"
            hint = 'a cell with a comma must stand in "…"; an empty cell keeps its comma'
            project.report("R-table-03", message, place, hint)
    if len(project.findings) == before and "key" in sheet.header:
        _report_doubled(project, sheet.column(sheet.header.index("key")), "key")
    return len(project.findings) == before


def _report_doubled(project: Project, cells: Iterable[tuple[str, Place]], what: str) -> None:
    seen = set()
    for name, place in cells:
        if not name:
            project.report("R-table-04", f"the {what} has no name", place, "fill the cell")
        elif name in seen:
            message = f"the {what} `{name}` stands in the table twice"
            project.report("R-table-05", message, place, "rename one of them")
        seen.add(name)


def _frame(project: Project, sheet: Sheet, languages: Sequence[str]) -> pd.DataFrame:
    """The table in pandas: columns of numbers as numbers, an empty cell as missing."""
    import pandas as pd

    columns = {}
    for index, name in enumerate(sheet.header):
        cells = list(sheet.column(index))
        words = pd.Series([cell for cell, _ in cells], dtype=str)
        if _holds_numbers(name, [cell for cell, _ in cells], languages):
            _report_words(project, name, cells)
            words = pd.to_numeric(words, errors="coerce")
        columns[name] = words
    return pd.DataFrame(columns)


def _holds_numbers(name: str, cells: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether a column is of numbers: `value`, or most of its cells, and no column of dates."""
    if name in _WORDS or name.endswith(tuple(f"_{language}" for language in languages)):
        return False
    filled = [cell for cell in cells if cell]
    words = [cell for cell in filled if not _NUMBER.fullmatch(cell)]
    if len(words) == len(filled) or (words and all(_DATE.fullmatch(cell) for cell in words)):
        return False
    return name == "value" or 2 * len(words) <= len(filled)


def _report_words(project: Project, name: str, cells: Sequence[tuple[str, Place]]) -> None:
    for cell, place in cells:
        if cell and not _NUMBER.fullmatch(cell):
            message = f"`{cell}` is not a number, and `{name}` is a column of numbers"
            hint = (
                "write digits only, such as 16000 or 0.5, and the unit elsewhere; or leave it empty"
            )
            project.report("R-table-06", message, place, hint)
            project.lose_table(place.path.stem)
