"""Values: every cell that is a number, by name, and the numbers that values.yaml makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import fsum, isnan
from pathlib import Path

from warraq.language.numbers import is_pattern
from warraq.model import Localized, Table, Value
from warraq.read.expressions import ExpressionError, evaluate
from warraq.read.project import Project
from warraq.read.sheets import Sheet
from warraq.yamlfile import YamlFile, did_you_mean

FILE = Path("study/values.yaml")
_TABLE = re.compile(r"(?<![\w.-])[\w-]+(?=\.)")


@dataclass(frozen=True)
class _Entry:
    expr: str | None = None
    format: str = Value.format
    unit: Localized = field(default_factory=dict)
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Numbers:
    """What expressions may name: cells and derived numbers, and sums of columns."""

    cells: dict[str, float]
    totals: Mapping[str, float]


def read_values(
    project: Project, tables: Mapping[str, Table], sheets: Mapping[str, Sheet]
) -> dict[str, Value]:
    """All values by name: `TABLE.ROW.COLUMN`, `TABLE.ROW` for the column `value`, and derived ones."""
    cells = {v.name: v for table in tables.values() for v in _cells(table, sheets[table.name])}
    totals = {name: total for table in tables.values() for name, total in _totals(table)}
    numbers = {name: value.number for name, value in cells.items()}
    known = _Numbers(numbers, totals)
    values = {name: value for name, value in cells.items() if not isnan(value.number)}
    for name, value in _derived(project, known):
        values[name] = value
        numbers[name] = value.number
    return values


def _cells(table: Table, sheet: Sheet) -> Iterator[Value]:
    """The cells of a table's columns of numbers, where a column `key` names its rows."""
    if "key" not in table.columns:
        return
    for column in table.numeric:
        places = (place for _, place in sheet.column(column))
        rows = zip(table.columns["key"], table.columns[column], places, strict=True)
        for key, number, place in rows:
            value = Value(f"{table.name}.{key}.{column}", float(number), place)
            yield value
            if column == "value":
                yield replace(value, name=f"{table.name}.{key}")


def _totals(table: Table) -> Iterator[tuple[str, float]]:
    for column in table.numeric:
        cells = (cell for cell in table.columns[column] if not isnan(cell))
        yield f"{table.name}.{column}", fsum(cells)


def _derived(project: Project, known: _Numbers) -> Iterator[tuple[str, Value]]:
    """The sound entries of values.yaml, each able to name those above it."""
    file = project.optional_yaml(FILE)
    if file and not isinstance(file.data, dict | None):
        hint = "write one value a key: electricity.gap_mw: {expr: …}"
        project.report("R-value-01", "the file must be a mapping", file.place(), hint)
        file = None
    if file is None:
        project.incomplete.add("values")
        return
    for key, data in (file.data or {}).items():
        name = str(key)
        entry = project.validated(_Entry, data, file, (name,))
        value = entry and _value(project, entry, file, name, known)
        if value:
            yield name, value
        else:
            project.incomplete.add("values")


def _value(
    project: Project, entry: _Entry, file: YamlFile, name: str, known: _Numbers
) -> Value | None:
    """The value that an entry describes; where it gives no number, a finding."""
    place = file.key_place(name)
    if project.lost_tables & set(_TABLE.findall(entry.expr or name)):
        return None
    if not is_pattern(entry.format):
        message = f"`{entry.format}` is not a pattern of numbers"
        hint = "write a pattern such as #,##0 or 0.0"
        project.report("R-value-03", message, file.place(name, "format"), hint)
    elif entry.expr is None and name not in known.cells:
        hint = did_you_mean(name, list(known.cells)) or "name a cell TABLE.ROW.COLUMN, or add expr:"
        project.report("R-value-04", f"`{name}` is no cell of the tables", place, hint)
    elif entry.expr is not None and name in known.cells:
        hint = "give the derived number a name of its own"
        project.report("R-value-05", f"`{name}` is a cell of a table", place, hint)
    else:
        try:
            number = evaluate(entry.expr or name, known.cells, known.totals)
            return Value(name, number, place, entry.format, entry.unit, entry.claims)
        except ExpressionError as error:
            where = file.place(name, "expr") if entry.expr else place
            project.report("R-value-02", str(error), where, error.hint)
    return None
