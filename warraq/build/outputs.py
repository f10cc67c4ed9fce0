"""The one table of what is made: a row for each kind of output, and the targets that it is asked for by.

A new output is a row here and the module that makes it. `docs/howto/output.md` shows how.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from warraq.build import steps
from warraq.build.drawing_cache import Drawings, Shown
from warraq.build.steps import Composed, Subject
from warraq.errors import UsageError
from warraq.model import Brand, Edition, Study

Compose = Callable[[Study, Subject, Brand, Drawings], Composed]
Make = Callable[[Composed, Brand, Sequence[bytes]], tuple[Edition, ...]]
PDF = "application/pdf"
JSON = "application/json"
MAIL = {".eml": "message/rfc822", ".html": "text/html", ".txt": "text/plain"}
CARDS = {
    f"-{name}{end}": media
    for name in (600, 1200, "card")
    for end, media in ((".png", "image/png"), (".alt.txt", "text/plain"))
}


@dataclass(frozen=True)
class Output:
    """A kind of output: what it is made of, its files, and how they are composed and made.

    `of` is what one such output is of; `suffixes` are the endings of its files' names, after the
    name of that, with their media types, the one that names the output first. `figures` is the size
    of the brand at which figures are drawn for it. `finished` is the target whose finished files it
    is made of as well.
    """

    target: str
    of: Literal["article", "brief", "study", "digest"]
    suffixes: Mapping[str, str]
    compose: Compose
    make: Make
    what: str
    folder: str = ""
    figures: str = ""
    finished: str = ""
    pictures: bool = False


# Those that take longest first.
OUTPUTS = (
    Output(
        "pack", "study", {"-pack.pdf": PDF}, steps.compose_pack, steps.make_pack,
        "cover, contents, briefs and article in one",
    ),
    Output(
        "print", "article", {"-booklet.pdf": PDF}, steps.compose_booklet, steps.make_booklet,
        "the article as a booklet, two pages on each side of a folded sheet",
        folder="print/", figures="booklet-figure",
    ),
    Output(
        "article", "article", {".pdf": PDF}, steps.compose_article, steps.make_pdf,
        "the article, for the screen and the archive", figures="figure",
    ),
    Output(
        "print", "article", {"-print.pdf": PDF}, partial(steps.compose_for_press, steps.compose_article),
        steps.make_press_file, "the article for a press", folder="print/", figures="figure",
    ),
    Output(
        "print", "brief", {"-print.pdf": PDF}, partial(steps.compose_for_press, steps.compose_brief),
        steps.make_press_file, "a brief for a press", folder="print/", figures="brief-figure",
    ),
    Output(
        "briefs", "brief", {".pdf": PDF}, steps.compose_brief, steps.make_pdf,
        "one page for an audience", figures="brief-figure",
    ),
    Output(
        "newsletter", "brief", {**MAIL, **CARDS}, steps.compose_letter, steps.make_letter,
        "a mail draft, HTML, posts and pictures of a brief",
        folder="newsletter/", figures="card-figure", finished="briefs",
    ),
    Output(
        "newsletter", "digest", MAIL, steps.compose_digest, steps.make_digest,
        "a mail draft, HTML and a post of all briefs", folder="newsletter/", finished="briefs",
    ),
    Output(
        "deposit", "article",
        {".xml": "application/xml", ".html": "text/html", ".epub": "application/epub+zip"},
        steps.compose_reading, steps.make_deposit, "the article as JATS, HTML and EPUB, with its pictures",
        folder="deposit/", figures="figure", pictures=True,
    ),
    Output(
        "deposit", "study",
        {"-crossref.xml": "application/xml", "-citation.json": JSON, "-citation.bib": "application/x-bibtex",
         "-citation.ris": "application/x-research-info-systems", "-notes.json": JSON},
        steps.compose_reading, steps.make_records, "Crossref's deposit file, citations, notes",
        folder="deposit/", figures="figure",
    ),
)  # fmt: skip
FIGURES = "figures"  # drawn, not composed: a target of its own
SET_IN_TYPE = ("table", "image")  # kinds of figures that are not drawn
TARGETS = ("article", "briefs", FIGURES, "pack", "print", "newsletter", "deposit")


def require_targets(targets: Sequence[str], commands: Iterable[str] = ()) -> None:
    """Raise a UsageError for a target that there is not, with the nearest of them or of the commands."""
    what = "target or command" if commands else "target"
    for target in targets:
        if target not in TARGETS:
            from warraq.yamlfile import did_you_mean

            hint = did_you_mean(target, [*TARGETS, *commands]) or f"targets: {', '.join(TARGETS)}"
            raise UsageError(f"unknown {what} `{target}`", hint)


def list_subjects(row: Output, study: Study) -> Iterator[Subject]:
    """What there is in a study that outputs of this row are of; nothing of a body without text."""
    if row.of == "article":
        yield from (
            Subject(study.slug, "article", language) for language in article_languages(study)
        )
    elif row.of == "brief":
        yield from (Subject(study.slug, "brief", each.language, each) for each in study.briefs)
    elif row.of == "digest" and study.briefs:
        yield Subject(study.slug, "digest", study.language)
    elif row.of == "study":
        yield from (Subject(study.slug, "", language) for language in article_languages(study)[:1])


def article_languages(study: Study) -> list[str]:
    """The languages in which the study's body is written, in the order of study.yaml."""
    written = {chapter.language for chapter in study.chapters if chapter.role != "abstract"}
    return [language for language in study.languages if language in written]


def file_names(row: Output, subject: Subject, study: Study) -> tuple[str, ...]:
    """The names of its files below the output folder, the one that names it first."""
    names = [f"{row.folder}{subject.stem}{suffix}" for suffix in row.suffixes]
    if row.pictures:
        from warraq.compose.reading import picture_names

        pictures = picture_names(study, subject.language).values()
        names += [f"{row.folder}figures/{name}" for name in pictures]
    return tuple(names)


def shown_figures(row: Output, subject: Subject, study: Study) -> tuple[Shown, ...]:
    """The figures that are drawn for it, and how large."""
    if row.target == "pack":
        briefs = (Subject(study.slug, "brief", each.language, each) for each in study.briefs)
        drawn = (
            shown for brief in briefs for shown in _drawn_figures(brief, study, "brief-figure")
        )
        return (*drawn, *_drawn_figures(subject, study, "figure"))
    return _drawn_figures(subject, study, row.figures) if row.figures else ()


def _drawn_figures(subject: Subject, study: Study, size: str) -> tuple[Shown, ...]:
    """All figures of an article, the one of a brief; tables and pictures are not drawn."""
    figures = study.figures_in(subject.language)
    if subject.brief:
        figures = filter(None, [study.figures.get(subject.brief.figure or "")])
    return tuple(
        (figure.id, subject.language, size) for figure in figures if figure.kind not in SET_IN_TYPE
    )


def published_figures(study: Study, language: str | None) -> tuple[Shown, ...]:
    """The figures that are published by themselves, in a language or in each of the study's."""
    languages = [language] if language else study.languages
    return tuple(
        shown
        for each in languages
        for shown in _drawn_figures(Subject(study.slug, "article", each), study, "figure")
    )
