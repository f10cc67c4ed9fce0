"""What can be made of a study: a job for each file, with how it is composed and how it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from warraq.build import steps
from warraq.build.drawing_cache import Shown
from warraq.errors import UsageError
from warraq.model import Brand, Brief, Edition, Study
from warraq.yamlfile import did_you_mean

SET = ("table", "image")


@dataclass(frozen=True)
class Wanted:
    """Which outputs a build was asked for; empty means all."""

    targets: tuple[str, ...] = ()
    audience: str | None = None
    language: str | None = None

    def takes(self, target: str, language: str | None = None, audience: str | None = None) -> bool:
        """True if an output of this target, language and audience is wanted."""
        return (
            (not self.targets or target in self.targets)
            and self.language in (None, language)
            and self.audience in (None, audience)
        )


@dataclass(frozen=True)
class Job:
    """A file to make: `print(compositions, brand)` prints what `compose(*arguments, drawings)` gives.

    `inputs` are files, or folders with a slash at the end, that the file depends on; `beside` names
    the files that are printed along with it. `of` names finished files that it is made of: their
    bytes follow the brand.
    """

    name: str
    target: str
    language: str
    compose: Callable[..., tuple[Any, ...]]
    arguments: tuple[Any, ...]
    print: Callable[..., Edition | tuple[Edition, ...]]
    inputs: tuple[str, ...]
    figures: tuple[Shown, ...] = ()
    audience: str | None = None
    beside: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


def jobs(study: Study, brand: Brand, wanted: Wanted) -> list[Job]:
    """The jobs of all that is wanted and of what that is made of, the longest first.

    An unknown audience or language is a usage error.
    """
    _known("audience", wanted.audience, sorted({brief.audience for brief in study.briefs}))
    _known(
        "language", wanted.language, sorted({*study.languages, *(b.language for b in study.briefs)})
    )
    makers = (
        pack_jobs,
        booklet_jobs,
        article_jobs,
        print_jobs,
        brief_jobs,
        newsletter_jobs,
        deposit_jobs,
    )
    every = [job for make in makers for job in make(study, brand)]
    taken = [job for job in every if wanted.takes(job.target, job.language, job.audience)]
    names = {name for job in taken for name in (job.name, *job.of)}
    return [job for job in every if job.name in names]


def _known(what: str, name: str | None, known: list[str]) -> None:
    if name is not None and name not in known:
        hint = did_you_mean(name, known) or f"known: {', '.join(known) or 'none'}"
        raise UsageError(f"unknown {what} `{name}`", hint)


def article_languages(study: Study) -> list[str]:
    """The languages in which the study's body is written, in the order of study.yaml."""
    written = {chapter.language for chapter in study.chapters if chapter.role != "abstract"}
    return [language for language in study.languages if language in written]


def article_jobs(study: Study, brand: Brand) -> Iterator[Job]:
    """A screen article in each language that has a body."""
    for language in article_languages(study):
        name = f"{study.slug}-article-{language}.pdf"
        arguments = (study, language, brand)
        shown = drawn(study, language)
        yield Job(
            name,
            "article",
            language,
            steps.compose_article,
            arguments,
            steps.print_one,
            ("study/",),
            shown,
        )


def brief_jobs(study: Study, brand: Brand) -> Iterator[Job]:
    """A page for each brief."""
    for brief in study.briefs:
        yield Job(
            name=f"{study.slug}-brief-{brief.audience}-{brief.language}.pdf",
            target="briefs",
            language=brief.language,
            compose=steps.compose_brief,
            arguments=(study, brief, brand),
            print=steps.print_one,
            inputs=("study/", brief.place.path.as_posix()),
            figures=drawn_in(study, brief),
            audience=brief.audience,
        )


def pack_jobs(study: Study, brand: Brand) -> Iterator[Job]:
    """The pack: cover, contents, briefs, article."""
    for language in article_languages(study)[:1]:
        in_briefs = (shown for brief in study.briefs for shown in drawn_in(study, brief))
        shown = (*in_briefs, *drawn(study, language))
        name, inputs = f"{study.slug}-pack.pdf", ("study/", "briefs/")
        yield Job(
            name,
            "pack",
            language,
            steps.compose_pack,
            (study, brand),
            steps.print_pack,
            inputs,
            shown,
        )


def print_jobs(study: Study, brand: Brand) -> Iterator[Job]:
    """The press edition of each article and of each brief."""
    for job in (*article_jobs(study, brand), *brief_jobs(study, brand)):
        stem = f"print/{job.name.removesuffix('.pdf')}"
        yield replace(
            job,
            name=f"{stem}-print.pdf",
            target="print",
            compose=partial(steps.compose_for_press, job.compose),
            print=steps.print_plates,
        )


def booklet_jobs(study: Study, brand: Brand) -> Iterator[Job]:
    """The booklet of each article: set anew for its smaller page."""
    for job in article_jobs(study, brand):
        yield replace(
            job,
            name=f"print/{job.name.removesuffix('.pdf')}-booklet.pdf",
            target="print",
            compose=steps.compose_booklet,
            print=steps.print_booklet,
            figures=tuple((id_, language, "booklet-figure") for id_, language, _ in job.figures),
        )


def newsletter_jobs(study: Study, brand: Brand) -> Iterator[Job]:
    """The messages, posts and pictures of each brief, and the digest of all."""
    from warraq.newsletter import DIGEST_FILES, LETTER_FILES

    for job in brief_jobs(study, brand):
        stem = f"newsletter/{job.name.removesuffix('.pdf')}"
        name, *beside = (f"{stem}{suffix}" for suffix in LETTER_FILES)
        yield replace(
            job,
            name=name,
            target="newsletter",
            compose=steps.compose_letter,
            print=steps.print_letter,
            figures=tuple((id_, language, "card-figure") for id_, language, _ in job.figures),
            beside=tuple(beside),
            of=(job.name,),
        )
    if study.briefs:
        stem = f"newsletter/{study.slug}-digest-{study.language}"
        name, *beside = (f"{stem}{suffix}" for suffix in DIGEST_FILES)
        yield Job(
            name=name,
            target="newsletter",
            language=study.language,
            compose=steps.compose_digest,
            arguments=(study, brand),
            print=steps.print_digest,
            inputs=("study/", "briefs/"),
            beside=tuple(beside),
            of=tuple(job.name for job in brief_jobs(study, brand)),
        )


def deposit_jobs(study: Study, brand: Brand) -> Iterator[Job]:
    """Each article as XML, HTML and EPUB with its pictures, and the study's records."""
    from warraq.compose.reading import picture_names
    from warraq.deposit import ARTICLE_FILES, RECORD_FILES

    for job in article_jobs(study, brand):
        stem = job.name.removesuffix(".pdf")
        pictures = (f"figures/{name}" for name in picture_names(study, job.language).values())
        files = (*(f"{stem}{end}" for end in ARTICLE_FILES), *pictures)
        yield _deposited(job, files, steps.print_deposit)
    for job in islice(article_jobs(study, brand), 1):
        yield _deposited(job, [f"{study.slug}{end}" for end in RECORD_FILES], steps.print_records)


def _deposited(job: Job, files: Iterable[str], work: Callable[..., tuple[Edition, ...]]) -> Job:
    name, *beside = (f"deposit/{file}" for file in files)
    return replace(
        job,
        name=name,
        target="deposit",
        compose=steps.compose_reading,
        print=work,
        beside=tuple(beside),
    )


def drawn(study: Study, language: str) -> tuple[Shown, ...]:
    """The figures that are drawn for the article in a language: all but tables and pictures."""
    return tuple(
        (figure.id, language, "figure")
        for figure in study.figures_in(language)
        if figure.kind not in SET
    )


def drawn_in(study: Study, brief: Brief) -> tuple[Shown, ...]:
    """The figure that is drawn for a brief, if it has one that is."""
    figure = study.figures.get(brief.figure or "")
    return (
        ((figure.id, brief.language, "brief-figure"),) if figure and figure.kind not in SET else ()
    )


def all_drawn(study: Study, language: str | None) -> tuple[Shown, ...]:
    """The figures that are drawn in a language, or in each."""
    languages = [language] if language else study.languages
    return tuple(shown for each in languages for shown in drawn(study, each))
