"""Rules on stops, quotation marks, dashes and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warraq.check.passages import Passage
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.errors import Severity

NOTE = Severity.NOTE
_LATIN = re.compile(r"(?<=[\u0621-\u064a\u064b-\u0652»)])\s*([,;?])(?=\s|$|[\u0621-\u064a])")
_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_SPACED = re.compile(r"(?<=[^\s.؟!…])[ \u00a0]+([.،؛:؟!,;?])(?![.\w])")
_UNSPACED = re.compile(
    r"[،؛](?=[^\s\d»”)\]])|(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=[\u0621-\u064a]{3})[.؟](?=[\u0621-\u064a]{2})"
)
_STRAIGHT = re.compile(r'"([^"]*)"')
_CLOSED_DASH = re.compile(r"(?<=\s)-(?=\w)[^-]{2,80}(?<=\w)-(?=[\s،.])")
_OPEN_DASH = re.compile(r"(?<=\s)[-–](?=\s)")
_LEFTOVER = re.compile(r"[-–]\s*،")
_YEAR = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?!\d)(?:(?P<sign>[ \u00a0]?م)(?!\w)|(?<=(?:عام|سنة) \d{4})(?![ \u00a0]?م(?!\w)))"
)
_ERAS = {
    "": "without a sign",
    "م": "with م",
    " م": "with a space and م",
    "\u00a0م": "with a space and م",
}
_PAIRS = {"«": "»", "(": ")", "[": "]", "“": "”", "‹": "›"}
_NUMBERED_ITEM = re.compile(r"^\s*(?:\d+|[\u0621-\u064a]|هـ|[a-z])\)", re.IGNORECASE)


@rule("C-punct-01")
def stops_are_of_the_script(copy: StudyText) -> Iterator[Wrong]:
    """Arabic has its own comma, semicolon and question mark."""
    for passage in _in(copy, "ar"):
        for found in _LATIN.finditer(passage.text):
            message = f"a Latin {found[1]} stands in Arabic"
            yield Wrong(passage.place(found.start(1)), message, f"write {_ARABIC[found[1]]}")


@rule("C-punct-02")
def no_space_before_a_stop(copy: StudyText) -> Iterator[Wrong]:
    """A stop follows its word at once."""
    for passage in copy.passages:
        for found in _SPACED.finditer(passage.text):
            if not _in_marks(passage, found.start(1)):
                yield Wrong(
                    passage.place(found.start(1)),
                    f"a space stands before {found[1]}",
                    "take it out",
                )


def _in_marks(passage: Passage, at: int) -> bool:
    """Whether a note's mark, which the words lack, stands at the space."""
    return any(mark.at in (at, at - 1) for mark in passage.marks)


@rule("C-punct-03")
def a_space_follows_a_comma(copy: StudyText) -> Iterator[Wrong]:
    """A comma, a semicolon and an Arabic stop are followed by a space."""
    for passage in copy.passages:
        for found in _UNSPACED.finditer(passage.text):
            if "://" not in passage.text[max(found.start() - 60, 0) : found.start()]:
                yield Wrong(
                    passage.place(found.start()), f"no space after {found[0]}", "put one in"
                )


@rule("C-punct-04")
def pairs_are_closed(copy: StudyText) -> Iterator[Wrong]:
    """Every bracket and quotation mark that opens closes in the same paragraph."""
    for passage in copy.passages:
        open_: list[tuple[str, int]] = []
        lead = _NUMBERED_ITEM.match(passage.text)
        for at, sign in enumerate(passage.text):
            if sign in _PAIRS:
                open_.append((sign, at))
            elif sign in _PAIRS.values() and not (lead and at < lead.end()):
                if open_ and _PAIRS[open_[-1][0]] == sign:
                    open_.pop()
                else:
                    yield Wrong(
                        passage.place(at), f"{sign} closes nothing", "open it, or take it out"
                    )
        for sign, at in open_:
            yield Wrong(passage.place(at), f"{sign} is not closed", f"close it with {_PAIRS[sign]}")


@rule("C-punct-05")
def quotation_marks_are_of_the_script(copy: StudyText) -> Iterator[Wrong]:
    """Arabic quotes with « », and within them with ‹ ›."""
    for passage in _in(copy, "ar"):
        for found in _STRAIGHT.finditer(passage.text):
            before = passage.text[: found.start()]
            inner = before.count("«") > before.count("»")
            right = f"‹{found[1]}›" if inner else f"«{found[1]}»"
            yield Wrong(
                passage.place(found.start()), f"{found[0]} is in straight quotes", f"write {right}"
            )


@rule("C-punct-06", NOTE)
def dashes_are_of_one_kind(copy: StudyText) -> Iterator[Wrong]:
    """Parentheses between dashes are set one way; no comma follows the closing dash."""
    for passage in copy.text:
        for found in _LEFTOVER.finditer(passage.text):
            yield Wrong(
                passage.place(found.start()), "a comma follows a dash", "keep one of the two"
            )
    spaced = sum(len(_OPEN_DASH.findall(p.text)) // 2 for p in copy.text)
    for passage in copy.text:
        for found in _CLOSED_DASH.finditer(passage.text):
            if spaced:
                message = f"«{found[0]}» has dashes without spaces, {spaced} others have spaces"
                yield Wrong(passage.place(found.start()), message, "set them all one way")


@rule("C-punct-07", NOTE)
def years_are_written_alike(copy: StudyText) -> Iterator[Wrong]:
    """The sign of the era stands at every year of the text, with a space or without, or at none."""
    found: dict[str, list[tuple[Passage, int, str]]] = {sign: [] for sign in _ERAS.values()}
    for passage in (p for p in copy.text if p.language == "ar"):
        for match in _YEAR.finditer(passage.digits):
            found[_ERAS[match["sign"] or ""]].append((passage, match.start("year"), match[0]))
    usual, *others = sorted(found, key=lambda sign: -len(found[sign]))
    for sign in (sign for sign in others if found[sign]):
        passage, at, words = found[sign][0]
        message = (
            f"«{words}»: {len(found[sign])} years are written {sign}, {len(found[usual])} {usual}"
        )
        yield Wrong(passage.place(at), message, "write all years alike")


def _in(copy: StudyText, language: str) -> Iterator[Passage]:
    return (p for p in copy.passages if p.language == language)


RULES = (
    stops_are_of_the_script, no_space_before_a_stop, a_space_follows_a_comma, pairs_are_closed,
    quotation_marks_are_of_the_script, dashes_are_of_one_kind, years_are_written_alike,
)  # fmt: skip
