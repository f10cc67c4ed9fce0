"""Where each inline token stands in its file, found again from the words of its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

from markdown_it.token import Token

from warraq.errors import Place
from warraq.markdown.source import Source

_CONTAINERS = re.compile(
    r"(?:[ \t]*(?:>|[-+*](?=\s)|\d+[.)](?=\s)|#{1,6}(?=\s)|:(?=\s)))*[ \t]*\|?[ \t]*"
)
_CLOSING = re.compile(r"\](?:\((?:<[^>]*>|[^()\s]*)(?:\s+\"[^\"]*\")?\))?(?:\{[^{}]*\})?")
_OPENERS = {"link_open": "[", "span_open": "[", "softbreak": "\n", "hardbreak": "\n"}


def place_tokens(tokens: Iterable[Token], source: Source) -> None:
    """Give every inline token its place as `meta["place"]`."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type == "inline":
            _place_children(token, _locator(token.content, line, source))


def _place_children(inline: Token, locate: Callable[[int], Place]) -> None:
    reached = 0
    for child in inline.children or []:
        start, reached = _extent(child, inline.content, reached)
        child.meta["place"] = locate(start)


def _extent(child: Token, content: str, reached: int) -> tuple[int, int]:
    """From where to where the token goes in the content, as far as its kind shows it."""
    if "at" in child.meta:
        start = child.meta.pop("at")
        return start, start + len(child.content)
    if child.type in ("link_close", "span_close", "image") and child.markup != "autolink":
        closing = _CLOSING.search(content, reached)
        return reached, closing.end() if closing else reached
    words = _OPENERS.get(child.type, child.markup) or child.content
    if child.markup == "autolink":
        words = "<" if child.nesting > 0 else ">"
    start = content.find(words, reached)
    return (start, start + len(words)) if start >= 0 else (reached, reached)


def _locator(content: str, first: int, source: Source) -> Callable[[int], Place]:
    """A function from an offset in the content, whose first line is `first`, to its place."""
    if anchor := source.anchor:
        return lambda offset: anchor
    parts = content.split("\n")
    columns = [_column(part, first + index, source) for index, part in enumerate(parts)]
    starts = [0, *accumulate(len(part) + 1 for part in parts)]

    def locate(offset: int) -> Place:
        index = min(bisect_right(starts, offset), len(parts)) - 1
        return Place(source.path, first + index + 1, columns[index] + offset - starts[index] + 1)

    return locate


def _column(part: str, line: int, source: Source) -> int:
    """Where the words start in a line; cells of one row are found one after another."""
    text = source.lines[line] if line < len(source.lines) else ""
    containers = _CONTAINERS.match(text)
    begin = source.reached.get(line) or (containers.end() if containers else 0)
    found = [at for at in (text.find(part, begin), text.find(part)) if at >= 0]
    column = found[0] if found else begin
    source.reached[line] = column + len(part)
    return column
