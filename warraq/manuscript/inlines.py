"""Pandoc's inline nodes as Markdown of this project's dialect."""

from __future__ import annotations

import re
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
_QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}


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
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            return re.sub(r"([\\`*_\[\]{}<>^~])", r"\\\1", content)
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
        return content[1] if kind in ("Code", "Math") else ""

    def _inner(self, kind: str, content: Any) -> str:
        at = _INNER[kind]
        words = self.text(content if at is None else content[at])
        if kind == "Quoted":
            opening, closing = _QUOTES[content[0]["t"]]
            return opening + words + closing
        return words

    def _link(self, words: str, url: str) -> str:
        if not re.match(r"https?://\S+$", url):
            return words
        return f"<{url}>" if re.sub(r"\\", "", words) == url else f"[{words}]({url})"


def _wrapped(words: str, sign: str) -> str:
    """The words between the signs, spaces left outside."""
    bare = words.strip()
    if not bare or (sign in "^~" and " " in bare):
        return words
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}{sign}{bare}{sign}{tail}"
