"""The words of a study as a reader meets them: passages, each with its language and its places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from markdown_it.token import Token

from warraq.errors import Place
from warraq.language.arabic import WORD, western_digits
from warraq.markdown import every

Kind = Literal["heading", "paragraph", "item", "quote", "cell", "note", "figure", "brief", "title"]
Span = tuple[int, int]
_STOP = re.compile(r"[.؟!?…]+[»”\")\]]*(?=\s|$)")
_INITIAL = re.compile(
    r"(?:^|(?<!\d)[\s(«\"])(?:[\u0621-\u064a]|هـ|[A-Z]|Dr|Mrs?|Ms|St|No|vol|pp?|U\.S|i\.e|e\.g|etc|cf|vs|al|ca"
    r"|Fig|approx)$"
)
_LATIN = re.compile(r"[^\W\d_\u0600-\u06ff]+(?:['’-][^\W\d_\u0600-\u06ff]+)*")


@dataclass(frozen=True)
class Mark:
    """A note's mark in a passage: before which character, of which note, and where."""

    at: int
    note: str
    place: Place


@dataclass(frozen=True)
class Passage:
    """A heading, paragraph, note or line without its markup, and the places of its pieces."""

    kind: Kind
    language: str
    text: str
    pieces: tuple[tuple[int, Place], ...]
    marks: tuple[Mark, ...] = ()
    foreign: tuple[Span, ...] = ()
    computed: tuple[Span, ...] = ()
    editorial: tuple[Span, ...] = ()
    level: int = 0
    owner: str = ""
    claims: tuple[str, ...] = ()

    def place(self, at: int = 0) -> Place:
        """The place of a character."""
        index = max(bisect_right(self.pieces, at, key=lambda piece: piece[0]) - 1, 0)
        start, place = self.pieces[index]
        return Place(place.path, place.line, place.column + max(at - start, 0))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences' spans; a stop after an initial ends none."""
        stops = _STOP.finditer(self.text)
        ends = [s.end() for s in stops if not _INITIAL.search(self.text[: s.start()])]
        edges = [0, *ends, len(self.text)]
        return tuple((a, b) for a, b in pairwise(edges) if self.text[a:b].strip())

    def sentence_at(self, at: int) -> Span:
        """The span of the sentence that holds this character."""
        return next(((a, b) for a, b in self.sentences if a <= at < b), (0, len(self.text)))

    def words(self) -> Iterator[re.Match[str]]:
        """The words in Arabic script that are not of a foreign span."""
        return (m for m in WORD.finditer(self.text) if not self.is_foreign(m.start()))

    def latin_words(self) -> Iterator[re.Match[str]]:
        """The words in Latin script that are not of a foreign span."""
        return (m for m in _LATIN.finditer(self.text) if not self.is_foreign(m.start()))

    def is_editorial(self, at: int) -> bool:
        """Whether the character stands in an editor's note or in words under an author query."""
        return any(a <= at < b for a, b in self.editorial)

    def is_foreign(self, at: int) -> bool:
        """Whether the character stands in a span of another language."""
        return any(a <= at < b for a, b in self.foreign)

    @cached_property
    def digits(self) -> str:
        """The text with its digits as 0-9, character for character."""
        return western_digits(self.text)


class Gatherer:
    """The words of inline tokens as one passage; `write` makes the words of a value."""

    def __init__(self, language: str, write: Callable[[Token], str]) -> None:
        self.language, self.write = language, write
        self.text = ""
        self.pieces: list[tuple[int, Place]] = []
        self.marks: list[Mark] = []
        self.foreign: list[Span] = []
        self.computed: list[Span] = []
        self.editorial: list[Span] = []
        self.spans: list[tuple[int, Token]] = []

    def passage(self, kind: Kind, inline: Iterable[Token], owner: str) -> Passage | None:
        """The passage that the tokens make, or nothing where there are no words."""
        for token in every(inline):
            self._take(token)
        if not self.text.strip():
            return None
        return Passage(
            kind,
            self.language,
            self.text,
            tuple(self.pieces),
            tuple(self.marks),
            tuple(self.foreign),
            tuple(self.computed),
            tuple(self.editorial),
            owner=owner,
        )

    def _take(self, token: Token) -> None:
        if token.type == "note_ref":
            self.marks.append(Mark(len(self.text), token.meta["id"], token.meta["place"]))
        elif token.type == "span_open":
            self.spans.append((len(self.text), token))
        elif token.type == "span_close" and self.spans:
            start, opening = self.spans.pop()
            if (opening.attrGet("lang") or self.language) != self.language:
                self.foreign.append((start, len(self.text)))
            if {"editor", "doubt"}.intersection(str(opening.attrGet("class") or "").split()):
                self.editorial.append((start, len(self.text)))
        elif words := self._words(token):
            self.pieces.append((len(self.text), token.meta["place"]))
            if token.type == "value":
                self.computed.append((len(self.text), len(self.text) + len(words)))
            self.text += words

    def _words(self, token: Token) -> str:
        if token.type in ("softbreak", "hardbreak"):
            return " "
        if token.type == "value":
            return self.write(token)
        if token.type == "cross_reference":
            return "\N{OBJECT REPLACEMENT CHARACTER}"
        return token.content if token.type in ("text", "code_inline") else ""


def located(lines: tuple[str, ...], start: Place, text: str) -> tuple[tuple[int, Place], ...]:
    """Where each word of a YAML text stands in its file, searched in order from the entry's start."""
    pieces = [(0, start)]
    line, column = max(start.line - 1, 0), 0
    for word in re.finditer(r"\S+", text):
        if (found := _next(lines, word[0], line, column)) is None:
            continue
        line, column = found
        pieces.append((word.start(), Place(start.path, line + 1, column + 1)))
        column += len(word[0])
    return tuple(pieces)


def _next(lines: tuple[str, ...], word: str, line: int, column: int) -> tuple[int, int] | None:
    for number in range(line, min(line + 4, len(lines)) if column else len(lines)):
        at = lines[number].find(word, column if number == line else 0)
        if at >= 0:
            return number, at
    return None
