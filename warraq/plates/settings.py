"""What a designer may set about the press edition: the brand's `press` tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from warraq.errors import ContentError, Finding
from warraq.model import Brand

POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
MEASURE = re.compile(r"(\d+(?:\.\d+)?)(mm|cm|in|pt)")


@dataclass(frozen=True)
class Condition:
    """A printing condition: its name in a registry, and in words."""

    id: str = "FOGRA39"
    registry: str = "http://www.color.org"
    name: str = "Offset on coated paper (ISO 12647-2:2004/Amd 1, paper type 1 or 2)"


@dataclass(frozen=True)
class PressSettings:
    """The printing condition and its profile, the bleed, and the booklet's creep for each sheet."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    profile: Path | None = None
    condition: Condition = field(default_factory=Condition)
    bleed: str = "3mm"
    creep: str = "0mm"
    fold_marks: bool = True

    def __str__(self) -> str:
        profile = self.profile.name if self.profile else "the built-in profile"
        return f"for {self.condition.id}, {self.condition.name}; separated by {profile}"

    @classmethod
    def of(cls, brand: Brand, root: Path) -> PressSettings:
        """The brand's settings; a profile's path counts from the project's folder."""
        try:
            settings = TypeAdapter(cls).validate_python(_names(brand.press))
            points(settings.bleed), points(settings.creep)
        except (ValidationError, ValueError) as error:
            hint = "docs/press-edition.md lists the settings"
            finding = Finding("B-press-01", f"`press:` is wrong: {_said(error)}", brand.place, hint)
            raise ContentError([finding]) from error
        if settings.profile is None and settings.condition.id != Condition.id:
            message = f"the condition {settings.condition.id} is named without its profile"
            hint = (
                f"name its ICC profile under press: profile:; the built-in one is {Condition.id}'s"
            )
            raise ContentError([Finding("B-press-03", message, brand.place, hint)])
        if settings.profile is None:
            return settings
        profile, folder = root / settings.profile, root / "templates"
        if not profile.resolve().is_relative_to(folder.resolve()):
            message = f"the profile `{settings.profile}` does not lie below templates/"
            hint = "copy it there: that folder is what a project carries along and a build watches"
            raise ContentError([Finding("B-press-02", message, brand.place, hint)])
        return replace(settings, profile=profile)


def points(measure: str) -> float:
    """A measure such as 3mm in points; a ValueError if it is none."""
    match = MEASURE.fullmatch(measure)
    if match is None:
        raise ValueError(f"`{measure}` is not a measure such as 3mm")
    return float(match[1]) * POINTS[match[2]]


def _names(tokens: Mapping[str, Any]) -> dict[str, Any]:
    return {name.replace("-", "_"): value for name, value in tokens.items()}


def _said(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)
