"""Rules on the hygiene of Arabic script: code points, marks, digits, tatweel."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from warraq.check.passages import Passage
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.errors import Severity
from warraq.language.arabic import MARKS, TATWEEL, WORD

NOTE = Severity.NOTE
_PERSIAN = {
    "\u06a9": "ك",
    "\u06cc": "ي",
    "\u06c0": "ه",
    "\u06be": "ه",
    "\u06c1": "ه",
    "\u06d5": "ه",
}
_FORMS = re.compile("[\ufb50-\ufd3d\ufd40-\ufdcf\ufdf0-\ufdf9\ufdfc\ufe70-\ufefc]+")
_HIDDEN = re.compile("[\u200b\u00ad\ufeff\u202a-\u202e\u2066-\u2069\u061c]")
_STRAY = re.compile(rf"(?<=\w\w){TATWEEL}+(?=\w)|{TATWEEL}{{2,}}|(?<!\w){TATWEEL}+(?=\w\w)")
_VOWELS = "\u064b-\u0650\u0652"
_L, _V, _SHADDA = "[\u0621-\u064a]", "[\u064e-\u0650\u0652]?", "\u0651"
_LEAD, _END = r"(?<!\w)(?:[وفبل]|ال|وال|بال|لل)?", r"(?!\w)"
_DOUBLED = rf"(?:{_SHADDA}{_V}|{_V}{_SHADDA})"
_IMPOSSIBLE = tuple(
    (re.compile(pattern), what)
    for pattern, what in (
        (rf"[{_VOWELS}]{_SHADDA}?[{_VOWELS}]", "two vowel marks on one letter"),
        (rf"{_SHADDA}[{_VOWELS}]?{_SHADDA}", "shadda twice on one letter"),
        (
            rf"(?<={_L})[\u064b\u064d]{_SHADDA}?(?=[\u0621-\u0626\u0628-\u0648\u064a])",
            "tanwin within a word",
        ),
        (rf"\u064c(?={_L})", "tanwin within a word"),
        (rf"(?<![\w{MARKS}])[{MARKS}]", "a vowel mark without its letter"),
        (f"[اىة]{_SHADDA}", "shadda on a letter that bears none"),
        (rf"{_LEAD}م{_V}{_L}{_V}{_L}{_DOUBLED}و{_L}{_END}", "shadda in the pattern مفعول"),
        (
            rf"{_LEAD}ت{_V}[\u0621-\u0629\u062b-\u064a]{_V}{_L}{_V}{_L}{_DOUBLED}[\u0628\u062b-\u0645](?:ات)?{_END}",
            "shadda in the pattern تفعلل",
        ),
        (
            rf"{_LEAD}من{_L}{_DOUBLED}{_L}{_V}[\u0621-\u0628\u062a-\u0646]{_END}",
            "shadda in the pattern منفعل",
        ),
        (rf"{_LEAD}{_L}{_V}{_L}{_DOUBLED}{_L}{_V}اء{_END}", "shadda in the pattern فعلاء"),
    )
)
_DIGITS = {"western": "0-9", "Arabic-Indic": "٠-٩", "Persian": "۰-۹"}


def _arabic(copy: StudyText) -> Iterator[Passage]:
    """Arabic passages; Persian notes keep their letters."""
    return (p for p in copy.passages if p.language == "ar" and p.owner not in copy.foreign_notes)


@rule("C-arab-01")
def letters_are_arabic(copy: StudyText) -> Iterator[Wrong]:
    """No Arabic word holds the Persian kaf, yeh or heh."""
    for passage in _arabic(copy):
        for word in passage.words():
            if odd := next((ch for ch in word[0] if ch in _PERSIAN), ""):
                message = f"«{word[0]}» holds {unicodedata.name(odd)} (U+{ord(odd):04X})"
                hint = f"write {''.join(_PERSIAN.get(ch, ch) for ch in word[0])}, or mark it {{lang=fa}}"
                yield Wrong(passage.place(word.start()), message, hint)


@rule("C-arab-02")
def letters_are_not_presentation_forms(copy: StudyText) -> Iterator[Wrong]:
    """No letter is a presentation form: text from a PDF must be set right first."""
    for passage in copy.passages:
        for found in _FORMS.finditer(passage.text):
            right = unicodedata.normalize("NFKC", found[0])
            yield Wrong(
                passage.place(found.start()),
                f"«{found[0]}» is presentation forms",
                f"write {right}",
            )


@rule("C-arab-03")
def tatweel_is_no_letter(copy: StudyText) -> Iterator[Wrong]:
    """Tatweel stands at most after a letter that is a word of its own, as in بـ and هـ."""
    for passage in copy.passages:
        for found in _STRAY.finditer(passage.text):
            message = "a tatweel stretches the word: the press sets its own"
            yield Wrong(passage.place(found.start()), message, "take it out")


@rule("C-arab-04")
def marks_are_possible(copy: StudyText) -> Iterator[Wrong]:
    """Vowel marks stand where the script can have them, shadda where the word's pattern can."""
    for passage in _arabic(copy):
        for pattern, what in _IMPOSSIBLE:
            for found in pattern.finditer(passage.text):
                word = next(
                    (
                        w
                        for w in WORD.finditer(passage.text)
                        if w.start() <= found.start() < w.end()
                    ),
                    None,
                )
                if not passage.is_foreign(found.start()):
                    yield Wrong(
                        passage.place(word.start() if word else found.start()),
                        f"«{word[0] if word else found[0]}»: {what}", "correct the marks",
                    )  # fmt: skip


@rule("C-arab-05")
def nothing_is_hidden(copy: StudyText) -> Iterator[Wrong]:
    """No invisible control stands in the text; direction is the press's affair."""
    for passage in copy.passages:
        for found in _HIDDEN.finditer(passage.text):
            name = unicodedata.name(found[0], f"U+{ord(found[0]):04X}")
            yield Wrong(
                passage.place(found.start()), f"an invisible {name} stands here", "delete it"
            )


@rule("C-arab-06")
def digits_are_of_one_kind(copy: StudyText) -> Iterator[Wrong]:
    """The texts of a language keep to one kind of digits."""
    for language in copy.study.languages:
        found = [
            (kind, passage, match)
            for passage in copy.passages
            if passage.language == language
            for kind, digits in _DIGITS.items()
            for match in re.finditer(f"[{digits}]+", passage.text)
        ]
        usual = Counter(kind for kind, *_ in found).most_common(1)
        for kind, passage, match in found:
            if kind != usual[0][0]:
                message = f"{match[0]} is in {kind} digits, the study writes {usual[0][0]} ones"
                yield Wrong(passage.place(match.start()), message, "write all digits alike")


@rule("C-arab-07", NOTE)
def tanwin_stands_in_one_order(copy: StudyText) -> Iterator[Wrong]:
    """The accusative's marks stand before the alif everywhere, or after it everywhere."""
    forms = {"اً": re.compile("ا\u064b"), "ًا": re.compile("\u064bا")}
    found = {
        form: [(p, m.start()) for p in _arabic(copy) for m in sign.finditer(p.text)]
        for form, sign in forms.items()
    }
    less, more = sorted(found, key=lambda form: len(found[form]))
    if found[less]:
        passage, at = found[less][0]
        message = (
            f"tanwin is written {less} {len(found[less])} times and {more} {len(found[more])} times"
        )
        yield Wrong(passage.place(at), message, "write one of them everywhere")


RULES = (
    letters_are_arabic, letters_are_not_presentation_forms, tatweel_is_no_letter, marks_are_possible,
    nothing_is_hidden, digits_are_of_one_kind, tanwin_stands_in_one_order,
)  # fmt: skip
