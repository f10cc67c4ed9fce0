"""Headings of a manuscript set right: found by look or number, cleaned, put on one ladder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from warraq.language.arabic import bare, read_ordinal
from warraq.language.structure import (
    ends_whole,
    heading_depth,
    leading_letter,
    leading_number,
    without_depth,
)
from warraq.manuscript.blocks import CAPTION, Block, Piece, Repair, plain
from warraq.manuscript.listed import NOTES_HEADING

LONG = 160
_BOLD = re.compile(r"^\*\*[^*\n]+\*\*$")
_FRONT = re.compile(
    r"^\W*(?:المستخلص|مستخلص|الملخص|ملخص|المقدمة|مقدمة|الخاتمة|خاتمة|تمهيد|ملحق|النتائج والتوصيات"
    r"|abstract|summary|introduction|conclusions?|appendix)\b", re.IGNORECASE
)  # fmt: skip
_BARE = re.compile(r"\**(\d{1,2})\s+([^\W\d].*)$", re.DOTALL)
_RUN_IN = re.compile(
    r"^\W*(?P<name>المستخلص|مستخلص|الملخص|ملخص|abstract|summary)\b\**\s*[:—–.-]\**\s*(?=\S)",
    re.IGNORECASE,
)


def dotted_numbers(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """«1 Introduction» is numbered as «1. Introduction» where such headings count on from 1."""
    bare = {
        i: m for i, b in enumerate(blocks) if b.kind == "heading" and (m := _BARE.match(b.text))
    }
    counted = {int(found[1]) for found in bare.values()} >= {1, 2}
    for index, block in enumerate(blocks):
        if counted and index in bare:
            text = bare[index].expand(r"\1. \2")
            block = replace(block, pieces=(Piece(text, block.line),))
        yield block


def run_in_abstracts(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """«Abstract:» that begins a paragraph before the first section is a heading of its own."""
    front = True
    for index, block in enumerate(blocks):
        front = front and not (block.kind == "heading" and index and block.level > 1)
        found = _RUN_IN.match(block.text) if front and block.kind == "paragraph" else None
        if found is None:
            yield block
            continue
        message = f"«{found['name']}» ran on into its text: set as a heading"
        repairs.append(Repair("I-head-02", block.line, message))
        yield Block("heading", (Piece(found["name"], block.line),), level=2)
        first, *others = block.pieces
        yield replace(block, pieces=(replace(first, text=first.text[found.end() :]), *others))


def bold_headings(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
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


def unmarked_headings(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """A line of its own that carries the next number of the headings around it is a heading."""
    last = {2: 0, 3: 0}
    for index, block in enumerate(blocks):
        text = plain(block.text)
        counts = {2: read_ordinal(text), 3: leading_number(text)}
        if block.kind == "heading":
            last = {2: counts[2] or last[2], 3: counts[3]}
        level = 2 if last[2] and counts[2] == last[2] + 1 else 3 * (counts[3] == last[3] + 1)
        alone = block.kind in ("paragraph", "item") and len(block.pieces) == 1
        short = 5 < len(text) <= 90 and not ends_whole(block.text)
        if level and alone and short and not _listed(blocks, index):
            message = f"«{text}» is a heading by its number: marked as one"
            repairs.append(Repair("I-head-02", block.line, message))
            block, last = replace(block, kind="heading", level=level), last | {level: counts[level]}
        yield block


def _listed(blocks: Sequence[Block], index: int) -> bool:
    """Whether the next block goes on counting, as items of a list do."""
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    return bool(after and after.kind != "heading" and leading_number(plain(after.text)))


def clean_headings(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """A heading carries no bold of its own and ends without a colon."""
    for block in blocks:
        clean = re.sub(r"\*\*|(?:\s*[:：])$", "", block.text).strip()
        if block.kind == "heading" and clean != block.text and clean:
            message = f"the heading «{clean}» had bold or a colon of its own: taken off"
            repairs.append(Repair("I-head-03", block.line, message))
            block = replace(block, pieces=(Piece(clean, block.line),))
        yield block


def ladder(blocks: Sequence[Block], repairs: list[Repair]) -> Iterator[Block]:
    """Sections on one level, numbered headings one below, lettered ones below these; one title."""
    texts = [plain(b.text) for b in blocks if b.kind == "heading"]
    parts, decimals = any(map(read_ordinal, texts)), any(heading_depth(text) > 1 for text in texts)
    ranks = [_rank(block, parts, decimals) for block in blocks]
    title = _title(blocks, ranks)
    below = [i for i, block in enumerate(blocks) if block.kind == "heading" and i > title]
    marked = [blocks[i].level for i in below if ranks[i]]
    top = min(marked or [blocks[i].level for i in below], default=2)
    for index, block in enumerate(blocks):
        if block.kind != "heading":
            yield block
            continue
        level = 1 if index == title else ranks[index] or max(2, 2 + block.level - top)
        if index < title:
            message = f"a second title before the article's: «{plain(block.text)}» read as masthead"
            repairs.append(Repair("I-head-04", block.line, message))
        elif level != block.level:
            message = f"heading «{plain(block.text)}» stood at level {block.level}: set to {level}"
            repairs.append(Repair("I-head-01", block.line, message))
        yield replace(block, level=level)


def _rank(block: Block, parts: bool, decimals: bool) -> int:
    """The level that a heading's own words give it, or 0; `parts` are those that begin with أولًا."""
    text = plain(block.text)
    front = bare(without_depth(text))
    if read_ordinal(text) or _FRONT.match(front) or NOTES_HEADING.match(front):
        return 2
    if leading_letter(text):
        return 4
    return heading_depth(text) + 1 + parts if heading_depth(text) and (parts or decimals) else 0


def _title(blocks: Sequence[Block], ranks: list[int]) -> int:
    """Which block is the article's title: the last heading of level 1 before the text begins."""
    found = -1
    for index, (block, after) in enumerate(zip_longest(blocks, blocks[1:])):
        begins = found >= 0 and len(plain(block.text)) > LONG
        if begins or (block.kind == "heading" and ranks[index]):
            break
        leads = after is not None and after.kind != "heading" and len(plain(after.text)) > LONG
        if block.kind == "heading" and (found < 0 or (block.level == 1 and not leads)):
            found = index
    return found
