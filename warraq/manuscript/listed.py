"""Notes that stand in a list at the text's end, and their marks as authors type them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from warraq.manuscript.blocks import NOTE_MARK, Block, Note, Repair

_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)$")
NUMBERED = re.compile(r"\s*(?:[-*+•]\s+)?[(\[]?\s*\\?(\d+|\*+)\s*[)\].-]+\s*(.+)$")
NOTES_HEADING = re.compile(
    r"^\W*(?:المصادر|المراجع|الهوامش|الحواشي|الإحالات|قائمة المراجع|notes|endnotes|footnotes|references|sources"
    r"|bibliography)\b", re.IGNORECASE
)  # fmt: skip
_TYPED = re.compile(r"\[\^([^\]\s]+)\]|[ \u00a0]?(?:\((\d{1,3})\)|\\?\[(\d{1,3})\\?\])(?![(\w])")


def without_notes(blocks: Iterable[Block]) -> tuple[list[Block], list[Note]]:
    """The blocks that are text, and the notes that the others hold."""
    text: list[Block] = []
    notes: list[Note] = []
    in_notes = False
    for block in blocks:
        if block.kind == "heading":
            in_notes = bool(NOTES_HEADING.match(block.text))
        found = list(_notes(block, in_notes))
        notes += found
        if not found:
            text.append(block)
    return text, notes


def with_typed_marks(
    blocks: Sequence[Block], notes: Sequence[Note], repairs: list[Repair]
) -> Sequence[Block]:
    """Numbers in brackets that count through the notes which lack a mark are these notes' marks."""
    marked = {mark for block in blocks for mark in block.marks}
    lacking = [note.mark for note in notes if note.mark not in marked and note.mark.isdigit()]
    waiting = list(lacking)
    made = [
        block if block.kind in ("heading", "table") else _marked(block, waiting) for block in blocks
    ]
    if waiting or not lacking:
        return blocks
    for block, now in zip(blocks, made, strict=True):
        if block is not now:
            repairs.append(
                Repair("I-note-03", block.line, "numbers in brackets are notes: set as marks")
            )
    return made


def with_sound_marks(
    blocks: Sequence[Block], notes: Sequence[Note]
) -> tuple[list[Block], list[Note]]:
    """Blocks and notes whose marks can be ids, each note's its own: 1, 2, …, smith-2020, 3-2."""
    names: dict[str, list[str]] = {}
    made = []
    for number, note in enumerate(notes, 1):
        plain = re.sub(r"[^a-z0-9]+", "-", note.mark.lower()).strip("-") or f"sign-{number}"
        taken = {name for known in names.values() for name in known}
        name = plain if plain not in taken else f"{plain}-again-{number}"
        names.setdefault(note.mark, []).append(name)
        made.append(replace(note, mark=name))

    def named(match: re.Match[str]) -> str:
        own = names.get(match[1], [match[1]])
        return f"[^{own.pop(0) if len(own) > 1 else own[0]}]"

    return [_renamed(block, named) for block in blocks], made


def _renamed(block: Block, named: Callable[[re.Match[str]], str]) -> Block:
    pieces = tuple(replace(p, text=NOTE_MARK.sub(named, p.text)) for p in block.pieces)
    rows = tuple(tuple(NOTE_MARK.sub(named, cell) for cell in row) for row in block.rows)
    return replace(block, pieces=pieces if not rows else block.pieces, rows=rows)


def _marked(block: Block, waiting: list[str]) -> Block:
    """The block with the next numbers that wait set as marks; they wait no longer."""

    def mark(match: re.Match[str]) -> str:
        number = match[2] or match[3]
        if number is None or not waiting or number != waiting[0]:
            return match[0]
        return f"[^{waiting.pop(0)}]"

    pieces = tuple(replace(p, text=_TYPED.sub(mark, p.text)) for p in block.pieces)
    return replace(block, pieces=pieces) if pieces != block.pieces else block


def _notes(block: Block, in_notes: bool) -> Iterator[Note]:
    """The notes that a block holds, if it is of the notes list; continued lines join their note."""
    first = block.pieces[0].text
    if not _DEFINITION.match(first) and not (in_notes and NUMBERED.match(first)):
        return
    words: list[str] = []
    mark, line = "", block.line
    for piece in block.pieces:
        start = _DEFINITION.match(piece.text) or (in_notes and NUMBERED.match(piece.text))
        if start and mark:
            yield Note(mark, " ".join(words), line)
        if start:
            mark, words, line = start[1], [start[2]], piece.line
        else:
            words.append(piece.text)
    yield Note(mark, " ".join(words), line)
