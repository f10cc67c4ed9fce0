"""Rules on English words and names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from string import ascii_lowercase

from rapidfuzz.distance import DamerauLevenshtein

from warraq.check.lexicon import edits, frequencies, frequency
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText


@rule("C-word-09")
def english_words_are_known(copy: StudyText) -> Iterator[Wrong]:
    """An English word in small letters is in the list of words, or far from all that are in it."""
    own = {
        word.lower()
        for text in (*copy.settings.words, *copy.settings.names)
        for word in text.split()
    }
    for passage in (p for p in copy.passages if p.language == "en"):
        for found in passage.latin_words():
            word = found[0].replace("’", "'")
            plain = word.islower() and len(word) > 4 and "-" not in word and word not in own
            if plain and (right := _correction(word.removesuffix("'s"))):
                message = f"«{found[0]}» is hardly a word"
                yield Wrong(passage.place(found.start()), message, f"perhaps {right}?")


def _correction(word: str) -> str:
    """The common word one slip away from a word that is rare, if it is long, or in no list."""
    common = frequencies("en", "small")
    if word in common:
        return ""
    near = ((common[other], other) for other, _ in edits(word, common, ascii_lowercase))
    best, other = max(near, default=(0.0, ""))
    if best <= 3.7 or other in (word + "s", word[:-1]):
        return ""
    least = 2.0 if len(word) < 7 else best - 1.7
    sure = len(word) > 6 and best > 4.7
    return other if sure or frequency("en", word) < least else ""


@rule("C-name-06")
def english_names_have_one_spelling(copy: StudyText) -> Iterator[Wrong]:
    """No name in Latin letters is one letter away from another of the study that is used no less."""
    places = [(found[0].split("’")[0].split("'")[0], passage, found.start())
              for passage in copy.passages if passage.language == "en"
              for found in passage.latin_words() if found[0].istitle() and len(found[0]) > 5]  # fmt: skip
    counts = Counter(name for name, _, _ in places)
    own = {word for name in copy.settings.names for word in name.split()}
    alike = defaultdict(list)
    for name in counts:
        alike[name[:2]].append(name)
    rarer = {}
    for group in alike.values():
        for one, two in combinations(group, 2):
            less, more = sorted((one, two), key=lambda name: (name in own, counts[name]))
            if less not in own and _is_slip_of_name(less, more):
                rarer[less] = more
    for name, passage, at in places:
        if usual := rarer.get(name):
            message = f"«{name}» is also spelled {usual} ({counts[usual]} times)"
            yield Wrong(passage.place(at), message, "write it one way")


def _is_slip_of_name(name: str, usual: str) -> bool:
    """Whether the names differ by one letter that is no English ending, and the first is no common word."""
    if DamerauLevenshtein.distance(name, usual, score_cutoff=1) != 1:
        return False
    ends = [
        long[len(short) :]
        for short, long in ((name, usual), (usual, name))
        if long.startswith(short)
    ]
    return not {*ends} & {"s", "n", "i", "d"} and frequency("en", name.lower()) < 2.8


RULES = (english_words_are_known, english_names_have_one_spelling)
