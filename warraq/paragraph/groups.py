"""A line's words in groups: neighbours of one direction and one font, which are written together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from warraq.paragraph import fences
from warraq.paragraph.encode import Manner, Shown, Typeface, encode
from warraq.paragraph.measure import Piece
from warraq.paragraph.phrases import DROP, Role

BYSTANDER = Role()
BLANK = Shown("", 0.0, 0.0, " ", " ")

Placed = tuple[Piece, float, float]
Roles = dict[int, Role]


class Item(NamedTuple):
    """A word or a space of a group, from `left` to `right` (1/1000 em)."""

    shown: Shown
    left: float
    right: float
    space: bool


new_item = partial(tuple.__new__, Item)


class Group(NamedTuple):
    """Neighbouring words and spaces of one direction and one font, from left to right.

    `role` is what any of them is in a line with phrases, `start` the first byte of their text.
    """

    rtl: bool
    face: Typeface
    items: list[Item]
    role: Role
    start: int

    @property
    def left(self) -> float:
        """Where the group begins at the left."""
        return self.items[0].left

    @property
    def right(self) -> float:
        """Where a fence at the group's right end begins."""
        return self.items[-1].right - fences.WIDTH


def gather(
    placed: list[Placed], faces: dict[int, Typeface], text: bytes, manner: Manner, roles: Roles
) -> list[Group]:
    """Encode a line's pieces (with their places in px) and gather them into groups."""
    groups: list[Group] = []
    for (rtl, _, apart), row in groupby(
        placed,
        key=lambda entry: (
            entry[0].run.rtl,
            id(faces[id(entry[0].run)].codes),
            roles.get(entry[0].start, BYSTANDER).apart,
        ),
    ):
        pieces = list(row)
        face = faces[id(pieces[0][0].run)]
        own = manner._replace(rise=manner.rise + DROP) if apart else manner
        if items := list(_items(pieces, face, text, own)):
            all_roles = [roles.get(piece.start, BYSTANDER) for piece, _, _ in pieces]
            role = Role(*map(any, zip(*all_roles, strict=True)))
            start = min(piece.start for piece, _, _ in pieces)
            groups.append(Group(rtl, face, items, role, start))
    return groups


def _items(pieces: list[Placed], face: Typeface, text: bytes, manner: Manner) -> Iterator[Item]:
    em = 1000 / face.size
    for piece, left, right in pieces:
        shown = BLANK if piece.space else encode(piece, text, face, manner)
        if piece.space or shown.show:
            yield new_item((shown, left * em, right * em, piece.space))
