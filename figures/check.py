"""Whether a figure can be drawn: its kind, its options, the columns and names they ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from warraq.errors import Finding, WarraqError
from warraq.figures.data import rows_of
from warraq.model import Figure, Table
from warraq.yamlfile import YamlFile, did_you_mean, read_typed

KINDS = ("bars", "callouts", "flow", "line", "matrix", "ranges", "share", "table", "timeline")


Problem = tuple[str, str]


class FigureError(WarraqError):
    """A figure cannot be drawn; the message says why and the hint what to do."""


@dataclass(frozen=True)
class Need:
    """A column that a kind reads: words (in each language or in none), or numbers."""

    column: str
    number: bool = False


def module_of(kind: str) -> ModuleType:
    """The drawing module of a kind: `Options`, `needs`, `draw`, and `problems` where names are used."""
    return import_module(f"warraq.figures.{kind}")


def options_of(figure: Figure) -> tuple[Any, list[Finding]]:
    """The figure's options as its kind's object, or what is wrong with them."""
    file = YamlFile(figure.place.path, None, {(): figure.place}, {})
    own = {key: value for key, value in figure.options.items() if key != "rows"}
    return read_typed(module_of(figure.kind).Options, own, file)


def check_figure(figure: Figure) -> Iterator[Finding]:
    """All that keeps a figure from being drawn; a figure with no finding can be."""
    if figure.kind == "image":
        if figure.image is None:
            message = f"`{figure.id}` names no picture"
            yield Finding("D-image-01", message, figure.place, "add image: a file below study/")
        return
    if figure.kind not in KINDS:
        hint = did_you_mean(figure.kind, KINDS) or f"kinds: {', '.join(KINDS)}"
        yield Finding("D-kind-01", f"unknown kind of figure `{figure.kind}`", figure.place, hint)
        return
    if figure.table is None:
        message = f"`{figure.id}` names no table"
        yield Finding("D-table-01", message, figure.place, "add table: the name of a CSV")
        return
    if not figure.table.rows:
        message = f"`{figure.id}` has an empty table"
        yield Finding("D-table-02", message, figure.table.place, "add rows")
        return
    options, findings = options_of(figure)
    findings = findings or [*_columns(figure, figure.table, options), *_rows(figure, figure.table)]
    yield from findings or _problems(figure, options)


def _columns(figure: Figure, table: Table, options: Any) -> Iterator[Finding]:
    known = list(table.columns)
    for need in module_of(figure.kind).needs(options):
        names = [need.column, *(f"{need.column}_{language}" for language in figure.languages)]
        missing = names[1:] if any(name in known for name in names[1:]) else names[:1]
        for name in missing:
            if name not in known:
                hint = did_you_mean(name, known) or f"columns: {', '.join(known)}"
                message = f"`{figure.id}` needs the column `{name}`, which the table lacks"
                yield Finding("D-column-01", message, table.place, hint)
            elif need.number and name not in table.numeric:
                message = f"`{figure.id}` reads numbers from `{name}`, which holds words"
                hint = "write plain numbers: 16000, not 16,000 or 16 MW"
                yield Finding("D-column-02", message, table.place, hint)


def _rows(figure: Figure, table: Table) -> Iterator[Finding]:
    known = list(table.columns.get("key", ()))
    for key in figure.options.get("rows", []):
        if key not in known:
            message, hint = unknown("row", key, known)
            yield Finding("D-name-01", f"`{figure.id}`: {message}", figure.place, hint)


def _problems(figure: Figure, options: Any) -> Iterator[Finding]:
    rows = rows_of(figure, figure.languages[0] if figure.languages else "en")
    find = getattr(module_of(figure.kind), "problems", None)
    for message, hint in find(rows, options) if find else ():
        yield Finding("D-name-01", f"`{figure.id}`: {message}", figure.place, hint)


def unknown(what: str, name: str, known: Sequence[str]) -> Problem:
    """The problem that a name stands for nothing, with the nearest that does."""
    hint = did_you_mean(name, list(known)) or f"known: {', '.join(known)}"
    return f"unknown {what} `{name}`", hint
