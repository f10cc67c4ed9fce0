"""The parts of a manuscript: masthead, title, authors, abstracts, keywords, chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from warraq.language.arabic import ORDINALS, bare, is_arabic
from warraq.language.dates import find_dates
from warraq.language.structure import leading_letter, without_depth
from warraq.manuscript.blocks import Block, Manuscript, Piece, plain
from warraq.manuscript.headings import LONG
from warraq.manuscript.listed import NOTES_HEADING

_ROLES = {
    "abstract": re.compile(r"^\W*(?:ال)?(?:مستخلص|ملخص)|^\W*(?:abstract|summary)\b", re.IGNORECASE),
    "introduction": re.compile(r"^\W*(?:ال)?(?:مقدمة|تمهيد)|^\W*introduction\b", re.IGNORECASE),
    "conclusion": re.compile(r"^\W*(?:ال)?خاتمة|^\W*conclusions?\b", re.IGNORECASE),
    "appendix": re.compile(
        rf"^\W*(?:ال)?ملحق|^\W*(?:appendix|annex)\b|{NOTES_HEADING.pattern}", re.IGNORECASE
    ),
}
_KEYWORDS = re.compile(
    r"^\W*(?P<label>الكلمات المفتاحية|الكلمات الدالة|كلمات مفتاحية|keywords|key words)\W*[:：]\W*"
    r"(?P<words>.+)$",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_VOLUME = re.compile(r"(?:السنة|المجلد)\s+\S+|(?:volume|vol\.?|year)\s+\w+", re.IGNORECASE)
_ISSUE = re.compile(r"(?:العدد|issue|no\.?)\s+\(?([^\s،,)–-]+(?: عشر)?)", re.IGNORECASE)
_PUBLISHER = re.compile(r"^\W*(?:تصدر عن|يصدر عن|الناشر|published by)\W*", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """A chapter to be: its role, language, title and blocks."""

    role: str
    language: str
    title: Block | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Keywords:
    """A list of keywords, and the label that stood before it."""

    language: str
    words: tuple[str, ...]
    label: str
    line: int


@dataclass(frozen=True)
class Layout:
    """All parts; every block of the manuscript is in exactly one of them."""

    language: str
    masthead: tuple[Block, ...]
    title: Block | None
    byline: tuple[Block, ...]
    keywords: tuple[Keywords, ...]
    sections: tuple[Section, ...]
    notes_heading: tuple[Block, ...]


def laid_out(manuscript: Manuscript) -> Layout:
    """The manuscript's blocks by what they are for."""
    blocks = manuscript.blocks
    text = " ".join(plain(b.text) for b in blocks)
    language = "ar" if is_arabic(text) else "en"
    title = next((i for i, b in enumerate(blocks) if b.kind == "heading" and b.level == 1), -1)
    start = next(
        (i for i, b in enumerate(blocks) if i > title >= 0 and b.kind == "heading"), title + 1
    )
    byline = blocks[title + 1 : start] if title >= 0 else ()
    ends = (
        i
        for i, b in enumerate(byline)
        if b.kind != "paragraph" or len(plain(b.text)) > LONG or _keywords(b)
    )
    cut = next(ends, len(byline))
    above = blocks[: max(title, 0)]
    shown = [block for block in above if block.kind in ("table", "image")]
    body = [*shown, *byline[cut:], *blocks[start:]]
    heads = tuple(b for b, after in zip_longest(body, body[1:]) if _is_empty_list(b, after))
    body = [b for b in body if b not in heads]
    keywords = {i: found for i, b in enumerate(body) if (found := _keywords(b))}
    kept = [b for i, b in enumerate(body) if i not in keywords]
    return Layout(
        language,
        tuple(block for block in above if block not in shown),
        blocks[title] if title >= 0 else None,
        tuple(byline[:cut]),
        tuple(keywords.values()),
        tuple(_sections(kept, language)),
        heads,
    )


def _is_empty_list(block: Block, after: Block | None) -> bool:
    """Whether the heading is that of a list of notes, which references.yaml has taken."""
    lone = after is None or (after.kind == "heading" and after.level <= block.level)
    return block.kind == "heading" and lone and bool(NOTES_HEADING.match(plain(block.text)))


def _sections(blocks: list[Block], language: str) -> Iterator[Section]:
    title: Block | None = None
    gathered: list[Block] = []
    for block in blocks:
        if block.kind == "heading" and block.level <= 2:
            if title or gathered:
                yield _section(title, gathered, language)
            title, gathered = block, []
        else:
            gathered.append(block)
    if title or gathered:
        yield _section(title, gathered, language)


def _section(title: Block | None, blocks: list[Block], language: str) -> Section:
    words = without_depth(plain(title.text)) if title else ""
    named = next((role for role, sign in _ROLES.items() if sign.match(bare(words))), "")
    role = named or ("part" if title else "introduction")
    other = {"ar": "en", "en": "ar"}[language]
    text = " ".join(plain(block.text) for block in blocks) or words
    foreign = role == "abstract" and is_arabic(text) != (language == "ar")
    return Section(role, other if foreign else language, title, tuple(blocks))


def _keywords(block: Block) -> Keywords | None:
    lists = block.kind == "paragraph" and not block.marks and len(block.text) < 600
    found = _KEYWORDS.match(plain(block.text)) if lists else None
    if not found:
        return None
    words = tuple(w.strip(" .") for w in re.split(r"[،,;؛\n]", found["words"]) if w.strip(" ."))
    return Keywords("ar" if is_arabic(found["words"]) else "en", words, found["label"], block.line)


def without_number(heading: Block) -> tuple[Block, str]:
    """The heading without أولًا, 1. or أ., which the design writes, and what was taken off."""
    text = heading.text
    first = bare(text.split(" ")[0].strip("*:،"))
    if first in ORDINALS:
        clean = re.sub(r"^\S+?[:：\s]\s*", "", text, count=1)
    elif leading_letter(plain(text)):
        clean = re.sub(r"^\S+?[.)]\s+", "", text, count=1)
    else:
        clean = without_depth(text)
    taken = text[: len(text) - len(clean)]
    return replace(heading, pieces=(Piece(clean, heading.line),)), taken


def journal(masthead: tuple[Block, ...], language: str) -> dict[str, Any]:
    """What the masthead says of the journal, as far as its lines show it."""
    name = next((plain(b.text) for b in masthead if b.kind == "heading"), "")
    text = "\n".join(plain(b.text) for b in masthead)
    volume, issue = _VOLUME.search(text), _ISSUE.search(text)
    date = next(iter(find_dates(text)), None)
    at = next((i for i, b in enumerate(masthead) if _PUBLISHER.match(plain(b.text))), None)
    lines = [p.text for b in masthead[at + 1 :] for p in b.pieces] if at is not None else []
    house = next((plain(x) for x in lines if is_arabic(x) == (language == "ar")), "")
    made: dict[str, Any] = {"name": {language: name}, "publisher": {language: house}}
    if volume:
        made["volume"] = {language: volume[0]}
    if issue:
        made["issue"] = issue[1]
    if date:
        made["published"] = "-".join(f"{part:02}" for part in date.parts)
    return made
