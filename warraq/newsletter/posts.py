"""Posts for WhatsApp, Telegram and X: the bottom line, the findings and the link, as long as each takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from warraq.model import Brief, Value
from warraq.newsletter.directions import marked
from warraq.newsletter.words import findings, plain

LINK = 23  # X counts every link as so many
_URL = re.compile(r"https?://\S+|\b(?:[a-z\d-]+\.)+[a-z]{2,}\b(?:/\S*)?", re.IGNORECASE)
_SINGLE = ((0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_ENDS = (r"(?<=[.!?؟…])\s+", r"(?<=[،؛,;:])\s+", r"\s+")
_COUNTER = "\N{RIGHT-TO-LEFT MARK}\n10/10"


def weight(text: str) -> int:
    """The length as X counts it: letters of most scripts one, signs two, a link 23."""
    bare, links = _URL.subn("", unicodedata.normalize("NFC", text))
    singles = sum(any(low <= ord(c) <= high for low, high in _SINGLE) for c in bare)
    return 2 * len(bare) - singles + LINK * links


def units(text: str) -> int:
    """The length as the messengers count it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True)
class Service:
    """A place to post: its mark for bold, the most that one post may hold, and how it counts."""

    name: str
    bold: str
    limit: int
    measure: Callable[[str], int]


WHATSAPP = Service("WhatsApp", "*", 65_536, units)
TELEGRAM = Service("Telegram", "**", 4_096, units)
X = Service("X", "", 280, weight)


def post(
    brief: Brief,
    labels: Mapping[str, str],
    values: Mapping[str, Value],
    link: str,
    service: Service,
) -> list[str]:
    """One message with all of it; findings go from the end where it would be too long."""
    bold = service.bold
    head = [f"{bold}{brief.title}{bold}"]
    head += [
        f"{bold}{labels['bottom_line']}:{bold} {plain(brief.bottom_line, values, brief.language)}"
    ]
    lines = [f"{n}. {line}" for n, line in enumerate(findings(brief, values, bold), 1)]
    while True:
        text = "\n\n".join(filter(None, [*head, "\n".join(lines), link]))
        text = marked(text, brief.language)
        if service.measure(text) <= service.limit or not lines:
            return [text]
        lines.pop()


def thread(
    brief: Brief, labels: Mapping[str, str], values: Mapping[str, Value], link: str
) -> list[str]:
    """Posts that follow one another on X: the title and the link, the bottom line, the findings."""
    beside = LINK + len("\n") if link else 0
    texts = [plain(brief.bottom_line, values, brief.language), *findings(brief, values)]
    title, *parts = _cut(brief.title, brief.language, X.limit - beside)
    parts = [f"{title}\n{link}".strip(), *parts]
    parts += [part for text in texts for part in _cut(text, brief.language, X.limit)]
    return [
        marked(f"{part}\n{number}/{len(parts)}", brief.language)
        for number, part in enumerate(parts, 1)
    ]


def _cut(text: str, language: str, limit: int) -> Iterator[str]:
    """The text in pieces that fit with marks and number, cut after sentences, else clauses, else words."""

    def fits(piece: str) -> bool:
        return weight(marked(piece, language) + _COUNTER) <= limit

    cuts = [re.split(pattern, text) for pattern in _ENDS]
    pieces = next((cut for cut in cuts if all(map(fits, cut))), cuts[-1])
    held = ""
    for piece in pieces:
        joined = f"{held} {piece}".strip()
        if held and not fits(joined):
            yield held
            joined = piece
        held = joined
    yield held
