"""Where a reader's own bidi goes wrong, and the invisible mark (a fence) that keeps it right.

A PDF holds glyphs in the order they are seen; every reader guesses the order they are read in,
each by rules of its own. A fence is a direction mark on an empty glyph. The rules were found by
trial; docs/paragraph.md says which reader needs which, and tests/paragraph shows each alone.
"""

from __future__ import annotations

import unicodedata
from functools import cache

RLM, LRM, ALM = "\u200f", "\u200e", "\u061c"
WIDTH = 10  # of a fence, in 1/1000 em
NUMBERS = ("CS", "ES", "ET", "EN", "AN")
WEAK = (*NUMBERS, "NSM", "BN")
STRONG_RTL = ("R", "AL")
# What pypdf takes for neutral: punctuation, digits, marks.
PLAIN = (("\0", "@"), ("\u0590", "\u08ff"), ("\u2000", "\u206f"), ("\u20a0", "\u21ff"))


@cache
def is_mark(text: str) -> bool:
    """Whether all of a text is combining marks."""
    return bool(text) and all(unicodedata.category(char) in ("Mn", "Me") for char in text)


@cache
def kind(text: str) -> str:
    """The bidi class of a text's first character; that of a space if there is none."""
    return unicodedata.bidirectional(text[:1] or " ")


@cache
def is_strong_rtl(text: str) -> bool:
    """Whether a text begins with a letter that is read from right to left."""
    return kind(text) in STRONG_RTL


@cache
def parted(left: str, right: str) -> bool:
    """Whether two neighbours in a right-to-left run need a fence between them.

    poppler takes . , : for digits and what is left of them with them; pdfium writes
    neighbouring weak characters from left to right; both give the bracket after an LRM
    to what is left of it.
    """
    before, after = kind(left), kind(right)
    if after in NUMBERS and before not in STRONG_RTL:
        return True
    if is_bracket(right) and not is_bracket(left) and before not in STRONG_RTL:
        return True
    return before in WEAK and after in WEAK and not (is_mark(left) and is_mark(right))


@cache
def concerns_pdfium(left: str, right: str) -> bool:
    """Whether pdfium too needs the fence between two neighbours that are parted."""
    return kind(left) in WEAK or is_bracket(right)


@cache
def is_bracket(text: str) -> bool:
    """Whether a text is a sign that readers may turn round, and that is its own code's first."""
    return bool(unicodedata.mirrored(text[:1] or " ")) and guarded(text)[0] == text


@cache
def guarded(text: str) -> tuple[str, str]:
    """The text of a sign in a right-to-left run, and the fence after it.

    pdfium turns a bracket round while the last strong character was right-to-left, poppler does
    not: an LRM right after it suits both. pypdf takes what is beyond ASCII's punctuation for Latin
    unless it begins with an RLM in the same code.
    """
    if len(text) != 1 or is_strong_rtl(text):
        return text, ""
    plain = any(first <= text <= last for first, last in PLAIN)
    return text if plain else RLM + text, LRM if unicodedata.mirrored(text) else ""
