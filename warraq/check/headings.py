"""Rules on the text's structure: the ladder of headings, paragraphs that are whole, lists that are lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from warraq.check.passages import Passage
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.errors import Severity
from warraq.language.arabic import LETTERED, read_ordinal
from warraq.language.structure import ends_whole, glued_item, leading_letter, leading_number

NOTE = Severity.NOTE


@rule("C-head-01")
def headings_skip_no_level(copy: StudyText) -> Iterator[Wrong]:
    """A heading is at most one level below the one before it, and a chapter has one of level 1."""
    level, owner = 0, ""
    for passage in copy.text:
        if passage.kind != "heading":
            continue
        level = level if passage.owner == owner else 0
        if passage.level > level + 1:
            message = f"a heading of level {passage.level} follows one of level {level}"
            yield Wrong(passage.place(), message, f"write it with {'#' * (level + 1)}")
        elif passage.level == 1 and level:
            yield Wrong(
                passage.place(), "a second heading of level 1 in one chapter", "write it with ##"
            )
        level, owner = passage.level, passage.owner


@rule("C-head-02")
def headings_are_marked(copy: StudyText) -> Iterator[Wrong]:
    """A short line of its own that has no stop, and a number or a paragraph below it, is a heading."""
    for before, passage, after in _with_neighbours(copy):
        lone = passage.kind == "paragraph" or not any(
            p and p.kind == "item" for p in (before, after)
        )
        short = passage.kind in ("paragraph", "item") and 5 < len(passage.text) <= 80
        counted = (
            leading_number(passage.text) or read_ordinal(passage.text) or passage.kind == "item"
        )
        leads = after and after.kind == "paragraph" and len(after.text) > 80
        whole = ends_whole(passage.text) or passage.marks
        if lone and short and (counted or leads) and not whole:
            yield Wrong(
                passage.place(), f"«{passage.text}» looks like a heading", "mark it with ##"
            )


@rule("C-head-03", NOTE)
def headings_have_no_number_or_stop(copy: StudyText) -> Iterator[Wrong]:
    """Numbers of headings are the design's, and a heading ends without a stop."""
    for passage in copy.text:
        if passage.kind != "heading":
            continue
        if (
            leading_number(passage.text)
            or read_ordinal(passage.text)
            or leading_letter(passage.text)
        ):
            yield Wrong(
                passage.place(),
                "the heading carries its number",
                "the design numbers it: take it off",
            )
        if passage.text.rstrip()[-1:] in ".:،؛;,":
            yield Wrong(
                passage.place(len(passage.text) - 1), "the heading ends with a stop", "take it off"
            )


@rule("C-head-04")
def list_items_stand_alone(copy: StudyText) -> Iterator[Wrong]:
    """The first item of a list begins a line of its own if the second does."""
    for _, passage, after in _with_neighbours(copy):
        for sign in _first_signs(after) if passage.kind != "heading" else ():
            at = glued_item(passage.text, sign)
            if at > 0:
                message = f"list item «{sign}.» runs on from its paragraph"
                yield Wrong(passage.place(at), message, "begin a new paragraph before it")


def _first_signs(second: Passage | None) -> tuple[str, ...]:
    """What the item before this one may begin with, if this is a second item."""
    if second is None or second.kind == "heading":
        return ()
    if (letter := leading_letter(second.text)) > 1:
        return (LETTERED[letter - 2],)
    if (number := leading_number(second.text)) > 1:
        return (str(number - 1),)
    return ("1", "-", "أ", "a") if second.kind == "item" else ()


@rule("C-head-05")
def paragraphs_are_whole(copy: StudyText) -> Iterator[Wrong]:
    """A long paragraph ends with a stop; one that does not goes on in the next."""
    for _, passage, after in _with_neighbours(copy):
        goes_on = (
            after
            and after.kind == "paragraph"
            and not leading_number(after.text)
            and not leading_letter(after.text)
        )
        if passage.kind == "paragraph" and len(passage.text) > 60 and not ends_whole(passage.text):
            hint = "join it with the next paragraph" if goes_on else "end it with a stop"
            yield Wrong(
                passage.place(len(passage.text.rstrip()) - 1),
                "the paragraph ends without a stop",
                hint,
            )


@rule("C-head-06", NOTE)
def run_in_items_are_marked(copy: StudyText) -> Iterator[Wrong]:
    """Lettered paragraphs are headings of the third level, or items of a list."""
    for passage in copy.text:
        if passage.kind == "paragraph" and leading_letter(passage.text):
            letter = LETTERED[leading_letter(passage.text) - 1]
            message = f"«{letter}.» begins a paragraph: a list item that is not marked"
            yield Wrong(
                passage.place(), message, "write its title as ### heading, or the items as a list"
            )


def _with_neighbours(copy: StudyText) -> Iterator[tuple[Passage | None, Passage, Passage | None]]:
    """Each passage with the one before and after it in its chapter."""
    for before, passage, after in zip_longest([None, *copy.text[:-1]], copy.text, copy.text[1:]):
        if passage is not None:
            yield (
                before if before and before.owner == passage.owner else None,
                passage,
                after if after and after.owner == passage.owner else None,
            )


RULES = (
    headings_skip_no_level, headings_are_marked, headings_have_no_number_or_stop, list_items_stand_alone,
    paragraphs_are_whole, run_in_items_are_marked,
)  # fmt: skip
