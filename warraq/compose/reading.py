"""The article as one page for a screen, of which all that is deposited is made."""

from __future__ import annotations

from collections.abc import Iterator
from mimetypes import guess_type

from warraq.compose.article import parts_of
from warraq.compose.context import Context, Drawings, context_for, stylesheet
from warraq.model import Attachment, Brand, Composition, Study


def compose_reading(study: Study, language: str, brand: Brand, drawings: Drawings) -> Composition:
    """The article without sheets and folios, with its notes' fields and its figures as pictures."""
    context = context_for(study, language, brand, drawings)
    html = context.templates.render(
        "deposit/article.html.j2",
        **context.globals(),
        css=stylesheet(context, "reading"),
        **parts_of(context),
    )
    return Composition(
        name=f"{study.slug}-article-{language}",
        kind="reading",
        language=language,
        title=context.say(study.title),
        html=html,
        folder=study.root,
        record=study.record,
        notes=tuple(study.references.values()),
        attachments=tuple(_pictures(context)),
    )


def picture_names(study: Study, language: str) -> dict[str, str]:
    """The figures that the article has as pictures in a language, and the file of each."""
    return {
        figure.id: f"{figure.id}-{language}{figure.image.suffix.lower() if figure.image else '.png'}"
        for figure in study.figures_in(language)
        if figure.kind != "table"
    }


def _pictures(context: Context) -> Iterator[Attachment]:
    """Those files: the drawings, and the pictures of the project."""
    for id_, name in picture_names(context.study, context.language).items():
        figure, drawing = context.study.figures[id_], context.drawings.get((id_, context.language))
        data = figure.image.read_bytes() if figure.image else drawing.png if drawing else b""
        media_type = guess_type(name)[0] or "application/octet-stream"
        yield Attachment(name, data, media_type, context.say(figure.title))
