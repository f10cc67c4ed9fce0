"""Checks of languages: are they named, and does the script of the words agree?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from warraq.preflight.check import Check, Fault
from warraq.preflight.opened_pdf import OpenedPdf

SCRIPTS = {
    "ARABIC": ("ar", "fa", "ur", "ckb", "ps", "ug", "sd"),
    "HEBREW": ("he", "yi"),
    "CYRILLIC": ("ru", "uk", "bg", "sr", "mk", "be", "kk"),
    "GREEK": ("el",),
    "LATIN": (
        "en",
        "fr",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "sv",
        "da",
        "no",
        "fi",
        "pl",
        "cs",
        "tr",
        "id",
    ),
}
"""The scripts that are told apart, each with languages written in it."""
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
ADDRESS = re.compile(r"(https?:|www\.)\S+|\S+\.(org|com|net|pw)\S*|10\.\d{4,}/\S+|\S+@\S+")
FEWEST = 12  # letters from which a script says something


def named(opened: OpenedPdf) -> Iterator[Fault]:
    """The document has a language, and all languages are written as they should be."""
    whole = str(opened.root.get("/Lang", ""))
    if not whole:
        yield Fault("T-language-01", "the document has no language", "name its language (Lang)")
    for element in opened.elements():
        if element.language and not TAG.fullmatch(element.language):
            message = f"`{element.language}` is no language tag"
            yield Fault(
                "T-language-02",
                message,
                "write it as `ar` or `en-GB`",
                element.page,
                element.number,
            )


def agree(opened: OpenedPdf) -> Iterator[Fault]:
    """Words are not in a script that their language is not written in."""
    for element in opened.elements():
        words = ADDRESS.sub("", opened.words(element)) if element.marks else ""
        script, language = script_of(words), element.language.split("-")[0].lower()
        known = any(language in languages for languages in SCRIPTS.values())
        if script and known and language not in SCRIPTS[script]:
            shown = " ".join(words.split())[:40]
            message = f"`{shown}` is not written in `{element.language}`"
            yield Fault(
                "T-language-03",
                message,
                "name the language of these words",
                element.page,
                element.number,
            )


def script_of(words: str) -> str:
    """The script of nearly all letters, if there are enough of them to say."""
    letters = [unicodedata.name(letter, "").split()[0] for letter in words if letter.isalpha()]
    counted = Counter(script for script in letters if script in SCRIPTS)
    if not counted:
        return ""
    script, count = counted.most_common(1)[0]
    return script if count >= FEWEST and count > 0.9 * len(letters) else ""


CHECKS = (
    Check("languages named", named),
    Check("languages agree with scripts", agree, needs_tags=True),
)
