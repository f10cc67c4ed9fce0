"""Order the pieces of a line as the eye meets them, by their embedding levels."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def visual_order(items: list[T], levels: list[int]) -> list[T]:
    """Items in logical order put in order from left to right: rule L2 of the bidi algorithm."""
    if not items:
        return items
    highest, lowest = max(levels), min(levels)
    if highest == lowest:
        return items[::-1] if highest % 2 else items
    order = list(zip(levels, items, strict=True))
    for level in range(highest, (lowest | 1) - 1, -1):
        order = _turn(order, level)
    return [item for _, item in order]


def _turn(order: list[tuple[int, T]], level: int) -> list[tuple[int, T]]:
    """Turn round every sequence at or above a level."""
    turned: list[tuple[int, T]] = []
    high: list[tuple[int, T]] = []
    for entry in order:
        if entry[0] >= level:
            high.append(entry)
            continue
        turned += high[::-1]
        high = []
        turned.append(entry)
    return turned + high[::-1]
