"""The files of a new project, each line with the line of the manuscript that it came from."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from warraq.manuscript.blocks import NOTE_MARK, Block, Note, plain
from warraq.manuscript.notes import reference
from warraq.manuscript.sections import Layout, Section, journal, without_number

_TITLE = re.compile(
    r"^\W*(?P<label>(?:الجدول|جدول|الشكل|شكل|table|figure|fig\.?)\s*\(?\d*\)?)\s*[:.–-]?\s*(?P<words>.*)$",
    re.IGNORECASE,
)
_NAMES = {"abstract": "abstract", "introduction": "introduction", "conclusion": "conclusion"}


@dataclass
class Files:
    """Text files in the making and the way back from their lines to the manuscript's."""

    texts: dict[Path, str] = field(default_factory=dict)
    lines: dict[Path, dict[int, int]] = field(default_factory=dict)
    pictures: dict[Path, Path] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)

    def add(self, path: str, pieces: list[tuple[str, int]]) -> None:
        """Append lines to a file; each comes with the manuscript's line, 0 if it has none."""
        name = Path(path)
        text = self.texts.get(name, "")
        way = self.lines.setdefault(name, {})
        for words, line in pieces:
            if line:
                first = text.count("\n") + 1
                way |= {first + extra: line for extra in range(words.count("\n") + 1)}
            text += words + "\n"
        self.texts[name] = text

    def write(self, target: Path) -> None:
        """Write all files below the target folder."""
        for name, text in self.texts.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        for name, source in self.pictures.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
        (target / "briefs").mkdir(parents=True, exist_ok=True)


def project_files(layout: Layout, notes: tuple[Note, ...], slug: str) -> Files:
    """The files of the project that the manuscript makes."""
    files = Files()
    _front(files, layout, slug)
    for index, section in enumerate(layout.sections, 1):
        _chapter(files, index, section, layout)
    _references(files, notes, layout.language)
    _unplaced(files, layout.masthead)
    files.set_aside += [plain(head.text) for head in layout.notes_heading]
    files.set_aside += [entry.label for entry in layout.keywords]
    return files


def dump(data: Any) -> str:
    """The data as YAML, in its own order and script."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100_000).rstrip("\n")


def _front(files: Files, layout: Layout, slug: str) -> None:
    language = layout.language
    languages = [
        language,
        *dict.fromkeys(s.language for s in layout.sections if s.language != language),
    ]
    made = journal(layout.masthead, language)
    cutoff = str(made.get("published") or date.today().isoformat())
    person = [plain(piece.text) for block in layout.byline for piece in block.pieces]
    author: dict[str, Any] = {"name": {language: person[0] if person else "—"}}
    if person[1:]:
        author["position"] = {language: person[1]}
    at = layout.title.line if layout.title else 0
    entries: list[tuple[dict[str, Any], int]] = [
        ({"slug": slug}, 0),
        ({"languages": languages}, 0),
        ({"title": {language: plain(layout.title.text) if layout.title else slug}}, at),
        ({"authors": [author]}, layout.byline[0].line if layout.byline else 0),
        ({"journal": made}, layout.masthead[0].line if layout.masthead else 0),
        ({"cutoff": _last_day(cutoff)}, 0),
    ]
    words = {entry.language: list(entry.words) for entry in layout.keywords}
    if words:
        entries.append(({"keywords": words}, layout.keywords[0].line))
    files.add("study/study.yaml", [(dump(entry), line) for entry, line in entries])
    rest = [line for line in person[2:] if line]
    if rest:
        files.add("study/unplaced.md", [(line, layout.byline[0].line) for line in rest])


def _last_day(published: str) -> date:
    year, month, day = (*map(int, published.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    first = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return date.fromordinal(first.toordinal() - 1)


def _chapter(files: Files, index: int, section: Section, layout: Layout) -> None:
    name = _NAMES.get(section.role, section.role)
    if section.role in ("part", "appendix"):
        same = [s for s in layout.sections if s.role == section.role]
        name = f"{name}-{same.index(section) + 1}"
    suffix = f".{section.language}" if section.language != layout.language else ""
    number = 1 if section.role == "abstract" else index
    path = f"study/chapters/{number:02}-{name}{suffix}.md"
    title, taken = without_number(section.title) if section.title else (None, "")
    files.set_aside.append(taken)
    heading = title.text if title else {"ar": "مقدمة", "en": "Introduction"}[section.language]
    files.add(
        path, [(f"---\nrole: {section.role}\n---\n\n# {heading}", title.line if title else 0)]
    )
    for block in _titled(section.blocks):
        files.add(path, [("", 0)])
        files.add(path, list(_block(files, block, section.language)))


def _titled(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, a table's or picture's caption moved from the line beside it into it."""
    waiting: Block | None = None
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if waiting:
            block, waiting = _with_caption(block, waiting), None
        elif _is_caption(block) and after and after.kind == "table":
            waiting = block
            continue
        yield block


def _is_caption(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and bool(_TITLE.match(plain(block.text)))
        and len(block.text) < 200
    )


def _with_caption(block: Block, caption: Block) -> Block:
    from dataclasses import replace

    return replace(block, caption=caption.text)


def _block(files: Files, block: Block, language: str) -> Iterator[tuple[str, int]]:
    if block.kind == "heading":
        heading, taken = without_number(block)
        files.set_aside.append(taken)
        yield f"{'#' * min(block.level - 1, 3)} {heading.text}", block.line
    elif block.kind in ("table", "image"):
        yield f"![](fig:{_display(files, block, language)})", block.line
    elif block.kind == "item":
        for piece in block.pieces:
            yield f"- {_safe(piece.text)}", piece.line
    else:
        sign = "> " if block.kind == "quote" else ""
        yield from ((sign + _safe(piece.text), piece.line) for piece in block.pieces)


def _safe(text: str) -> str:
    """The words, with what Markdown would take for a list, a heading or a quotation escaped."""
    text = NOTE_MARK.sub(r"[^n\1]", text)
    text = re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", text)
    return re.sub(r"^([#>+-])(?=\s|$)", r"\\\1", text)


def _display(files: Files, block: Block, language: str) -> str:
    """Write a table's CSV or note a picture to copy, add the entry to figures.yaml; its id."""
    kind = "table" if block.kind == "table" else "image"
    count = files.texts.get(Path("study/figures.yaml"), "").count(f"\n  kind: {kind}") + 1
    name = f"{kind}-{count}"
    caption = _TITLE.match(plain(block.caption)) if block.caption else None
    files.set_aside.append(caption["label"] if caption else "")
    words = (caption["words"] if caption else plain(block.caption)) or plain(block.pieces[0].text)
    title = (
        words if block.kind == "image" or block.caption else {"ar": "جدول", "en": "Table"}[language]
    )
    entry: dict[str, Any] = {"id": name, "kind": kind}
    if block.kind == "table":
        entry["table"] = name
        files.add(f"study/tables/{name}.csv", [(_csv(block), 0)])
    else:
        entry["image"] = f"images/{name}{block.image.suffix.lower()}"
        files.pictures[Path("study") / entry["image"]] = block.image
    alt = plain(block.pieces[0].text) if block.kind == "image" else ""
    entry |= {"languages": [language], "title": {language: title}, "caption": {language: ""}}
    entry["alt"] = {language: alt or title}
    files.add("study/figures.yaml", [(dump([entry]), block.line)])
    return name


def _csv(block: Block) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [plain(cell) for cell in row] for row in block.rows
    )
    return out.getvalue().rstrip("\n")


def _references(files: Files, notes: tuple[Note, ...], language: str) -> None:
    previous = ""
    for note in notes:
        entry = reference(note, language, previous)
        if entry["kind"] != "ibid":
            previous = entry["id"]
        files.add("study/references.yaml", [(dump([entry]), note.line)])


def _unplaced(files: Files, masthead: tuple[Block, ...]) -> None:
    """The masthead as it came: journal's lines that study.yaml may lack."""
    for block in masthead:
        files.add("study/unplaced.md", [(plain(p.text), p.line) for p in block.pieces])
