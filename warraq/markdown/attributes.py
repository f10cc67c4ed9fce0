"""Attributes of blocks, `{#id claims="…"}`: on the line above, in a list item, after a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from warraq.markdown.source import Source
from warraq.yamlfile import did_you_mean

_BRACES = re.compile(r"\{[^{}]*\}")
_AFTER_HEADING = re.compile(r"\s+(\{[^{}]*\})\s*$")
_PART = re.compile(
    r"""\s*(?:\#(?P<id>[\w:.-]+)|\.(?P<class>[\w-]+)
    |(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[\w:./-]+)))(?=\s|$)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class _Attribute:
    name: str
    value: str
    start: int
    offset: int


def attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a line that is nothing but `{…}` speaks of the block below it."""
    begin = state.bMarks[start] + state.tShift[start]
    text = state.src[begin : state.eMarks[start]].rstrip()
    if not _BRACES.fullmatch(text):
        return False
    if not silent:
        token = state.push("attribute_line", "", 0)
        token.content, token.map = text, [start, start + 1]
        state.line = start + 1
    return True


def attach_attributes(state: StateCore) -> None:
    """Core rule: move attribute lines and headings' attributes to the blocks they speak of."""
    source: Source = state.env["source"]
    kept: list[Token] = []
    waiting: list[Token] = []
    for token in state.tokens:
        if token.type == "attribute_line":
            if kept and kept[-1].type == "list_item_open":
                _apply(token, kept[-1], source)
            else:
                waiting.append(token)
            continue
        if token.type == "inline" and kept and kept[-1].type == "heading_open":
            _after_heading(token, kept[-1], source)
        while waiting:
            _apply(waiting.pop(0), token if token.nesting >= 0 else None, source)
        kept.append(token)
    for token in waiting:
        _apply(token, None, source)
    state.tokens = kept


def _after_heading(inline: Token, heading: Token, source: Source) -> None:
    found = _AFTER_HEADING.search(inline.content)
    if found and inline.map:
        line = Token("attribute_line", "", 0, map=[inline.map[1] - 1, inline.map[1]])
        line.content = found[1]
        inline.content = inline.content[: found.start()]
        _apply(line, heading, source)


def _apply(line: Token, target: Token | None, source: Source) -> None:
    """Set the line's attributes on the target, and note where each value stands."""
    place = source.find(line.map[0] if line.map else 0, line.content)
    if target is None:
        hint = "put it right above a paragraph, a list or a heading"
        source.report("R-text-08", "these attributes have no block below them", place, hint)
        return
    attributes = _parsed(line.content)
    if attributes is None:
        hint = 'write {#id .class key="words"}, with straight quotes'
        source.report("R-text-01", "these attributes cannot be understood", place, hint)
        return
    places = target.meta.setdefault("attributes", {})
    for attribute in attributes:
        if attribute.name not in source.attributes:
            allowed = sorted(source.attributes)
            hint = did_you_mean(attribute.name, allowed) or f"allowed: {', '.join(allowed)}"
            here = replace(place, column=place.column + attribute.start)
            source.report("R-text-07", f"unknown attribute `{attribute.name}`", here, hint)
            continue
        if attribute.name == "class":
            target.attrJoin("class", attribute.value)
        else:
            target.attrSet(attribute.name, attribute.value)
        places[attribute.name] = replace(place, column=place.column + attribute.offset)


def _parsed(braces: str) -> list[_Attribute] | None:
    """The attributes between the braces, or nothing where they cannot be understood."""
    attributes: list[_Attribute] = []
    end, last = 1, len(braces) - 1
    while braces[end:last].strip():
        part = _PART.match(braces, end, last)
        if not part:
            return None
        attributes += _named(part)
        end = part.end()
    return attributes


def _named(part: re.Match[str]) -> Iterator[_Attribute]:
    group = next(name for name in ("id", "class", "quoted", "bare") if part[name] is not None)
    start = part.start("key") if part["key"] else part.start(group)
    yield _Attribute(part["key"] or group, part[group], start, part.start(group))
