"""Facts of the Arabic script that checking and importing share: marks, words, digits, ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
MARKS = "\u064b-\u0652\u0670"
TATWEEL = "\u0640"
PERSIAN = "\u067e\u0686\u0698\u06a9\u06af\u06cc"
LETTERED = ("أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي")
ORDINALS = ("أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا")

# a word holds a letter: a tatweel or vowel mark alone is a sign
WORD = re.compile(
    rf"(?=[{TATWEEL}\u064b-\u0652\u0670]*[\u0621-\u063a\u0641-\u064a\u0671-\u06d3])"
    rf"[\u0621-\u063a{TATWEEL}-\u0652\u0670-\u06d3]+"
)
_MARK = re.compile(f"[{MARKS}{TATWEEL}]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬", "01234567890123456789%.,")


def bare(word: str) -> str:
    """The word without vowel marks and tatweel."""
    return _MARK.sub("", word)


def western_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits as 0-9, character for character."""
    return text.translate(_DIGITS)


def find_words(text: str) -> Iterator[re.Match[str]]:
    """The Arabic-script words of a text, in order."""
    return WORD.finditer(text)


def is_arabic(text: str) -> bool:
    """Whether more of the text's letters are Arabic than Latin."""
    arabic = sum(len(m[0]) for m in WORD.finditer(text))
    return arabic > sum(ch.isascii() and ch.isalpha() for ch in text)


def read_ordinal(text: str) -> int:
    """The number of a heading that begins with أولًا، ثانيًا …, or 0."""
    first = bare(text.strip().strip("*").split(":")[0].split(" ")[0])
    return ORDINALS.index(first) + 1 if first in ORDINALS else 0
