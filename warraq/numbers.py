"""Numbers as a language writes them, by CLDR (Babel)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from warraq.model import Value

_NO_SPACE_BEFORE = frozenset("%٪‰°")
_ARABIC_SEPARATORS = str.maketrans({",": "٬", ".": "٫"})


@dataclass(frozen=True)
class NumberStyle:
    """How Arabic-script languages write digits (`western`, `arabic`) and separators (the same)."""

    digits: str = "western"
    separators: str = "western"


def format_number(
    number: float, pattern: str, language: str, style: NumberStyle = NumberStyle()
) -> str:
    """The number in a Babel pattern; `ValueError` where the pattern is not one."""
    from babel.numbers import format_decimal, get_minus_sign_symbol

    arabic = language.split("-")[0] == "ar"
    system = "arab" if arabic and style.digits == "arabic" else "latn"
    locale = language.replace("-", "_")
    words = format_decimal(
        Decimal(str(number)), format=pattern, locale=locale, numbering_system=system
    )
    if arabic and system == "latn" and style.separators == "arabic":
        words = words.translate(_ARABIC_SEPARATORS)
    minus = get_minus_sign_symbol(locale, numbering_system=system)
    return words.replace("-", minus) if "-" in words and minus not in words else words


def format_value(
    value: Value, language: str, with_unit: bool = False, style: NumberStyle = NumberStyle()
) -> str:
    """The value in its own pattern, and its unit after a no-break space."""
    return with_unit_of(value, format_number(value.number, value.format, language, style), language)


def with_unit_of(value: Value, number: str, language: str) -> str:
    """The written number followed by the value's unit in the language, if it has one."""
    unit = value.unit.get(language, "")
    if not unit:
        return number
    return number + ("" if unit[0] in _NO_SPACE_BEFORE else "\N{NO-BREAK SPACE}") + unit


def value_words(meta: Mapping[str, Any], values: Mapping[str, Value], language: str) -> str:
    """The words of a `value` token, by its meta; a name that no data has stays in brackets."""
    value = values.get(meta["name"])
    if value is None:
        return f"[{meta['name']}]"
    return format_value(
        replace(value, format=meta.get("format", value.format)), language, meta["unit"]
    )
