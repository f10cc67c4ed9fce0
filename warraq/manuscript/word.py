"""Word documents, through pandoc's tree: styles or looks, notes, tables, pictures, mixed direction."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field, replace
from itertools import chain, product
from pathlib import Path
from typing import Any, cast

from warraq.errors import MachineError, UsageError
from warraq.manuscript.blocks import Aside, Block, Kind, Manuscript, Note, Piece, plain
from warraq.manuscript.inlines import Inlines, leaves
from warraq.manuscript.listed import without_notes
from warraq.manuscript.package import Package

_CAPTION = re.compile("caption", re.IGNORECASE)
_QUOTATION = re.compile("quote|block ?text", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\b|toc ?heading|table of (?:figures|contents)", re.IGNORECASE)
_CONTENTS_HEAD = re.compile(
    r"(?:table of )?contents|(?:فهرس |قائمة )?(?:ال)?محتويات", re.IGNORECASE
)
Node = dict[str, Any]


def read_word(source: Path, media: Path) -> Manuscript:
    """The manuscript in a .docx; its pictures are put into `media`. A line is a block's number."""
    package = Package(source)
    tree = _tree(source, media)
    reader = _Reader(media, package.large_lines())
    for key, level in (("title", 1), ("subtitle", 0), ("author", 0), ("date", 0), ("abstract", 0)):
        reader.meta(tree["meta"].get(key), level)
    for node in tree["blocks"]:
        reader.block(node)
    if not reader.notes:
        reader.blocks, reader.notes = without_notes(reader.blocks)
    asides = (*reader.asides, *package.asides(reader.words()))
    return Manuscript(tuple(reader.blocks), tuple(reader.notes), asides)


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
    found: Node = json.loads(done.stdout)
    return found


def _pandoc() -> str:
    """Pandoc's path: that of the extra `word`, or the machine's."""
    if importlib.util.find_spec("pypandoc"):
        import pypandoc

        try:
            return str(pypandoc.get_pandoc_path())
        except OSError:
            pass
    found = shutil.which("pandoc")
    if not found:
        hint = "pip install 'warraq[word]', or apt-get install pandoc"
        raise MachineError("Word documents are read with pandoc, which this machine lacks", hint)
    return found


@dataclass
class _Reader:
    """Gathers blocks and notes from pandoc's tree."""

    media: Path
    large: frozenset[str] = frozenset()
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    number: int = 0
    depth: int = -1

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
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Header":
            self._add("heading", content[2], level=content[0] + 1)
        elif kind in ("Para", "Plain"):
            self._add("caption" if caption else "paragraph", content)
        elif kind == "LineBlock":
            self._add("paragraph", [x for line in content for x in [*line, {"t": "Space"}]])
        elif kind == "CodeBlock":
            self._add("paragraph", [{"t": "Str", "c": content[1]}])
        elif kind == "Div":
            self._styled(" ".join(v for k, v in content[0][2] if k == "custom-style"), content[1])
        elif kind == "Table":
            self._table(content)
        else:
            self._compound(kind, content)

    def _styled(self, style: str, nodes: list[Node]) -> None:
        """The blocks of a paragraph style."""
        if _CONTENTS.match(style):
            words = (Inlines(self.media, 0).text(leaf).strip() for leaf in leaves(nodes))
            self.asides += [Aside("Contents", line) for line in map(plain, words) if line]
        elif _QUOTATION.search(style):
            self._quoted(nodes)
        else:
            self._all(nodes, caption=bool(_CAPTION.search(style)))

    def _quoted(self, nodes: list[Node]) -> None:
        before = len(self.blocks)
        self._all(nodes)
        for at, block in enumerate(self.blocks[before:], before):
            if block.kind == "paragraph":
                self.blocks[at] = replace(block, kind="quote")

    def _compound(self, kind: str, content: Any) -> None:
        if kind == "BlockQuote":
            self._quoted(content)
        elif kind in ("BulletList", "OrderedList"):
            first, items = (content[0][0], content[1]) if kind == "OrderedList" else (0, content)
            self.depth += 1
            for index, item in enumerate(items):
                self._item(item, first and first + index)
            self.depth -= 1
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
                block, kind="item", level=self.depth, ordered=bool(number),
                pieces=(Piece(words, block.line),),
            )  # fmt: skip

    def _add(self, kind: str, content: list[Node], level: int = 0) -> None:
        self.number += 1
        text, images = self._inline(content)
        if not text and not images:
            self.number -= 1
        elif kind == "caption" and self._caption(text):
            return
        if kind == "heading" and _CONTENTS_HEAD.fullmatch(plain(text)):
            self.asides.append(Aside("Contents", plain(text)))
            return
        if kind == "paragraph" and plain(text) in self.large and "**" not in text:
            text = f"**{plain(text)}**"
        if text:
            named = cast("Kind", "paragraph" if kind == "caption" else kind)
            self.blocks.append(Block(named, (Piece(text, self.number),), level=level))
        self._pictures(images)

    def _inline(self, content: list[Node]) -> tuple[str, list[tuple[Path, str]]]:
        """The text of inline nodes and the pictures among them; the notes among them are kept."""
        inlines = Inlines(self.media, len(self.notes))
        text = inlines.text(content).strip()
        for blocks in inlines.notes:
            words = " ".join(Inlines(self.media, 0).text(leaf).strip() for leaf in leaves(blocks))
            self.notes.append(Note(str(len(self.notes) + 1), words.strip(), self.number))
        return text, inlines.images

    def _pictures(self, images: list[tuple[Path, str]]) -> None:
        for path, alt in images:
            self.blocks.append(Block("image", (Piece(alt, self.number),), image=path))

    def _caption(self, text: str) -> bool:
        """Give the words to the picture or table before them that has no caption yet."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind not in ("image", "table") or last.caption:
            return False
        # pandoc gives a picture without alt text its caption's words, which then stand twice.
        repeats = last.kind == "image" and plain(last.text) == plain(text)
        pieces = (Piece("", self.number),) if repeats else last.pieces
        self.blocks[-1] = replace(last, caption=text, pieces=pieces)
        return True

    def _table(self, content: list[Any]) -> None:
        _, caption, _, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        self.number += 1
        images: list[tuple[Path, str]] = []
        grid: dict[tuple[int, int], str] = {}
        for y, row in enumerate(rows):
            for cell in row[1]:
                x = next(x for x in range(len(grid) + 1) if (y, x) not in grid)
                spanned = product(range(y, y + cell[2]), range(x, x + cell[3]))
                grid |= dict.fromkeys(spanned, "") | {(y, x): self._cell(cell[4], images)}
        width = 1 + max((x for _, x in grid), default=-1)
        cells = [tuple(grid.get((y, x), "") for x in range(width)) for y in range(len(rows))]
        words = " ".join(self._inline(leaf)[0] for leaf in leaves(caption[1]))
        if words and self.blocks and self.blocks[-1].text == words:
            self.blocks.pop()
        filled = tuple(row for row in cells if any(row))
        self.blocks.append(Block("table", (Piece("", self.number),), rows=filled, caption=words))
        self._pictures(images)

    def _cell(self, nodes: list[Node], images: list[tuple[Path, str]]) -> str:
        """A cell's words on one line; its pictures go to `images`."""
        found = [self._inline(leaf) for leaf in leaves(nodes)]
        images += [image for _, shown in found for image in shown]
        return " ".join(text for text, _ in found if text)
