"""The text as it was written: the words of the pages' HTML, in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "em",
        "i",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
    )
)
UNSEEN = frozenset(("head", "style", "script", "svg", "template"))
FLOATS = frozenset(("figure",))


@dataclass
class Written:
    """What runs on, and what stands where the page has room for it; each is read in its own order."""

    running: str = ""
    floating: str = ""


@dataclass
class _Reader(HTMLParser):
    written: Written = field(default_factory=Written)
    unseen: int = 0
    floats: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        self.floats += tag in FLOATS
        self._add("" if tag in INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self._add("" if tag in INLINE else " ")
        self.unseen -= tag in UNSEEN
        self.floats -= tag in FLOATS

    def handle_data(self, data: str) -> None:
        self._add("" if self.unseen else data)

    def _add(self, text: str) -> None:
        if self.floats:
            self.written.floating += text
        else:
            self.written.running += text


def written(*pages: str) -> Written:
    """The words of pages of HTML, one after the other; pictures have none."""
    reader = _Reader()
    for html in pages:
        reader.feed(html)
    reader.close()
    return reader.written
