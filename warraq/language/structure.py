"""Signs of structure in plain words, which importing mends by and checking warns of."""

from __future__ import annotations

import re

from warraq.language.arabic import LETTERED, western_digits

_WHOLE = re.compile(r"[.؟?!:؛;…»”\"']\W*$")
_MARK = re.compile(r"\[\^[^\]\s]+\]\s*$")
_NUMBER = re.compile(r"(\d{1,2})\s*[.)\-–]\s+\S")
_DECIMAL = re.compile(r"\s*\d{1,2}(?:[.\-–/]\d{1,2})+[.)]?\s+(?=\S)")
_LEADING = re.compile(r"\s*\d{1,2}\s*[.)\-–]\s+")
_LETTER = re.compile(rf"({'|'.join(LETTERED)})[.)]\s+\S")


def ends_whole(text: str) -> bool:
    """Whether a paragraph ends as sentences end; a note's mark after the stop does not matter."""
    text = text.rstrip()
    while (cut := _MARK.sub("", text).rstrip()) != text:
        text = cut
    return bool(_WHOLE.search(text))


def leading_number(text: str) -> int:
    """The number that a text begins with, as headings and list items do, or 0."""
    found = _NUMBER.match(western_digits(text.strip()))
    return int(found[1]) if found else 0


def heading_depth(text: str) -> int:
    """How many numbers lead a heading: 2 for «1.2 Storage», 1 for «1. Storage», 0 for none."""
    found = _DECIMAL.match(western_digits(text.strip()))
    return len(re.findall(r"\d+", found[0])) if found else int(bool(leading_number(text)))


def without_depth(text: str) -> str:
    """The heading without the numbers that lead it."""
    found = _DECIMAL.match(western_digits(text)) or (
        leading_number(text) and _LEADING.match(western_digits(text))
    )
    return text[found.end() :] if found else text


def leading_letter(text: str) -> int:
    """The place in the alphabet of the letter that a text begins with («أ.» is 1), or 0."""
    found = _LETTER.match(text.strip())
    return LETTERED.index(found[1]) + 1 if found else 0


def glued_item(text: str, letter: str) -> int:
    """Where the list item with this letter, number or hyphen begins within a paragraph, or -1."""
    sign = rf"{re.escape(letter)}[.)]" if letter != "-" else "[-–•]"
    found = re.search(
        rf"{'[:؛.]' if letter in LETTERED else ':'}\s+(?={sign}\s)", western_digits(text)
    )
    return found.end() if found else -1
