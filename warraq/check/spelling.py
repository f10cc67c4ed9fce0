"""Rules on Arabic spelling: words that no lexicon knows, and words that are likely another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from warraq.check.lexicon import LOOKS, Lexicon
from warraq.check.rule import Wrong, rule
from warraq.check.settings import shared
from warraq.check.study_text import StudyText
from warraq.errors import Severity
from warraq.language.arabic import bare

NOTE = Severity.NOTE
_STEM = re.compile(r"^(?:[وف]?(?:بال|كال|ال|لل|[بكل])?|[وف])(?=إ)")
_WASL = re.compile(
    r"إ(?:ست\w{3,}|ن\w\wا\w.*|\wت\wا\w.*|ت\wا\w.*|طلاع\w*|ضطرا\w+|صطفا\w+|زد\wا\w+)$"
)
_LOAN = ("إسترات", "إستون", "إستاد", "إستوديو")


@rule("C-word-01")
def words_are_known(copy: StudyText) -> Iterator[Wrong]:
    """A word that is rare everywhere and one slip from a far more common one is likely that one."""
    lexicon = copy.lexicon
    for word, raw, passage, at in lexicon.places:
        if len(word) > 3 and (right := lexicon.correction(word)):
            yield Wrong(passage.place(at), f"«{raw}» is hardly a word", f"perhaps {right}?")


@rule("C-word-02", NOTE)
def words_are_in_the_lexicon(copy: StudyText) -> Iterator[Wrong]:
    """A word that stands once and that no list knows, in any form, is looked at."""
    lexicon = copy.lexicon
    for word, raw, passage, at in lexicon.places:
        once = lexicon.counts[word] == 1 and len(word) > 3 and lexicon.commonness(word) < 1
        known = not once or lexicon.is_own(word) or lexicon.is_derived(word, 2.5)
        if not known and not lexicon.correction(word):
            hint = "correct it, or list it under `words` in study/check.yaml"
            yield Wrong(passage.place(at), f"«{raw}» is in no list of words", hint)


@rule("C-word-03")
def hamzat_wasl_is_bare(copy: StudyText) -> Iterator[Wrong]:
    """Verbal nouns of the forms with hamzat wasl begin with a bare alif."""
    lexicon = copy.lexicon
    for word, raw, passage, at in lexicon.places:
        lead = _STEM.match(word)
        stem = word[lead.end() :] if lead else word
        if not _WASL.match(stem) or stem.startswith(_LOAN):
            continue
        right = word.replace("إ", "ا", 1)
        if lexicon.zipf("ا" + stem[1:]) > lexicon.zipf(stem) or lexicon.zipf(right) > lexicon.zipf(
            word
        ):
            yield Wrong(passage.place(at), f"«{raw}» begins with hamzat wasl", f"write {right}")


@rule("C-word-04")
def endings_are_right(copy: StudyText) -> Iterator[Wrong]:
    """Final ه and ة, final ى and ي are not taken for each other."""
    lexicon = copy.lexicon
    for word, raw, passage, at in lexicon.places:
        other = word[:-1] + {"ه": "ة", "ة": "ه", "ى": "ي", "ي": "ى"}.get(word[-1], "")
        if len(word) < 4 or len(other) < len(word) or lexicon.is_own(word):
            continue
        here, gain = lexicon.zipf(word), lexicon.zipf(other) - lexicon.zipf(word)
        rare = here < 1.7 and gain > 1.0
        if lexicon.zipf(other) and (rare or _is_ending_slip(word, here, gain, lexicon)):
            yield Wrong(passage.place(at), f"«{raw}» ends in {word[-1]}", f"perhaps {other}?")


def _is_ending_slip(word: str, here: float, gain: float, lexicon: Lexicon) -> bool:
    """Whether a word that lists do hold ends in ه or ى by a habit of typing, not by grammar."""
    definite = bool(re.match(r"[وفبك]{0,2}ال|لل", word))
    if word[-1] == "ه" and definite:
        return (here < 2.5 and gain > 0.4) or (here < 4 and gain > 1.5)
    if word[-1] == "ه":
        return here < 4 and gain > 1.5 and lexicon.zipf(word[:-1]) < 3
    verb = word[0] in "يتنأ"
    return word[-1] == "ى" and (gain > 1.05 if definite else gain > 1.5 and not verb)


@rule("C-word-05")
def numerals_agree(copy: StudyText) -> Iterator[Wrong]:
    """Three to ten take the gender opposite to that of the counted word's singular."""
    lists = shared("counted")
    for passage, words in copy.arabic:
        for (first, one), (noun, two) in pairwise(words):
            number = first.removeprefix("و")
            for gender in lists:
                if number in gender["wrong"] and noun in gender["nouns"]:
                    right = gender["right"][gender["wrong"].index(number)]
                    yield Wrong(
                        passage.place(one.start()),
                        f"«{one[0]} {two[0]}»",
                        f"write {right} {two[0]}",
                    )


@rule("C-word-06")
def usage_is_sound(copy: StudyText) -> Iterator[Wrong]:
    """Words of the list of common slips, and of the project's `terms`, are written as it prefers."""
    preferred = {bare(e["wrong"]): e["right"] for e in shared("usage")}
    preferred |= {bare(wrong): right for wrong, right in copy.settings.terms.items()}
    wrong = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, preferred))})(?!\w)")
    for passage in copy.passages:
        for found in wrong.finditer(bare(passage.text)):
            at = bare_places(passage.text)[found.start()]
            message = f"«{found[0]}» is not what this house writes"
            yield Wrong(passage.place(at), message, f"write {preferred[found[0]]}")


def bare_places(text: str) -> list[int]:
    """Where each character stood that is left when a text loses its vowel marks."""
    return [at for at, character in enumerate(text) if bare(character)]


@rule("C-word-07")
def words_are_not_glued(copy: StudyText) -> Iterator[Wrong]:
    """A word that no list knows and that is two common ones lacks the space between them."""
    lexicon = copy.lexicon
    for word, raw, passage, at in lexicon.places:
        if len(word) < 6 or lexicon.zipf(word) or lexicon.commonness(word):
            continue
        if lexicon.is_own(word) or lexicon.is_derived(word):
            continue
        for i in range(3, len(word) - 2):
            if lexicon.zipf(word[:i]) > 4 and lexicon.zipf(word[i:]) > 4.5:
                message = f"«{raw}» is two words"
                yield Wrong(passage.place(at), message, f"write {word[:i]} {word[i:]}")
                break


@rule("C-word-08")
def words_are_not_their_twins(copy: StudyText) -> Iterator[Wrong]:
    """A word that stands once, one slip of a letter's shape from one that the study keeps using."""
    lexicon = copy.lexicon
    twins = dict(_twins(lexicon))
    for word, raw, passage, at in lexicon.places:
        if (twin := twins.get(word)) and not lexicon.correction(word):
            message = f"«{raw}» stands here once, «{twin}» {lexicon.counts[twin]} times"
            yield Wrong(passage.place(at), message, f"perhaps {twin}?")


def _twins(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Words of the study that stand once, each with the often used one that it may have been."""
    for twin, count in lexicon.counts.items():
        if count < 3 or len(twin) < 5:
            continue
        for word, rare, gain in _mistaken(twin):
            here = lexicon.zipf(word) if lexicon.counts.get(word) == 1 else 9.0
            enough = count > 3 or rare > 4
            if (
                enough
                and here < rare
                and lexicon.zipf(twin) - here > gain
                and not lexicon.is_own(word)
            ):
                yield word, twin


def _mistaken(twin: str) -> Iterator[tuple[str, float, float]]:
    """What a word becomes by a letter's shape mistaken within it, or by a long vowel lost."""
    for i, letter in enumerate(twin[:-1]):
        for other in LOOKS.get(letter, ()):
            if other != letter:
                yield twin[:i] + other + twin[i + 1 :], 4.2, 0.0
        if letter in "اوي" and i > 1:
            yield twin[:i] + twin[i + 1 :], 3.5, 1.0


RULES = (
    words_are_known, words_are_in_the_lexicon, hamzat_wasl_is_bare, endings_are_right, numerals_agree,
    usage_is_sound, words_are_not_glued, words_are_not_their_twins,
)  # fmt: skip
