"""The sheet a page is printed on: its boxes, what bleeds and where it is cut, the marks around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf

from warraq.design.tokens import to_points

LENGTH, GAP = (
    to_points("5mm"),
    to_points("1mm"),
)  # of a mark, and between it and the bleed or the edge
WIDTH, RADIUS = 0.25, to_points("1.5mm")
ALL_PLATES = pydyf.Array(
    [
        "/Separation",
        "/All",
        "/DeviceCMYK",
        pydyf.Dictionary(
            {
                "FunctionType": 2,
                "Domain": pydyf.Array([0, 1]),
                "C0": pydyf.Array([0, 0, 0, 0]),
                "C1": pydyf.Array([1, 1, 1, 1]),
                "N": 1,
            }
        ),
    ]
)


@dataclass(frozen=True)
class Box:
    """A rectangle of the page, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by: float) -> Box:
        """The box with this much more on each side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    @property
    def array(self) -> pydyf.Array:
        """The box as PDF writes it."""
        return pydyf.Array([self.left, self.bottom, self.right, self.top])


def lay_sheets(pdf: pydyf.PDF, bleed: float) -> None:
    """Give every page its boxes, cut it at the bleed, and set marks beyond it."""
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    for page in pages:
        trim = Box(*page["TrimBox"])
        page["MediaBox"] = trim.grown(bleed + LENGTH + 2 * GAP).array
        page["BleedBox"] = trim.grown(bleed).array
        stream = pdf.objects[int(page["Contents"].split()[0])]
        stream.stream = [*cut(trim.grown(bleed)), *stream.stream, b"Q", *marks(trim, bleed)]
    resources = pdf.objects[int(pages[0]["Resources"].split()[0])]
    spaces: Any = pdf.objects[int(resources["ColorSpace"].split()[0])]
    spaces.clear()  # the library's Lab spaces, which nothing uses
    spaces["All"] = ALL_PLATES


def fill_up(pdf: pydyf.PDF, multiple: int) -> int:
    """Add empty pages until their number is a multiple; returns it."""
    last = pdf.objects[pdf.pages["Kids"][-3]]
    while pdf.pages["Count"] % multiple:
        empty = pydyf.Stream(compress=True)
        pdf.add_object(empty)
        shared = ("Type", "Parent", "MediaBox", "Resources", "TrimBox", "BleedBox")
        page = {key: last[key] for key in shared} | {"Contents": empty.reference}
        pdf.add_page(pydyf.Dictionary(page))
    return int(pdf.pages["Count"])


def cut(box: Box) -> list[bytes]:
    """Operators that show nothing outside the box until the state is restored."""
    return [b"q", _rectangle(box), b"W", b"n"]


def marks(trim: Box, bleed: float) -> list[bytes]:
    """Crop marks at the corners and register marks between them, on all plates."""
    return [
        b"q",
        b"/All CS 1 SCN",
        f"{WIDTH} w".encode(),
        *_crop(trim, bleed),
        *_register(trim, bleed),
        b"Q",
    ]


def _crop(trim: Box, bleed: float) -> Iterator[bytes]:
    near, far = bleed + GAP, bleed + GAP + LENGTH
    for x, away in ((trim.left, -1), (trim.right, 1)):
        for y, out in ((trim.bottom, -1), (trim.top, 1)):
            yield line(x + away * near, y, x + away * far, y)
            yield line(x, y + out * near, x, y + out * far)


def _register(trim: Box, bleed: float) -> Iterator[bytes]:
    distance = bleed + GAP + LENGTH / 2
    middle, half = (trim.left + trim.right) / 2, (trim.bottom + trim.top) / 2
    for x, y in (
        (middle, trim.bottom - distance),
        (middle, trim.top + distance),
        (trim.left - distance, half),
        (trim.right + distance, half),
    ):
        yield line(x - LENGTH / 2, y, x + LENGTH / 2, y)
        yield line(x, y - LENGTH / 2, x, y + LENGTH / 2)
        yield _circle(x, y)


def line(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """Operators that draw a line."""
    return f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S".encode()


def _circle(x: float, y: float) -> bytes:
    r, k = RADIUS, RADIUS * 0.5523
    arcs = (
        (r, k, k, r, 0, r),
        (-k, r, -r, k, -r, 0),
        (-r, -k, -k, -r, 0, -r),
        (k, -r, r, -k, r, 0),
    )
    curves = (
        " ".join(f"{part + (x, y)[index % 2]:.3f}" for index, part in enumerate(arc)) + " c"
        for arc in arcs
    )
    return f"{x + r:.3f} {y:.3f} m {' '.join(curves)} S".encode()


def _rectangle(box: Box) -> bytes:
    width, height = box.right - box.left, box.top - box.bottom
    return f"{box.left:.3f} {box.bottom:.3f} {width:.3f} {height:.3f} re".encode()
