"""A timeline along the reading direction: lane below lane, words above and below each axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from warraq.figures.events import DATE, LANE, WORDS, Cut, Event, draw_event_mark
from warraq.figures.sheet import Pen, Sheet
from warraq.figures.style import HAIRLINE, HEAVY, LINE

_WIDTHS = (48.0, 54.0, 62.0, 72.0, 84.0, 100.0)
_ONE_SIDED = 5
_ATTEMPTS = ((3, True), (4, True), (5, True), (6, True), (7, True), (6, False), (7, False))
_STEP, _AIR, _POLE, _EDGE = 15.0, 8.0, 9.0, 4.0


@dataclass(frozen=True)
class _Placed:
    """An event with its words set, above (`up`) or below its axis, its pole at x."""

    event: Event
    dates: list[str]
    lines: list[str]
    up: bool
    width: float
    x: float = 0.0

    @property
    def depth(self) -> float:
        return (len(self.dates) + len(self.lines)) * WORDS.leading


def draw(sheet: Sheet, events: Sequence[Event], lanes: Sequence[str], cut: Cut | None) -> bool:
    """Draw the timeline and return True, or return False where its words do not fit the width."""
    tries = (_placed(sheet, events, cut, attempt) for attempt in _ATTEMPTS)
    placed = next(filter(None, tries), None)
    if placed is None:
        return False
    x_cut = _cut_at(placed, cut.before, sheet.width) if cut else None
    y, axes = sheet.top, []
    for number, name in enumerate(lanes):
        own = [one for one in placed if one.event.lane == number]
        y += sheet.block((0, y), [name], LANE) + 3 if name else 0.0
        axes.append(y + max((one.depth for one in own if one.up), default=0.0) + _POLE)
        y = axes[-1] + max((one.depth for one in own if not one.up), default=0.0) + 2 * _POLE
    if cut and x_cut is not None:
        _draw_cut(sheet, (x_cut, sheet.top, y), cut.words)
    for axis in axes:
        _draw_axis(sheet, axis, x_cut)
    for one in placed:
        _draw_event(sheet, one, axes)
    return True


def _placed(
    sheet: Sheet, events: Sequence[Event], cut: Cut | None, attempt: tuple[int, bool]
) -> list[_Placed]:
    """Give each event a place as soon as its side is free, then spread what width is left evenly.

    No places where the width does not suffice. The attempt says how many lines an event may take,
    and whether the cut keeps clear of words.
    """
    (lines, clear), last = attempt, max(event.lane for event in events)
    sizes, seen = Counter(event.lane for event in events), Counter[int]()
    ends: dict[tuple[int, bool], float] = {}
    placed: list[_Placed] = []
    x = _EDGE - _STEP
    for number, event in enumerate(events):
        both = sizes[event.lane] > _ONE_SIDED
        up = seen[event.lane] % 2 == 0 if both else not 0 < event.lane == last
        seen[event.lane] += 1
        one = _set(sheet, event, up, lines)
        wall = max(ends.values(), default=0) if clear and cut and number == cut.before else 0
        x = max(x + _STEP, ends.get((event.lane, up), 0), wall)
        ends[event.lane, up] = x + one.width + _AIR
        placed.append(replace(one, x=x))
    step = (sheet.width + _AIR - max(ends.values())) / max(len(placed) - 1, 1)
    spread = [replace(one, x=one.x + step * number) for number, one in enumerate(placed)]
    return spread if step >= 0 else []


def _cut_at(placed: Sequence[_Placed], before: int, width: float) -> float:
    """Where the text's knowledge ends: just before the first event that comes after it."""
    return max(placed[before].x - _AIR, 0.0) if before < len(placed) else width


def _set(sheet: Sheet, event: Event, up: bool, most: int) -> _Placed:
    """Set an event's words as narrow as they stay within so many lines."""
    for width in _WIDTHS:
        dates, lines = sheet.wrap(event.when, width, DATE), sheet.wrap(event.words, width, WORDS)
        if len(dates) + len(lines) <= most:
            break
    wide = [sheet.measure(line, DATE) for line in dates]
    wide += [sheet.measure(line, WORDS) for line in lines]
    return _Placed(event, dates, lines, up, max(wide) + _EDGE)


def _draw_axis(sheet: Sheet, y: float, cut: float | None) -> None:
    solid = sheet.width if cut is None else cut
    sheet.line([(0, y), (solid, y)], Pen("ink", HEAVY))
    if cut is not None:
        sheet.line([(cut, y), (sheet.width, y)], Pen("ink", LINE, (3, 2.5)))


def _draw_cut(sheet: Sheet, place: tuple[float, float, float], words: str) -> None:
    """Draw the line where the text's knowledge ends, its words below it."""
    x, top, foot = place
    sheet.line([(x, top), (x, foot)], Pen("second", LINE, (1.5, 2)))
    half = sheet.measure(words, WORDS) / 2
    middle = min(max(x, half), sheet.width - half)
    sheet.block((middle, foot), [words], replace(WORDS, colour="second"), "middle")


def _draw_event(sheet: Sheet, one: _Placed, axes: Sequence[float]) -> None:
    """Draw the pole, the words beside it, and the mark; a shared event joins all axes."""
    axis = axes[one.event.lane]
    far = axis + (-1 if one.up else 1) * (_POLE + one.depth)
    top = min(far, axis + _POLE)
    sheet.box((one.x - 1, top), (one.x + one.width, top + one.depth), "paper")
    sheet.line([(one.x, axis), (one.x, far)], Pen("muted", HAIRLINE))
    after = sheet.block((one.x + _EDGE, top), one.dates, DATE)
    sheet.block((one.x + _EDGE, top + after), one.lines, WORDS)
    if one.event.shared:
        sheet.line([(one.x, axis) for axis in (axes[0], axes[-1])], Pen("muted", HAIRLINE))
    for y in axes if one.event.shared else [axis]:
        draw_event_mark(sheet, (one.x, y), one.event)
