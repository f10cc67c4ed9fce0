"""Rules on one thing spelled two ways: words, names, pairs of words that belong together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from warraq.check.lexicon import Lexicon, is_form
from warraq.check.rule import Wrong, rule
from warraq.check.settings import shared
from warraq.check.study_text import StudyText

_HAMZA = str.maketrans("أإآؤئ", "اااوي")
_ARTICLES = ("وال", "بال", "فال", "كال", "ال", "لل", "و")


@rule("C-name-01")
def words_have_one_spelling(copy: StudyText) -> Iterator[Wrong]:
    """No word is written with its letters in two orders, or with hamza here and without it there."""
    lexicon = copy.lexicon
    forms: dict[str, set[str]] = defaultdict(set)
    for word in lexicon.counts:
        if len(word) > 4:
            forms[word.translate(_HAMZA)].add(word)
            forms["".join(sorted(word))].add(word)
    rarer: dict[str, str] = {}
    for group in forms.values():
        usual = max(group, key=lambda w: (lexicon.counts[w], lexicon.zipf(w)))
        few = lexicon.counts[usual] // 5
        rarer |= {
            word: usual
            for word in group
            if _is_variant(word, usual)
            and (
                lexicon.zipf(word) < 3
                or (lexicon.counts[word] <= few and word == usual.translate(_HAMZA))
            )
        }
    yield from _told(lexicon, rarer)


def _is_variant(word: str, usual: str) -> bool:
    same = word.translate(_HAMZA) == usual.translate(_HAMZA)
    return word != usual and (same or DamerauLevenshtein.distance(word, usual) == 1)


@rule("C-name-02")
def variants_are_chosen(copy: StudyText) -> Iterator[Wrong]:
    """Where Arabic writes a word in more ways than one, the study keeps to the one it uses most."""
    lexicon = copy.lexicon
    families = [tuple(stems) for stems in shared("variants")]
    every = re.compile(
        rf"(?:{'|'.join(_ARTICLES)}|[فبكل])?({'|'.join(s for f in families for s in f)})"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for word in lexicon.counts:
        if match := every.match(word):
            found[match[1]].append(word)
    for stems in families:
        counts = {stem: sum(lexicon.counts[w] for w in found[stem]) for stem in stems}
        usual = max(counts, key=lambda stem: counts[stem])
        rarer = {w: usual for stem in stems if stem != usual for w in found[stem]}
        yield from _told(lexicon, rarer, counts)


@rule("C-name-03")
def names_have_one_spelling(copy: StudyText) -> Iterator[Wrong]:
    """A word that nothing explains is not nearly another one of the study, or a name of check.yaml."""
    lexicon = copy.lexicon
    unknown = [w for w in lexicon.counts if _is_unexplained(w, lexicon)]
    known = [
        w
        for w in lexicon.counts
        if len(w) > 5 and len(_stem(w)) > 5 and lexicon.zipf(_stem(w)) < 3.6
    ]
    known += [name for name in lexicon.own if len(name) > 4]
    by_letter = defaultdict(list)
    for other in known:
        by_letter[_stem(other)[0]].append((other, _stem(other)))
    rarer = {}
    for one in unknown:
        stem = _stem(one)
        for other, near in by_letter[stem[0]]:
            likely = other in lexicon.own or _rank(one, lexicon) < _rank(other, lexicon)
            if _alike(stem, near) and likely:
                rarer[one] = other
    yield from _told(lexicon, rarer)


def _alike(one: str, other: str) -> bool:
    """Whether two stems are near enough for their length; endings make forms of one word."""
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=2)
    return 0 < distance < 3 and len(one) >= 1 + 4 * distance and not is_form(one, other)


def _stem(word: str) -> str:
    return next(
        (word[len(a) :] for a in _ARTICLES if word.startswith(a) and len(word) - len(a) > 3), word
    )


def _is_unexplained(word: str, lexicon: Lexicon) -> bool:
    if len(word) < 6 or lexicon.zipf(word) >= 1.2:
        return False
    unknown = len(_stem(word)) > 5 and lexicon.commonness(word) < 1.2
    explained = (
        not unknown
        or lexicon.is_own(word)
        or lexicon.is_derived(word, 2.0)
        or lexicon.correction(word)
    )
    return not explained


def _rank(word: str, lexicon: Lexicon) -> tuple[float, int, str]:
    return lexicon.commonness(word), lexicon.counts[word], word


@rule("C-name-04")
def words_are_joined_or_apart(copy: StudyText) -> Iterator[Wrong]:
    """Two words here are not one word elsewhere in the study."""
    lexicon = copy.lexicon
    for passage, words in copy.arabic:
        for (first, one), (second, two) in pairwise(words):
            whole = (first + second).removeprefix("و")
            apart = passage.text[one.end() : two.start()] == " "
            count = lexicon.counts[whole] + lexicon.counts["و" + whole]
            if apart and count and len(first) > 2 and len(whole) > 6:
                message = f"«{one[0]} {two[0]}» is one word, {whole}, elsewhere"
                yield Wrong(passage.place(one.start()), message, "write it one way")


@rule("C-name-05")
def pairs_keep_together(copy: StudyText) -> Iterator[Wrong]:
    """A word that is always followed by the same one is not followed once by nearly that one."""
    followers: dict[str, Counter[str]] = defaultdict(Counter)
    pairs = []
    for passage, words in copy.arabic:
        for (first, one), (second, two) in pairwise(words):
            first = first[1:] if first[0] == "و" and len(first) > 4 else first
            followers[first][second] += 1
            pairs.append((first, second, one, two, passage))
    for first, second, one, two, passage in pairs:
        if len(followers[first]) != 2 or followers[first][second] != 1:
            continue
        usual, count = followers[first].most_common(1)[0]
        lone = usual != second and count > 1
        if lone and len(second) > 4 and not usual.startswith("ال") and _is_slip(second, usual):
            message = f"«{one[0]} {two[0]}» stands once, «{first} {usual}» {count} times"
            yield Wrong(passage.place(two.start()), message, f"perhaps {usual}?")


def _is_slip(word: str, usual: str) -> bool:
    """Whether the words differ by one letter that is no ending of grammar."""
    return DamerauLevenshtein.distance(word, usual) == 1 and (
        word + "ي" == usual or not is_form(word, usual)
    )


def _told(
    lexicon: Lexicon, rarer: dict[str, str], counts: dict[str, int] | None = None
) -> Iterator[Wrong]:
    for word, raw, passage, at in lexicon.places if rarer else ():
        if usual := rarer.get(word):
            count = (counts or lexicon.counts).get(usual, 0)
            message = f"«{raw}» is also spelled {usual} ({count} times)"
            yield Wrong(passage.place(at), message, "write it one way")


RULES = (
    words_have_one_spelling, variants_are_chosen, names_have_one_spelling, words_are_joined_or_apart,
    pairs_keep_together,
)  # fmt: skip
