"""Direction marks for plain text, which has no markup: each line keeps its order in any program."""

from __future__ import annotations

import re
import unicodedata

from warraq.model import direction

LEFT, RIGHT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
_URL = re.compile(r"https?://\S+")
_SIGNED = re.compile(r"(?<![\w.,])[-−+]\d[\d.,]*%?|[A-Za-z]\w*(?:\+\+|#)|\d[\d.,]*\s?°[CFK]\b")


def marked(text: str, language: str) -> str:
    """The text with marks in the lines that would be read from the wrong side without them."""
    return "\n".join(_line(line, direction(language)) for line in text.split("\n"))


def _line(line: str, around: str) -> str:
    if not line.strip() or _URL.fullmatch(line.strip()):
        return line
    if around == "rtl":
        line = _SIGNED.sub(lambda found: f"{LEFT}{found[0]}{LEFT}", line)
    mark = RIGHT if around == "rtl" else LEFT
    sides = [side for side in map(_side, line) if side]
    before = mark if (sides or [""])[0] != around else ""
    tail = len(line) - len(line.rstrip('.!?؟،,;؛:…»”")]*'))
    last = next((side for side in map(_side, reversed(line)) if side), around)
    return f"{before}{line}{mark if tail and last != around else ''}"


def _side(letter: str) -> str:
    kind = unicodedata.bidirectional(letter)
    return {"L": "ltr", "R": "rtl", "AL": "rtl"}.get(kind, "")
