"""An event as a timeline sets it, and the date that ends the text's knowledge."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.figures.shapes import Form, draw_mark
from warraq.figures.sheet import Point, Sheet, Type
from warraq.figures.style import SMALL, STRONG

DATE = Type(SMALL, STRONG, "accent")
WORDS = Type(SMALL)
LANE = Type(SMALL, STRONG)


@dataclass(frozen=True)
class Event:
    """An event: when and what, in which lane (`shared`: in all), its mark, whether still planned."""

    when: str
    words: str
    lane: int
    shared: bool
    shape: Form
    planned: bool


@dataclass(frozen=True)
class Cut:
    """After how many events the text's knowledge ends, and what is written there."""

    before: int
    words: str


def draw_event_mark(sheet: Sheet, at: Point, event: Event) -> None:
    """Draw the mark of an event on its axis, open where the event is planned."""
    draw_mark(sheet, at, event.shape, filled=not event.planned)
