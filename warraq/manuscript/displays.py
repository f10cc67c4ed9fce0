"""Tables and pictures of a manuscript as entries of figures.yaml, with their captions."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from warraq.manuscript.blocks import CAPTION, Block, plain
from warraq.manuscript.files import Files, dump

FIGURES = Path("study/figures.yaml")
NAMELESS = {"ar": "جدول", "en": "Table"}
_PICTURES = (".png", ".jpg", ".jpeg", ".svg")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")


def titled(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, each table's or picture's caption taken from the line before or after it."""
    captions: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if block.kind in ("table", "image") and not block.caption:
            for at in (index - 1, index + 1):
                if (
                    0 <= at < len(blocks)
                    and at not in captions.values()
                    and _is_caption(blocks[at])
                ):
                    captions[index] = at
                    break
    for index, block in enumerate(blocks):
        if index in captions:
            yield replace(block, caption=blocks[captions[index]].text)
        elif index not in captions.values():
            yield block


def _is_caption(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and bool(CAPTION.match(plain(block.text)))
        and len(block.text) < 200
    )


def display(files: Files, block: Block, language: str) -> str:
    """Write a table or picture with its entry; the Markdown that places it, nothing where none can."""
    caption = CAPTION.match(plain(block.caption))
    if caption:
        files.set_aside.append(caption["label"])
    words = caption["words"] if caption else plain(block.caption)
    entry: dict[str, Any] = {"id": _name(files, block.kind), "kind": block.kind}
    if block.kind == "table":
        entry |= _table(files, block, entry["id"], language)
        alt = words or NAMELESS[language]
    elif block.image and block.image.suffix.lower() in _PICTURES and block.image.is_file():
        entry["image"] = f"images/{entry['id']}{block.image.suffix.lower()}"
        files.pictures[Path("study") / entry["image"]] = block.image
        alt = plain(block.text) or words or entry["id"]
    else:
        _put_aside(files, block, [words, plain(block.text)])
        return ""
    entry |= {"languages": [language], "title": {language: words or alt}}
    entry |= {"caption": {language: ""}, "alt": {language: alt}}
    if block.marks:
        entry["notes"] = [f"n{mark}" for mark in block.marks]
    files.add(str(FIGURES), [(dump([entry]), block.line)])
    return f"![](fig:{entry['id']})"


def _name(files: Files, kind: str) -> str:
    return f"{kind}-{files.texts.get(FIGURES, '').count(f'  kind: {kind}') + 1}"


def _put_aside(files: Files, block: Block, words: list[str]) -> None:
    """A picture that no page can show: its words into unplaced.md, its file beside them."""
    files.unshown += 1
    lines = [(text, block.line) for text in dict.fromkeys(words) if text]
    files.put_aside("Pictures that no page can show", lines or [("", block.line)])
    if block.image and block.image.is_file():
        files.pictures[Path("study/unplaced") / block.image.name] = block.image


def _table(files: Files, block: Block, name: str, language: str) -> dict[str, Any]:
    """Write the CSV; the entry's keys that speak of it."""
    width = max(map(len, block.rows))
    head, *rows = (row + ("",) * (width - len(row)) for row in block.rows)
    files.add(f"study/tables/{name}.csv", [(_csv(rows or [("",) * width], language), 0)])
    columns = {f"c{i}": {language: plain(cell)} for i, cell in enumerate(head, 1)}
    return {"table": name, "options": {"columns": columns}}


def _csv(rows: list[tuple[str, ...]], language: str) -> str:
    """The rows under columns c1, c2 …; those of words and of years carry the language."""
    cells = [[plain(cell) for cell in row] for row in rows]
    columns = [list(filter(None, column)) for column in zip(*cells, strict=True)]
    counts = [all(map(_NUMBER.fullmatch, c)) and not all(map(_YEAR.fullmatch, c)) for c in columns]
    names = [f"c{i}" if count else f"c{i}_{language}" for i, count in enumerate(counts, 1)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["key", *names])
    writer.writerows([f"r{number}", *row] for number, row in enumerate(cells, 1))
    return out.getvalue().rstrip("\n")
