"""Pandoc's inline nodes as Markdown of this project's dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Node = dict[str, Any]
_WRAPPED = {"Emph": "*", "Strong": "**", "Superscript": "^", "Subscript": "~"}
_INNER = {
    "Span": 1,
    "Quoted": 1,
    "Cite": 1,
    "Underline": None,
    "SmallCaps": None,
    "Strikeout": None,
}
_BLOCKS = frozenset(
    ("Para", "Plain", "Header", "CodeBlock", "LineBlock", "BlockQuote", "Div", "BulletList", "OrderedList",
     "DefinitionList", "Table", "Figure")
)  # fmt: skip
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


def leaves(nodes: list[Node]) -> Iterator[list[Node]]:
    """The inline nodes of every block, however deep it stands in lists, quotations and tables."""
    for node in nodes:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in ("Para", "Plain"):
            yield content
        elif kind == "Header":
            yield content[2]
        elif kind == "CodeBlock":
            yield [{"t": "Str", "c": content[1]}]
        elif kind == "LineBlock":
            yield from content
        else:
            yield from leaves(list(_blocks_in(content)))


def _blocks_in(content: Any) -> Iterator[Node]:
    """The outermost blocks of a compound one; terms of a definition count as blocks."""
    for part in content if isinstance(content, list) else ():
        if isinstance(part, list) and part and all(_is_inline(x) for x in part):
            yield {"t": "Plain", "c": part}
        elif isinstance(part, dict) and part.get("t") in _BLOCKS:
            yield part
        else:
            yield from _blocks_in(part)


def _is_inline(node: Any) -> bool:
    return isinstance(node, dict) and node.get("t") in (
        "Str",
        "Space",
        *_WRAPPED,
        *_INNER,
        "Link",
        "Note",
    )


@dataclass
class Inlines:
    """Writes inline nodes; note marks go on from `before`, notes and pictures are put aside."""

    media: Path
    before: int
    notes: list[list[Node]] = field(default_factory=list)
    images: list[tuple[Path, str]] = field(default_factory=list)

    def text(self, nodes: list[Node]) -> str:
        """The nodes as one line."""
        return re.sub(r"[ \t]+", " ", "".join(map(self._one, nodes)))

    def _one(self, node: Node) -> str:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            return _escaped(content)
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind in _WRAPPED:
            return _wrapped(self.text(content), _WRAPPED[kind])
        if kind in _INNER:
            return self._inner(kind, content)
        if kind == "Note":
            self.notes.append(content)
            return f"[^{self.before + len(self.notes)}]"
        if kind == "Link":
            return self._link(self.text(content[1]), content[2][0])
        if kind == "Image":
            self.images.append((Path(content[2][0]), self.text(content[1]).strip()))
            return ""
        return _escaped(content[1]) if kind in ("Code", "Math") else ""

    def _inner(self, kind: str, content: Any) -> str:
        at = _INNER[kind]
        words = self.text(content if at is None else content[at])
        if kind == "Quoted":
            return words.join(_QUOTES[content[0]["t"]])
        return words

    def _link(self, words: str, url: str) -> str:
        if not re.match(r"https?://\S+$", url):
            return words
        return f"<{url}>" if re.sub(r"\\", "", words) == url else f"[{words}]({url})"


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_\[\]{}<>^~])", r"\\\1", words)


def _wrapped(words: str, sign: str) -> str:
    """The words between the signs, spaces left outside."""
    bare = words.strip()
    if not bare or (sign in "^~" and " " in bare):
        return words
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}{sign}{bare}{sign}{tail}"
