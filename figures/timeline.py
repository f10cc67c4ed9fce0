"""Events in the order of the rows, in one lane or several; distances show order, not duration.

The events run along the reading direction; where the paper is too narrow for that, downwards.

Columns: `key`, `date` (2024, 2024-05 or 2024-05-08), `label`, `when` (optional words for the date),
`lane`, `mark`, `status` (optional; `planned` is drawn open). An event in no lane belongs to all.
Options:
  lanes: {name: {ar, en}, …}                 the lanes, when there are several
  marks: {name: {shape, label: {ar, en}}, …} the kinds of event, told apart by shape
  cutoff: {date, label: {ar, en}}            the date after which the axis is dashed
  planned: {ar, en}                          what an open mark means, in the legend
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from warraq.figures import timeline_across, timeline_down
from warraq.figures.check import Need, Problem, unknown
from warraq.figures.data import DATE, Row, date_text
from warraq.figures.events import Cut, Event
from warraq.figures.matrix import Mark
from warraq.figures.shapes import draw_legend
from warraq.figures.sheet import Sheet
from warraq.model import Localized


@dataclass(frozen=True)
class Cutoff:
    """The date up to which the text knows, and what that is called."""

    date: datetime.date | str
    label: Localized


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of a timeline."""

    lanes: dict[str, Localized] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    cutoff: Cutoff | None = None
    planned: Localized = field(default_factory=dict)


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    optional = {"lane": options.lanes, "mark": options.marks, "status": options.planned}
    return [
        Need(name) for name in ("date", "label", *(name for name in optional if optional[name]))
    ]


def problems(rows: Sequence[Row], options: Options) -> Iterator[Problem]:
    """Lanes and marks that the options do not name, dates that cannot be read."""
    dates = [row.text("date") for row in rows]
    known: Mapping[str, Mapping[str, object]] = {"lane": options.lanes, "mark": options.marks}
    for row in rows:
        for column, names in known.items():
            if names and (name := row.text(column)) and name not in names:
                yield unknown(column, name, list(names))
    for date in [*dates, *([str(options.cutoff.date)] if options.cutoff else [])]:
        if not DATE.fullmatch(date):
            yield f"`{date}` is no date", "write 2024, 2024-05 or 2024-05-08"
    for before, after in pairwise(dates):
        if after < before[: len(after)]:
            yield f"`{after}` stands after `{before}`", "put the rows in the order of their dates"


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the events along the reading direction if they fit, else downwards; then the legend."""
    events = [_event(row, options) for row in rows]
    cut = _cut(sheet, rows, options)
    lanes = [sheet.words(name) for name in options.lanes.values()] or [""]
    if not timeline_across.draw(sheet, events, lanes, cut):
        timeline_down.draw(sheet, events, lanes, cut)
    entries: list[tuple[str, bool, str]] = [
        (mark.shape, True, sheet.words(mark.label)) for mark in options.marks.values()
    ]
    if options.planned and any(event.planned for event in events):
        entries.append(("open", False, sheet.words(options.planned)))
    if entries:
        draw_legend(sheet, entries)


def _event(row: Row, options: Options) -> Event:
    lane = row.text("lane") if options.lanes else ""
    mark = options.marks.get(row.text("mark"))
    return Event(
        row.text("when") or date_text(row.text("date"), row.language),
        row.text("label"),
        list(options.lanes).index(lane) if lane else 0,
        bool(options.lanes) and not lane,
        mark.shape if mark else "circle",
        row.text("status") == "planned",
    )


def _cut(sheet: Sheet, rows: Sequence[Row], options: Options) -> Cut | None:
    """Between which events the text's knowledge ends, and what to write there."""
    if options.cutoff is None:
        return None
    date = str(options.cutoff.date)
    before = sum(row.text("date") <= date for row in rows)
    written = date_text(date, sheet.style.language)
    return Cut(before, f"{sheet.words(options.cutoff.label)}: {written}")
