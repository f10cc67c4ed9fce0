"""What the rules look at: a file, its sheets, and their boxes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Any, cast

import pikepdf

from warraq.errors import Finding, Place, Severity
from warraq.preflight.broken import number_of_points, reading
from warraq.preflight.separations.coverage import Cover, covers
from warraq.preflight.separations.marks import Mark
from warraq.preflight.separations.state import Box

MM = 72 / 25.4
GROUNDS = ("area", "picture", "shading")


@dataclass(frozen=True)
class Sheet:
    """A page with all its marks."""

    number: int
    page: pikepdf.Page
    path: Path
    marks: tuple[Mark, ...]

    @cached_property
    def trim(self) -> Box:
        """What is kept of the page."""
        return box_of(self.page, "/TrimBox") or self.media

    @cached_property
    def media(self) -> Box:
        """All of the page."""
        return box_of(self.page, "/MediaBox") or (0.0, 0.0, 0.0, 0.0)

    @property
    def turn(self) -> int:
        """By how much the page is turned when it is shown, in degrees."""
        return int(self.page.obj.get("/Rotate", 0)) % 360

    @cached_property
    def bleed(self) -> Box:
        """What is printed beyond the cut."""
        return box_of(self.page, "/BleedBox") or self.trim

    def finding(
        self, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        """Something amiss with the page."""
        return Finding(
            code, f"page {self.number}: {message}", Place(self.path, self.number), hint, severity
        )

    def at(self, mark: Mark) -> str:
        """Where a mark is, for people with a ruler."""
        x, y = mark.box[0] - self.trim[0], mark.box[1] - self.trim[1]
        return f"at {x / MM:.0f} mm from the left, {y / MM:.0f} mm from the bottom"

    def ground(self, mark: Mark) -> tuple[str, ...]:
        """The plates of what lies right below the first letter of a mark."""
        x, y = mark.box[0] + mark.measure / 4, mark.box[1] + mark.measure / 4
        below: tuple[str, ...] = ()
        for other in takewhile(lambda other: other is not mark, self.marks):
            left, bottom, right, top = other.box
            if other.kind in GROUNDS and left <= x <= right and bottom <= y <= top:
                below = other.plates
        return below

    def within(self, mark: Mark) -> bool:
        """True if the mark reaches into what is printed up to the bleed."""
        left, bottom, right, top = mark.box
        inside = self.bleed
        return left < inside[2] and right > inside[0] and bottom < inside[3] and top > inside[1]


@dataclass(frozen=True)
class File:
    """A file with its sheets."""

    pdf: pikepdf.Pdf
    path: Path
    sheets: tuple[Sheet, ...]

    @cached_property
    def imposed(self) -> bool:
        """True for sheets that hold several pages each: they are folded, and cut nowhere else."""
        return "/Imposition" in self.pdf.docinfo

    @cached_property
    def cover(self) -> dict[int, Cover] | None:
        """The ink of each page as Ghostscript separates it; None where that is not known."""
        return covers(self.path)

    def finding(
        self, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        """Something amiss with the file."""
        return Finding(code, message, Place(self.path), hint, severity)


def box_of(page: pikepdf.Page, name: str) -> Box | None:
    """A box of the page (the MediaBox may be inherited), its corners in order; None if there is none."""
    box = page.mediabox if name == "/MediaBox" else page.obj.get(name)
    if box is None:
        return None
    with reading(f"the {name.lstrip('/')}"):
        left, bottom, right, top = map(number_of_points, cast("Any", box))
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
