"""A timeline downwards, for narrow paper: dates, a column of marks for each lane, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warraq.figures.events import DATE, LANE, WORDS, Cut, Event, draw_event_mark
from warraq.figures.sheet import Pen, Sheet
from warraq.figures.style import HAIRLINE, HEAVY, LINE

_COLUMN, _PAD, _DATES = 20.0, 4.0, 58.0


def draw(sheet: Sheet, events: Sequence[Event], lanes: Sequence[str], cut: Cut | None) -> None:
    """Draw the events row below row."""
    column = max(sheet.measure(word, LANE) for name in lanes for word in [*name.split(), ""]) + 8
    column = max(column, _COLUMN)
    dates = max(sheet.measure(w, DATE) for e in events for w in sheet.wrap(e.when, _DATES, DATE))
    marks = [dates + 6 + column * (number + 0.5) for number in range(len(lanes))]
    heads = [sheet.wrap(name, column - 6, LANE) for name in lanes]
    for x, lines in zip(marks, heads, strict=True):
        sheet.block((x, sheet.top), lines, LANE, "middle")
    y = sheet.top + max(map(len, heads)) * LANE.leading + _PAD
    words = dates + 6 + column * len(lanes) + 4
    for number, event in enumerate(events):
        if cut and cut.before == number:
            y = _draw_cut(sheet, y, cut.words)
        y = _draw_event(sheet, event, (y, marks, words), cut is not None and number >= cut.before)


def _draw_cut(sheet: Sheet, y: float, words: str) -> float:
    sheet.line([(0, y + 2), (sheet.width, y + 2)], Pen("second", LINE, (1.5, 2)))
    return y + 4 + sheet.block((0, y + 3), [words], replace(WORDS, colour="second"))


def _draw_event(
    sheet: Sheet, event: Event, place: tuple[float, Sequence[float], float], late: bool
) -> float:
    """Draw an event and its stretch of the axes; return the height below it."""
    y, marks, left = place
    dates = sheet.wrap(event.when, _DATES, DATE)
    lines = sheet.wrap(event.words, sheet.width - left, WORDS)
    depth = max(len(dates), len(lines)) * WORDS.leading + _PAD
    sheet.block((0, y), dates, DATE)
    sheet.block((left, y), lines, WORDS)
    pen = Pen("ink", LINE, (3, 2.5)) if late else Pen("ink", HEAVY)
    for x in marks:
        sheet.line([(x, y), (x, y + depth)], pen)
    middle = y + WORDS.leading / 2
    if event.shared:
        sheet.line([(marks[0], middle), (marks[-1], middle)], Pen("muted", HAIRLINE))
    for x in marks if event.shared else [marks[event.lane]]:
        draw_event_mark(sheet, (x, middle), event)
    return y + depth
