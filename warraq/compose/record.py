"""What a composition brings along unseen: the data behind its figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from warraq.compose.context import Context
from warraq.model import Attachment, Figure, Table


def data_behind(context: Context, figures: Iterable[str]) -> tuple[Attachment, ...]:
    """The tables of the figures, each once."""
    shown = [context.study.figures[id_] for id_ in figures]
    first = {figure.table.name: figure for figure in reversed(shown) if figure.table}
    return tuple(_attached(context, first[name]) for name in sorted(first))


def _attached(context: Context, figure: Figure) -> Attachment:
    table = cast("Table", figure.table)
    data = table.frame.to_csv(index=False, lineterminator="\n").encode()
    return Attachment(f"{table.name}.csv", data, "text/csv", context.say(figure.title))
