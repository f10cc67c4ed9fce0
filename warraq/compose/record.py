"""What a composition brings along unseen: the data behind its figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from warraq.compose.desk import Desk
from warraq.model import Attachment, Figure, Table


def data_behind(desk: Desk, figures: Iterable[str]) -> tuple[Attachment, ...]:
    """The tables of the figures, each once."""
    shown = [desk.study.figures[id_] for id_ in figures]
    first = {figure.table.name: figure for figure in reversed(shown) if figure.table}
    return tuple(_attached(desk, first[name]) for name in sorted(first))


def _attached(desk: Desk, figure: Figure) -> Attachment:
    table = cast("Table", figure.table)
    data = table.frame.to_csv(index=False, lineterminator="\n").encode()
    return Attachment(f"{table.name}.csv", data, "text/csv", desk.say(figure.title))
