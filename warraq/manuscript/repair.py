"""What is certainly wrong with a manuscript's structure, set right; every repair is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from warraq.arabic import LETTERED, ordinal
from warraq.manuscript.blocks import (
    CAPTION,
    NOTE_MARK,
    Block,
    Manuscript,
    Piece,
    Repair,
    Repaired,
    plain,
)
from warraq.manuscript.markdown import NOTES_HEADING
from warraq.prose import ends_whole, glued_item, lettered, numbered

_BOLD = re.compile(r"^\*\*[^*\n]+\*\*$")
_FRONT = re.compile(
    r"^\W*(?:المستخلص|مستخلص|الملخص|ملخص|المقدمة|مقدمة|الخاتمة|خاتمة|تمهيد|ملحق|النتائج والتوصيات"
    r"|abstract|summary|introduction|conclusions?|appendix)\b", re.IGNORECASE
)  # fmt: skip


def repair(manuscript: Manuscript) -> Repaired:
    """The manuscript with its headings, paragraphs, list items and note marks set right."""
    repairs: list[Repair] = []
    blocks: Sequence[Block] = manuscript.blocks
    for step in (
        _bold_headings,
        _unmarked_headings,
        _glued_items,
        _cut_paragraphs,
        _clean_headings,
        _ladder,
    ):
        blocks = list(step(blocks, repairs))
    mended = _paired(replace(manuscript, blocks=tuple(blocks)), repairs)
    return Repaired(mended, tuple(sorted(repairs, key=lambda r: r.line)))


def _bold_headings(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """A short bold line without a stop before a paragraph is a heading; the first one is the title."""
    titled = any(block.kind == "heading" and block.level == 1 for block in blocks)
    for block, after in zip_longest(blocks, blocks[1:]):
        looks = (
            block.kind == "paragraph" and _BOLD.match(block.text) and len(plain(block.text)) <= 90
        )
        leads = after is not None and after.kind in ("paragraph", "item", "heading")
        if (
            looks
            and leads
            and not ends_whole(plain(block.text))
            and not CAPTION.match(plain(block.text))
        ):
            level = 2 if titled else 1
            titled = True
            message = f"«{plain(block.text)}» is a heading by its look: marked as one"
            repairs.append(Repair("I-head-05", block.line, message))
            block = replace(
                block, kind="heading", level=level, pieces=(Piece(plain(block.text), block.line),)
            )
        yield block


def _unmarked_headings(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """A line of its own that carries the next number of the headings around it is a heading."""
    last = 0
    for index, block in enumerate(blocks):
        number = numbered(plain(block.text))
        if block.kind == "heading":
            last = number if number else 0
        alone = block.kind in ("paragraph", "item") and len(block.pieces) == 1
        title = alone and number == last + 1 and 5 < len(plain(block.text)) <= 90
        if title and not ends_whole(block.text) and not _listed(blocks, index):
            message = f"«{plain(block.text)}» is a heading by its number: marked as one"
            repairs.append(Repair("I-head-02", block.line, message))
            block, last = replace(block, kind="heading", level=3), number
        yield block


def _listed(blocks: Sequence[Block], index: int) -> bool:
    """Whether the next block goes on counting, as items of a list do."""
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    return bool(after and after.kind != "heading" and numbered(plain(after.text)))


def _glued_items(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """A first list item that runs on from its paragraph stands alone if the second one does."""
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        letter = lettered(plain(after.text)) if after else 0
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
        and not (numbered(text) or lettered(text))
    )


def _clean_headings(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """A heading carries no bold of its own and ends without a colon."""
    for block in blocks:
        clean = re.sub(r"\*\*|(?:\s*[:：])$", "", block.text).strip()
        if block.kind == "heading" and clean != block.text and clean:
            message = f"the heading «{clean}» had bold or a colon of its own: taken off"
            repairs.append(Repair("I-head-03", block.line, message))
            block = replace(block, pieces=(Piece(clean, block.line),))
        yield block


def _ladder(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """Sections on one level, numbered headings one below, lettered ones below these; one title."""
    title = _title(blocks)
    marked = {b.level for b in blocks if b.kind == "heading" and _rank(b)}
    top = min(marked, default=2)
    for index, block in enumerate(blocks):
        if block.kind != "heading":
            yield block
            continue
        level = 1 if index == title else _rank(block) or max(2, 2 + block.level - top)
        if index < title:
            message = f"a second title before the article's: «{plain(block.text)}» read as masthead"
            repairs.append(Repair("I-head-04", block.line, message))
        elif level != block.level:
            message = f"heading «{plain(block.text)}» stood at level {block.level}: set to {level}"
            repairs.append(Repair("I-head-01", block.line, message))
        yield replace(block, level=level)


def _rank(block: Block) -> int:
    """The level that a heading's own words give it, or 0."""
    text = plain(block.text)
    if ordinal(text) or _FRONT.match(text) or NOTES_HEADING.match(text):
        return 2
    return 3 if numbered(text) else 4 if lettered(text) else 0


def _title(blocks: Sequence[Block]) -> int:
    """Which block is the article's title: the last heading of level 1 before the first section."""
    found = -1
    for index, block in enumerate(blocks):
        if block.kind == "heading" and _rank(block):
            break
        if block.kind == "heading" and (block.level == 1 or found < 0):
            found = index
    return found


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
        blocks=tuple(_remarked(b, symbols[0], free[0]) for b in manuscript.blocks),
    )


def _remarked(block: Block, old: str, new: str) -> Block:
    pieces = tuple(Piece(p.text.replace(f"[^{old}]", f"[^{new}]"), p.line) for p in block.pieces)
    return replace(block, pieces=pieces)
