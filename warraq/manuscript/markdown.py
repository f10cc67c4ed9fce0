"""Markdown as manuscripts have it: marks as superscripts, a notes list at the end, loose headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from warraq.manuscript.blocks import NOTE_MARK, Block, Manuscript, Note, Piece
from warraq.manuscript.listed import NUMBERED, with_sound_marks, without_notes

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUP = re.compile(
    r"<sup>\s*[(\[]?\s*\\?(\d+|\*+|†|‡)\s*[)\]]?\s*</sup>|\^[(\[](\d+)[)\]]\^|(?<![mم])([⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
)
_HTML = re.compile(r"(?<!\\)</?(?!https?:)[a-zA-Z][^<>]*>|<!--.*?-->")
_ENTRY = re.compile(r"(title|author|date|keywords):\s*(.*\S)\s*$", re.IGNORECASE)
_QUOTED = re.compile(r"\"(.*)\"|'(.*)'|\[(.*)\]")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•]|(\d+)[.)])\s+(.*)$")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)(?:\{[^{}]*\})?\s*$")
_INLINE_IMAGE = re.compile(r"[ \t]?!\[([^\]]*)\]\(([^)\s]+)[^)]*\)(?:\\\{[^{}]*\\\})?")
_ANCHOR = re.compile(r"\s*\{[#.][^{}]*\}\s*$")
_SPAN = re.compile(
    r"(?<!!)\[([^\[\]^][^\[\]]*)\](?:\{[^{}]*\}|\((?!https?://|<https?://)[^()\s]*(?:\s+\"[^\"]*\")?\))"
)
_OWN_NOTE = re.compile(r"\\?\^\[([^\[\]]+)\]")
_OPENED = re.compile(r"\[\^[^\]\s]+\]|\\.|\[\^|\^\[|!\[(?!\^)")
_RAISED = re.compile(r"\[\^[^\]\s]+\]|\^\[|\^[^\s^]{1,12}\^|~[^\s~]{1,12}~|(?<!\\)[\^~]")


def read_markdown(text: str, folder: Path) -> Manuscript:
    """The manuscript in a Markdown text; pictures are looked for from `folder`."""
    lines = _set_apart(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    blocks: list[Block] = []
    listed, notes = without_notes(_blocks(lines, folder))
    for block in listed:
        block, written = _with_own_notes(block, len(notes))
        blocks += _with_pictures(block, folder)
        notes += written
    blocks, notes = with_sound_marks(blocks, notes)
    known = {note.mark for note in notes}
    return Manuscript(tuple(_with_powers(block, known) for block in blocks), tuple(notes))


def _set_apart(lines: list[str]) -> list[str]:
    """The lines with underlined headings marked by #, front matter and rules left out."""
    made = list(lines)
    if lines[0].strip() == "---" and "---" in (ends := [line.strip() for line in lines[1:40]]):
        front = ends.index("---") + 2
        made = _front_matter(lines[1 : front - 1], lines[front:])
    for at, (before, line) in enumerate(pairwise(made), 1):
        alone = at == 1 or not made[at - 2].strip()
        if (
            re.fullmatch(r"=+\s*|-{3,}\s*", line)
            and before.strip()
            and alone
            and before[0] not in "#>|-*"
        ):
            made[at - 1 : at + 1] = [f"{'#' if line[0] == '=' else '##'} {before.strip()}", ""]
        elif re.fullmatch(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})", line):
            made[at] = ""
    return made


def _front_matter(entries: list[str], body: list[str]) -> list[str]:
    """All lines, the front matter's as the text would have them: date, title, author, keywords."""
    said = {found[1].lower(): found for line in entries if (found := _ENTRY.match(line))}
    values = {key: _unquoted(found[2]) for key, found in said.items()}
    title = f"# {values['title']}" if "title" in values else ""
    first = next((at for at, line in enumerate(body) if line.strip()), 0)
    if title and body and body[first].strip() == title:
        body = [*body[:first], "", *body[first + 1 :]]
    used = [found[0] for found in said.values()]
    rest = [line for line in entries if line not in used]
    dated, named = ([values[key]] if key in values else [] for key in ("date", "author"))
    words = [f"keywords: {values['keywords']}"] if "keywords" in values else []
    above = [*rest, *dated, title, *named, "", *words]
    return [*above, *[""] * (len(entries) + 2 - len(above)), *body]


def _unquoted(value: str) -> str:
    """A value without the quotation marks, or the brackets of a list, around all of it."""
    found = _QUOTED.fullmatch(value)
    return next(filter(None, found.groups()), "") if found else value


def _with_pictures(block: Block, folder: Path) -> Iterator[Block]:
    """The block, and the pictures that stand within its lines after it."""
    if block.kind == "table" or not _INLINE_IMAGE.search(block.text):
        yield block
        return
    yield replace(
        block, pieces=tuple(replace(p, text=_INLINE_IMAGE.sub("", p.text)) for p in block.pieces)
    )
    for found in _INLINE_IMAGE.finditer(block.text):
        yield Block("image", (Piece(found[1], block.line),), image=folder / found[2])


def _with_own_notes(block: Block, before: int) -> tuple[Block, list[Note]]:
    """The block with the notes that stand in its text, ^[so], as marks, and these notes."""
    notes: list[Note] = []

    def marked(match: re.Match[str]) -> str:
        notes.append(Note(f"in-text-{before + len(notes) + 1}", match[1], block.line))
        return f"[^{notes[-1].mark}]"

    pieces = tuple(replace(p, text=_OWN_NOTE.sub(marked, p.text)) for p in block.pieces)
    return replace(block, pieces=pieces), notes


def _with_powers(block: Block, known: set[str]) -> Block:
    """The block; a raised number that is no note's is a power, as in 10³."""

    def raised(match: re.Match[str]) -> str:
        return match[0] if match[1] in known or not match[1].isdigit() else f"^{match[1]}^"

    def closed(match: re.Match[str]) -> str:
        return (
            match[0]
            if len(match[0]) > 2 or match[0][0] == "\\"
            else f"\\{match[0][0]}\\{match[0][1]}"
        )

    texts = (_OPENED.sub(closed, NOTE_MARK.sub(raised, piece.text)) for piece in block.pieces)
    pieces = tuple(replace(p, text=text) for p, text in zip(block.pieces, texts, strict=True))
    return replace(block, pieces=pieces)


def _blocks(lines: list[str], folder: Path) -> Iterator[Block]:
    gathered: list[Piece] = []
    for number, line in enumerate([*lines, ""], 1):
        alone = _alone(line, number, folder)
        if gathered and (alone or not line.strip() or _starts(line) != _starts(gathered[-1].text)):
            yield _gathered(gathered)
            gathered = []
        if alone:
            yield alone
        elif line.strip():
            gathered.append(Piece(line, number))
    if gathered:
        yield _gathered(gathered)


def _alone(line: str, number: int, folder: Path) -> Block | None:
    """The block that one line makes: a heading, a picture or a list item."""
    if heading := _HEADING.match(line):
        words = inline(_ANCHOR.sub("", heading[2]))
        return Block("heading", (Piece(words, number),), level=len(heading[1]))
    if image := _IMAGE.match(line.strip()):
        path = folder / image[2]
        return Block("image", (Piece(inline(image[1]), number),), image=path)
    item = _ITEM.match(line)
    if item and not (item[1] and len(item[2]) <= 90 and item[2][-1:] not in ".؟!؛:،,;"):
        words = inline(item[2] if not item[1] else f"{item[1]}. {item[2]}")
        is_note = NUMBERED.match(line)
        text = line.strip().lstrip("-*+• ") if is_note and not item[1] else words
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        piece = Piece(inline(text), number)
        return Block("item", (piece,), level=(indent + 2) // 4, ordered=bool(item[1]))
    return None


def _starts(line: str) -> str:
    """What lines of one block have in common: table rows, quotations, words."""
    return {"|": "|", ">": ">"}.get(line.strip()[:1], "")


def _gathered(pieces: list[Piece]) -> Block:
    kind = _starts(pieces[0].text)
    if kind == "|":
        rows = [_cells(piece.text) for piece in pieces]
        kept = tuple(row for row in rows if not all(re.fullmatch(r":?-+:?", c) for c in row))
        if any(any(row) for row in kept):
            return Block("table", tuple(pieces), rows=kept)
    if kind == ">":
        quoted = tuple(Piece(inline(p.text.strip().lstrip("> ")), p.line) for p in pieces)
        return Block("quote", quoted)
    return Block("paragraph", tuple(Piece(inline(p.text.strip()), p.line) for p in pieces))


def _cells(row: str) -> tuple[str, ...]:
    cells = (inline(cell.strip()) for cell in re.split(r"(?<!\\)\|", row.strip().strip("|")))
    return tuple(_INLINE_IMAGE.sub(r"\1", cell) for cell in cells)


def inline(text: str) -> str:
    """A line in this project's dialect: marks as [^n], no HTML, no braces that would mean something."""
    text = _SUP.sub(lambda m: f"[^{(m[1] or m[2] or m[3].translate(_SUPERSCRIPT))}]", text)
    text = _SPAN.sub(r"\1", _HTML.sub("", text))
    text = _RAISED.sub(lambda m: m[0] if len(m[0]) > 1 else f"\\{m[0]}", text)
    return re.sub(r"(?<!\\)([{}])", r"\\\1", text)
