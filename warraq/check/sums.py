"""Rules on numbers: percentages, parts and totals, periods, scope, and one style of writing them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, permutations

from babel import Locale

from warraq.check.passages import Passage, Span
from warraq.check.quantities import Quantity, measures, quantities, show_number
from warraq.check.register import figures_of
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.errors import Severity

NOTE = Severity.NOTE
NEAREST = 8  # numbers that a percentage is held against
_AMONG = re.compile(
    r"\s(?:بينهم|بينها|منهم|منها|من بينهم|من بينها|including|of whom|of which|among them)\s"
)
_THAT_IS = re.compile(
    r"(?:أي|أي بنسبة|بما نسبته|وهو ما نسبته|(?:أي )?(?:ما|بما) (?:يعادل|يساوي|نسبته)|that is,?|i\.e\.,?|or)"
    r"\s+(?:about |نحو )?$"
)
_SUM = re.compile(
    r"(?<!\w)(?:و?ب?(?:ال)?مجموع\w*|و?ب?(?:ال)?إجمالي\w*|in total|in all|altogether|a total of|together)(?!\w)"
)
_REST = re.compile(r"\b(?:والبقية|والباقي|الباقون|والباقون|the rest|the remainder|the others)\b")
_CONCLUDES = re.compile(
    r"(?:ما يعني|مما يعني|ما يعد|ما يدل|ما يؤكد|مما يؤكد|which means|which shows|hence|therefore)"
)
_NEXT_SHARE = re.compile(r"(?:\s?[،,]|\s(?=و)|\sand\s)[^.؛;:%\d]{0,40}")
_PAIRED = re.compile(r"(?<!\w)(?:في|in)\s+(\w+)\s+(?:و\s?|and\s+)(\w+)")
_PAIR = r"(?<!\w)(?:في|in)\s+({0})\s+(?:و\s?|and\s+)({0})(?!\w)"


@rule("C-num-01")
def percentages_hold(copy: StudyText) -> Iterator[Wrong]:
    """A percentage agrees with the two numbers of its sentence that it can only mean."""
    for passage, _, found in sentences(copy):
        plain = [q for q in found if not q.percent and q.value > 0]
        for percent in (q for q in found if q.percent):
            before = passage.text[max(0, percent.start - 40) : percent.start]
            says_so = _THAT_IS.search(before) and len(plain) == 2
            near = list(
                _shares(
                    percent,
                    _nearest(percent, plain),
                    100 if says_so else max(5, percent.digits / 10),
                )
            )
            if near and all(abs(share - percent.digits) > 0.6 for share in near):
                share = min(near, key=lambda s: abs(s - percent.digits))
                message = f"{percent.text} stands beside numbers that make {share:.1f}%"
                yield Wrong(
                    passage.place(percent.start), message, "recompute it, or ask the author"
                )


def _nearest(percent: Quantity, plain: list[Quantity]) -> list[Quantity]:
    """The numbers that stand around a percentage: those far off are not what it is of."""
    return sorted(plain, key=lambda q: abs(q.start - percent.start))[:NEAREST]


def _shares(percent: Quantity, plain: list[Quantity], reach: float) -> Iterator[float]:
    """The shares and rates of change near the percentage that two numbers of one unit make."""
    for part, whole in permutations(plain, 2):
        if part.unit == whole.unit and part.value < whole.value:
            share = 100 * part.value / whole.value
            rates = (
                (share,)
                if reach <= 10
                else (share, 100 - share, 100 * (whole.value / part.value - 1))
            )
            yield from (rate for rate in rates if abs(rate - percent.digits) < reach)


@rule("C-num-02")
def parts_make_the_total(copy: StudyText) -> Iterator[Wrong]:
    """Parts named after «among them» do not exceed their total, and the rest is no surprise."""
    for passage, (start, end), found in sentences(copy):
        if not (among := _AMONG.search(passage.text, start, end)):
            continue
        counts = [q for q in found if not q.percent]
        before = [q for q in counts if q.end <= among.start()]
        total = before[-1].unit if before else ""
        counts = [q for q in counts if q.unit == total or q.unit.lower() not in measures()]
        rest = _REST.search(passage.text, among.end(), end)
        stop = rest.start() if rest else end
        parts = [q for q in counts if among.end() <= q.start < stop]
        lead = passage.text[among.end() : parts[0].start] if parts else ""
        if before and parts and not re.search("[،,;؛]", lead):
            yield from _total(passage, before[-1], parts, bool(rest))


def _total(passage: Passage, total: Quantity, parts: list[Quantity], rest: bool) -> Iterator[Wrong]:
    made, place = sum(part.value for part in parts), passage.place(total.start)
    left = total.value - made
    if left < 0:
        yield Wrong(
            place,
            f"the parts make {show_number(made)}, more than the total {total.text}",
            "recount",
        )
    elif rest and left > max(part.value for part in parts):
        message = (
            f"the rest, {show_number(left)} of {total.text}, is larger than each part that is named"
        )
        yield Wrong(place, message, "check what the total and the parts count")
    elif not rest and len(parts) > 1 and 0 < left <= total.value / 10:
        message = f"the parts make {show_number(made)}, the total is {total.text}"
        yield Wrong(place, message, "recount, or say what the rest is")


@rule("C-num-09")
def named_sums_add_up(copy: StudyText) -> Iterator[Wrong]:
    """Where a sentence lists two or more numbers of one unit and then their total, they make it."""
    for passage, (start, end), found in sentences(copy):
        named = _SUM.search(passage.text, start, end)
        counts = [q for q in found if not q.percent]
        if not named or len(counts) < 3 or counts[-1].end < named.start() - 40:
            continue
        *parts, total = counts
        same = len({q.unit for q in counts}) == 1 or len({q.scale for q in counts} - {""}) == 1
        made = sum(q.value for q in parts)
        largest = max(q.value for q in parts)
        near = 0.005 * total.value < abs(made - total.value) < total.value / 4
        if same and parts[-1].end < total.start and largest < total.value and near:
            message = f"the parts make {show_number(made)}, the total is {total.text}"
            yield Wrong(passage.place(total.start), message, "recount, or ask the author")


@rule("C-num-10")
def shares_make_a_hundred(copy: StudyText) -> Iterator[Wrong]:
    """Three or more shares that a sentence lists, each after an «and», do not make a little over 100%."""
    for passage, _, found in sentences(copy):
        shares = [q for q in found if q.percent]
        gaps = [passage.text[a.end : b.start] for a, b in pairwise(shares)]
        listed = len(shares) > 2 and all(_NEXT_SHARE.fullmatch(gap) for gap in gaps)
        made = sum(q.digits for q in shares)
        if listed and 101 < made <= 115:
            message = f"the shares make {show_number(made)}%"
            yield Wrong(passage.place(shares[0].start), message, "recount, or ask the author")


@rule("C-num-04")
def scope_holds(copy: StudyText) -> Iterator[Wrong]:
    """A figure for two countries does not prove a thing about one of them."""
    candidates = [entry for entry in sentences(copy) if _twice(entry[0].text[slice(*entry[1])])]
    pair = re.compile(_PAIR.format(_countries())) if candidates else _PAIRED
    for passage, (start, end), found in candidates:
        for both in pair.finditer(passage.text, start, end):
            alone = re.compile(
                rf"(?:في|in)\s+(?:{both[1]}|{both[2]})(?!\w)(?!\s+(?:و\s?|and\s)(?:{_countries()}))"
            )
            others = [
                m for m in alone.finditer(passage.text, start, end) if m.start() != both.start()
            ]
            near = any(abs(q.start - both.start()) < 100 for q in found)
            if others and near:
                message = (
                    f"the figure is of {both[1]} and {both[2]} together, the sentence speaks of one"
                )
                yield Wrong(passage.place(both.start()), message, "say what the figure covers")


def _twice(sentence: str) -> bool:
    """Whether a place that stands with another one stands alone too: a look before the countries' names."""
    return any(
        len(re.findall(rf"(?:في|in)\s+{re.escape(name)}(?!\w)", sentence)) > 1
        for both in _PAIRED.finditer(sentence)
        for name in both.groups()
    )


@cache
def _countries() -> str:
    """The names of the countries in Arabic and English, as a pattern."""
    names = {
        name
        for locale in ("ar", "en")
        for code, name in Locale(locale).territories.items()
        if len(code) == 2
    }
    return "|".join(map(re.escape, names))


@rule("C-num-05")
def titles_agree(copy: StudyText) -> Iterator[Wrong]:
    """A percentage in the title of a source is the one that its sentence gives."""
    titles = {p.owner: p for p in reversed(copy.notes)}
    for citation in copy.citations:
        title = titles.get(citation.reference.id)
        theirs = {q.digits for q in quantities(title) if q.percent} if title else set()
        start, _ = citation.passage.sentence_at(max(citation.mark.at - 1, 0))
        ours = [
            q
            for q in quantities(citation.passage)
            if q.percent and start <= q.start < citation.mark.at
        ]
        if theirs and ours and not theirs.intersection(q.digits for q in ours):
            said = ", ".join(f"{show_number(x)}%" for x in sorted(theirs))
            message = f"the sentence says {ours[-1].text}, the title of its source {said}"
            yield Wrong(citation.passage.place(ours[-1].start), message, "check it at the source")


@rule("C-num-06")
def numbers_are_the_datas(copy: StudyText) -> Iterator[Wrong]:
    """A paragraph that carries claims holds no figure that neither its claims nor the data have."""
    claims = copy.study.claims
    data = {round(value.number, 6) for value in copy.study.values.values()}
    for passage in copy.text:
        held = {n for name in passage.claims if name in claims for n in figures_of(claims[name])}
        for q in quantities(passage):
            known = q.is_value or q.digits in held or q.value in held or q.digits in data
            if passage.claims and not known and (q.digits > 12 or q.percent):
                message = f"neither the paragraph's claims nor the data hold {q.text}"
                yield Wrong(passage.place(q.start), message, "correct it, or add it to the claim")


@rule("C-num-08", needs=("claims",))
def data_are_the_claims(copy: StudyText) -> Iterator[Wrong]:
    """A cell of the data whose value names claims is one of their figures."""
    for value in copy.study.values.values():
        claims = [copy.study.claims[name] for name in value.claims if name in copy.study.claims]
        held = {round(n, 6) for claim in claims for n in figures_of(claim)}
        name, _, key = value.name.partition(".")
        table, row = copy.study.tables.get(name), key.split(".")[0]
        if table is None or row not in table.columns.get("key", ()):
            continue
        if held and round(value.number, 6) not in held:
            message = (
                f"`{value.name}` is {show_number(value.number)}; its claims know no such figure"
            )
            hint = f"correct the cell, or {', '.join(value.claims)} with its source"
            yield Wrong(copy.within(table.place, row), message, hint)


@rule("C-num-07", NOTE)
def thousands_are_written_alike(copy: StudyText) -> Iterator[Wrong]:
    """A paragraph writes its thousands in one way: 16 thousand, 16,000 or 16000."""
    for passage in copy.text:
        found = [
            q
            for q in quantities(passage)
            if q.value >= 1e4 and q.value % 1e3 == 0 and not (q.is_value or q.spelled)
        ]
        scaled = [q for q in found if q.scale]
        plain = [q for q in found if not q.scale]
        bare, parted = ([q for q in plain if ("," in q.text) is sign] for sign in (False, True))
        if bare and parted:
            message = (
                f"{bare[0].text} stands beside {parted[0].text}: thousands with and without a comma"
            )
            yield Wrong(passage.place(bare[0].start), message, "write them alike")
        for q in found:
            if scaled and not q.scale:
                message = f"{q.text} stands beside {scaled[0].text}: two ways of writing thousands"
                yield Wrong(passage.place(q.start), message, "write them alike")


def sentences(copy: StudyText) -> Iterator[tuple[Passage, Span, list[Quantity]]]:
    """Each sentence of chapters and briefs that holds a number."""
    for passage in (*copy.text, *copy.briefs):
        found = quantities(passage)
        for start, end in passage.sentences if found else ():
            inside = [q for q in found if start <= q.start < end]
            if inside:
                yield passage, (start, end), inside


RULES = (
    percentages_hold, parts_make_the_total, named_sums_add_up, shares_make_a_hundred,
    scope_holds, titles_agree, numbers_are_the_datas, data_are_the_claims, thousands_are_written_alike,
)  # fmt: skip
