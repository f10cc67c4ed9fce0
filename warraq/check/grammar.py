"""Rules on grammar that hold without knowing what a sentence means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText

_GENITIVE = frozenset(
    ("من", "في", "على", "إلى", "عن", "مع", "بين", "لدى", "ضد", "نحو", "بعد", "قبل", "عند", "دون", "كل", "بعض",
     "جميع", "وجود", "معظم", "أحد", "كبار", "عدد", "أغلب", "غالبية")
)  # fmt: skip
_PREPOSITIONS = frozenset(("في", "على", "إلى", "عن"))
_NOMINATIVE = re.compile(r"^(ال\w{3,})ون$")


@rule("C-gram-01")
def genitives_end_in_ya(copy: StudyText) -> Iterator[Wrong]:
    """After a preposition a sound plural ends in ين, not in ون."""
    for passage, words in copy.arabic:
        for (first, one), (second, two) in pairwise(words):
            word = _NOMINATIVE.match(second) if first in _GENITIVE else None
            apart = passage.text[one.end() : two.start()].strip()
            if word and not apart and copy.lexicon.zipf(word[1] + "ين") > 2.5:
                message = f"«{one[0]} {two[0]}» is not in the genitive"
                yield Wrong(passage.place(two.start()), message, f"write {word[1]}ين")


@rule("C-gram-02")
def prepositions_have_a_noun(copy: StudyText) -> Iterator[Wrong]:
    """A preposition is not followed by another one: a word is lost between them."""
    for passage, words in copy.arabic:
        for (first, one), (second, two) in pairwise(words):
            apart = passage.text[one.end() : two.start()].strip()
            governed = second in _PREPOSITIONS or re.match(r"لل\w{3}", second)
            if first in _PREPOSITIONS and governed and not apart:
                message = f"«{one[0]} {two[0]}»: nothing stands between the prepositions"
                yield Wrong(
                    passage.place(one.start()), message, "a word may be lost: see the source"
                )


_TITLES = frozenset(
    ("المرشد", "الرئيس", "السيد", "الشيخ", "الإمام", "الوزير", "القائد", "الدكتور", "الجنرال", "الباحث")
)  # fmt: skip
_AFTER_ON = frozenset(
    ("أن", "أنه", "أنها", "أنهم", "هذا", "هذه", "ذلك", "تلك", "الرغم", "الأقل", "حد", "حساب", "أساس",
     "مستوى", "صعيد", "نحو", "وجه", "سبيل", "كل", "جميع", "كافة", "مدى", "رأس", "غرار", "ضوء")
)  # fmt: skip


@rule("C-gram-03")
def on_is_not_a_name(copy: StudyText) -> Iterator[Wrong]:
    """على (on) and علي (a name) are not taken for each other."""
    for passage, words in copy.arabic:
        for (before, one), (word, two), (after, three) in zip(
            words, words[1:], words[2:], strict=False
        ):
            if word == "على" and before in _TITLES and not after.startswith(("ال", "أن", "هذ")):
                message = f"«{one[0]} {two[0]} {three[0]}»: a name is meant"
                yield Wrong(passage.place(two.start()), message, "write علي")
            elif word in ("علي", "وعلي") and after in _AFTER_ON:
                message = f"«{two[0]} {three[0]}»: no name is meant"
                yield Wrong(passage.place(two.start()), message, f"write {word[:-1]}ى")


RULES = (genitives_end_in_ya, prepositions_have_a_noun, on_is_not_a_name)
