"""What is certainly wrong with a manuscript's structure, set right; every repair is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from warraq.language.arabic import LETTERED
from warraq.language.structure import ends_whole, glued_item, leading_letter, leading_number
from warraq.manuscript import headings
from warraq.manuscript.blocks import NOTE_MARK, Block, Manuscript, Piece, Repair, Repaired, plain
from warraq.manuscript.listed import with_typed_marks

_RAISED = re.compile(r"(?<=[\u0621-\u0652.،؛:»)])\^(\d{1,3})\^")


def repair(manuscript: Manuscript) -> Repaired:
    """The manuscript with its headings, paragraphs, list items and note marks set right."""
    repairs: list[Repair] = []
    blocks: Sequence[Block] = with_typed_marks(manuscript.blocks, manuscript.notes, repairs)
    for step in (
        headings.dotted_numbers,
        headings.run_in_abstracts,
        headings.bold_headings,
        headings.unmarked_headings,
        _glued_items,
        _cut_paragraphs,
        headings.clean_headings,
        headings.ladder,
    ):
        blocks = list(step(blocks, repairs))
    blocks = _with_title_notes(blocks, repairs)
    mended = _paired(replace(manuscript, blocks=tuple(blocks)), repairs)
    mended = replace(mended, blocks=tuple(_without_strays(mended, repairs)))
    return Repaired(mended, tuple(sorted(repairs, key=lambda r: r.line)))


def _glued_items(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """A first list item that runs on from its paragraph stands alone if the second one does."""
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        letter = leading_letter(plain(after.text)) if after else 0
        at = (
            glued_item(block.text, LETTERED[letter - 2])
            if block.kind == "paragraph" and letter > 1
            else -1
        )
        if at < 0:
            yield block
            continue
        message = f"list item «{LETTERED[letter - 2]}.» ran on from its paragraph: set on a line of its own"
        repairs.append(Repair("I-item-01", block.line, message))
        line = block.pieces[block.text.count("\n", 0, at)].line
        yield Block("paragraph", (Piece(block.text[:at].rstrip(), block.line),))
        yield Block("paragraph", (Piece(block.text[at:], line),))


def _cut_paragraphs(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """A long paragraph that ends in the middle of a sentence goes on in the next one."""
    held: Block | None = None
    for block in blocks:
        if held and _goes_on(held, block):
            message = f"the paragraph breaks off here and goes on at line {block.line}: joined"
            repairs.append(Repair("I-para-01", held.pieces[-1].line, message))
            held = replace(held, pieces=(*held.pieces, *block.pieces))
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _goes_on(block: Block, after: Block) -> bool:
    text = plain(after.text)
    return (
        block.kind in ("paragraph", "item")
        and after.kind == "paragraph"
        and len(plain(block.text)) > 60
        and not ends_whole(block.text)
        and not (leading_number(text) or leading_letter(text))
    )


def _with_title_notes(blocks: Sequence[Block], repairs: list[Repair]) -> Sequence[Block]:
    """Marks of the title and of the lines below it stand at the text's first paragraph instead."""
    title = next((i for i, b in enumerate(blocks) if b.kind == "heading" and b.level == 1), -1)
    starts = (i for i, b in enumerate(blocks) if i > title and _begins(b))
    start = next(starts, len(blocks))
    first = next((i for i, b in enumerate(blocks) if i >= start and b.kind == "paragraph"), -1)
    if first < 0:
        return blocks
    made, moved = list(blocks), ""
    body = {mark for block in blocks[start:] for mark in block.marks}
    for index in (i for i, block in enumerate(blocks[:start]) if block.marks):
        own = [mark for mark in blocks[index].marks if mark not in body]
        what = (
            "its mark stands at the first paragraph now" if own else "taken off, it is cited below"
        )
        message = f"a mark beside the title or a name: {what}"
        repairs.append(Repair("I-note-02", blocks[index].line, message))
        made[index] = _resaid(blocks[index], lambda text: NOTE_MARK.sub("", text))
        moved += "".join(f"[^{mark}]" for mark in own)
    *others, last = made[first].pieces
    made[first] = replace(made[first], pieces=(*others, replace(last, text=last.text + moved)))
    return made


def _begins(block: Block) -> bool:
    """Whether the text begins here, below the title and the author's lines."""
    return block.kind == "heading" or len(plain(block.text)) > headings.LONG


def _paired(manuscript: Manuscript, repairs: list[Repair]) -> Manuscript:
    """A symbol as mark and a first number as note that lack each other belong together."""
    marks = [m for block in manuscript.blocks for m in NOTE_MARK.findall(block.text)]
    symbols = [m for m in marks if not m.isalnum() and m not in {n.mark for n in manuscript.notes}]
    free = [n.mark for n in manuscript.notes if n.mark not in marks]
    if len(symbols) != 1 or len(free) != 1:
        return manuscript
    line = next(b.line for b in manuscript.blocks if f"[^{symbols[0]}]" in b.text)
    note = next(n for n in manuscript.notes if n.mark == free[0])
    message = (
        f"the text marks ({symbols[0]}) and the notes have ({free[0]}) instead: read as one note"
    )
    repairs += [Repair("I-note-01", at, message) for at in (line, note.line)]
    return replace(
        manuscript,
        blocks=tuple(
            _resaid(b, lambda text: text.replace(f"[^{symbols[0]}]", f"[^{free[0]}]"))
            for b in manuscript.blocks
        ),
    )


def _without_strays(manuscript: Manuscript, repairs: list[Repair]) -> Iterator[Block]:
    """Marks that have no note are raised words; a raised number after a word was such a mark."""
    known = {note.mark for note in manuscript.notes}
    for block in manuscript.blocks:
        strays = [mark for mark in block.marks if mark not in known]
        for mark in (*strays, *(_RAISED.findall(block.text) if known else ())):
            message = f"the mark ({mark}) has no note: it stays as a raised number"
            repairs.append(Repair("I-note-04", block.line, message))
        raised = _resaid(block, lambda text: _signed(text, known))
        rows = tuple(tuple(_signed(cell, known) for cell in row) for row in block.rows)
        yield replace(raised, rows=rows, caption=_signed(block.caption, known))


def _signed(text: str, known: set[str]) -> str:
    def raised(match: re.Match[str]) -> str:
        words = re.sub(r"(\W)", r"\\\1", match[1])
        return match[0] if match[1] in known else f"^{words}^"

    return NOTE_MARK.sub(raised, text)


def _resaid(block: Block, say: Callable[[str], str]) -> Block:
    return replace(block, pieces=tuple(Piece(say(p.text), p.line) for p in block.pieces))
