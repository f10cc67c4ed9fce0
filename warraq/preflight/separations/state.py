"""The graphics state of a page's content, and the matrices it is drawn with."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from warraq.preflight.separations.colours import BLACK, Colour

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-inf, -inf, inf, inf)
NOTHING: Box = (inf, inf, -inf, -inf)


@dataclass
class State:
    """What an operator finds set; `q` keeps a copy of it."""

    matrix: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Colour = BLACK
    stroke: Colour = BLACK
    width: float = 1.0
    fill_over: bool = False
    stroke_over: bool = False
    mode: int = 0
    size: float = 0.0
    render: int = 0
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    leading: float = 0.0


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does the one and then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(point: Point, matrix: Matrix) -> Point:
    """Where the matrix puts a point."""
    (x, y), (a, b, c, d, e, f) = point, matrix
    return (a * x + c * y + e, b * x + d * y + f)


def height(matrix: Matrix) -> float:
    """How tall the matrix makes what is one unit tall."""
    return float((matrix[2] ** 2 + matrix[3] ** 2) ** 0.5)


def breadth(matrix: Matrix) -> float:
    """How wide the matrix makes what is one unit wide."""
    return float((matrix[0] ** 2 + matrix[1] ** 2) ** 0.5)


def around(points: list[Point]) -> Box:
    """The smallest box around points."""
    across, upwards = zip(*points, strict=True)
    return (min(across), min(upwards), max(across), max(upwards))


def shared(one: Box, other: Box) -> Box | None:
    """What two boxes have in common, if anything; a line has no breadth, but is something."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None
