"""Values: every cell that is a number, by name, and the numbers that values.yaml makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import isnan
from pathlib import Path

from warraq.model import Localized, Table, Value
from warraq.numbers import format_number
from warraq.read.expressions import ExpressionError, evaluate
from warraq.read.project import Project
from warraq.read.tables import Sheet
from warraq.sources import YamlFile, did_you_mean

FILE = Path("study/values.yaml")
Numbers = Mapping[str, float]


@dataclass(frozen=True)
class _Entry:
    expr: str | None = None
    format: str = Value.format
    unit: Localized = field(default_factory=dict)
    claims: tuple[str, ...] = ()


def read_values(
    project: Project, tables: Mapping[str, Table], sheets: Mapping[str, Sheet]
) -> dict[str, Value]:
    """All values by name: `TABLE.ROW.COLUMN`, `TABLE.ROW` for the column `value`, and derived ones."""
    cells = {v.name: v for table in tables.values() for v in _cells(table, sheets[table.name])}
    totals = {name: total for table in tables.values() for name, total in _totals(table)}
    values = {name: value for name, value in cells.items() if not isnan(value.number)}
    file = project.optional_yaml(FILE)
    if file is None or file.data is None:
        return values
    if not isinstance(file.data, dict):
        hint = "write one value a key: electricity.gap_mw: {expr: …}"
        project.report("R-value-01", "the file must be a mapping", file.place(), hint)
        return values
    numbers = {name: value.number for name, value in cells.items()}
    for name, data in file.data.items():
        entry = project.validated(_Entry, data, file, (name,))
        made = entry and _made(project, entry, file, str(name), (numbers, totals))
        if made:
            values[made.name] = made
            numbers[made.name] = made.number
    return values


def _cells(table: Table, sheet: Sheet) -> Iterator[Value]:
    """The cells of a table's columns of numbers, where a column `key` names its rows."""
    if "key" not in table.frame:
        return
    for column in table.frame.select_dtypes("number"):
        index = sheet.header.index(column)
        rows = zip(table.frame["key"], table.frame[column], sheet.column(index), strict=True)
        for key, number, (_, place) in rows:
            value = Value(f"{table.name}.{key}.{column}", float(number), place)
            yield value
            if column == "value":
                yield replace(value, name=f"{table.name}.{key}")


def _totals(table: Table) -> Iterator[tuple[str, float]]:
    for column, total in table.frame.select_dtypes("number").sum().items():
        yield f"{table.name}.{column}", float(total)


def _made(
    project: Project, entry: _Entry, file: YamlFile, name: str, known: tuple[Numbers, Numbers]
) -> Value | None:
    """The value that an entry of values.yaml describes; where it gives no number, a finding."""
    cells, totals = known
    place = file.key_place(name)
    if entry.expr is None and name not in cells:
        hint = did_you_mean(name, list(cells)) or "name a cell (TABLE.ROW.COLUMN), or add expr:"
        project.report("R-value-04", f"`{name}` is no cell of the tables", place, hint)
    elif entry.expr is not None and name in cells:
        hint = "give the derived number a name of its own"
        project.report("R-value-05", f"`{name}` is a cell, or named before", place, hint)
    else:
        try:
            number = evaluate(entry.expr or name, cells, totals)
            format_number(number, entry.format, "en")
            return Value(name, number, place, entry.format, entry.unit, entry.claims)
        except ExpressionError as error:
            where = file.place(name, "expr") if entry.expr else place
            project.report("R-value-02", str(error), where, error.hint)
        except ValueError:
            message = f"`{entry.format}` is not a pattern of numbers"
            where = file.place(name, "format")
            project.report("R-value-03", message, where, "write a pattern such as #,##0 or 0.0")
    return None
