"""How much of what was written comes back from a reader: words in order, phrases, brackets turned right."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from warraq.measures.written import Written

MARKS = frozenset("\u200e\u200f\u061c")
LEFT_OUT = dict.fromkeys(
    [
        *(0x640, 0x200C, 0x200D, 0x200E, 0x200F, 0x61C, 0xFEFF),
        *(*range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    ]
)
BRACKETS = frozenset("«»()")
CUT = re.compile("\u00ad\\s*")  # a soft hyphen at a line's end, where a word goes on
NEAR = 8  # words from the words it stands between; a running head may come before them
PHRASE = 3  # words
PRESENTATION_FORMS = re.compile("[\ufb50-\ufd3d\ufd50-\ufdf9\ufdfb\ufe70-\ufefc]")


@dataclass(frozen=True)
class Returned:
    """Shares of words, brackets and phrases, direction marks for 1000 characters, presentation forms."""

    words: float
    brackets: float
    phrases: float
    marks: float
    forms: int


def returned(written: Written, read: str) -> Returned:
    """What came back; floats are looked for in what the running text has left over."""
    total: Counter[str] = Counter()
    rest = tokens(read)
    for source in (tokens(written.running), tokens(written.floating)):
        rest = _compare(source, rest, total)
    marks = sum(char in MARKS for char in read)
    forms = set(PRESENTATION_FORMS.findall(read)) - set(written.running + written.floating)
    return Returned(
        total["words back"] / max(1, total["words"]),
        total["brackets back"] / max(1, total["brackets"]) if total["brackets"] else 1.0,
        _phrases_found(_plain(written.running).split(), " ".join(_plain(read).split())),
        1000 * marks / max(1, len(read) - marks),
        len(forms),
    )


def tokens(text: str) -> list[str]:
    """Words with their vowel marks, and brackets; nothing of what is invisible."""
    text = _plain(text)
    found: list[str] = []
    word = ""
    for char in text:
        if unicodedata.category(char)[0] in "LNM":
            word += char
            continue
        found += [word] if word else []
        found += char if char in BRACKETS else ""
        word = ""
    return [*found, word] if word else found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", CUT.sub("", text).translate(LEFT_OUT))


def _phrases_found(words: list[str], read: str) -> float:
    """The share of phrases, stops and brackets included, that a search in what is read finds."""
    places = range(len(words) - PHRASE + 1)
    found = sum(" ".join(words[place : place + PHRASE]) in read for place in places)
    return found / len(places) if places else 1.0


def _compare(source: list[str], read: list[str], total: Counter[str]) -> list[str]:
    """Count what of the source is read in order; returns what is left over."""
    places = [i for i, token in enumerate(source) if token not in BRACKETS]
    seen = [i for i, token in enumerate(read) if token not in BRACKETS]
    pairs = [(-1, -1), *_matched(source, read, places, seen), (len(source), len(read))]
    total["words"] += len(places)
    total["words back"] += len(pairs) - 2
    taken = {there for _, there in pairs}
    for (here, there), (next_here, next_there) in pairwise(pairs):
        wanted = Counter(token for token in source[here + 1 : next_here] if token in BRACKETS)
        between = read[there + 1 : next_there]
        found = Counter(between[:NEAR] + between[NEAR:][-NEAR:])
        total["brackets"] += wanted.total()
        total["brackets back"] += (wanted & found).total()
    return [token for i, token in enumerate(read) if i not in taken]


def _matched(
    source: list[str], read: list[str], places: list[int], seen: list[int]
) -> list[tuple[int, int]]:
    """The places of words that are in both in the same order."""
    steps = LCSseq.opcodes([source[i] for i in places], [read[i] for i in seen])
    return [
        (places[step.src_start + i], seen[step.dest_start + i])
        for step in steps
        if step.tag == "equal"
        for i in range(step.src_end - step.src_start)
    ]
