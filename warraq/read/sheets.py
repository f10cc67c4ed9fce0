"""CSV files as typed: every cell with its place, ragged rows and doubled names found."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from warraq.errors import Place
from warraq.language.lines import wrong_line
from warraq.read.project import Project

DIGITS = 15  # that a float keeps
Row = tuple[tuple[str, Place], ...]


@dataclass(frozen=True)
class Sheet:
    """A table's cells with their places: the header, and the rows below it."""

    header: Row
    rows: tuple[Row, ...]

    @property
    def names(self) -> list[str]:
        """The columns' names."""
        return [name for name, _ in self.header]

    def column(self, name: str) -> list[tuple[str, Place]]:
        """The cells of a column below the header."""
        index = self.names.index(name)
        return [row[index] for row in self.rows]


def read_sheet(project: Project, path: Path) -> Sheet | None:
    """The cells of a CSV file, or nothing where it cannot be read whole; what is wrong is reported."""
    text = project.text(path)
    if text is None:
        return None
    lines = list(io.StringIO(text.rstrip("\n") + "\n", newline=""))
    reader = csv.reader(iter(lines), strict=True)
    try:
        rows = list(_rows(path, lines, reader))
    except csv.Error as error:
        hint = 'put a cell that holds a comma or a quote in "…", a quote within it twice'
        message, place = f"the row cannot be read: {error}", Place(path, reader.line_num, 1)
        project.report("R-table-01", message, place, hint)
        return None
    if not rows:
        project.report("R-table-02", "the table is empty", Place(path, 1, 1), "add a header row")
        return None
    sheet = Sheet(rows[0], tuple(rows[1:]))
    before = len(project.findings)
    _check_commas(project, sheet)
    _check_shape(project, sheet)
    _check_cells(project, sheet)
    return sheet if len(project.findings) == before else None


def _rows(path: Path, lines: Sequence[str], reader: Any) -> Iterator[Row]:
    """Each row that is not empty, cut where the CSV reader cuts it."""
    read = 0
    for cells in reader:
        places = _places(path, lines[read : reader.line_num], read + 1)
        read = reader.line_num
        if cells:
            yield tuple(zip((cell.strip() for cell in cells), places, strict=True))


def _places(path: Path, lines: Sequence[str], first: int) -> Iterator[Place]:
    """The place of each cell of a row, whose quoted cells may go over several lines."""
    fresh, quoted, within = True, False, False
    for line, text in enumerate(lines, first):
        for column, character in enumerate(text, 1):
            if fresh:
                yield Place(path, line, column)
                quoted = within = character == '"'
            elif quoted and character == '"':
                within = not within
            fresh = character == "," and not within


def _check_commas(project: Project, sheet: Sheet) -> None:
    """A header of one cell with semicolons or tabs comes from a spreadsheet's other CSV."""
    name, place = sheet.header[0]
    mark = re.search(r"[;\t]", name) if len(sheet.header) == 1 else None
    if mark:
        message = f"the cells are parted by {mark[0]!r}, not by commas"
        here = replace(place, column=place.column + mark.start())
        project.report("R-table-07", message, here, "save it as CSV with commas, in UTF-8")


def _check_shape(project: Project, sheet: Sheet) -> None:
    """Every row has the header's columns; columns and keys have names that stand once."""
    width = len(sheet.header)
    _check_names(project, sheet.header, "column")
    ragged = [row for row in sheet.rows if len(row) != width]
    for row in ragged:
        _, place = row[min(width, len(row) - 1)]
        message = f"this row has {len(row)} cells, the header has {width}"
        hint = 'a cell with a comma must stand in "…"; an empty cell keeps its comma'
        project.report("R-table-03", message, place, hint)
    if "key" in sheet.names and not ragged:
        _check_names(project, sheet.column("key"), "key")


def _check_cells(project: Project, sheet: Sheet) -> None:
    """A cell has no control characters, and its number no more digits than a number holds exactly."""
    for text, place in (cell for row in (sheet.header, *sheet.rows) for cell in row):
        if wrong := wrong_line(text.replace("\n", " ")):
            project.report("R-table-08", wrong[0], place, wrong[1])
        elif re.fullmatch(r"[-+]?[\d.,]+", text) and sum(map(str.isdigit, text)) > DIGITS:
            message = f"the number has more than {DIGITS} digits, which no number holds exactly"
            hint = "round it, or write it as words in a column whose name ends in a language"
            project.report("R-table-09", message, place, hint)


def _check_names(project: Project, cells: Iterable[tuple[str, Place]], what: str) -> None:
    seen = set()
    for name, place in cells:
        if not name:
            project.report("R-table-04", f"the {what} has no name", place, "fill the cell")
        elif name in seen:
            message = f"the {what} `{name}` stands in the table twice"
            project.report("R-table-05", message, place, "rename one of them")
        seen.add(name)
