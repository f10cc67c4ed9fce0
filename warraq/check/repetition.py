"""Rules on what is said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from warraq.check.passages import Passage
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.language.arabic import bare

LENGTH = 8
_WORD = re.compile(r"\w+(?:[\u064b-\u0652\u0670]+\w*)*")
_RIGHT_TWICE = frozenset(
    (
        "شيئا",
        "فشيئا",
        "رويدا",
        "كلا",
        "صفا",
        "يوما",
        "جنبا",
        "وجها",
        "خطوة",
        "جدا",
        "بي",
        "سي",
        "that",
        "had",
        "very",
    )
)


@rule("C-rep-01")
def no_word_stands_twice(copy: StudyText) -> Iterator[Wrong]:
    """No word follows itself, with or without a pronoun."""
    for passage in copy.passages:
        found = [*_WORD.finditer(passage.text)]
        for one, two in pairwise(found):
            if passage.text[one.end() : two.start()].strip() or one[0].isdigit():
                continue
            first, second = bare(one[0]).lower(), bare(two[0]).lower()
            if len(first) < 2:
                continue
            doubled = first == second or (
                len(first) > 3 and second in (first + ending for ending in ("ه", "ها", "هم"))
            )
            if doubled and first not in _RIGHT_TWICE:
                yield Wrong(
                    passage.place(two.start()),
                    f"«{one[0]} {two[0]}»: a word stands twice",
                    "take one out",
                )


@rule("C-rep-02")
def no_passage_stands_twice(copy: StudyText) -> Iterator[Wrong]:
    """No eight words in a row come again in the chapters; an abstract may repeat them."""
    seen: dict[tuple[str, ...], Passage] = {}
    abstracts = {str(c.place.path) for c in copy.study.chapters if c.role == "abstract"}
    for passage in (p for p in copy.text if p.owner not in abstracts):
        found = [*_WORD.finditer(passage.text)]
        words = [bare(m[0]).lower() for m in found]
        skip = 0
        for i in range(len(words) - LENGTH + 1):
            window = tuple(words[i : i + LENGTH])
            first = seen.setdefault(window, passage)
            if first is not passage and i >= skip:
                skip = i + LENGTH
                said = passage.text[found[i].start() : found[i + LENGTH - 1].end()]
                message = f"«{said}» stood before, at {first.place()}"
                yield Wrong(
                    passage.place(found[i].start()), message, "say it once, or say it is repeated"
                )


RULES = (no_word_stands_twice, no_passage_stands_twice)
