"""A manuscript as it came: its blocks and notes, each line with its number in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "quote", "table", "image"]
NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
CAPTION = re.compile(
    r"^\W*(?P<label>(?:الجدول|جدول|الشكل|شكل|table|figure|fig\.?)\s*(?:رقم\s*)?\(?\d+\)?)\s*[:.–-]?\s*(?P<words>.*)$",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"\[\^[^\]\s]+\]|!?\[(?P<label>[^\]]*)\](?:\([^)]*\)|\{[^}]*\})|<(?P<url>https?://[^>]+)>|\\(?P<char>\W)|[*`]+"
)
_WORD = re.compile(r"\w+(?:[\u064b-\u0652\u0670]+\w*)*")


@dataclass(frozen=True)
class Piece:
    """One line of the source, as inline Markdown of this project's dialect."""

    text: str
    line: int


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item, quotation, table or picture; `level` of a heading or an item."""

    kind: Kind
    pieces: tuple[Piece, ...]
    level: int = 0
    ordered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    image: Path | None = None
    caption: str = ""

    @property
    def text(self) -> str:
        """The block's words, one line of the source a line."""
        return "\n".join(piece.text for piece in self.pieces)

    @property
    def line(self) -> int:
        """Where the block begins."""
        return self.pieces[0].line

    @property
    def marks(self) -> list[str]:
        """The note marks of its words, its cells and its caption."""
        cells = [cell for row in self.rows for cell in row]
        return NOTE_MARK.findall("\n".join([*(cells or [self.text]), self.caption]))


@dataclass(frozen=True)
class Note:
    """A note of the notes list, or a footnote: the mark it answers to and its words."""

    mark: str
    text: str
    line: int


@dataclass(frozen=True)
class Aside:
    """Words that have no place in the text, and what they are: a text box, a comment …"""

    kind: str
    text: str


@dataclass(frozen=True)
class Manuscript:
    """Blocks and notes in the order of the source, and words that have no place in it."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True)
class Repair:
    """What importing set right, or had to read its own way, and at which line of the source."""

    code: str
    line: int
    message: str


@dataclass(frozen=True)
class Repaired:
    """A manuscript after its repairs."""

    manuscript: Manuscript
    repairs: tuple[Repair, ...] = field(default=())


def plain(text: str) -> str:
    """The words without Markdown's signs and without note marks."""
    return _MARKUP.sub(lambda m: m["label"] or m["url"] or m["char"] or "", text)


def count_words(text: str) -> int:
    """How many words a Markdown text has; its signs, note marks and punctuation are none."""
    return count_plain(plain(text))


def count_plain(text: str) -> int:
    """How many words a text without Markdown has."""
    return len(_WORD.findall(text))
