"""What an import did: counts in and out, repairs, what stands aside."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from warraq.manuscript.blocks import NOTE_MARK, Manuscript, Repair, count_plain, count_words, plain
from warraq.manuscript.displays import NAMELESS
from warraq.manuscript.files import UNPLACED, Files
from warraq.manuscript.sections import Layout

PATH = Path("study/import-report.md")


@dataclass(frozen=True)
class ImportReport:
    """What went in and what came out, by kind; repairs; and each line's way back to the manuscript."""

    source: Path
    target: Path
    counts: Mapping[str, tuple[int, int]]
    repairs: tuple[Repair, ...] = ()
    designed: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    lines: Mapping[Path, Mapping[int, int]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether as much came out as went in."""
        return all(there == here for there, here in self.counts.values())

    def text(self) -> str:
        """The report as Markdown."""
        rows = [f"| {kind} | {there} | {here} |" for kind, (there, here) in self.counts.items()]
        repairs = [f"- line {r.line} ({r.code}): {r.message}" for r in self.repairs]
        parts = [
            f"# Import of {self.source.name}",
            "\n".join(["| | in | out |", "| --- | --: | --: |", *rows]),
            "Words out are those of the chapters, notes, tables, captions, title, authors and keywords, "
            "those in `unplaced.md`, and those that the design writes anew (last section).",
            "## Repairs",
            "\n".join(repairs) or "None.",
            "## In unplaced.md",
            "\n".join(f"- {line}" for line in self.unplaced) or "Nothing.",
            "## Written by the design: numbers of headings, labels",
            "\n".join(f"- {words}" for words in self.designed) or "Nothing.",
        ]
        return "\n\n".join(parts) + "\n"


def counted(
    came: Manuscript, mended: Manuscript, layout: Layout, files: Files
) -> dict[str, tuple[int, int]]:
    """Words, notes, marks, headings, tables and pictures: in the manuscript, in the project."""
    there = {kind: sum(block.kind == kind for block in came.blocks) for kind in ("table", "image")}
    chapters = [text for path, text in files.texts.items() if path.parent.name == "chapters"]
    figures = _yaml(files, "study/figures.yaml") or []
    marks = sum(len(block.marks) for block in mended.blocks)
    text = "\n".join(block.text for block in came.blocks)
    typed = [m for m in _marks(mended) - _marks(came) if re.search(rf"[(\[]{m}\\?[)\]]", text)]
    known = {note.mark for note in came.notes}
    strays = [m for block in came.blocks for m in block.marks if m[0].isalnum() and m not in known]
    cited = sum(len(NOTE_MARK.findall(text)) for text in chapters)
    cited += sum(len(figure.get("notes", ())) for figure in figures)
    headings = sum(block.kind == "heading" for block in mended.blocks)
    outside = len([b for b in (*layout.masthead, *layout.notes_heading) if b.kind == "heading"])
    outside += layout.title is not None
    written = sum(len(re.findall(r"^#+ ", text, re.MULTILINE)) for text in chapters)
    written -= sum(section.title is None for section in layout.sections)
    return {
        "words": (sum(_words_in(came)) - len(typed) + len(strays), sum(_words_out(files, layout))),
        "notes": (len(came.notes), len(_yaml(files, "study/references.yaml") or [])),
        "note marks": (marks, cited),
        "headings": (headings, written + outside),
        "tables": (there["table"], sum(figure["kind"] == "table" for figure in figures)),
        "figures": (
            there["image"],
            sum(figure["kind"] == "image" for figure in figures) + files.unshown,
        ),
    }


def _marks(manuscript: Manuscript) -> set[str]:
    return {mark for block in manuscript.blocks for mark in block.marks if mark.isdigit()}


def _words_in(came: Manuscript) -> Iterator[int]:
    for block in came.blocks:
        cells = [cell for row in block.rows for cell in row]
        yield sum(map(count_words, cells)) if cells else count_words(block.text)
        yield count_words(block.caption)
    for note in came.notes:
        yield count_words(note.text)
    yield from (count_plain(aside.text) for aside in came.asides)


def _words_out(files: Files, layout: Layout) -> Iterator[int]:
    for path, text in files.texts.items():
        if path.parent.name == "chapters":
            body = text.split("---\n", 2)[2]
            yield count_words(re.sub(r"!\[\]\(fig:[^)]*\)", "", body))
        elif path.suffix == ".csv":
            _, *rows = csv.reader(io.StringIO(text))
            yield from (count_plain(cell) for row in rows for cell in row[1:])
        elif path == UNPLACED:
            yield from map(count_plain, plain_lines(files))
    yield from map(count_words, files.set_aside)
    yield from map(count_plain, _front(files, layout))
    yield -sum(count_words("مقدمة") for section in layout.sections if section.title is None)
    for note in _yaml(files, "study/references.yaml") or []:
        raw = (note.get("csl") or {}).get("custom", {}).get("raw")
        yield count_words(raw or " ".join(note.get("text", {}).values()))
    for figure in _yaml(files, "study/figures.yaml") or []:
        titles = {*figure["title"].values(), *figure["alt"].values()} - {
            *NAMELESS.values(),
            figure["id"],
        }
        heads = figure.get("options", {}).get("columns", {}).values()
        words = [*titles, *(head for names in heads for head in names.values())]
        yield sum(map(count_plain, words))


def _front(files: Files, layout: Layout) -> Iterator[str]:
    front = _yaml(files, "study/study.yaml")
    if layout.title:
        yield from front["title"].values()
    for author in front["authors"]:
        yield from (words for key in ("name", "position") for words in author.get(key, {}).values())
    for words in front.get("keywords", {}).values():
        yield " ".join(words)


def _yaml(files: Files, name: str) -> Any:
    return yaml.safe_load(files.texts.get(Path(name), ""))


def plain_lines(files: Files) -> tuple[str, ...]:
    """The lines of unplaced.md."""
    lines = files.texts.get(UNPLACED, "").split("\n")
    return tuple(plain(line) for line in lines if line.strip() and not line.startswith("## "))
