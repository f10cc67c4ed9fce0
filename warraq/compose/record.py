"""What a forme brings along unseen: its catalogue record and the data behind its figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from warraq.compose.desk import Desk
from warraq.model import Attachment, Figure, Record, Study, Table


def metadata_of(study: Study) -> dict[str, Any]:
    """A forme's metadata: the study's catalogue record."""
    record = Record(
        title=study.title,
        authors=study.authors,
        journal=study.journal,
        languages=study.languages,
        keywords=study.keywords,
        description=study.edition,
        source=study.citation,
        rights=study.rights,
        link=study.link,
        prepared=study.prepared,
    )
    return {"record": record}


def data_behind(desk: Desk, figures: Iterable[str]) -> tuple[Attachment, ...]:
    """The tables of the figures, each once."""
    shown = [desk.study.figures[id_] for id_ in figures]
    first = {figure.table.name: figure for figure in reversed(shown) if figure.table}
    return tuple(_attached(desk, first[name]) for name in sorted(first))


def _attached(desk: Desk, figure: Figure) -> Attachment:
    table = cast("Table", figure.table)
    data = table.frame.to_csv(index=False, lineterminator="\n").encode()
    return Attachment(f"{table.name}.csv", data, "text/csv", desk.say(figure.title))
