"""Word documents, through pandoc's tree: styles or looks, notes, tables, pictures, mixed direction."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from warraq.errors import MachineError, UsageError
from warraq.manuscript.blocks import Block, Manuscript, Note, Piece, plain
from warraq.manuscript.inlines import Inlines

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CAPTION = re.compile("caption", re.IGNORECASE)
Node = dict[str, Any]


def read_word(source: Path, media: Path) -> Manuscript:
    """The manuscript in a .docx; its pictures are put into `media`. A line is a block's number."""
    tree = _tree(source, media)
    reader = _Reader(media)
    for key, level in (("title", 1), ("subtitle", 0), ("author", 0), ("date", 0), ("abstract", 0)):
        reader.meta(tree["meta"].get(key), level)
    for node in tree["blocks"]:
        reader.block(node)
    boxes = [box for box in _text_boxes(source) if box not in reader.words()]
    return Manuscript(tuple(reader.blocks), tuple(reader.notes), tuple(boxes))


def _tree(source: Path, media: Path) -> Node:
    command = [
        _pandoc(),
        "-f",
        "docx+styles",
        "-t",
        "json",
        f"--extract-media={media}",
        str(source),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise UsageError(
            f"{source.name} cannot be read: {reason}", "open it in Word and save it again"
        )
    return json.loads(done.stdout)


def _pandoc() -> str:
    """Pandoc's path: that of the extra `word`, or the machine's."""
    if importlib.util.find_spec("pypandoc"):
        import pypandoc

        try:
            return pypandoc.get_pandoc_path()
        except OSError:
            pass
    found = shutil.which("pandoc")
    if not found:
        hint = "pip install 'warraq[word]', or apt-get install pandoc"
        raise MachineError("Word documents are read with pandoc, which this machine lacks", hint)
    return found


def _text_boxes(source: Path) -> Iterator[str]:
    """The paragraphs of text boxes, which pandoc may leave out."""
    with zipfile.ZipFile(source) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    seen = set()
    for box in root.iter(f"{_W}txbxContent"):
        for paragraph in box.iter(f"{_W}p"):
            words = "".join(text.text or "" for text in paragraph.iter(f"{_W}t")).strip()
            if words and words not in seen:
                seen.add(words)
                yield words


@dataclass
class _Reader:
    """Gathers blocks and notes from pandoc's tree."""

    media: Path
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    number: int = 0

    def words(self) -> str:
        """All words read so far."""
        cells = [cell for block in self.blocks for row in block.rows for cell in row]
        return plain("\n".join([*(block.text for block in self.blocks), *cells]))

    def meta(self, value: Node | None, level: int) -> None:
        """A block for what pandoc took for the document's title, author or abstract."""
        if value is None:
            return
        if value["t"] == "MetaList":
            for item in value["c"]:
                self.meta(item, level)
        elif value["t"] == "MetaBlocks":
            for node in value["c"]:
                self.block(node)
        elif value["t"] == "MetaInlines":
            self._add("heading" if level else "paragraph", value["c"], level=level)

    def block(self, node: Node, caption: bool = False) -> None:
        """The blocks that a node of the tree makes."""
        kind, content = node["t"], node.get("c")
        if kind == "Header":
            self._add("heading", content[2], level=content[0] + 1)
        elif kind in ("Para", "Plain"):
            self._add("caption" if caption else "paragraph", content)
        elif kind == "LineBlock":
            self._add("paragraph", [x for line in content for x in [*line, {"t": "Space"}]])
        elif kind == "CodeBlock":
            self._add("paragraph", [{"t": "Str", "c": content[1]}])
        elif kind == "Div":
            styled = any(
                key == "custom-style" and _CAPTION.search(style) for key, style in content[0][2]
            )
            for inner in content[1]:
                self.block(inner, styled)
        elif kind == "Table":
            self._table(content)
        else:
            self._compound(kind, content)

    def _compound(self, kind: str, content: Any) -> None:
        if kind == "BlockQuote":
            before = len(self.blocks)
            self._all(content)
            quoted = [
                replace(b, kind="quote") if b.kind == "paragraph" else b
                for b in self.blocks[before:]
            ]
            self.blocks[before:] = quoted
        elif kind in ("BulletList", "OrderedList"):
            first, items = (content[0][0], content[1]) if kind == "OrderedList" else (0, content)
            for index, item in enumerate(items):
                self._item(item, first and first + index)
        elif kind == "Figure":
            self._all(content[2])
            self._all(content[1][1], caption=True)
        elif kind == "DefinitionList":
            for term, definitions in content:
                self._add("paragraph", term)
                self._all([*chain.from_iterable(definitions)])

    def _all(self, nodes: list[Node], caption: bool = False) -> None:
        for node in nodes:
            self.block(node, caption)

    def _item(self, nodes: list[Node], number: int) -> None:
        """A list item: its first paragraph; what else it holds follows as blocks of their own."""
        before = len(self.blocks)
        for node in nodes:
            self.block(node)
        if len(self.blocks) > before and self.blocks[before].kind == "paragraph":
            block = self.blocks[before]
            words = f"{number}. {block.text}" if number else block.text
            self.blocks[before] = replace(
                block, kind="item", ordered=bool(number), pieces=(Piece(words, block.line),)
            )

    def _add(self, kind: str, content: list[Node], level: int = 0) -> None:
        inlines = Inlines(self.media, len(self.notes))
        text = inlines.text(content).strip()
        self.number += bool(text or inlines.images)
        if kind == "caption" and self._caption(text):
            return
        if text:
            named = "paragraph" if kind == "caption" else kind
            self.blocks.append(Block(named, (Piece(text, self.number),), level=level))
        for path, alt in inlines.images:
            self.blocks.append(Block("image", (Piece(alt, self.number),), image=path))
        for blocks in inlines.notes:
            words = " ".join(
                Inlines(self.media, 0).text(b.get("c", []))
                for b in blocks
                if b["t"] in ("Para", "Plain")
            )
            self.notes.append(Note(str(len(self.notes) + 1), words.strip(), self.number))

    def _caption(self, text: str) -> bool:
        """Give the words to the picture or table before them that has no caption yet."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind not in ("image", "table") or last.caption:
            return False
        self.blocks[-1] = replace(last, caption=text)
        return True

    def _table(self, content: list) -> None:
        _, caption, _, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        cells = tuple(tuple(self._cell(cell) for cell in row[1]) for row in rows)
        self.number += 1
        words = " ".join(
            Inlines(self.media, 0).text(b["c"]) for b in caption[1] if b["t"] in ("Para", "Plain")
        )
        filled = tuple(row for row in cells if any(row))
        self.blocks.append(Block("table", (Piece("", self.number),), rows=filled, caption=words))

    def _cell(self, cell: list) -> str:
        texts = [
            Inlines(self.media, 0).text(b["c"]) for b in cell[4] if b["t"] in ("Para", "Plain")
        ]
        return " ".join(text.strip() for text in texts)
