"""What stands in parsed text, with places: claims, notes, figures, references, values, words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from warraq.errors import Place

Write = Callable[[Token], str]


@dataclass(frozen=True)
class Passage:
    """The plain words of one block, and a way from an offset in them to its place in the file."""

    text: str
    kind: str
    attributes: Mapping[str, str]
    starts: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()

    def place(self, offset: int) -> Place:
        """The place of the character at the offset."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        start = self.places[index]
        return Place(start.path, start.line, start.column + offset - self.starts[index])


def every(tokens: Iterable[Token]) -> Iterator[Token]:
    """All tokens, inline ones after the block that holds them."""
    for token in tokens:
        yield token
        yield from every(token.children or [])


def claim_marks(tokens: Iterable[Token]) -> Iterator[tuple[str, Place]]:
    """Each claim id that a block names, with the place of the id."""
    for token in every(tokens):
        start = token.meta.get("attributes", {}).get("claims")
        for found in re.finditer(r"\S+", str(token.attrGet("claims") or "") if start else ""):
            yield found[0], Place(start.path, start.line, start.column + found.start())


def anchors(tokens: Iterable[Token]) -> Iterator[tuple[str, Place]]:
    """Each `#id` that a block defines, with its place."""
    for token in every(tokens):
        if place := token.meta.get("attributes", {}).get("id"):
            yield str(token.attrGet("id")), place


def query_marks(tokens: Iterable[Token]) -> Iterator[tuple[str, Place]]:
    """Each author query that a span names (`query=n05`), with the place of the span."""
    for token in every(tokens):
        if query := token.attrGet("query"):
            place = token.meta.get("attributes", {}).get("query") or token.meta["place"]
            yield from ((id_, place) for id_ in str(query).split())


def note_refs(tokens: Iterable[Token]) -> Iterator[tuple[str, Place]]:
    """Each note mark `[^id]`, in order."""
    return _marked("note_ref", "id", tokens)


def figure_refs(tokens: Iterable[Token]) -> Iterator[tuple[str, Place]]:
    """Each figure that the text places with `![](fig:ID)`."""
    return _marked("figure", "id", tokens)


def values(tokens: Iterable[Token]) -> Iterator[tuple[str, Place]]:
    """The name of each `{{ value("name") }}`."""
    return _marked("value", "name", tokens)


def _marked(kind: str, key: str, tokens: Iterable[Token]) -> Iterator[tuple[str, Place]]:
    return ((t.meta[key], t.meta["place"]) for t in every(tokens) if t.type == kind)


def cross_references(tokens: Iterable[Token]) -> Iterator[tuple[str, str, Place]]:
    """Each reference to a `figure` or `section`: its kind, the id, the place."""
    for token in every(tokens):
        if kind := token.meta.get("kind"):
            yield kind, token.meta["id"], token.meta["place"]


def plain_text(tokens: Iterable[Token], write: Write | None = None) -> str:
    """The words alone, marks left out; `write` makes the words of values and cross-references."""
    return "".join(_words(token, write) for token in every(tokens))


def passages(tokens: Iterable[Token], write: Write | None = None) -> Iterator[Passage]:
    """The plain words of each paragraph, heading and cell, with the attributes of all around it."""
    around: list[Token] = []
    for token in tokens:
        if token.nesting > 0:
            around.append(token)
        elif token.nesting < 0:
            around.pop()
        elif token.type == "inline" and around:
            attributes = {name: str(value) for t in around for name, value in t.attrs.items()}
            kind = around[-1].type.removesuffix("_open")
            found = passage(token.children or [], kind, attributes, write)
            if found.text:
                yield found


def passage(
    inline: Iterable[Token],
    kind: str = "",
    attributes: Mapping[str, str] | None = None,
    write: Write | None = None,
) -> Passage:
    """The plain words of inline tokens as one passage."""
    text, starts, places = "", [], []
    for token in every(inline):
        if words := _words(token, write):
            starts.append(len(text))
            places.append(token.meta["place"])
            text += words
    return Passage(text, kind, attributes or {}, tuple(starts), tuple(places))


def _words(token: Token, write: Write | None) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type in ("value", "cross_reference") and write:
        return write(token)
    return ""
