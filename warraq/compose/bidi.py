"""Directions within a line: runs against the text's direction are wrapped, so that they keep their order.

The press lays out the parts of a line between tags one by one; words of the other direction that
tags divide would change places. The author marks nothing: the runs are found here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from warraq.model import direction

ARABIC_MARK = "\N{ARABIC LETTER MARK}"
# One character a unit: o and s strong, opposite or same; d digit; n neutral; an upper-case letter is
# an element whose words are so.
_RUN = re.compile(r"[oO](?:[nNdoO]*[oOd])?N*")
_NEEDS_LEFT_TO_RIGHT = re.compile(
    r"""https?://[^\s<>«»]+(?<![.,;:)\]،؛])|www\.[^\s<>«»]+(?<![.,;:)\]،؛])|\b10\.\d{4,}/\S+\b
    |(?<![\w.,])[-−+]\d[\d.,]*%?(?!\w)|\d[\d.,]*\s?°[CFK]\b|\b[A-Za-z]\w*(?:\+\+|\#)
    |[“"][A-Za-z][^”"]*[”"]""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class _Node:
    """A text or an element of one level, with its tokens."""

    tokens: tuple[Token, ...]

    @property
    def words(self) -> str | None:
        """The words of a text that may be cut; nothing for an element."""
        return self.tokens[0].content if self.tokens[0].type == "text" else None


def isolated(tokens: Sequence[Token], language_direction: str) -> list[Token]:
    """The inline tokens with a span around each run that would lose its order."""
    nodes = [_inner(node, language_direction) for node in _nodes(tokens)]
    units = "".join(_units(node, language_direction) for node in nodes)
    spans = [m.span() for m in _RUN.finditer(units) if _divided(m[0])]
    if language_direction == "ltr":
        return list(_wrapped(nodes, spans, "rtl"))
    spans = _merged([*spans, *_patterns(nodes)])
    return list(_with_arabic_stops(_wrapped(nodes, spans, "ltr")))


def isolated_text(text: str, language_direction: str) -> list[Token]:
    """The same for plain words, such as a title."""
    return isolated([Token("text", "", 0, content=text)] if text else [], language_direction)


def runs_against(text: str, language_direction: str) -> bool:
    """True if all letters of the words run against the direction."""
    kinds = {_kind(letter, language_direction) for letter in text}
    return "o" in kinds and "s" not in kinds


def _nodes(tokens: Iterable[Token]) -> Iterator[_Node]:
    """The tokens of this level, elements with all that they hold."""
    held: list[Token] = []
    depth = 0
    for token in tokens:
        held.append(token)
        depth += token.nesting
        if depth == 0:
            yield _Node(tuple(held))
            held = []


def _inner(node: _Node, around: str) -> _Node:
    if len(node.tokens) < 2:
        return node
    opening, *inside, closing = node.tokens
    language = opening.attrGet("lang")
    own = direction(str(language)) if language else around
    return _Node((opening, *isolated(inside, own), closing))


def _units(node: _Node, around: str) -> str:
    if node.words is not None:
        return "".join(_kind(letter, around) for letter in node.words)
    if node.tokens[0].type in ("softbreak", "hardbreak"):
        return "n"
    if any(token.type in ("note_ref", "cross_reference") for token in node.tokens):
        return "S"
    kinds = {_kind(letter, around) for token in node.tokens for letter in token.content}
    return "S" if "s" in kinds else "O" if "o" in kinds else "N"


def _kind(letter: str, around: str) -> str:
    bidi = unicodedata.bidirectional(letter)
    if bidi in ("L", "R", "AL"):
        return "s" if (bidi == "L") == (around == "ltr") else "o"
    return "d" if bidi in ("EN", "AN") else "n"


def _divided(run: str) -> bool:
    return len(run) > 1 and not run.islower()


def _patterns(nodes: Iterable[_Node]) -> Iterator[tuple[int, int]]:
    start = 0
    for node in nodes:
        for found in _NEEDS_LEFT_TO_RIGHT.finditer(node.words or ""):
            yield start + found.start(), start + found.end()
        start += 1 if node.words is None else len(node.words)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _wrapped(
    nodes: Iterable[_Node], spans: Iterable[tuple[int, int]], other: str
) -> Iterator[Token]:
    """The nodes' tokens, texts cut at the edges of the spans, spans opened and closed."""
    marks: dict[int, list[Token]] = {}
    for start, end in spans:
        marks.setdefault(start, []).append(Token("span_open", "span", 1, attrs={"dir": other}))
        marks.setdefault(end, []).insert(0, Token("span_close", "span", -1))
    at = 0
    for node in nodes:
        words = node.words
        end = at + (1 if words is None else len(words))
        cuts = [at, *sorted(edge for edge in marks if at < edge < end)]
        for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
            yield from marks.pop(start, [])
            yield from (
                node.tokens if words is None else [_cut(node.tokens[0], start - at, stop - at)]
            )
        at = end
    yield from marks.pop(at, [])


def _cut(text: Token, start: int, stop: int) -> Token:
    return Token("text", "", 0, content=text.content[start:stop], meta=text.meta)


def _with_arabic_stops(tokens: Iterable[Token]) -> Iterator[Token]:
    """A full stop alone after an element would be shaped as Latin: say that it is Arabic."""
    after_text = True
    for token in tokens:
        alone = token.type == "text" and not any(_kind(c, "rtl") in "so" for c in token.content)
        if alone and not after_text and "." in token.content:
            yield Token("text", "", 0, content=ARABIC_MARK + token.content, meta=token.meta)
        else:
            yield token
        after_text = token.type == "text" or token.nesting > 0
