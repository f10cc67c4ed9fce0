"""Where words of languages with a hyphenation dictionary may be cut, and the hyphen drawn there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pyphen

from warraq.paragraph.pango import pixels, shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warraq.paragraph.measure import Measured, Piece
    from warraq.paragraph.stretches import Leaf

# not inside an address
WORD = re.compile(r"(?<![\w/.=&@:?])[^\W\d_]+(?![\w/=&@:]|\.\w)")
# Readers join a word again that was cut at a soft hyphen.
SOFT_HYPHEN = "\u00ad"


@cache
def _dictionary(language: str, left: int, right: int) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=left, right=right) if known else None


def cuts_of(leaf: Leaf) -> Iterator[int]:
    """The bytes of the stretch before which a word of a text box may be cut."""
    style, text = leaf.box.style, leaf.box.text
    total, left, right = style["hyphenate_limit_chars"]
    dictionary = _dictionary(style["lang"], left, right) if style["lang"] else None
    if dictionary is None or style["hyphens"] == "none" or style["white_space"] == "nowrap":
        return
    for match in WORD.finditer(text):
        word = match.group()
        if len(word) >= total:
            for place in dictionary.positions(word):
                yield leaf.start + len(text[: match.start() + place].encode())


def hyphen_width(leaf: Leaf) -> float:
    """The width of a text box's hyphen (px)."""
    _, (run, *_) = shape(_character(leaf), leaf.box.style, [])
    return pixels(run.ends[-1])


def hyphen(measured: Measured, after: Piece) -> Piece:
    """The hyphen that follows a piece at a line's end; its text, a soft hyphen, is at the text's end."""
    leaf = measured.leaves[after.leaf]
    layout, (run, *_) = shape(_character(leaf), leaf.box.style, [])
    measured.kept.append(layout)
    end = len(measured.text)
    start = end - len(SOFT_HYPHEN.encode())
    run = run._replace(level=after.run.level, start=start, end=end, clusters=[start])
    width = pixels(run.ends[-1])
    return after._replace(run=run, first=0, last=1, start=start, end=end, width=width, kashidas=())


def _character(leaf: Leaf) -> bytes:
    character: Any = leaf.box.style["hyphenate_character"]
    found: bytes = character.encode()
    return found
