"""Words are said as they are read: in their order, and apart where a line ends between them.

Marked content holds glyphs in the order in which they are drawn, without the spaces at which lines
were broken. A Span around them carries the words as they stand in the document, unless these are the
same: words of one line in a left-to-right block.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby, zip_longest

from weasyprint import Document

from warraq.press.tags.kinds import INLINE
from warraq.press.tags.tree import Annotation, Content, Node, Tree

CONTROLS = dict.fromkeys(map(ord, "\u061c\u200b\u200d\u200e\u200f\u00ad\ufeff"))
CONTROLS |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
LINE_HYPHENS = "-\u2010"


def say_words(tree: Tree, document: Document) -> None:
    """Put what is drawn otherwise than it is read into Spans with ActualText."""
    for node in list(tree.root.walk()):
        if node.kind not in INLINE and node.parent is not None:
            words = dict(_with_spaces(node))
            turned = node.box is not None and node.box.style["direction"] == "rtl"
            for each in [node, *_inline(node)]:
                _wrap(each, words, turned=turned)


def _inline(node: Node) -> Iterator[Node]:
    for kid in node.nodes:
        if kid.kind in INLINE:
            yield kid
            yield from _inline(kid)


def _wrap(node: Node, words: dict[Content, str], *, turned: bool) -> None:
    kids: list[Node | Content | Annotation] = []
    for _, group in groupby(node.kids, lambda kid: isinstance(kid, Content) and bool(kid.text)):
        run = list(group)
        spoken = [kid for kid in run if isinstance(kid, Content) and kid.text]
        drawn = "".join(kid.text or "" for kid in spoken)
        text = "".join(words.get(kid, kid.text or "") for kid in spoken)
        if text.strip() and (turned or text != drawn or any(map(_is_right_to_left, text))):
            span = Node("Span", node, None, run[0].page, node.language, actual=text)
            span.kids, run = run, [span]
        kids += run
    node.kids = kids


def _is_right_to_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")


def _with_spaces(block: Node) -> Iterator[tuple[Content, str]]:
    """Each content of a block with its words, and a space where the line's end has taken it."""
    contents = list(_own(block))
    if not contents:
        return
    source = "" if block.element is None else "".join(block.element.itertext()).translate(CONTROLS)
    source = " ".join(source.split())
    at = 0
    for content, following in zip_longest(contents, contents[1:]):
        words = content.text.translate(CONTROLS)
        found = _after(source, at, words)
        at = found or at
        ends = following is not None and following.line is not content.line
        if ends and not words.endswith(" ") and (not found or source[at : at + 1] == " "):
            words += " "
        elif ends and found and words[-1:] in LINE_HYPHENS and source[at - 1 : at] != words[-1:]:
            words = words[:-1]
        yield content, words


def _own(node: Node) -> Iterator[Content]:
    for kid in node.kids:
        if isinstance(kid, Content):
            yield kid
        elif isinstance(kid, Node) and kid.kind in INLINE:
            yield from _own(kid)


def _after(source: str, at: int, words: str) -> int:
    """Where the words end in the source, if they stand there next; 0 if not."""
    at += source.startswith(" ", at)  # which is all the white space that there can be
    for written in (words.strip(), words.strip().rstrip(LINE_HYPHENS)):
        if written and source.startswith(written, at):
            return at + len(written)
    return 0
