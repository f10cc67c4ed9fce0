"""Colours of a PDF as a press sees them: inks on plates, or something that has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pikepdf import Array

CMYK = "CMYK"
GREY = "grey"
SPOT = "spot"
FOREIGN = "RGB"  # red, green and blue, Lab, and whatever else is no ink
PATTERN = "pattern"
REGISTRATION = "All"
NAMES = {
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/DeviceGray": GREY,
    "/CalGray": GREY,
    "/G": GREY,
    "/DeviceRGB": FOREIGN,
    "/CalRGB": FOREIGN,
    "/RGB": FOREIGN,
    "/Lab": FOREIGN,
    "/Pattern": PATTERN,
}
BY_PARTS = {1: GREY, 3: FOREIGN, 4: CMYK}


@dataclass(frozen=True)
class Space:
    """A colour space: its kind, the plates that it prints on, and how many parts a colour has."""

    kind: str
    plates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Colour:
    """A colour in its space."""

    space: Space
    parts: tuple[float, ...] = ()

    @property
    def inks(self) -> tuple[float, float, float, float] | None:
        """Cyan, magenta, yellow and black as shares of 1; None where that is not known."""
        if self.space.kind == CMYK and len(self.parts) == 4:
            cyan, magenta, yellow, black = self.parts
            return cyan, magenta, yellow, black
        if self.space.kind == GREY and self.parts:
            return (0.0, 0.0, 0.0, 1 - self.parts[0])
        return None

    @property
    def plates(self) -> tuple[str, ...]:
        """The plates that it stands on."""
        if self.inks is not None:
            return tuple(name for name, part in zip("CMYK", self.inks, strict=True) if part > 0)
        return self.space.plates

    def __str__(self) -> str:
        parts = " ".join(f"{100 * part:.0f}" for part in self.inks or self.parts)
        return f"{self.space.kind if self.inks is None else CMYK} {parts}".strip()


BLACK = Colour(Space(GREY), (0.0,))


def space_of(value: Any, resources: Any = None) -> Space:
    """The space that a name or an array stands for; names may be defined in resources."""
    if isinstance(value, Array) and len(value):
        return _from_array(value, resources)
    name = str(value)
    defined = resources.get("/ColorSpace", {}) if resources is not None else {}
    if name not in NAMES and name in defined:
        return space_of(defined[name])
    return Space(NAMES.get(name, FOREIGN))


def colour_of(space: Space, operands: Sequence[Any]) -> Colour:
    """A colour set with these operands; a pattern's name is left out."""
    parts = tuple(float(part) for part in operands if not str(part).startswith("/"))
    return Colour(space, parts)


def _from_array(value: Array, resources: Any) -> Space:
    name = str(value[0])
    if name == "/ICCBased":
        return Space(BY_PARTS.get(int(value[1].get("/N", 0)), FOREIGN))
    if name in ("/Indexed", "/I"):
        return space_of(value[1], resources)
    if name == "/Pattern" and len(value) > 1:
        return space_of(value[1], resources)
    if name == "/Separation":
        plate = str(value[1]).lstrip("/")
        return Space(REGISTRATION if plate == REGISTRATION else SPOT, (plate,))
    if name == "/DeviceN":
        return Space(SPOT, tuple(str(plate).lstrip("/") for plate in value[1]))
    return Space(NAMES.get(name, FOREIGN))
