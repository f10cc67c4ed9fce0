"""Signs of structure in plain words, which importing mends by and checking warns of."""

from __future__ import annotations

import re

from warraq.arabic import LETTERED, western

_WHOLE = re.compile(r"[.؟?!:؛;…»”\"']\W*$")
_MARK = re.compile(r"\[\^[^\]\s]+\]\s*$")
_NUMBER = re.compile(r"(\d{1,2})\s*[.)\-–]\s+\S")
_LETTER = re.compile(rf"({'|'.join(LETTERED)})[.)]\s+\S")


def ends_whole(text: str) -> bool:
    """Whether a paragraph ends as sentences end; a note's mark after the stop does not matter."""
    text = text.rstrip()
    while (cut := _MARK.sub("", text).rstrip()) != text:
        text = cut
    return bool(_WHOLE.search(text))


def numbered(text: str) -> int:
    """The number that a text begins with, as headings and list items do, or 0."""
    found = _NUMBER.match(western(text.strip()))
    return int(found[1]) if found else 0


def lettered(text: str) -> int:
    """The place in the alphabet of the letter that a text begins with («أ.» is 1), or 0."""
    found = _LETTER.match(text.strip())
    return LETTERED.index(found[1]) + 1 if found else 0


def glued_item(text: str, letter: str) -> int:
    """Where the list item with this letter, number or hyphen begins within a paragraph, or -1."""
    sign = rf"{re.escape(letter)}[.)]" if letter != "-" else "[-–•]"
    found = re.search(rf"{'[:؛.]' if letter in LETTERED else ':'}\s+(?={sign}\s)", western(text))
    return found.end() if found else -1
