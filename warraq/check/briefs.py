"""Rules on the briefs: each line rests on claims, holds no number of its own and says no more than they."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from warraq.check.links import unknown
from warraq.check.passages import Passage
from warraq.check.quantities import quantities, typed_years
from warraq.check.register import figures_of, years_of
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.errors import Severity
from warraq.language.dates import find_dates
from warraq.markdown import values
from warraq.model import Brief, BriefLine, Claim, Study

ERROR = Severity.ERROR
_FRACTION = re.compile(
    r"(?<!\w)(?:(?P<half>[وبل]?نصف(?! (?:عام|سنة|قرن|سنوي))|(?<!first )(?<!second )half(?!-year))"
    r"|(?P<third>[وبل]?ثلث|a third|one third|third of)"
    r"|(?P<quarter>[وبل]?ربع(?! (?:عام|سنة|قرن|سنوي))|a quarter|one quarter|quarter of))"
    r"(?!\w)(?! of (?:19|20)\d\d)"
)
_SHARES = {
    "half": (45, 55, re.compile(r"نصف|half|1/2|0\.5")),
    "third": (30, 37, re.compile(r"ثلث|third|1/3|0\.33")),
    "quarter": (22, 28, re.compile(r"ربع|quarter|1/4|0\.25")),
}
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)(?!\d)")


@dataclass(frozen=True)
class Line:
    """A line of a brief with the claims of the register that it rests on."""

    brief: Brief
    line: BriefLine
    claims: tuple[Claim, ...]
    is_bound: bool = True
    """False for titles and headings, which rest on what all lines below them do."""

    @property
    def words(self) -> str:
        """What is written there, values as expressions."""
        return " ".join(self.line.text.split())

    @property
    def name(self) -> str:
        """How approvals and messages call the line."""
        return f"{self.brief.audience}.{self.brief.language}.{self.line.id}"


def lines(study: Study) -> Iterator[Line]:
    """Every line of every brief, the bottom line first."""
    for brief in study.briefs:
        every_line = [line for section in brief.sections for line in section.lines]
        for line in (brief.bottom_line, *every_line):
            known = tuple(study.claims[c] for c in line.claims if c in study.claims)
            yield Line(brief, line, known)


def printed_lines(study: Study) -> Iterator[Line]:
    """All that a brief prints in its own words: its title, reader and headings too."""
    for brief in study.briefs:
        own = [line for line in lines(study) if line.brief is brief]
        claims = tuple({claim.id: claim for line in own for claim in line.claims}.values())
        heads = [("title", brief.title), ("reader", brief.reader)]
        heads += [(f"heading.{section.id}", section.title) for section in brief.sections]
        for name, words in heads:
            head = BriefLine(name, (), (), brief.place, text=words)
            yield Line(brief, head, claims, is_bound=False)
        yield from own


@rule("C-brief-01", ERROR)
def dropped_lines_exist(copy: StudyText) -> Iterator[Wrong]:
    """Every line that may be dropped is a line of the brief."""
    for brief in copy.study.briefs:
        known = [line.id for section in brief.sections for line in section.lines]
        yield from unknown(copy, "line", ((name, brief.place) for name in brief.drop), known)


@rule("C-brief-02", ERROR)
def lines_rest_on_claims(copy: StudyText) -> Iterator[Wrong]:
    """Every line of a brief names the claims it rests on, where the study has a register."""
    for line in lines(copy.study):
        if copy.study.claims and not line.line.claims:
            hint = 'name them: {#f1 claims="…"}, or claims: […] for the bottom line'
            yield Wrong(line.line.place, f"line {line.name} names no claims", hint)


@rule("C-brief-03")
def numbers_are_in_the_claims(copy: StudyText) -> Iterator[Wrong]:
    """A line holds no number that neither its claims nor the data have."""
    data = {round(value.number, 6) for value in copy.study.values.values()}
    for line, passage in with_words(copy):
        held = {n for claim in line.claims for n in figures_of(claim)}
        for number in quantities(passage):
            if number.is_value or number.digits in held or not line.claims:
                continue
            if number.digits in data:
                yield Wrong(
                    passage.place(number.start),
                    f"the data holds {number.text}, but no claim of line {line.name} does",
                    'name the claim, and write the number as {{ value("…") }}',
                )
            else:
                message = f"neither the claims of line {line.name} nor the data hold {number.text}"
                hint = "take it out, or put it into the register and the tables with its source"
                yield Wrong(passage.place(number.start), message, hint)


@rule("C-brief-04")
def years_are_in_the_claims(copy: StudyText) -> Iterator[Wrong]:
    """A line holds no year that its claims lack."""
    for line, passage in with_words(copy):
        held = {year for claim in line.claims for year in years_of(claim)}
        for at, year in typed_years(passage):
            if line.claims and year not in held:
                message = f"the claims of line {line.name} know nothing of {year}"
                yield Wrong(
                    passage.place(at), message, "name the claim that says so, or correct it"
                )


@rule("C-brief-09")
def fractions_are_in_the_claims(copy: StudyText) -> Iterator[Wrong]:
    """A line calls nothing a half, a third or a quarter that its claims do not."""
    for line, passage in with_words(copy):
        known = "".join(f" {words}" for claim in line.claims for words in claim.gist.values())
        known += "".join(f" {n.get('value')}" for claim in line.claims for n in claim.numbers)
        figures = [n for claim in line.claims for n in figures_of(claim)]
        for found in _FRACTION.finditer(passage.text):
            low, high, written = next(_SHARES[name] for name in _SHARES if found[name])
            told = written.search(known) or any(low <= n <= high for n in figures)
            if line.claims and not told:
                message = f"the claims of line {line.name} speak of no «{found[0].strip()}»"
                yield Wrong(passage.place(found.start()), message, "correct it, or name its claim")


@rule("C-brief-10")
def months_are_in_the_claims(copy: StudyText) -> Iterator[Wrong]:
    """A line names no month of a year of which its claims know other months."""
    for line, passage in with_words(copy):
        words = " ، ".join(w for c in line.claims for w in (*c.dates, *c.gist.values()))
        held = {(year, int(month)) for year, month in _MONTH.findall(words)}
        held = {(int(y), m) for y, m in held} | {
            (d.year, d.month) for d in find_dates(words) if d.month
        }
        for told in find_dates(passage.text):
            known = {month for year, month in held if year == told.year}
            if told.month and known and told.month not in known:
                written = passage.text[told.start : told.end]
                message = f"the claims of line {line.name} know nothing of {written}"
                yield Wrong(
                    passage.place(told.start), message, "name the claim that says so, or correct it"
                )


@rule("C-brief-05")
def values_belong_to_the_claims(copy: StudyText) -> Iterator[Wrong]:
    """A value that a line uses is one that its claims speak of."""
    for line in lines(copy.study):
        named = {claim.id for claim in line.claims}
        for name, place in values(line.line.tokens):
            value = copy.study.values.get(name)
            if value and value.claims and not named.intersection(value.claims):
                message = f"`{name}` belongs to {', '.join(value.claims)}, not to line {line.name}"
                yield Wrong(place, message, "name that claim, or use another value")


@rule("C-brief-06")
def briefs_agree(copy: StudyText) -> Iterator[Wrong]:
    """Lines that rest on the same claims give the same numbers and years in every brief and language."""
    said = [(line, *_figures_of(passage)) for line, passage in with_words(copy)]
    for (one, first, _), (two, second, passage) in combinations(said, 2):
        same = {c.id for c in one.claims} == {c.id for c in two.claims} and one.claims
        if same and one.brief is not two.brief and first - second and second - first:
            ours, theirs = (", ".join(sorted(x)) for x in (second - first, first - second))
            message = f"line {two.name} says {ours} where {one.name} says {theirs}"
            yield Wrong(passage.place(), message, "say the same in all briefs")


def with_words(copy: StudyText) -> Iterator[tuple[Line, Passage]]:
    """Each line of the briefs with its passage."""
    passages = {passage.owner: passage for passage in copy.briefs}
    for line in printed_lines(copy.study):
        if passage := passages.get(line.name):
            yield line, passage


def _figures_of(passage: Passage) -> tuple[set[str], Passage]:
    found = {f"{number.digits:.15g}" for number in quantities(passage)}
    return found | {str(year) for _, year in typed_years(passage)}, passage


RULES = (
    dropped_lines_exist, lines_rest_on_claims, numbers_are_in_the_claims, years_are_in_the_claims,
    values_belong_to_the_claims, briefs_agree, fractions_are_in_the_claims, months_are_in_the_claims,
)  # fmt: skip
