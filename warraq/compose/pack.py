"""The pack: a cover and contents, then the briefs and the article, each a composition of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from warraq.compose.article import compose_article
from warraq.compose.brief import compose_brief
from warraq.compose.context import Drawings, context_for, stylesheet
from warraq.compose.front import front_of
from warraq.compose.prose import Prose
from warraq.model import Brand, Brief, Composition, Study, direction

ARTICLE = "article-"


@dataclass(frozen=True)
class BriefEntry:
    """A brief's line in the contents, in the brief's own language; `anchor` is its page's."""

    anchor: str
    language: str
    direction: str
    title: Markup
    reader: Markup


@dataclass(frozen=True)
class PartEntry:
    """A line for a chapter of the article."""

    anchor: str
    label: str
    title: Markup


def compose_pack(study: Study, brand: Brand, drawings: Drawings) -> tuple[Composition, ...]:
    """The front, the briefs, the article; anchors of all but the front begin with their part's name.

    The contents print for each line the CSS variable `page-ANCHOR`, a string: whoever binds the parts
    lays out the front with these variables, once the pages of the anchors are known.
    """
    briefs = tuple(
        compose_brief(study, brief, brand, drawings, _prefix(brief)) for brief in study.briefs
    )
    article = compose_article(study, study.language, brand, drawings, ARTICLE)
    return (_front(study, brand, drawings), *briefs, article)


def _front(study: Study, brand: Brand, drawings: Drawings) -> Composition:
    context = context_for(study, study.language, brand, drawings)
    prose = Prose(context)
    html = context.templates.render(
        "pack.html.j2",
        **context.globals(),
        css=stylesheet(context, "pack"),
        front=front_of(prose),
        briefs=[_entry(prose, brief) for brief in study.briefs],
        article=f"{ARTICLE}top",
        parts=list(_parts(prose)),
    )
    title = context.say(study.title)
    return Composition(
        f"{study.slug}-pack",
        "pack",
        study.language,
        title,
        html,
        study.root,
        record=study.record,
    )


def _entry(prose: Prose, brief: Brief) -> BriefEntry:
    around = direction(brief.language)
    title, reader = (prose.words(words, around) for words in (brief.title, brief.reader))
    return BriefEntry(f"{_prefix(brief)}top", brief.language, around, title, reader)


def _parts(prose: Prose) -> Iterator[PartEntry]:
    for heading in prose.context.outline.headings:
        if heading.level == 2:
            title = prose.line(heading.words)
            yield PartEntry(f"{ARTICLE}{heading.id}", heading.label, title)


def _prefix(brief: Brief) -> str:
    return f"brief-{brief.audience}-{brief.language}-"
