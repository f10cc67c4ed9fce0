"""The brand's tokens, typed to the last key; their values stand in the built-in `templates/brand.yaml`.

A name is written with hyphens there: `inner-margin` is `inner_margin` here. What is read by these
types is checked at its key: a length has a unit, a share its bounds, an unknown key is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

UNITS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
PAGES = ("A3", "A4", "A5", "A6", "B4", "B5", "JIS-B4", "JIS-B5", "letter", "legal", "ledger")
_LENGTH = re.compile(rf"(\d+(?:\.\d+)?)({'|'.join(UNITS)})")
_LONGEST_NUMBER = 8
# what pydantic is told of each of these types: keys with hyphens, no others
_STRICT = {
    "extra": "forbid",
    "coerce_numbers_to_str": True,
    "alias_generator": lambda name: name.replace("_", "-"),
}


class Checked:
    """A check that pydantic makes of a value after its type; a ValueError says what is wrong with it."""

    def __init__(self, check: Callable[[Any], Any]) -> None:
        self.check = check

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """Pydantic's own hook for such checks; pydantic is imported by whoever reads a file."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.check, handler(source))


def to_points(length: str) -> float:
    """A length such as `3mm`, `12.5pt` or `1in` in points; a ValueError where it is none."""
    found = _LENGTH.fullmatch(length)
    if found is None or len(found[1]) > _LONGEST_NUMBER:
        raise ValueError(f"`{length}` is not a length such as 3mm, 12.5pt or 1in")
    return float(found[1]) * UNITS[found[2]]


def _length_between(least: str, most: str) -> Checked:
    """A length within these."""

    def check(value: str) -> str:
        if not to_points(least) <= to_points(value) <= to_points(most):
            raise ValueError(f"`{value}` is not between {least} and {most}")
        return value

    return Checked(check)


def _ratio_between(least: float, most: float) -> Checked:
    """A plain number within these, kept as it is written."""

    def check(value: str) -> str:
        plain = re.fullmatch(r"\d+(\.\d+)?", value)
        if not plain or len(value) > _LONGEST_NUMBER or not least <= float(value) <= most:
            raise ValueError(f"`{value}` is not a number from {least:g} to {most:g}")
        return value

    return Checked(check)


def _share_between(least: float, most: float) -> Checked:
    def check(value: float) -> float:
        if not least <= value <= most:
            raise ValueError(f"{value:g} is not a number from {least:g} to {most:g}")
        return value

    return Checked(check)


def _check_page(value: str) -> str:
    """A page is a name that CSS knows, or a width and a height."""
    lengths = value.split()
    if value.removesuffix(" landscape") in PAGES:
        return value
    if len(lengths) != 2 or not all(_LENGTH.fullmatch(length) for length in lengths):
        raise ValueError(f"`{value}` is not a page: write {', '.join(PAGES[1:4])} … or 170mm 240mm")
    if not all(to_points("50mm") <= to_points(length) <= to_points("1200mm") for length in lengths):
        raise ValueError(f"`{value}`: a page's sides are 50mm to 1200mm long")
    return value


def _check_line(value: str) -> str:
    if any(ord(letter) < 32 for letter in value):
        raise ValueError("it must stand on one line")
    return value


PageSize = Annotated[str, Checked(_check_page)]
Margin = Annotated[str, _length_between("0mm", "200mm")]
TypeSize = Annotated[str, _length_between("4pt", "72pt")]
FigureWidth = Annotated[str, _length_between("50pt", "2000pt")]
Leading = Annotated[str, _ratio_between(0.9, 3)]
Line = Annotated[str, Checked(_check_line)]


@dataclass(frozen=True)
class Sizes:
    """Pages, margins, sizes of type, leading (in sizes of type), and the widths of figures."""

    __pydantic_config__: ClassVar[Any] = _STRICT

    page: PageSize
    inner_margin: Margin
    outer_margin: Margin
    body: TypeSize
    leading: Leading
    leading_latin: Leading
    note: TypeSize
    brief: TypeSize
    brief_latin: TypeSize
    small: TypeSize
    leading_brief: Leading
    leading_brief_latin: Leading
    figure: FigureWidth
    brief_figure: FigureWidth
    booklet_page: PageSize
    booklet_inner_margin: Margin
    booklet_outer_margin: Margin
    booklet_body: TypeSize
    booklet_body_latin: TypeSize
    booklet_note: TypeSize
    booklet_figure: FigureWidth
    card_figure: FigureWidth


@dataclass(frozen=True)
class ParagraphSettings:
    """How lines are evened out, and whether text is written so that every reader gives it back."""

    __pydantic_config__: ClassVar[Any] = _STRICT

    widening: Annotated[float, _share_between(0, 0.1)] = 0.02
    kashida: bool = False
    hyphenation: bool = False
    fidelity: bool = True


@dataclass(frozen=True)
class Condition:
    """A printing condition: its name in a registry, and in words."""

    __pydantic_config__: ClassVar[Any] = _STRICT

    id: Line
    registry: Line
    name: Line


@dataclass(frozen=True)
class PressTokens:
    """The printing condition and its profile (in the project), bleed, and a booklet's creep a sheet."""

    __pydantic_config__: ClassVar[Any] = _STRICT

    profile: Path | None
    condition: Condition
    bleed: Annotated[str, _length_between("0mm", "20mm")]
    creep: Annotated[str, _length_between("0mm", "3mm")]
    fold_marks: bool


@dataclass(frozen=True)
class NewsletterTokens:
    """A message's most bytes, the web folder of the files (`…/{name}`), and the tags of each link."""

    __pydantic_config__: ClassVar[Any] = _STRICT

    limit: Annotated[int, _share_between(1, 10**9)]
    files: Line
    campaign: Mapping[str, Line]


@dataclass(frozen=True)
class DepositTokens:
    """Who deposits with Crossref (without a name, the publisher), and where it answers."""

    __pydantic_config__: ClassVar[Any] = _STRICT

    name: Line
    email: Line


@dataclass(frozen=True)
class Options:
    """What an institute may choose beside its design."""

    __pydantic_config__: ClassVar[Any] = _STRICT

    binding: Literal["auto", "right"]
    qr: bool
    newsletter: NewsletterTokens
    deposit: DepositTokens


@dataclass(frozen=True)
class LadderRung:
    """A measure of a brief's page, a CSS variable, and how far it may give way: `from`, `to`."""

    __pydantic_config__: ClassVar[Any] = _STRICT | {
        "alias_generator": lambda name: {"start": "from", "end": "to"}.get(name, name)
    }

    variable: Line
    start: Annotated[float, _share_between(0, 10)]
    end: Annotated[float, _share_between(0, 10)]


@dataclass(frozen=True)
class Ladder:
    """`brief.yaml`: how a brief is fitted to its page, and when the page is called empty."""

    __pydantic_config__: ClassVar[Any] = _STRICT | {"alias_generator": str}

    rungs: tuple[LadderRung, ...]
    grow: Mapping[str, Annotated[float, _share_between(0, 10)]]
    least_fill: Annotated[float, _share_between(0, 1)]


def as_css(sizes: Sizes) -> dict[str, str]:
    """The sizes by the names that style sheets know them by: `inner-margin`."""
    return {each.name.replace("_", "-"): getattr(sizes, each.name) for each in fields(sizes)}
