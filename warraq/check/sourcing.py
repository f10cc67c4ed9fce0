"""Rules on sources: figures and quotations have one, and text and note name the same one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from warraq.check.passages import Passage, Span
from warraq.check.quantities import quantities
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.errors import Severity
from warraq.language.arabic import bare
from warraq.language.bodies import body_table, find_bodies, key
from warraq.language.dates import find_dates
from warraq.model import Reference

NOTE = Severity.NOTE
_QUOTED = re.compile(r"[«“]([^»”]{12,})[»”]")
_SAID = re.compile(
    r"(?<!\w)[وف]?(?:قال|صرح|أعلن|أكد|ذكر|أضاف|مضيفا|دعا|توعد|وصف|كشف|أوضح|موضحا|غرد|قائلا|إعلان|said|says"
    r"|stated|declared|announced|according to|called|told)", re.IGNORECASE
)  # fmt: skip
_OUTLET = re.compile(
    r"(?:صحيفة|قناة|شبكة|وكالة(?: أنباء)?|مجلة|موقع|newspaper|magazine|channel|agency)\s*[«\"]?$"
    r"|(?:ذكرت|أفادت|أوردت|ذكره|نشره|نشرته|نشرها|أصدره|أصدرته|أعده|بحسب|وفق|تقرير|دراسة ل|published by"
    r"|(?:report|study) (?:by|of)|according to)\s*(?:the\s|من\s)?[«\"]?$", re.IGNORECASE
)  # fmt: skip
_FREE = ("abstract", "introduction", "conclusion")


def _bodies(copy: StudyText) -> dict[str, tuple[str, ...]]:
    return body_table(body.names for body in copy.settings.bodies)


def _sourced(passage: Passage, index: int) -> bool:
    """Whether the sentence has a mark, or the next one has and holds no figure of its own."""
    marks = [mark.at for mark in passage.marks]
    if any(passage.sentences[index][0] < at <= passage.sentences[index][1] for at in marks):
        return True
    if index + 1 == len(passage.sentences):
        return False
    start, end = passage.sentences[index + 1]
    return any(start < at <= end for at in marks) and not _figures(passage, (start, end))


def _figures(passage: Passage, span: Span) -> list[str]:
    """The sentence's figures with a unit or scale."""
    start, end = span
    return [
        q.text
        for q in quantities(passage)
        if start <= q.start < end and (q.percent or q.scale or q.digits > 9)
    ]


def _unsourced(copy: StudyText) -> Iterator[tuple[Passage, Span]]:
    """Sentences of the parts that no note supports, in studies that have notes."""
    roles = {str(chapter.place.path): chapter.role for chapter in copy.study.chapters}
    for passage in copy.paragraphs if copy.study.references else ():
        for index, span in enumerate(passage.sentences):
            free = roles.get(passage.owner) in _FREE or passage.is_editorial(_first(passage, span))
            if not free and not _sourced(passage, index):
                yield passage, span


def _first(passage: Passage, span: Span) -> int:
    """Where the sentence's first letter stands."""
    start, end = span
    return next((at for at in range(start, end) if passage.text[at].isalnum()), start)


@rule("C-src-01")
def figures_have_sources(copy: StudyText) -> Iterator[Wrong]:
    """A sentence with a figure has a note, or the next sentence has."""
    for passage, (start, end) in _unsourced(copy):
        if figures := _figures(passage, (start, end)):
            at = passage.text.find(figures[0], start)
            yield Wrong(passage.place(at), f"{figures[0]} has no note near it", "cite its source")


@rule("C-src-02")
def quotations_have_sources(copy: StudyText) -> Iterator[Wrong]:
    """A sentence that quotes somebody has a note, or the next sentence has."""
    for passage, (start, end) in _unsourced(copy):
        quoted = _QUOTED.search(passage.text, start, end)
        if quoted and _SAID.search(bare(passage.text[start : quoted.start()])):
            message = f"the quotation «{quoted[1][:40]}…» has no note near it"
            yield Wrong(passage.place(quoted.start()), message, "cite where it was said")


@rule("C-src-03", NOTE)
def dated_events_have_sources(copy: StudyText) -> Iterator[Wrong]:
    """A sentence that dates events by month has a note, or the next sentence has."""
    for passage, (start, end) in _unsourced(copy):
        told = [d for d in find_dates(passage.text) if start <= d.start < end and d.month]
        if told and not _figures(passage, (start, end)):
            when = passage.text[told[0].start : told[0].end]
            message = f"what happened in {when} has no note near it"
            yield Wrong(passage.place(told[0].start), message, "cite a source for the event")


def _quoted_from(words: str, at: int) -> bool:
    """Whether the words before a body's name make it a source, not an actor or a place."""
    return bool(_OUTLET.search(words[max(at - 45, 0) : at]))


@rule("C-src-04")
def text_and_note_name_one_body(copy: StudyText) -> Iterator[Wrong]:
    """The institution that a sentence quotes from is the one of its note."""
    bodies = _bodies(copy)
    for citation in copy.citations:
        theirs = _publisher(citation.reference)
        start, _ = citation.passage.sentence_at(max(citation.mark.at - 1, 0))
        offset = max(start, citation.mark.at - len(citation.words))
        words = citation.passage.text[offset : citation.mark.at]
        named = [
            (at, bodies[name]) for at, name in find_bodies(words, bodies) if _quoted_from(words, at)
        ]
        ours = bodies.get(key(theirs))
        if theirs and named and not any(_same(names, ours, theirs) for _, names in named):
            at, names = max(named)
            name = _in_language(names, citation.passage.language)
            message = f"the text names {name}, its note {citation.mark.note} names {theirs}"
            for place in (citation.passage.place(offset + at), citation.reference.place):
                yield Wrong(
                    place, message, "name in the text whom the note names, or correct the note"
                )


def _in_language(names: tuple[str, ...], language: str) -> str:
    """The first of a body's names in the script of a language."""
    return next((n for n in names if n.isascii() == (language == "en")), names[0])


def _same(names: tuple[str, ...], ours: tuple[str, ...] | None, theirs: str) -> bool:
    return names == ours or any(key(name) in key(theirs) for name in names)


def _publisher(note: Reference) -> str:
    return str(note.csl.get("container-title") or note.csl.get("publisher") or "")


@rule("C-src-05")
def publishers_have_one_form(copy: StudyText) -> Iterator[Wrong]:
    """A publisher is printed in one form in all notes."""
    bodies, forms = _bodies(copy), defaultdict(list)
    for note in copy.study.references.values():
        if name := _publisher(note):
            forms[bodies.get(key(name), (key(name),))].append((name, note))
    for names, found in forms.items():
        first = found[0][0]
        for name, note in found:
            right = next(
                (n for n in names[: len(names) - 1] if n.isascii() == name.isascii()), first
            )
            hint = f"print {right.title() if right.islower() else right} in all notes"
            if name != first:
                message = f"«{name}» is printed as «{first}» in another note"
                yield Wrong(copy.within(note.place, name), message, hint)
            elif name.isascii() and name.islower():
                message = f"the publisher «{name}» has no capital"
                yield Wrong(copy.within(note.place, name), message, hint)


@rule("C-src-06")
def publishers_are_not_misspelt(copy: StudyText) -> Iterator[Wrong]:
    """No publisher is one letter away from a known one or from that of another note."""
    bodies = _bodies(copy)
    notes = [(key(_publisher(n)), n) for n in copy.study.references.values() if _publisher(n)]
    count: dict[str, int] = defaultdict(int)
    for name, _ in notes:
        count[name] += 1
    for name, note in notes:
        others = [*bodies, *(other for other in count if count[other] > count[name])]
        near = next((o for o in others if o != name and _one_letter(name, o)), None)
        if near and name not in bodies and len(name) > 3:
            right = bodies[near][0] if near in bodies else near
            message = f"the publisher «{_publisher(note)}» is nearly «{right}»"
            yield Wrong(copy.within(note.place, _publisher(note)), message, f"is it {right}?")


def _one_letter(one: str, other: str) -> bool:
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1


RULES = (
    figures_have_sources, quotations_have_sources, dated_events_have_sources, text_and_note_name_one_body,
    publishers_have_one_form, publishers_are_not_misspelt,
)  # fmt: skip
