"""Texts in several languages, and which way a language runs."""

from __future__ import annotations

from collections.abc import Mapping

Localized = Mapping[str, str]
RTL_LANGUAGES = frozenset({"ar", "fa", "ur", "he", "ckb", "ps", "ug"})


def direction(language: str) -> str:
    """`rtl` or `ltr` for a language tag."""
    return "rtl" if language.split("-")[0] in RTL_LANGUAGES else "ltr"


def in_language(text: Localized, language: str) -> str:
    """The words in a language, or in the first that there is; empty where there are none."""
    return text.get(language) or next(iter(text.values()), "")
