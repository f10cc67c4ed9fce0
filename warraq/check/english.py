"""Rules on English spelling."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from warraq.check.copy import Copy
from warraq.check.lexicon import edits, frequencies, frequency
from warraq.check.rule import Wrong, rule


@rule("C-word-09")
def english_words_are_known(copy: Copy) -> Iterator[Wrong]:
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


RULES = (english_words_are_known,)
