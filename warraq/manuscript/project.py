"""The files of a new project, each line with the line of the manuscript that it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from warraq.language.dates import Written, find_dates
from warraq.manuscript.blocks import NOTE_MARK, Block, Manuscript, Note, Repair, plain
from warraq.manuscript.displays import display, titled
from warraq.manuscript.files import Files, dump
from warraq.manuscript.notes import reference
from warraq.manuscript.sections import Layout, Section, journal, without_number

_BY = re.compile(r"(?:by|بقلم|إعداد|تأليف)(?:\s*:\s*|\s+)", re.IGNORECASE)
_NAMES = {"abstract": "abstract", "introduction": "introduction", "conclusion": "conclusion"}


def project_files(layout: Layout, manuscript: Manuscript, slug: str) -> Files:
    """The files of the project that the manuscript makes."""
    files = Files()
    _references(files, manuscript.notes, layout.language)
    _front(files, layout, slug)
    for index, section in enumerate(layout.sections, 1):
        _chapter(files, index, section, layout)
    for block in layout.masthead:
        files.put_aside("Masthead", [(plain(p.text), p.line) for p in block.pieces])
    for aside in manuscript.asides:
        files.put_aside(aside.kind, [(aside.text, 0)])
    files.set_aside += [plain(head.text) for head in layout.notes_heading]
    files.set_aside += [entry.label for entry in layout.keywords]
    return files


def _front(files: Files, layout: Layout, slug: str) -> None:
    language = layout.language
    languages = [
        language,
        *dict.fromkeys(s.language for s in layout.sections if s.language != language),
    ]
    made = journal(layout.masthead, language)
    person = [plain(piece.text) for block in layout.byline for piece in block.pieces]
    if person and (label := _BY.match(person[0])):
        files.set_aside.append(label[0])
        person[0] = person[0][label.end() :]
    author: dict[str, Any] = {"name": {language: person[0] if person else ""}}
    if person[1:]:
        author["position"] = {language: person[1]}
    at = layout.title.line if layout.title else 0
    entries: list[tuple[dict[str, Any], int]] = [
        ({"slug": slug}, 0),
        ({"languages": languages}, 0),
        ({"title": {language: plain(layout.title.text) if layout.title else slug}}, at),
        (
            {"authors": [author] if person and person[0].strip() else []},
            layout.byline[0].line if layout.byline else 0,
        ),
        ({"journal": made}, layout.masthead[0].line if layout.masthead else 0),
        ({"cutoff": _cutoff(made.get("published"), files)}, 0),
    ]
    words: dict[str, list[str]] = {}
    for entry in layout.keywords:
        words.setdefault(entry.language, []).extend(entry.words)
    if words:
        entries.append(({"keywords": words}, layout.keywords[0].line))
    files.add("study/study.yaml", [(dump(entry), line) for entry, line in entries])
    rest = [line for line in person[2:] if line]
    if rest:
        files.put_aside("Below the title", [(line, layout.byline[0].line) for line in rest])


def _cutoff(published: str | None, files: Files) -> date:
    """The last day of the issue, or the day on which a note's source was last read, or today."""
    if published:
        year, month, day = (*map(int, published.split("-")), 0, 0)[:3]
        return Written(0, 0, year, month, day).last_day()
    notes = yaml.safe_load(files.texts.get(Path("study/references.yaml"), "")) or []
    read = [
        (note.get("csl") or {}).get("accessed", {}).get("date-parts", [[]])[0] for note in notes
    ]
    return max((date(*parts) for parts in read if len(parts) == 3), default=date.today())


def _chapter(files: Files, index: int, section: Section, layout: Layout) -> None:
    name = _NAMES.get(section.role, section.role)
    same = [s for s in layout.sections if s.role == section.role]
    again = [s for s in same if s.language == section.language]
    if section.role in ("part", "appendix") or len(again) > 1:
        name = f"{name}-{same.index(section) + 1}"
    suffix = f".{section.language}" if section.language != layout.language else ""
    number = 1 if section.role == "abstract" else index
    path = f"study/chapters/{number:02}-{name}{suffix}.md"
    title, taken = without_number(section.title) if section.title else (None, "")
    files.set_aside.append(taken)
    heading = (
        _marked(title.text) if title else {"ar": "مقدمة", "en": "Introduction"}[section.language]
    )
    files.add(
        path, [(f"---\nrole: {section.role}\n---\n\n# {heading}", title.line if title else 0)]
    )
    for block in titled(section.blocks):
        files.add(path, [("", 0)])
        files.add(path, list(_block(files, block, section.language)))


def _block(files: Files, block: Block, language: str) -> Iterator[tuple[str, int]]:
    if block.kind == "heading":
        heading, taken = without_number(block)
        files.set_aside.append(taken)
        yield f"{'#' * min(block.level - 1, 3)} {_marked(heading.text)}", block.line
    elif block.kind in ("table", "image"):
        if words := display(files, block, language):
            yield words, block.line
    elif block.kind == "item":
        sign = "    " * block.level + ("" if block.ordered else "- ")
        for piece in block.pieces:
            yield sign + (_marked(piece.text) if block.ordered else _safe(piece.text)), piece.line
    else:
        sign = "> " if block.kind == "quote" else ""
        yield from ((sign + _safe(piece.text), piece.line) for piece in block.pieces)


def _marked(text: str) -> str:
    """The words with their note marks as ids of references.yaml."""
    return NOTE_MARK.sub(r"[^n\1]", text)


def _safe(text: str) -> str:
    """The words, with what Markdown would take for a list, a heading or a quotation escaped."""
    text = re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", _marked(text))
    return re.sub(r"^([#>+-])(?=\s|$)", r"\\\1", text)


def _references(files: Files, notes: tuple[Note, ...], language: str) -> None:
    previous = ""
    for note in notes:
        entry = reference(note, language, previous)
        if entry["kind"] == "source" or "URL" in entry.get("csl", {}):
            previous = entry["id"]
        printed = (entry.get("csl") or {}).get("note", "")
        if any(date.jalali for date in find_dates(printed)):
            day = "-".join(f"{part:02}" for part in entry["csl"]["issued"]["date-parts"][0])
            message = f"the Jalali date {printed} is {day}: converted, and kept as printed"
            files.repairs.append(Repair("I-date-01", note.line, message))
        files.add("study/references.yaml", [(dump([entry]), note.line)])
