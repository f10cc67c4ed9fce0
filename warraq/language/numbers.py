"""Numbers as a language writes them, by CLDR (Babel)."""

from __future__ import annotations

import decimal
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from warraq.model import Value

_NO_SPACE_BEFORE = frozenset("%٪‰°")
_ARABIC_SEPARATORS = str.maketrans(",.", "٬٫")
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LONGEST_PATTERN = 30


@dataclass(frozen=True)
class NumberStyle:
    """How Arabic is to write digits (`western` or `arabic`) and, with western ones, separators."""

    digits: str = "western"
    separators: str = "western"


def is_pattern(pattern: str) -> bool:
    """Whether Babel can write numbers by this pattern, such as `#,##0.0`."""
    if len(pattern) > _LONGEST_PATTERN or not set("0#") & set(pattern):
        return False
    try:
        return "9" in format_number(9, pattern, "en")
    except (ValueError, ArithmeticError):
        return False


def format_number(
    number: float, pattern: str, language: str, style: NumberStyle = NumberStyle()
) -> str:
    """The number by a Babel pattern, halves rounded up."""
    from babel.numbers import format_decimal, get_minus_sign_symbol

    locale = _find_locale(language)
    arabic = language.split("-")[0] == "ar"
    system = "arab" if arabic and style.digits == "arabic" else "latn"
    with decimal.localcontext(rounding=decimal.ROUND_HALF_UP):
        exact = Decimal(str(number)) if number else Decimal()
        words = format_decimal(exact, format=pattern, locale=locale, numbering_system=system)
    if system == "arab":
        words = words.translate(_ARABIC_DIGITS)
    elif arabic and style.separators == "arabic":
        words = words.translate(_ARABIC_SEPARATORS)
    minus = get_minus_sign_symbol(locale, numbering_system=system)
    return words if minus in words else words.replace("-", minus)


@cache
def _find_locale(language: str) -> Any:
    """CLDR's locale of a language tag, or the root of its language, or English."""
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def format_value(
    value: Value, language: str, with_unit: bool = False, style: NumberStyle = NumberStyle()
) -> str:
    """The value in its own pattern; its unit, where the language has one, after a no-break space."""
    number = format_number(value.number, value.format, language, style)
    unit = value.unit.get(language, "") if with_unit else ""
    space = "\N{NO-BREAK SPACE}" if unit and unit[0] not in _NO_SPACE_BEFORE else ""
    return number + space + unit


def value_words(
    meta: Mapping[str, Any],
    values: Mapping[str, Value],
    language: str,
    style: NumberStyle = NumberStyle(),
) -> str:
    """The words of a `value` token, by its meta; a name that no data has stays in brackets."""
    value = values.get(meta["name"])
    if value is None:
        return f"[{meta['name']}]"
    value = replace(value, format=meta.get("format", value.format))
    return format_value(value, language, meta["unit"], style)
