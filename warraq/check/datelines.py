"""Rules on the dates of notes: of each, of its neighbours, of the sentence that cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from warraq.check.rule import Wrong, rule
from warraq.check.study_text import Citation, StudyText
from warraq.errors import Severity
from warraq.language.dates import Written, find_dates
from warraq.model import Reference

NOTE = Severity.NOTE
OLD = timedelta(days=730)


def day(field: Mapping[str, Any] | None, last: bool = False) -> date | None:
    """The day that a CSL date can at the earliest (or latest) mean, or nothing."""
    parts = ((field or {}).get("date-parts") or [[]])[0]
    numbers = [int(part) for part in parts if str(part).isdigit()]
    if not numbers or not 1 <= numbers[0] <= 9999:
        return None
    try:
        year, month, number = [*numbers, 0, 0][:3]
        written = Written(0, 0, year, month, number)
        return written.last_day() if last else written.first_day()
    except ValueError:
        return None


def sources(copy: StudyText) -> Iterator[Reference]:
    """The notes that describe a source."""
    return (note for note in copy.study.references.values() if note.csl)


@rule("C-date-01")
def access_follows_publication(copy: StudyText) -> Iterator[Wrong]:
    """No source is read before it is published."""
    for note in sources(copy):
        issued, accessed = day(note.csl.get("issued")), day(note.csl.get("accessed"), last=True)
        if issued and accessed and accessed < issued:
            message = (
                f"note {note.id} was accessed on {accessed}, before it was published on {issued}"
            )
            place = copy.within(note.place, "accessed")
            yield Wrong(place, message, "one of the two dates is wrong: check the source")


@rule("C-date-02")
def sources_precede_the_issue(copy: StudyText) -> Iterator[Wrong]:
    """No source is published after the issue, or read after this edition was prepared."""
    study = copy.study
    issue = _last_day(study.journal.published)
    ready = study.prepared or issue
    for note in sources(copy):
        issued, accessed = day(note.csl.get("issued")), day(note.csl.get("accessed"))
        if issue and issued and issued > issue:
            message = f"note {note.id} was published on {issued}, after the issue ({study.journal.published})"
            hint = "correct the date, or say that the note is the editor's"
            yield Wrong(copy.within(note.place, "issued"), message, hint)
        if ready and accessed and accessed > ready:
            message = f"note {note.id} was accessed on {accessed}, after the edition was ready"
            yield Wrong(copy.within(note.place, "accessed"), message, "correct the access date")


def _last_day(published: str) -> date | None:
    parts = [int(part) for part in re.findall(r"\d+", published)]
    return day({"date-parts": [parts]}, last=True) if parts else None


def _sentence(citation: Citation) -> str:
    """The words of the mark's sentence, from the mark before it on."""
    start, _ = citation.passage.sentence_at(max(citation.mark.at - 1, 0))
    return citation.words[max(start - (citation.mark.at - len(citation.words)), 0) :]


@rule("C-date-03")
def day_and_month_stand_right(copy: StudyText) -> Iterator[Wrong]:
    """A day and month that agree with the sentence only when swapped are likely swapped."""
    for citation in copy.citations:
        issued = day(citation.reference.csl.get("issued"))
        told = {(d.year, d.month) for d in find_dates(_sentence(citation)) if d.month}
        if issued is None or issued.day > 12 or issued.day == issued.month:
            continue
        if (issued.year, issued.day) in told and (issued.year, issued.month) not in told:
            swapped = date(issued.year, issued.day, issued.month)
            message = f"note {citation.reference.id} is dated {issued}; its sentence fits {swapped}"
            printed = copy.within(citation.reference.place, "issued")
            for place in (printed, citation.mark.place):
                yield Wrong(place, message, "day and month may be swapped")


@rule("C-date-04")
def jalali_years_agree(copy: StudyText) -> Iterator[Wrong]:
    """The year that the text gives is the one that a Persian source's date means."""
    for citation in copy.citations:
        note = citation.reference
        issued = day(note.csl.get("issued"))
        years = [d.year for d in find_dates(citation.words) if not d.jalali]
        if note.language == "fa" and issued and years and issued.year not in years:
            message = f"the sentence says {years[-1]}, its Persian source is of {issued}"
            for place in (citation.mark.place, note.place):
                yield Wrong(place, message, "correct the year, or ask the author")


@rule("C-date-05")
def jalali_dates_are_converted(copy: StudyText) -> Iterator[Wrong]:
    """A Jalali date that a note prints means the Gregorian date beside it."""
    for note in sources(copy):
        for written in find_dates(str(note.csl.get("note", ""))):
            issued = day(note.csl.get("issued"))
            if written.jalali and issued != written.first_day():
                message = (
                    f"{note.csl['note']} is {written.first_day()}, note {note.id} has {issued}"
                )
                yield Wrong(copy.within(note.place, "note"), message, "correct `issued`")


@rule("C-date-06")
def sources_are_recent(copy: StudyText) -> Iterator[Wrong]:
    """A sentence without a year, in a paragraph that does not name its source's, rests on none that is old."""
    for citation in copy.citations:
        issued = day(citation.reference.csl.get("issued"), last=True)
        now = min(copy.study.cutoff, _last_day(copy.study.journal.published) or copy.study.cutoff)
        named = issued and issued.year in {d.year for d in find_dates(citation.passage.text)}
        if issued and now - issued > OLD and not named and not find_dates(_sentence(citation)):
            message = f"the present tense here rests on a source of {issued.year} (note {citation.mark.note})"
            yield Wrong(citation.mark.place, message, "say in the text of which year this is")


@rule("C-date-10", NOTE)
def access_dates_lost_no_zero(copy: StudyText) -> Iterator[Wrong]:
    """Notes of one publisher read on the 20th, and one on the 2nd of the same month, may be one day."""
    for one, two in pairwise(sources(copy)):
        first, second = (day(n.csl.get("accessed")) for n in (one, two))
        same = one.csl.get("container-title") == two.csl.get("container-title") is not None
        if same and first and second and (first.year, first.month) == (second.year, second.month):
            for note, less, more in ((one, first, second), (two, second, first)):
                if less.day * 10 == more.day:
                    message = f"note {note.id} was accessed on {less}, its neighbour on {more}"
                    place = copy.within(note.place, "accessed")
                    yield Wrong(place, message, "a zero may have dropped out")


RULES = (
    access_follows_publication, sources_precede_the_issue, day_and_month_stand_right, jalali_years_agree,
    jalali_dates_are_converted, sources_are_recent, access_dates_lost_no_zero,
)  # fmt: skip
