"""Rules on the dates of the text: who held office, what happened when, until when a word holds."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator

from warraq.check.datelines import OLD, day, sources
from warraq.check.passages import Passage
from warraq.check.quantities import typed_years
from warraq.check.register import years_of
from warraq.check.rule import Wrong, rule
from warraq.check.settings import Holder, shared
from warraq.check.study_text import StudyText, Word
from warraq.errors import Place, Severity
from warraq.language.arabic import bare
from warraq.language.dates import Written, find_dates, month_names

NOTE = Severity.NOTE
_BOUND = re.compile(
    r"(?<!\w)(?:حتى (?:تاريخ نشر|تاريخ كتابة|وقت نشر|لحظة كتابة|ساعة كتابة|كتابة)\s+"
    r"(?:هذه )?\w+|حتى (?:الآن|اليوم|اللحظة)|إلى الآن|لحد الآن|حاليًا|حالياً|في الوقت (?:الحالي|الراهن)"
    r"|to date|until now|up to now|so far(?! as)|as of (?:now|today)|currently|at present|nowadays"
    r"|(?:at the time|as) of (?:writing|publication))(?!\w)",
    re.IGNORECASE,
)
_HEAD = (
    r"الرئيس|رئيسة?\s+(?:ال)?(?:وزراء|حكومة|جمهورية|دولة|عراق\S*)|prime minister|premier|president"
)
_OFFICES = {
    "prime minister": _HEAD,
    "president": _HEAD,
    "chancellor": r"(?:ال)?مستشارة?|chancellor",
    "minister": r"(?:ال)?وزيرة?|minister",
    "secretary": r"(?:ال)?أمين\s(?:ال)?عام|secretary",
    "governor": r"(?:ال)?محافظ|(?:ال)?حاكم|governor",
    "director": r"(?:ال)?مديرة?|director",
    "ambassador": r"(?:ال)?سفيرة?|ambassador",
}
_FORMER = re.compile(
    r"السابق|الأسبق|سابقا|الراحل|حينها|آنذاك|former|then-|late\b|ex-", re.IGNORECASE
)
_DAY_WORDS = re.compile(
    r"(?:الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|العشرين|الثلاثين)(?:\s+(?:عشر|والعشرين|والثلاثين))?\s+من\s+$"
)


_LATE_DAY = re.compile(
    r"(?<![\d.,/-])(?P<day>3\d)(?:st|nd|rd|th)? (?P<month>[^\W\d_]{3,9})(?!\w)"
    r"|(?<!\w)(?P<before>[A-Z][a-z]{2,8}) (?P<after>3\d)(?![\d%,.]\d)(?=,? \d{4}|[,.;) ])"
)
_LONGEST = {month: monthrange(2000, month)[1] for month in range(1, 13)}
_TIME = frozenset({*month_names(), "عام", "العام", "سنة", "شهر", "بداية", "نهاية", "مطلع"})


@rule("C-date-07")
def words_bound_to_time_are_dated(copy: StudyText) -> Iterator[Wrong]:
    """«Until now» and the like stand with a date."""
    for passage in (*copy.text, *copy.briefs):
        for found in _BOUND.finditer(passage.text):
            start, end = passage.sentence_at(found.start())
            near = passage.text[max(start, found.start() - 60) : min(end, found.end() + 60)]
            if not [*find_dates(near)]:
                message = f"«{found[0]}» has no date beside it"
                yield Wrong(passage.place(found.start()), message, "say until when: give the date")


@rule("C-date-08")
def holders_hold_office(copy: StudyText) -> Iterator[Wrong]:
    """Who is named with a date held the office then."""
    terms = [*(Holder(**entry) for entry in shared("holders")), *copy.settings.holders]
    people = [[h for h in terms if set(h.names) & set(one.names)] for one in terms]
    people = [person for one, person in zip(terms, people, strict=True) if person[0] is one]
    for note in sources(copy):
        title, issued = str(note.csl.get("title") or ""), day(note.csl.get("issued"), last=True)
        for person in people:
            named = next(
                (n for n in _names(person) if re.search(rf"(?<!\w){n}(?!\w)", title)), None
            )
            if named and issued and all(issued < holder.start - OLD for holder in person):
                message = _not_yet(named, person[0], str(issued))
                yield Wrong(note.place, message, "check the year at the source")
    for passage in (*copy.text, *copy.briefs):
        for person in people:
            if any(name in passage.text for name in _names(person)):
                yield from _out_of_term(passage, person)


def _names(person: list[Holder]) -> list[str]:
    return [name for holder in person for name in holder.names]


def _out_of_term(passage: Passage, person: list[Holder]) -> Iterator[Wrong]:
    """The holder's name with the office's word before it and a date of another term in its clause."""
    names = "|".join(map(re.escape, _names(person)))
    known = [words for name, words in _OFFICES.items() if name in person[0].office]
    office = next(iter(known), "|".join(_OFFICES.values()))
    pattern = rf"(?<!\w)[وفبلك]?(?:{office})(?P<between>[^.،؛:]{{0,25}}?)\s(?:{names})(?!\w)"
    for found in re.finditer(pattern, passage.text, re.IGNORECASE):
        before = re.search(r"[^،؛.,;:]{0,60}$", passage.text[: found.start()])
        after = re.match(r"[^،؛.,;:]{0,60}", passage.text[found.end() :])
        clauses = [clause[0] for clause in (after, before) if clause]
        told = next((d for clause in clauses for d in find_dates(clause)), None)
        former = _FORMER.search(" ".join([found["between"], *clauses]))
        if told and not former and not any(_holds(holder, told) for holder in person):
            message = _not_yet(found[0], person[0], str(told.year))
            yield Wrong(passage.place(found.start()), message, "check the date, or write «former»")


def _holds(holder: Holder, told: Written) -> bool:
    """Whether the office was held on a day that the date may mean."""
    return told.last_day() >= holder.start and (
        holder.end is None or told.first_day() <= holder.end
    )


def _not_yet(named: str, holder: Holder, when: str) -> str:
    term = (
        f"{holder.start:%Y-%m} to {holder.end:%Y-%m}"
        if holder.end
        else f"since {holder.start:%Y-%m}"
    )
    return f"«{named}» is dated {when}; {holder.office} {term}"


@rule("C-date-09")
def events_have_one_date(copy: StudyText) -> Iterator[Wrong]:
    """A dated event of check.yaml is given its date, and one statement keeps one date."""
    for passage in copy.text:
        for start, end in passage.sentences:
            words = bare(passage.text[start:end])
            told = [str(d.year) for d in find_dates(words)]
            for event in copy.settings.events:
                if (
                    all(word in words for word in event.words)
                    and told
                    and event.date[:4] not in told
                ):
                    message = f"{' '.join(event.words)}: the sentence says {told[0]}, check.yaml {event.date}"
                    yield Wrong(passage.place(start), message, "correct one of the two")
    yield from _redated(copy)


def _redated(copy: StudyText) -> Iterator[Wrong]:
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
    if not any(map(str.isdigit, passage.text[max(0, start - 60) : end + 40])):
        return 0
    after = next((d.year for d in find_dates(passage.text[end : end + 40].split(".")[0])), 0)
    first, _ = passage.sentence_at(start)
    before = find_dates(passage.text[max(first, start - 60) : start])
    return after or (before[-1].year if before else 0)


@rule("C-date-13")
def days_are_in_the_calendar(copy: StudyText) -> Iterator[Wrong]:
    """A month has the day that is written before or after its name."""
    for passage in (*copy.text, *copy.briefs, *copy.notes):
        for found in _LATE_DAY.finditer(passage.digits):
            number, name = found["day"] or found["after"], found["month"] or found["before"]
            month = month_names().get(name.lower())
            if month and not passage.is_foreign(found.start()) and int(number) > _LONGEST[month]:
                message = f"«{found[0]}»: the month has no day {number}"
                yield Wrong(passage.place(found.start()), message, "check the date at the source")


@rule("C-date-12", needs=("claims",))
def years_are_the_claims(copy: StudyText) -> Iterator[Wrong]:
    """A paragraph that carries claims names no year that neither they nor its notes know."""
    claims, notes = copy.study.claims, copy.study.references
    for passage in (p for p in copy.text if p.claims):
        held = {
            year for name in passage.claims if name in claims for year in years_of(claims[name])
        }
        cited = [notes[mark.note] for mark in passage.marks if mark.note in notes]
        held |= {issued.year for note in cited if (issued := day(note.csl.get("issued")))}
        for at, year in typed_years(passage):
            if held and year not in held and not passage.is_editorial(at):
                message = f"the paragraph's claims and notes know nothing of {year}"
                yield Wrong(passage.place(at), message, "correct it, or add it to the claim")


@rule("C-date-11", NOTE)
def days_are_written_alike(copy: StudyText) -> Iterator[Wrong]:
    """Where the text writes days in digits, none is spelled out."""
    written = [(p, d) for p in copy.text for d in find_dates(p.text) if d.month]
    in_digits = sum(bool(d.day) for _, d in written)
    for passage, found in written:
        spelled = _DAY_WORDS.search(passage.text[: found.start])
        if in_digits and spelled and not found.day:
            message = f"«{spelled[0].strip()}» is spelled out, other days stand in digits"
            yield Wrong(passage.place(spelled.start()), message, "write all dates alike")


RULES = (
    words_bound_to_time_are_dated, holders_hold_office, events_have_one_date, days_are_in_the_calendar,
    years_are_the_claims, days_are_written_alike,
)  # fmt: skip
