"""The brand: colour, type and measure, and the house's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from warraq.errors import Place
from warraq.model.localized import Localized


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
    licence: Path | None = None


@dataclass(frozen=True)
class Brand:
    """The one source of colour, type and measure for pages and charts, and the house's settings."""

    name: Localized
    colours: Mapping[str, Colour]
    typefaces: Mapping[str, Typeface]
    roles: Mapping[str, Mapping[str, str]]
    sizes: Mapping[str, str]
    paragraph: Mapping[str, Any]
    press: Mapping[str, Any]
    standard: Literal["pdf-1.7", "pdf-2.0"]
    options: Mapping[str, Any]
    place: Place

    def typeface(self, role: str, language: str) -> Typeface:
        """The typeface of a role (`text`, `display`, `label`) in a language."""
        faces = self.roles[role]
        return self.typefaces[faces.get(language, next(iter(faces.values())))]
