"""The article: title page, abstracts, contents, body, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from warraq.compose.context import Context, Drawings, context_for, stylesheet
from warraq.compose.front import front_of
from warraq.compose.notes import Notes
from warraq.compose.outline import Heading, body_of
from warraq.compose.prose import Prose
from warraq.compose.record import data_behind
from warraq.markdown import figure_refs
from warraq.model import Brand, Chapter, Composition, Study, direction


@dataclass(frozen=True)
class Abstract:
    """An abstract in its own language, with its keywords."""

    id: str
    language: str
    direction: str
    title: str
    text: Markup
    keywords_title: str
    keywords: str


@dataclass(frozen=True)
class Section:
    """A chapter of the body: its heading, the heading's words, the text."""

    heading: Heading
    title: Markup
    text: Markup


@dataclass(frozen=True)
class Entry:
    """A line of the contents or of the list of figures."""

    id: str
    level: int
    label: str
    title: Markup


def compose_article(
    study: Study, language: str, brand: Brand, drawings: Drawings, prefix: str = ""
) -> Composition:
    """The article in a language; `prefix` begins every anchor where it is a part of a pack."""
    context = context_for(study, language, brand, drawings, prefix)
    html = context.templates.render(
        "article.html.j2",
        **context.globals(),
        css=stylesheet(context, "article"),
        **parts_of(context),
    )
    return Composition(
        name=f"{study.slug}-article-{language}",
        kind="article",
        language=language,
        title=context.say(study.title),
        html=html,
        folder=study.root,
        record=study.record,
        attachments=data_behind(context, context.outline.figures),
    )


def parts_of(context: Context) -> dict[str, Any]:
    """What a template of the article is given."""
    prose = Prose(context)
    body = [
        _section(context, prose, chapter) for chapter in body_of(context.study, context.language)
    ]
    return {
        "front": front_of(prose),
        "abstracts": list(_abstracts(context)),
        "contents": list(_contents(prose)),
        "figures": list(_listed(prose, tables=False)),
        "tables": list(_listed(prose, tables=True)),
        "body": body,
        "notes": list(Notes(context, prose).all()),
        "signs": _signs(body),
    }


def _section(context: Context, prose: Prose, chapter: Chapter) -> Section:
    headings = context.outline.chapter(chapter.id)
    title = prose.line(headings[0].words)
    return Section(headings[0], title, prose.chapter(chapter.tokens, headings))


def _abstracts(context: Context) -> Iterator[Abstract]:
    """The abstracts, the context's language first."""
    study = context.study
    chapters = [chapter for chapter in study.chapters if chapter.role == "abstract"]
    for chapter in sorted(chapters, key=lambda c: (c.language != context.language, c.language)):
        own = context_for(study, chapter.language, context.brand, context.drawings, context.prefix)
        yield Abstract(
            id=f"abstract-{chapter.language}",
            language=chapter.language,
            direction=direction(chapter.language),
            title=chapter.title,
            text=Prose(own).chapter(chapter.tokens, [Heading("", 2, (), "abstract")]),
            keywords_title=own.words.strings["keywords"],
            keywords=own.words.joined("list", study.keywords.get(chapter.language, ())),
        )


def _contents(prose: Prose) -> Iterator[Entry]:
    for heading in prose.context.outline.headings:
        if heading.level < 4:
            yield Entry(heading.id, heading.level, heading.label, prose.line(heading.words))


def _listed(prose: Prose, tables: bool) -> Iterator[Entry]:
    """The figures, or the tables, that the text places, in its order."""
    context = prose.context
    for chapter in body_of(context.study, context.language):
        for id_, _ in figure_refs(chapter.tokens):
            figure = context.study.figures[id_]
            if (figure.kind == "table") == tables:
                title = prose.words(context.say(figure.title))
                yield Entry(f"fig-{id_}", 2, context.outline.figures[id_], title)


def _signs(body: list[Section]) -> list[str]:
    """Which of the edition's marks the text has."""
    text = "".join(section.text for section in body)
    return [sign for sign in ("editor", "doubt") if f'class="{sign}"' in text]
