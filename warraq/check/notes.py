"""Rules on notes: marks and notes match, and a note says what its reader needs to find the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from warraq.check.links import unknown
from warraq.check.rule import Wrong, rule
from warraq.check.settings import shared
from warraq.check.study_text import StudyText
from warraq.errors import Place, Severity
from warraq.markdown import note_refs
from warraq.model import Claim, Figure, Reference

ERROR, NOTE = Severity.ERROR, Severity.NOTE
_NUMBER = re.compile(r"\d{2,}")
_JOURNALS = ("article-journal", "chapter", "paper-conference")


def cited(copy: StudyText, language: str) -> list[tuple[str, Place]]:
    """The notes that the chapters of a language cite, in order, with the place of each mark."""
    chapters = [c for c in copy.study.chapters if c.language == language]
    return [ref for chapter in chapters for ref in note_refs(chapter.tokens)]


def _all_cited(copy: StudyText) -> list[tuple[str, Place]]:
    return [ref for language in copy.study.languages for ref in cited(copy, language)]


@rule("C-note-01", ERROR, needs=("references",))
def cited_notes_exist(copy: StudyText) -> Iterator[Wrong]:
    """Every note that the text, a claim or a figure cites is in references.yaml."""
    study = copy.study
    named = _all_cited(copy)
    entries: tuple[Claim | Figure, ...] = (*study.claims.values(), *study.figures.values())
    for entry in entries:
        named += [(note, entry.place) for note in entry.notes]
    yield from unknown(copy, "note", named, study.references)


@rule("C-note-02", needs=("chapters",))
def notes_are_cited(copy: StudyText) -> Iterator[Wrong]:
    """Every note is cited by the text."""
    there = {name for name, _ in _all_cited(copy)}
    for note in copy.study.references.values():
        if note.id not in there:
            hint = f"put [^{note.id}] where it belongs, or remove the note"
            yield Wrong(note.place, f"note {note.id} is never cited", hint)


@rule("C-note-03")
def notes_are_cited_once(copy: StudyText) -> Iterator[Wrong]:
    """A note has one mark in a language's text."""
    for language in copy.study.languages:
        first: dict[str, Place] = {}
        for name, place in cited(copy, language):
            if name in first:
                hint = "write a note of kind `ibid`, so that each mark has a number of its own"
                yield Wrong(place, f"note {name} is cited again (first at {first[name]})", hint)
            first.setdefault(name, place)


@rule("C-note-04")
def notes_ascend(copy: StudyText) -> Iterator[Wrong]:
    """Marks come in the order of the notes."""
    notes = copy.study.references
    for language in copy.study.languages:
        marks = [(name, place) for name, place in cited(copy, language) if name in notes]
        kept = _longest_ascent([notes[name].number for name, _ in marks])
        for name, place in (mark for at, mark in enumerate(marks) if at not in kept):
            hint = "order references.yaml as the text cites, or move the mark"
            yield Wrong(place, f"note {name} stands out of its order", hint)


def _longest_ascent(numbers: list[int]) -> set[int]:
    """The places of the most numbers that ascend: what is left out of them is what is out of order."""
    runs: list[list[int]] = []
    for at, number in enumerate(numbers):
        before = [run for run in runs if numbers[run[-1]] <= number]
        runs.append([*max(before, key=len, default=[]), at])
    longest: list[int] = max(runs, key=len, default=[])
    return set(longest)


@rule("C-note-05", ERROR, needs=("references",))
def ibid_has_an_antecedent(copy: StudyText) -> Iterator[Wrong]:
    """A note of kind ibid names an earlier note."""
    for note in copy.study.references.values():
        if note.kind == "ibid" and copy.resolved(note).kind == "ibid":
            yield Wrong(note.place, f"note {note.id} repeats no source", "name the source: `of: …`")


@rule("C-note-06")
def sources_are_complete(copy: StudyText) -> Iterator[Wrong]:
    """A source has an author or publisher, a title, a date, and for the web an access date and a link."""
    for note in copy.study.references.values():
        missing = list(_missing(note))
        if note.kind != "ibid" and missing:
            hint = "ask the author, and add the keys under `csl`"
            yield Wrong(note.place, f"note {note.id} lacks {', '.join(missing)}", hint)


def _missing(note: Reference) -> Iterator[str]:
    csl = note.csl
    if note.kind == "explanation":
        if csl.get("URL") and not csl.get("title"):
            yield "title and date of its source"
        return
    if not csl.get("title"):
        yield "a title"
    if not csl.get("container-title") and not csl.get("publisher"):
        yield from _missing_house(csl)
    if not _is_full(csl.get("issued")):
        yield "a publication date"
    if csl.get("type") in _JOURNALS and not csl.get("page"):
        yield "pages"
    yield from _missing_on_the_web(csl)


def _missing_on_the_web(csl: Mapping[str, Any]) -> Iterator[str]:
    if csl.get("URL") and not _is_full(csl.get("accessed")):
        yield "an access date"
    if csl.get("accessed") and not csl.get("URL"):
        yield "a link"


def _missing_house(csl: Mapping[str, Any]) -> Iterator[str]:
    if not csl.get("author"):
        yield "an author or publisher"
    elif str(csl.get("type")).startswith("article-"):
        yield "the newspaper or journal"


def _is_full(date: Mapping[str, Any] | None) -> bool:
    parts = (date or {}).get("date-parts") or [[]]
    return bool(parts[0] and int(parts[0][0]) > 0)


@rule("C-note-07")
def explanations_have_sources(copy: StudyText) -> Iterator[Wrong]:
    """An explanatory note that gives figures names their source."""
    for note in copy.study.references.values():
        words = " ".join(note.text.values())
        if note.kind == "explanation" and not note.csl and _NUMBER.search(words):
            hint = "add the source under `csl`, or say in the note where the figures come from"
            yield Wrong(note.place, f"note {note.id} gives figures or dates without a source", hint)


@rule("C-note-08")
def links_are_lasting(copy: StudyText) -> Iterator[Wrong]:
    """A link goes to the source itself, not through a shortener."""
    short = set(shared("shorteners"))
    for note in copy.study.references.values():
        host = urlsplit(str(note.csl.get("URL") or "")).hostname or ""
        if host.removeprefix("www.") in short:
            hint = "open it and print the address it leads to, with an archived copy"
            message = f"note {note.id} links through the shortener {host}"
            yield Wrong(copy.within(note.place, "URL"), message, hint)


@rule("C-note-09")
def links_are_clean(copy: StudyText) -> Iterator[Wrong]:
    """A link begins with its scheme and ends without a stop."""
    for note in copy.study.references.values():
        url = str(note.csl.get("URL") or "")
        if url and (url[-1] in ".,،;" or not re.match(r"https?://[^\s/]+\.[^\s]+$", url)):
            message = f"the link of note {note.id} is not clean: {url}"
            yield Wrong(copy.within(note.place, "URL"), message, "correct it")


RULES = (
    cited_notes_exist, notes_are_cited, notes_are_cited_once, notes_ascend, ibid_has_an_antecedent,
    sources_are_complete, explanations_have_sources, links_are_lasting, links_are_clean,
)  # fmt: skip
