"""Text into tokens: a whole file, or the words of one YAML value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from urllib.parse import unquote

from markdown_it.token import Token

from warraq.errors import Finding, Place
from warraq.language.lines import wrong_address
from warraq.markdown.dialect import parser
from warraq.markdown.places import place_tokens
from warraq.markdown.source import Source

TEXT_ATTRIBUTES = frozenset({"id", "claims", "lang", "class", "query"})
BRIEF_ATTRIBUTES = TEXT_ATTRIBUTES | {"role", "basis"}
_LEFT_OVER = (
    (re.compile(r"\{\s*(?:[#.]\w|[\w-]+=)"), "R-text-01", "these attributes cannot be understood",
     'write {#id .class key="words"}, with straight quotes, and an empty line above it'),
    (re.compile(r"\{\{|\}\}"), "R-text-06", "a value is not closed", 'write {{ value("name") }}'),
    (re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--"), "R-text-02", "HTML is not used here",
     "use Markdown; a remark of your own has no place in the text"),
    (re.compile(r"\[\^|\^\["), "R-text-05", "a note mark is broken", "write [^id]"),
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    """A parsed file: its tokens without the front matter, which starts on line 2 if there is any."""

    tokens: tuple[Token, ...]
    front_matter: str | None
    findings: tuple[Finding, ...]


def parse_document(text: str, path: Path, attributes: frozenset[str] = TEXT_ATTRIBUTES) -> Document:
    """Parse a Markdown file; a token's map holds lines of the file, inline tokens their place."""
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    source = Source(path, tuple(normal.split("\n")), attributes)
    tokens = parser().parse(normal, {"source": source})
    front = tokens.pop(0).content if tokens and tokens[0].type == "front_matter" else None
    if front is None and normal.startswith("---\n"):
        hint = "close it with a line of three hyphens"
        source.report("R-front-01", "the front matter is not closed", Place(path, 1, 1), hint)
    place_tokens(tokens, source)
    tokens = _with_figures(tokens, source)
    for token in tokens:
        if token.type == "inline":
            token.children = list(_finished(token.children or [], source))
    return Document(tuple(tokens), front, tuple(source.findings))


def parse_inline(text: str, place: Place) -> tuple[tuple[Token, ...], list[Finding]]:
    """Parse words of one line or paragraph, such as a caption, that stand at a place."""
    source = Source(place.path, anchor=place)
    tokens = parser().parseInline(text, {"source": source})
    place_tokens(tokens, source)
    children = tokens[0].children or [] if tokens else []
    return tuple(_finished(children, source)), source.findings


def _with_figures(tokens: list[Token], source: Source) -> list[Token]:
    """A paragraph that is one `![](fig:ID)` becomes one block token `figure`."""
    made: list[Token] = []
    for token in tokens:
        made.append(token)
        if token.type == "paragraph_close" and (figure := _figure(made[-3:])):
            made[-3:] = [figure]
    return made


def _figure(paragraph: list[Token]) -> Token | None:
    opening, inline, _ = paragraph
    images = inline.children or []
    if (
        len(images) != 1
        or images[0].type != "image"
        or not _source_of(images[0]).startswith("fig:")
    ):
        return None
    meta = {**opening.meta, "id": _source_of(images[0])[4:], "place": images[0].meta["place"]}
    return Token(
        "figure",
        "figure",
        0,
        dict(opening.attrs),
        opening.map,
        opening.level,
        meta=meta,
        block=True,
    )


_TARGET = re.compile(r"(fig)?([:#]?)(.*)", re.DOTALL)


def _source_of(image: Token) -> str:
    return unquote(str(image.attrGet("src") or ""))


def _finished(children: list[Token], source: Source) -> Iterator[Token]:
    """The inline tokens that may be set: empty links made references, mistakes reported."""
    skip = False
    for child, after in zip_longest(children, children[1:]):
        _report_mistakes(child, source)
        if skip or child.type in ("mistake", "image"):
            skip = False
            continue
        if child.type == "link_open":
            child.meta |= _target(child)
            skip = "kind" in child.meta and after is not None and after.type == "link_close"
        yield _as_reference(child) if skip else child


def _target(link: Token) -> dict[str, str]:
    """What a link within the study speaks of: `fig:ID` or `#anchor`."""
    scheme, mark, id_ = _TARGET.findall(unquote(str(link.attrGet("href"))))[0]
    kind = {("fig", ":"): "figure", ("", "#"): "section"}.get((scheme, mark))
    return {"kind": kind, "id": id_} if kind else {}


def _as_reference(link: Token) -> Token:
    """`[](fig:ID)` or `[](#anchor)`, whose words the templates write."""
    return Token("cross_reference", "", 0, level=link.level, meta=link.meta)


def _report_mistakes(token: Token, source: Source) -> None:
    place = token.meta["place"]
    if token.type == "mistake":
        hint = 'write {{ value("table.row") }} or {{ value("table.row", unit=true) }}'
        source.report("R-text-06", f"`{token.content}` cannot be understood", place, hint)
    if token.type == "image":
        hint = "![](fig:ID) alone in a paragraph places the entry ID of study/figures.yaml"
        source.report("R-text-04", "an image within a line, or not a figure", place, hint)
    for name in token.meta.get("insecure_attrs", {}):
        hint = "allowed here: .class, lang, query, #id"
        source.report("R-text-07", f"unknown attribute `{name}`", place, hint)
    away = token.type == "link_open" and "kind" not in _target(token)
    if away and (wrong := wrong_address(unquote(str(token.attrGet("href") or "")))):
        source.report("R-text-09", wrong[0], place, wrong[1])
    if token.type == "text":
        _report_left_over(token.meta.get("typed", token.content), place, source)


def _report_left_over(text: str, place: Place, source: Source) -> None:
    """Signs that stand as words in the text but were meant as marks."""
    for pattern, code, message, hint in _LEFT_OVER:
        for found in pattern.finditer(text):
            column = place.column + (0 if source.anchor else found.start())
            source.report(code, message, Place(place.path, place.line, column), hint)
