"""A card: the picture of a brief's finding and figure that goes with a post or a link."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from warraq.compose import figures
from warraq.compose.context import Context, Drawings, context_for, stylesheet
from warraq.compose.front import front_of
from warraq.compose.prose import Prose
from warraq.model import Brand, Brief, Composition, Figure, Study

ROWS = 4  # of a table, beside one another
WIDE = 2.6  # times as wide as high: across the card


class UnlinkedProse(Prose):
    """Sets the lines of a message or a card, where there is nothing to link to."""

    def cross_reference(self, *place: Any) -> str:
        """The name of a figure or section."""
        return str(Markup(super().cross_reference(*place)).striptags())


def compose_card(study: Study, brief: Brief, brand: Brand, drawings: Drawings) -> Composition:
    """The finding and the figure on 1200 by 630 pixels, as a page for the press."""
    own = {key[:2]: drawing for key, drawing in drawings.items() if key[2:] == ("card",)}
    context = context_for(study, brief.language, brand, {**drawings, **own})
    prose, figure = UnlinkedProse(context), _figure(study, brief)
    html = context.templates.render(
        "newsletter/card.html.j2",
        **context.globals(),
        css=stylesheet(context, "card"),
        front=front_of(prose),
        title=prose.words(brief.title),
        layout=_layout(context, figure),
        bottom_line=prose.line(brief.bottom_line.tokens),
        figure=figures.view(prose, figure.id) if figure else None,
        macros=context.templates.macros("prose.html.j2", **context.globals()),
    )
    name = f"{study.slug}-brief-{brief.audience}-{brief.language}-card"
    return Composition(name, "card", brief.language, brief.title, html, study.root)


def card_alt(context: Context, brief: Brief) -> str:
    """What the card shows, for those who cannot see it."""
    figure = _figure(context.study, brief)
    return f"{brief.title}. {context.say(figure.alt) if figure else brief.bottom_line.text}"


def _figure(study: Study, brief: Brief) -> Figure | None:
    """The brief's figure, if a card can show it: of tables, a few rows with numbers."""
    figure = study.figures.get(brief.figure or "")
    if figure is None or figure.kind != "table":
        return figure
    if figure.table is None or len(figure.table.frame) > ROWS or figure.options.get("group"):
        return None
    numbers = set(figure.table.frame.select_dtypes("number"))
    return figure if numbers & set(figure.options["columns"]) else None


def _layout(context: Context, figure: Figure | None) -> str:
    """The figure `across` the card, under the title, or `beside` it; none: `plain`."""
    if figure is None:
        return "plain"
    drawing = context.drawings.get((figure.id, context.language))
    wide = drawing.width_pt > WIDE * drawing.height_pt if drawing else figure.kind == "table"
    return "across" if wide else "beside"
