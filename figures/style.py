"""The house style of drawings: the brand's colours and label typeface, and the measures of charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from warraq.model import Brand, direction

LABEL = 8.5
SMALL = 7.5
ON_COLOUR = 9.0  # white words: no smaller, for they are cut out of several plates
TITLE = 11.0
HAIRLINE = 0.5
LINE = 0.8
HEAVY = 1.4
REGULAR, MEDIUM, STRONG = 400, 500, 600
LEADING = 1.38

_WEIGHTS = {"regular": 400, "medium": 500, "semibold": 600, "bold": 700}


@dataclass(frozen=True)
class Style:
    """What a drawing in one language is set in: a family, its files by weight, colours by name."""

    language: str
    family: str
    files: Mapping[int, Path]
    colours: Mapping[str, str]

    @property
    def rtl(self) -> bool:
        """Whether the drawing runs from right to left."""
        return direction(self.language) == "rtl"

    def weight(self, wanted: int) -> int:
        """The weight nearest to the wanted one among the typeface's files."""
        return min(self.files, key=lambda weight: (abs(weight - wanted), -weight))

    def colour(self, name: str) -> str:
        """A brand colour as sRGB hex; names the brand lacks fall back to its ink."""
        return self.colours.get(name, self.colours["ink"])


def style_of(brand: Brand, language: str) -> Style:
    """The house style of a language: the brand's label face and screen colours."""
    face = brand.typeface("label", language)
    files = {_WEIGHTS[name]: path for name, path in face.files.items() if name in _WEIGHTS}
    colours = {name: colour.screen for name, colour in brand.colours.items()}
    return Style(language, face.family, files, colours)
