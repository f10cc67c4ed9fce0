"""The brand: colour, type and measure, and the house's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from warraq.design.tokens import Options, ParagraphSettings, PressTokens, Sizes
from warraq.errors import Place
from warraq.model.localized import Localized

if TYPE_CHECKING:
    from warraq.yamlfile import YamlFile

Role = Literal["text", "display", "label"]


@dataclass(frozen=True)
class Colour:
    """A colour token: sRGB hex for the screen, four percentages (C, M, Y, K) for the press."""

    screen: str
    press: tuple[float, float, float, float]


@dataclass(frozen=True)
class Typeface:
    """A family and its files by style (`regular`, `bold`, `italic`, `bold-italic`), all on this machine."""

    family: str
    files: Mapping[str, Path]


@dataclass(frozen=True)
class Brand:
    """The one source of colour, type and measure for pages and charts, and the house's settings.

    `own` are the tokens of a project's own templates, by the names that its style sheets know.
    """

    name: Localized
    colours: Mapping[str, Colour]
    typefaces: Mapping[str, Typeface]
    roles: Mapping[Role, Mapping[str, str]]
    sizes: Sizes
    paragraph: ParagraphSettings
    press: PressTokens
    standard: Literal["pdf-1.7", "pdf-2.0"]
    options: Options
    own: Mapping[str, str]
    place: Place
    file: YamlFile | None = field(default=None, repr=False, compare=False)

    def typeface(self, role: Role, language: str) -> Typeface:
        """The typeface of a role in a language."""
        faces = self.roles[role]
        return self.typefaces[faces.get(language, next(iter(faces.values())))]

    def place_of(self, *keys: str) -> Place:
        """Where the project's brand file says this; the file itself where it does not."""
        return self.file.key_place(*keys) if self.file else self.place
