"""How common a word is: wordfreq's lists, the study's own words, and Arabic clitics."""

from __future__ import annotations

import gzip
import importlib.util
from collections import Counter
from collections.abc import Container, Iterator
from functools import cache
from itertools import repeat
from math import log10
from pathlib import Path

import msgpack

from warraq.check.settings import shared
from warraq.check.study_text import StudyText
from warraq.language.arabic import LETTERS, bare

RARE = 2.5
_PROCLITICS = (
    "",
    "و",
    "ف",
    "ب",
    "ك",
    "ل",
    "س",
    "وس",
    "ال",
    "لل",
    "وال",
    "فال",
    "بال",
    "كال",
    "ولل",
    "وب",
    "ول",
)
_LEADS = (
    *(
        a + b + c for a in ("", "و", "ف", "أ") for b in ("", "ب", "ك", "ل", "س") for c in ("", "ال")
        if b + c != "سال"
    ),
    "لل", "ولل", "فلل",
)  # fmt: skip
_ENDINGS = frozenset(
    number + pronoun
    for number in (
        "",
        "ت",
        "ات",
        "ي",
        "ا",
        "ان",
        "ون",
        "وا",
        "ية",
        "يا",
        "ين",
        "تا",
        "تان",
        "تين",
        "يين",
        "يون",
        "ة",
        "ن",
    )
    for pronoun in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم")
)
_SHAPES = (
    "بتثنيئ",
    "جحخ",
    "دذ",
    "رز",
    "سش",
    "صض",
    "طظ",
    "عغ",
    "فق",
    "أاإآ",
    "هة",
    "ىي",
    "ؤو",
    "كل",
)
LOOKS = {a: {b for shape in _SHAPES if a in shape for b in shape} for a in LETTERS}
LONGEST = 30  # letters: longer ones are no words
COSTS = {"shape": 1.0, "swap": 1.2, "insert": 1.8, "delete": 1.8, "replace": 2.0}
_LEAST = {"shape": (1.0, 1.5), "swap": (1.0, 1.5)}
_LEAST_OTHER = (1.5, 2.6)


@cache
def frequencies(language: str, size: str = "large") -> dict[str, float]:
    """The Zipf frequency (its power of ten in a billion words) of each word that wordfreq lists."""
    known: dict[str, float] = {}
    for centibels, words in enumerate(_listed(language, size)):
        known.update(zip(words, repeat(9 - centibels / 100)))
    return known


@cache
def frequency(language: str, word: str) -> float:
    """The Zipf frequency of one word: for a few words, the list is not made a dictionary."""
    steps = enumerate(_listed(language, "large"))
    return next((9 - centibels / 100 for centibels, words in steps if word in words), 0.0)


@cache
def _listed(language: str, size: str) -> list[list[str]]:
    """wordfreq's words, the most common first, a list for each centibel; none if it is not there."""
    # Importing wordfreq takes longer than reading its list: the list is found without it.
    spec = importlib.util.find_spec("wordfreq")
    if spec is None or spec.origin is None:
        return []
    path = Path(spec.origin).parent / "data" / f"{size}_{language}.msgpack.gz"
    return msgpack.unpackb(gzip.decompress(path.read_bytes()))[1:] if path.is_file() else []


class Lexicon:
    """The Arabic words that a study may use, and how likely each of them is in it."""

    def __init__(self, copy: StudyText) -> None:
        self.general = frequencies("ar")
        self.own = {
            bare(word)
            for text in (*copy.settings.words, *copy.settings.names)
            for word in text.split()
        }
        self.own |= {word for right in copy.settings.terms.values() for word in bare(right).split()}
        house = {bare(word) for family in shared("words") for word in family}
        self.listed = self.own | house
        self.places = [
            (word, found[0], passage, found.start())
            for passage, words in copy.arabic
            for word, found in words
            if not _is_vowelled(found[0], word)
        ]
        self.counts = Counter(word for word, *_ in self.places)
        self.corrections: dict[str, str] = {}

    def zipf(self, word: str) -> float:
        """The word's general frequency as it stands, 0 if unknown."""
        return self.general.get(word, 0.0)

    def commonness(self, word: str) -> float:
        """The word's frequency in general use, raised by the study's own."""
        count = self.counts[word]
        return self.usage(word) + (0.8 + 1.2 * log10(count) if count > 1 else 0.0)

    def usage(self, word: str) -> float:
        """The word's general frequency, without its proclitics if that is more."""
        return max(
            (
                self.zipf(word[len(p) :]) - 0.7 * bool(p)
                for p in _PROCLITICS
                if not p or (word.startswith(p) and len(word) - len(p) >= 3)
            ),
            default=0.0,
        )

    def correction(self, word: str) -> str:
        """For a word that is rare everywhere, the far more common one a slip away, or nothing."""
        if word not in self.corrections:
            self.corrections[word] = self._correction(word)
        return self.corrections[word]

    def _correction(self, word: str) -> str:
        if len(word) > LONGEST:
            return ""
        here = self.zipf(word) if self.zipf(word) >= RARE else self.commonness(word)
        if self.usage(word) >= RARE or self.is_own(word):
            return ""
        derived = self.is_derived(word)
        unknown = not derived and self.usage(word) < 1
        gains = [
            (gain, other)
            for other, kind in edits(word, self.general)
            if len(other) > 2 and not is_form(word, other)
            if (
                gain := self.commonness(other)
                - COSTS[kind]
                - (here, 0.0)[unknown and kind == "swap"]
            )
            > _LEAST.get(kind, _LEAST_OTHER)[derived]
        ]
        return max(gains, default=(0.0, ""))[1]

    def is_own(self, word: str) -> bool:
        """Whether the project or the house lists the word, with or without clitics."""
        rests = [word[len(p) :] for p in _PROCLITICS if word.startswith(p)]
        return any(rest in self.listed or "ال" + rest in self.listed for rest in rests)

    def is_derived(self, word: str, least: float = 3.0) -> bool:
        """Whether the word is a common one with proclitics, endings or another verbal prefix."""
        for lead in _LEADS if len(word) <= LONGEST else ():
            rest = word.removeprefix(lead) if word.startswith(lead) else ""
            for cut in range(len(rest) - 2):
                stem, ending = rest[: len(rest) - cut], rest[len(rest) - cut :]
                changed = (lead or ending) and ending in _ENDINGS
                if changed and any(self.zipf(form) >= least for form in _stems(stem)):
                    return True
        return False


def _is_vowelled(raw: str, word: str) -> bool:
    """Whether a word bears its vowel marks as scripture and verse do, which keep their own spelling."""
    return len(word) > 2 and len(raw) - len(word) > 0.6 * len(word)


def _stems(stem: str) -> Iterator[str]:
    """The forms under which a list may hold what is left of a word."""
    if len(stem) > 2:
        yield from (stem, stem + "ة", "ي" + stem, "ت" + stem)
        if len(stem) > 3 and stem[0] in "يتنأ":
            yield from (prefix + stem[1:] for prefix in "يتنأ")


def is_form(word: str, other: str) -> bool:
    """Whether the two differ by a proclitic or an ending alone: forms of the same word."""
    long, short = sorted((word, other), key=len, reverse=True)
    ending = long[:-1] == short and long[-1] in "هاةيكنتو"
    return ending or (long[1:] == short and long[0] in "وفبكلسأ")


def edits(word: str, known: Container[str], letters: str = LETTERS) -> Iterator[tuple[str, str]]:
    """The known words one slip away, and the kind of slip; letters of one shape are taken for each other."""
    for i, letter in enumerate(word):
        head, tail = word[:i], word[i + 1 :]
        for other in [o for o in letters if head + o + tail in known and o != letter]:
            yield head + other + tail, "shape" if other in LOOKS.get(letter, ()) else "replace"
        if head + tail in known:
            yield head + tail, "delete"
        if tail and tail[0] != letter and (swapped := head + tail[0] + letter + tail[1:]) in known:
            yield swapped, "swap"
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        yield from [(head + o + tail, "insert") for o in letters if head + o + tail in known]
