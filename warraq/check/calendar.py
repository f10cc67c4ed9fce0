"""Rules on dates: of notes, of the text, and of both together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from warraq.arabic import bare
from warraq.check.copy import Citation, Copy, Word
from warraq.check.passages import Passage
from warraq.check.rule import Wrong, rule
from warraq.check.settings import Holder, shared
from warraq.dates import Written, dates, months
from warraq.errors import Place, Severity
from warraq.model import Reference

NOTE = Severity.NOTE
OLD = timedelta(days=730)
_BOUND = re.compile(
    r"(?<!\w)(?:حتى (?:تاريخ نشر|تاريخ كتابة|وقت نشر|لحظة كتابة|ساعة كتابة|كتابة)\s+"
    r"(?:هذه )?\w+|حتى (?:الآن|اليوم|اللحظة)|إلى الآن|لحد الآن"
    r"|to date|until now|up to now|so far|as of (?:now|today)"
    r"|(?:at the time|as) of (?:writing|publication))(?!\w)",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"السابق|الأسبق|سابقا|الراحل|حينها|آنذاك|former|then-|late\b|ex-", re.IGNORECASE
)
_DAY_WORDS = re.compile(
    r"(?:الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|العشرين|الثلاثين)(?:\s+(?:عشر|والعشرين|والثلاثين))?\s+من\s+$"
)


_TIME = frozenset({*months(), "عام", "العام", "سنة", "شهر", "بداية", "نهاية", "مطلع"})


def day(field: Mapping | None, last: bool = False) -> date | None:
    """The day that a CSL date can at the earliest (or latest) mean, or nothing."""
    parts = ((field or {}).get("date-parts") or [[]])[0]
    numbers = [int(part) for part in parts if str(part).isdigit()]
    if not numbers or not 1 <= numbers[0] <= 9999:
        return None
    try:
        written = Written(0, 0, *numbers[:3])
        return written.last() if last else written.first()
    except ValueError:
        return None


def _sources(copy: Copy) -> Iterator[Reference]:
    return (note for note in copy.study.references.values() if note.csl)


@rule("C-date-01")
def access_follows_publication(copy: Copy) -> Iterator[Wrong]:
    """No source is read before it is published."""
    for note in _sources(copy):
        issued, accessed = day(note.csl.get("issued")), day(note.csl.get("accessed"), last=True)
        if issued and accessed and accessed < issued:
            message = (
                f"note {note.id} was accessed on {accessed}, before it was published on {issued}"
            )
            yield Wrong(note.place, message, "one of the two dates is wrong: check the source")


@rule("C-date-02")
def sources_precede_the_issue(copy: Copy) -> Iterator[Wrong]:
    """No source is published after the issue, or read after this edition was prepared."""
    study = copy.study
    issue = _last_day(study.journal.published)
    ready = study.prepared or issue
    for note in _sources(copy):
        issued, accessed = day(note.csl.get("issued")), day(note.csl.get("accessed"))
        if issue and issued and issued > issue:
            message = f"note {note.id} was published on {issued}, after the issue ({study.journal.published})"
            yield Wrong(
                note.place, message, "correct the date, or say that the note is the editor's"
            )
        if ready and accessed and accessed > ready:
            message = f"note {note.id} was accessed on {accessed}, after the edition was ready"
            yield Wrong(note.place, message, "correct the access date")


def _last_day(published: str) -> date | None:
    parts = [int(part) for part in re.findall(r"\d+", published)]
    return day({"date-parts": [parts]}, last=True) if parts else None


def _sentence(citation: Citation) -> str:
    """The words of the mark's sentence, from the mark before it on."""
    start, _ = citation.passage.sentence_at(max(citation.mark.at - 1, 0))
    return citation.words[max(start - (citation.mark.at - len(citation.words)), 0) :]


@rule("C-date-03")
def day_and_month_stand_right(copy: Copy) -> Iterator[Wrong]:
    """A day and month that agree with the sentence only when swapped are likely swapped."""
    for citation in copy.citations:
        issued = day(citation.reference.csl.get("issued"))
        told = {(d.year, d.month) for d in dates(_sentence(citation)) if d.month}
        if issued is None or issued.day > 12 or issued.day == issued.month:
            continue
        if (issued.year, issued.day) in told and (issued.year, issued.month) not in told:
            swapped = date(issued.year, issued.day, issued.month)
            message = f"note {citation.reference.id} is dated {issued}; its sentence fits {swapped}"
            for place in (citation.reference.place, citation.mark.place):
                yield Wrong(place, message, "day and month may be swapped")


@rule("C-date-04")
def jalali_years_agree(copy: Copy) -> Iterator[Wrong]:
    """The year that the text gives is the one that a Persian source's date means."""
    for citation in copy.citations:
        note = citation.reference
        issued = day(note.csl.get("issued"))
        years = [d.year for d in dates(citation.words) if not d.jalali]
        if note.language == "fa" and issued and years and issued.year not in years:
            message = f"the sentence says {years[-1]}, its Persian source is of {issued}"
            for place in (citation.mark.place, note.place):
                yield Wrong(place, message, "correct the year, or ask the author")


@rule("C-date-05")
def jalali_dates_are_converted(copy: Copy) -> Iterator[Wrong]:
    """A Jalali date that a note prints means the Gregorian date beside it."""
    for note in _sources(copy):
        for written in dates(str(note.csl.get("note", ""))):
            issued = day(note.csl.get("issued"))
            if written.jalali and issued != written.first():
                message = f"{note.csl['note']} is {written.first()}, note {note.id} has {issued}"
                yield Wrong(note.place, message, "correct `issued`")


@rule("C-date-06")
def sources_are_recent(copy: Copy) -> Iterator[Wrong]:
    """A sentence without a year, in a paragraph that does not name its source's, rests on none that is old."""
    for citation in copy.citations:
        issued = day(citation.reference.csl.get("issued"), last=True)
        now = min(copy.study.cutoff, _last_day(copy.study.journal.published) or copy.study.cutoff)
        named = issued and issued.year in {d.year for d in dates(citation.passage.text)}
        if issued and now - issued > OLD and not named and not dates(_sentence(citation)):
            message = f"the present tense here rests on a source of {issued.year} (note {citation.mark.note})"
            yield Wrong(citation.mark.place, message, "say in the text of which year this is")


@rule("C-date-07")
def words_bound_to_time_are_dated(copy: Copy) -> Iterator[Wrong]:
    """«Until now» and the like stand with a date."""
    for passage in (*copy.text, *copy.briefs):
        for found in _BOUND.finditer(passage.text):
            start, end = passage.sentence_at(found.start())
            near = passage.text[max(start, found.start() - 60) : min(end, found.end() + 60)]
            if not [*dates(near)]:
                message = f"«{found[0]}» has no date beside it"
                yield Wrong(passage.place(found.start()), message, "say until when: give the date")


@rule("C-date-08")
def holders_hold_office(copy: Copy) -> Iterator[Wrong]:
    """Who is named with a date held the office then."""
    terms = [*(Holder(**entry) for entry in shared("holders")), *copy.settings.holders]
    for note in _sources(copy):
        title, issued = str(note.csl.get("title") or ""), day(note.csl.get("issued"), last=True)
        for holder in terms:
            named = next((n for n in holder.names if re.search(rf"(?<!\w){n}(?!\w)", title)), None)
            if named and issued and issued < holder.start - OLD:
                yield Wrong(
                    note.place, _not_yet(named, holder, str(issued)), "check the year at the source"
                )
    for passage in (*copy.text, *copy.briefs):
        for holder in terms:
            if any(name in passage.text for name in holder.names):
                yield from _out_of_term(passage, holder)


def _out_of_term(passage: Passage, holder: Holder) -> Iterator[Wrong]:
    """The holder's name with the office's word before it and a date of another term in its clause."""
    names = "|".join(map(re.escape, holder.names))
    office = (
        r"(?:رئيس\S*\s+(?:الوزراء|الحكومة|الجمهورية|العراق\S*|الإيراني|الأمريكي)"
        r"|prime minister|president)"
    )
    for found in re.finditer(
        rf"{office}(?P<between>[^.،؛:]{{0,25}}?)\s(?:{names})(?!\w)", passage.text, re.IGNORECASE
    ):
        clause = re.match(r"[^،؛.,;:]{0,60}", passage.text[found.end() :])
        told = next(iter(dates(clause[0])), None) if clause else None
        former = _FORMER.search(found["between"] + clause[0]) if clause else None
        if (
            told
            and not former
            and (told.last() < holder.start or (holder.end and told.first() > holder.end))
        ):
            message = _not_yet(
                found[0], holder, passage.text[found.end() + told.start :][: told.end - told.start]
            )
            yield Wrong(passage.place(found.start()), message, "check the date, or write «former»")


def _not_yet(named: str, holder: Holder, when: str) -> str:
    term = (
        f"{holder.start:%Y-%m} to {holder.end:%Y-%m}"
        if holder.end
        else f"since {holder.start:%Y-%m}"
    )
    return f"«{named}» is dated {when}; {holder.office} {term}"


@rule("C-date-09")
def events_have_one_date(copy: Copy) -> Iterator[Wrong]:
    """A dated event of check.yaml is given its date, and one statement keeps one date."""
    for passage in copy.text:
        for start, end in passage.sentences:
            words = bare(passage.text[start:end])
            told = [str(d.year) for d in dates(words)]
            for event in copy.settings.events:
                if (
                    all(word in words for word in event.words)
                    and told
                    and event.date[:4] not in told
                ):
                    message = f"{' '.join(event.words)}: the sentence says {told[0]}, check.yaml {event.date}"
                    yield Wrong(passage.place(start), message, "correct one of the two")
    yield from _redated(copy)


def _redated(copy: Copy) -> Iterator[Wrong]:
    """Statements of four telling words that come again, each time with another year beside them."""
    parts = {id(p) for p in copy.paragraphs}
    windows = [
        (window, passage, start, end)
        for passage, words in copy.arabic
        if id(passage) in parts
        for window, start, end in _windows(words)
    ]
    count = Counter(window for window, *_ in windows)
    seen: dict[tuple[str, ...], set[int]] = defaultdict(set)
    told: set[tuple[Place, int]] = set()
    for window, passage, start, end in windows:
        year = _year_near(passage, start, end) if count[window] > 1 else 0
        earlier = seen[window] - {year}
        if year and earlier and year not in seen[window] and (passage.place(), year) not in told:
            told.add((passage.place(), year))
            message = f"«{' '.join(window)}» is dated {year} here, {min(earlier)} before"
            yield Wrong(passage.place(start), message, "say when, the same in both places")
        if year:
            seen[window].add(year)


def _windows(words: list[Word]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Each four words in a row that are neither short nor about time, and where they stand."""
    telling = [len(word) > 2 and word not in _TIME for word, _ in words]
    for i in range(len(words) - 3):
        if all(telling[i : i + 4]):
            yield tuple(w for w, _ in words[i : i + 4]), words[i][1].start(), words[i + 3][1].end()


def _year_near(passage: Passage, start: int, end: int) -> int:
    """The year right after the words in their sentence, or else the one shortly before them."""
    after = next((d.year for d in dates(passage.text[end : end + 40].split(".")[0])), 0)
    first, _ = passage.sentence_at(start)
    before = dates(passage.text[max(first, start - 60) : start])
    return after or (before[-1].year if before else 0)


@rule("C-date-10", NOTE)
def access_dates_lost_no_zero(copy: Copy) -> Iterator[Wrong]:
    """Notes of one publisher read on the 20th, and one on the 2nd of the same month, may be one day."""
    for one, two in pairwise(_sources(copy)):
        first, second = (day(n.csl.get("accessed")) for n in (one, two))
        same = one.csl.get("container-title") == two.csl.get("container-title") is not None
        if same and first and second and (first.year, first.month) == (second.year, second.month):
            for note, less, more in ((one, first, second), (two, second, first)):
                if less.day * 10 == more.day:
                    message = f"note {note.id} was accessed on {less}, its neighbour on {more}"
                    yield Wrong(note.place, message, "a zero may have dropped out")


@rule("C-date-11", NOTE)
def days_are_written_alike(copy: Copy) -> Iterator[Wrong]:
    """Where the text writes days in digits, none is spelled out."""
    written = [(p, d) for p in copy.text for d in dates(p.text) if d.month]
    in_digits = sum(bool(d.day) for _, d in written)
    for passage, found in written:
        spelled = _DAY_WORDS.search(passage.text[: found.start])
        if in_digits and spelled and not found.day:
            message = f"«{spelled[0].strip()}» is spelled out, other days stand in digits"
            yield Wrong(passage.place(spelled.start()), message, "write all dates alike")


RULES = (
    access_follows_publication, sources_precede_the_issue, day_and_month_stand_right, jalali_years_agree,
    jalali_dates_are_converted, sources_are_recent, words_bound_to_time_are_dated, holders_hold_office,
    events_have_one_date, access_dates_lost_no_zero, days_are_written_alike,
)  # fmt: skip
