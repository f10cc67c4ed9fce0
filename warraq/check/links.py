"""Rules on what names what: claims, queries, values, cross-references, anchors, languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.errors import Place, Severity
from warraq.markdown import anchors, claim_marks, cross_references, query_marks, values
from warraq.model import Claim, Figure, Localized, Query, Reference, Study, Value
from warraq.yamlfile import did_you_mean

ERROR = Severity.ERROR
Named = Iterator[tuple[str, Place]]


def unknown(
    copy: StudyText, what: str, named: Iterable[tuple[str, Place]], known: Iterable[str]
) -> Iterator[Wrong]:
    """What is wrong with each name that is not known; its place is where it stands in the entry."""
    known = list(known)
    for name, place in named:
        if name not in known:
            hint = did_you_mean(name, known) or f"add it, or name another {what}"
            at = place if place.path.parent.name == "chapters" else copy.within(place, name)
            yield Wrong(at, f"there is no {what} `{name}`", hint)


def brief_lines(study: Study) -> Iterator[tuple[tuple[str, ...], Place]]:
    """The claims of each line of the briefs, and the line's place."""
    for brief in study.briefs:
        yield brief.bottom_line.claims, brief.bottom_line.place
        for section in brief.sections:
            yield from ((line.claims, line.place) for line in section.lines)


def carried(study: Study) -> Named:
    """The claims that the chapters' blocks and the figures name."""
    for chapter in study.chapters:
        yield from claim_marks(chapter.tokens)
    for figure in study.figures.values():
        yield from ((claim, figure.place) for claim in figure.claims)


def _claims_named(study: Study) -> Named:
    yield from carried(study)
    for claims, place in brief_lines(study):
        yield from ((claim, place) for claim in claims)
    entries: tuple[Value | Query, ...] = (*study.values.values(), *study.queries.values())
    for entry in entries:
        yield from ((claim, entry.place) for claim in entry.claims)
    for claim in study.claims.values():
        yield from ((restated, claim.place) for restated in claim.restates)


@rule("C-claim-01", ERROR, needs=("claims",))
def claims_exist(copy: StudyText) -> Iterator[Wrong]:
    """Every claim that a paragraph, figure, value, query or brief names is in the register."""
    yield from unknown(copy, "claim", _claims_named(copy.study), copy.study.claims)


@rule("C-claim-02", needs=("chapters", "figures"))
def claims_are_carried(copy: StudyText) -> Iterator[Wrong]:
    """Every claim of the register stands in the text, or says why it is left out."""
    there = {claim for claim, _ in carried(copy.study)}
    for claim in copy.study.claims.values():
        if claim.id not in there and claim.left_out is None:
            hint = "name it at the paragraph that says it, or give the reason as `left_out`"
            yield Wrong(claim.place, f"no paragraph carries claim {claim.id}", hint)


@rule("C-claim-03")
def left_out_is_out(copy: StudyText) -> Iterator[Wrong]:
    """A claim that is left out is not named by a paragraph."""
    for name, place in carried(copy.study):
        claim = copy.study.claims.get(name)
        if claim and claim.left_out is not None:
            hint = "remove `left_out` from the register, or the claim's id here"
            yield Wrong(place, f"claim {name} is listed as left out, and named here", hint)


def _queries_named(study: Study) -> Named:
    for chapter in study.chapters:
        yield from query_marks(chapter.tokens)
    entries: tuple[Claim | Reference | Figure, ...] = (
        *study.claims.values(),
        *study.references.values(),
        *study.figures.values(),
    )
    for entry in entries:
        yield from ((query, entry.place) for query in entry.queries)


@rule("C-query-01", ERROR, needs=("queries",))
def queries_exist(copy: StudyText) -> Iterator[Wrong]:
    """Every author query that the text, a claim, a note or a figure names is listed."""
    yield from unknown(copy, "author query", _queries_named(copy.study), copy.study.queries)


@rule("C-value-01", ERROR, needs=("values",))
def values_exist(copy: StudyText) -> Iterator[Wrong]:
    """Every value that the words use is one that the data holds."""
    study = copy.study
    used = [value for chapter in study.chapters for value in values(chapter.tokens)]
    for brief in study.briefs:
        for line in (brief.bottom_line, *(li for s in brief.sections for li in s.lines)):
            used += values(line.tokens)
    yield from unknown(copy, "value", [*used, *copy.values_in_yaml], study.values)


@rule("C-ref-01", ERROR, needs=("chapters", "figures"))
def references_arrive(copy: StudyText) -> Iterator[Wrong]:
    """Every cross-reference speaks of a figure or a heading that is there."""
    study = copy.study
    known = {"figure": list(study.figures), "section": [name for name, _ in _anchors(study)]}
    for chapter in study.chapters:
        for kind, name, place in cross_references(chapter.tokens):
            yield from unknown(copy, kind, [(name, place)], known.get(kind, ()))


def _anchors(study: Study, language: str | None = None) -> Named:
    for chapter in study.chapters:
        if language in (None, chapter.language):
            yield chapter.id, chapter.place
            yield from anchors(chapter.tokens)


@rule("C-id-01", ERROR)
def anchors_are_unique(copy: StudyText) -> Iterator[Wrong]:
    """An id stands once in the chapters of a language."""
    for language in copy.study.languages:
        named = list(_anchors(copy.study, language))
        count = Counter(name for name, _ in named)
        first: set[str] = set()
        for name, place in named:
            if count[name] > 1 and name in first:
                yield Wrong(place, f"the id `{name}` stands twice", "give one of them another id")
            first.add(name)


def _texts(study: Study) -> Iterator[tuple[str, Localized, tuple[str, ...], Place]]:
    """What must be said, in which languages, and where it stands."""
    yield "the title", study.title, study.languages, study.place
    for person in study.authors:
        yield "an author's name", person.name, (study.language,), study.place
    for figure in study.figures.values():
        languages = figure.languages or study.languages
        yield f"the title of figure {figure.id}", figure.title, languages, figure.place
        yield f"the alt text of figure {figure.id}", figure.alt, languages, figure.place


@rule("C-lang-01", ERROR)
def texts_are_there(copy: StudyText) -> Iterator[Wrong]:
    """Titles, names and alt texts are written in the first of their languages."""
    for what, text, languages, place in _texts(copy.study):
        if not text.get(languages[0], "").strip():
            yield Wrong(place, f"{what} lacks {languages[0]}", f"add `{languages[0]}: …`")


@rule("C-lang-03")
def texts_are_in_all_languages(copy: StudyText) -> Iterator[Wrong]:
    """Titles and alt texts are written in their other languages too."""
    for what, text, languages, place in _texts(copy.study):
        for language in languages[1:]:
            if not text.get(language, "").strip():
                yield Wrong(place, f"{what} lacks {language}", f"add `{language}: …`")


@rule("C-lang-02", ERROR)
def languages_are_listed(copy: StudyText) -> Iterator[Wrong]:
    """Chapters and briefs are in languages that study.yaml lists."""
    written = [(chapter.language, chapter.place) for chapter in copy.study.chapters]
    written += [(brief.language, brief.place) for brief in copy.study.briefs]
    yield from unknown(copy, "language", written, copy.study.languages)


RULES = (
    claims_exist, claims_are_carried, left_out_is_out, queries_exist, values_exist,
    references_arrive, anchors_are_unique, texts_are_there, languages_are_listed,
    texts_are_in_all_languages,
)  # fmt: skip
