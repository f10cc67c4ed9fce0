"""A rule on periods: the same figure for a shorter and for a longer time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from warraq.check.quantities import Quantity
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.check.sums import sentences

_ARABIC_COUNTS = ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
_ENGLISH_COUNTS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {
    word: n for words in (_ARABIC_COUNTS, _ENGLISH_COUNTS) for n, word in enumerate(words, 3)
}
_PERIODS = (
    (rf"(?:الأشهر|أشهر|الشهور)\s+(?:ال)?(?P<n>{'|'.join(_ARABIC_COUNTS)})", 0),
    (rf"(?:first|last|past)\s+(?P<n>{'|'.join(_ENGLISH_COUNTS)})\s+months", 0),
    (r"النصف (?:الأول|الثاني)|(?:first|second) half|\bH[12]\b", 6),
    (r"الربع (?:الأول|الثاني|الثالث|الرابع)|(?:first|second|third|fourth) quarter|\bQ[1-4]\b", 3),
    (
        r"عام كامل|سنة كاملة|العام كله|(?:عام|سنة) \d{4} (?:كله|كلها|بأكمله)|طوال (?:العام|عام)"
        r"|(?:full|whole|entire) year|all of \d{4}",
        12,
    ),
    (r"(?:في|خلال) (?:عام|سنة) \d{4}|(?:in|during|for) \d{4}(?!\w)", 12),
)

_ANY_PERIOD = re.compile("|".join(re.sub(r"\(\?P<n>", "(?:", pattern) for pattern, _ in _PERIODS))


@rule("C-num-03")
def periods_differ(copy: StudyText) -> Iterator[Wrong]:
    """The same figure for a shorter and a longer period is likely a slip."""
    for passage, (start, end), found in sentences(copy):
        if not _ANY_PERIOD.search(passage.text, start, end):
            continue
        for one, two in _same_figures(found):
            before = _months(passage.text[start : one.start])
            stops = (one.end, end) if before else (two.end, end)
            lengths = [before or _months(passage.text[one.end : two.start])]
            lengths += [_months(passage.text[slice(*stops)])]
            if all(lengths) and lengths[0] != lengths[1]:
                message = f"{two.text} stands for {lengths[0]} months and for {lengths[1]} alike"
                yield Wrong(passage.place(two.start), message, "check both figures at the source")


def _same_figures(found: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs of a sentence's figures that are the same number of the same unit."""
    alike: dict[tuple[float, str], list[Quantity]] = defaultdict(list)
    for figure in found:
        if not figure.percent and figure.digits > 9:
            alike[figure.value, figure.unit].append(figure)
    for figures in alike.values():
        yield from combinations(figures[:4], 2)


def _months(text: str) -> int:
    for pattern, months in _PERIODS:
        if found := re.search(pattern, text):
            return months or _COUNTS.get(found["n"], 0)
    return 0


RULES = (periods_differ,)
