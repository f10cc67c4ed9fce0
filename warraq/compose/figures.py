"""A figure or table as the templates set it: names, caption, source, and the drawing or the cells."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup

from warraq.errors import ContentError, Finding
from warraq.language.numbers import format_number, value_words
from warraq.model import Drawing, Figure

if TYPE_CHECKING:
    from warraq.compose.context import Context
    from warraq.compose.prose import Prose

PLAIN_NUMBER = "#,##0.##"


@dataclass(frozen=True)
class Cell:
    """One cell: its words, and whether it is a number."""

    words: Markup
    number: bool = False


@dataclass(frozen=True)
class Group:
    """Rows under a heading of their own, or under none; the first cell names its row."""

    title: Markup | None
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class FigureView:
    """What a figure's macro is given; `image` is the drawing's address, or there are `columns`.

    `file` is the attachment that holds its data.
    """

    id: str
    kind: str
    name: str
    title: Markup
    caption: Markup
    alt: str
    source: Markup
    period: Markup
    unit: Markup
    notes: str
    note_ids: tuple[str, ...] = ()
    file: str = ""
    image: str = ""
    columns: tuple[Cell, ...] = ()
    groups: tuple[Group, ...] = field(default_factory=tuple)


def view(prose: Prose, id_: str) -> FigureView:
    """The figure in the context's language."""
    context = prose.context
    figure = context.study.figures[id_]
    image = _address(figure, context.study.root, context.drawings.get((id_, context.language)))
    columns, groups = _table(prose, figure) if figure.kind == "table" else ((), ())
    if not image and not columns:
        message = f"the figure `{id_}` is not drawn in `{context.language}`"
        raise ContentError([Finding("C-figure-01", message, figure.place, "add the language")])
    return FigureView(
        id=id_,
        kind=figure.kind,
        name=context.outline.figures.get(id_, ""),
        title=prose.words(context.say(figure.title)),
        caption=prose.markdown(figure.caption, figure.place),
        alt=context.say(figure.alt),
        source=prose.words(context.say(figure.source)),
        period=prose.words(context.say(figure.period)),
        unit=prose.words(context.say(figure.unit)),
        notes=context.words.notes(context.outline.notes[note] for note in figure.notes),
        note_ids=figure.notes,
        file=f"{figure.table.name}.csv" if figure.table else "",
        image=image,
        columns=columns,
        groups=groups,
    )


def _address(figure: Figure, root: Path, drawing: Drawing | None) -> str:
    """Where the press finds the picture: in the page itself, or in the project."""
    if drawing:
        return "data:image/svg+xml;base64," + b64encode(drawing.svg).decode()
    if figure.image is None:
        return ""
    return quote(figure.image.relative_to(root.resolve()).as_posix())


def _table(prose: Prose, figure: Figure) -> tuple[tuple[Cell, ...], tuple[Group, ...]]:
    """The header cells and the rows, grouped where the figure's options name a column for that."""
    if figure.table is None:
        return (), ()
    context, frame = prose.context, figure.table.frame
    columns = {
        _in_language(name, context, frame): title
        for name, title in figure.options["columns"].items()
    }
    numbers = {name for name in columns if pd.api.types.is_numeric_dtype(frame[name])}
    header = tuple(
        Cell(prose.words(context.say(title)), name in numbers) for name, title in columns.items()
    )
    rows = [
        (row, tuple(_cell(prose, figure, row, name) for name in columns))
        for row in frame.to_dict("records")
    ]
    return header, tuple(_groups(prose, figure, rows))


def _groups(
    prose: Prose, figure: Figure, rows: Iterable[tuple[dict[Hashable, Any], tuple[Cell, ...]]]
) -> Iterator[Group]:
    group = figure.options.get("group")
    if not group or figure.table is None:
        yield Group(None, tuple(cells for _, cells in rows))
        return
    column = _in_language(group, prose.context, figure.table.frame)
    for title, members in groupby(rows, lambda pair: pair[0][column]):
        yield Group(prose.words(str(title)), tuple(cells for _, cells in members))


def _in_language(name: str, context: Context, frame: pd.DataFrame) -> str:
    """The column of that name in the context's language, if there is one."""
    return next((n for n in (f"{name}_{context.language}", name) if n in frame), name)


def _cell(prose: Prose, figure: Figure, row: dict[Hashable, Any], column: str) -> Cell:
    content = row[column]
    if pd.isna(content):
        return Cell(Markup())
    if isinstance(content, str):
        return Cell(prose.words(content))
    name = f"{figure.table.name if figure.table else figure.id}.{row.get('key')}.{column}"
    own = {"format": figure.options["format"]} if "format" in figure.options else {}
    if name in prose.context.study.values:
        meta = {"name": name, "unit": False, **own}
        words = value_words(meta, prose.context.study.values, prose.context.language)
    else:
        words = format_number(content, own.get("format", PLAIN_NUMBER), prose.context.language)
    return Cell(Markup.escape(words), number=True)
