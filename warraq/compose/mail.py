"""Messages: a brief as a letter and as a card for the social web, and a digest of all briefs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from warraq.compose import figures
from warraq.compose.brief import blocks_of
from warraq.compose.desk import Desk, Drawings, desk_for, stylesheet
from warraq.compose.figures import FigureView
from warraq.compose.front import front_of
from warraq.compose.prose import Prose
from warraq.model import Brand, Brief, Drawing, Forme, Letter, Study, direction

SUBJECT = 60
PREHEADER = 110
ROWS = 4  # of a table, beside one another on a card
_NIGHT = {"ink": "#ece9e4", "muted": "#b9b5ae", "paper": "#1d1d1d", "wash": "#292826"}


class MailProse(Prose):
    """Sets the lines of a message, where there is nothing to link to."""

    def cross_reference(self, *place: Any) -> str:
        """The name of a figure or section."""
        return str(Markup(super().cross_reference(*place)).striptags())


def compose_letter(study: Study, brief: Brief, brand: Brand) -> Letter:
    """The brief as a letter in its language."""
    prose = MailProse(desk_for(study, brief.language, brand, {}))
    words = labels(prose.desk)
    page_alt = words["page_alt"].format(title=brief.title, bottom_line=brief.bottom_line.text)
    file = f"{study.slug}-brief-{brief.audience}-{brief.language}.pdf"
    shown = study.figures.get(brief.figure or "")
    letter = Letter(
        language=brief.language,
        subject=brief.options.get("subject") or shortened(brief.title, SUBJECT),
        preheader=shortened(brief.bottom_line.text, PREHEADER),
        words=words,
        link=_address(study, brand, file),
        foot=_foot(prose),
        page_alt=page_alt,
        card_alt=" ".join([f"{brief.title}.", prose.desk.say(shown.alt) if shown else ""]).strip(),
    )
    context = {**entry(prose, brief), "blocks": list(blocks_of(prose, brief.sections))}
    return _in_both_forms(letter, prose, "letter", context)


def compose_digest(study: Study, briefs: Sequence[Brief], brand: Brand) -> Letter:
    """All briefs in one letter, each in its own language, around them the study's main one."""
    prose = MailProse(desk_for(study, study.language, brand, {}))
    letter = Letter(
        language=study.language,
        subject=shortened(prose.desk.say(study.title), SUBJECT),
        preheader=shortened(briefs[0].bottom_line.text, PREHEADER),
        words=labels(prose.desk),
        link=study.link,
        foot=_foot(prose),
    )
    entries = [
        entry(MailProse(desk_for(study, brief.language, brand, {})), brief) for brief in briefs
    ]
    return _in_both_forms(letter, prose, "digest", {"entries": entries})


def compose_card(study: Study, brief: Brief, brand: Brand, drawings: Drawings) -> Forme:
    """A picture of the brief's finding and figure, 1200 by 630 pixels, as a page for the press."""
    own = {key[:2]: drawing for key, drawing in drawings.items() if key[2:] == ("brief",)}
    desk = desk_for(study, brief.language, brand, {**drawings, **own})
    prose = MailProse(desk)
    figure = figures.view(prose, brief.figure) if brief.figure else None
    layout = _layout(figure, desk.drawings.get((brief.figure, brief.language)))
    html = desk.room.render(
        "newsletter/card.html.j2",
        **desk.globals(),
        css=stylesheet(desk, "card"),
        front=front_of(prose),
        title=prose.words(brief.title),
        layout=layout,
        bottom_line=prose.line(brief.bottom_line.tokens),
        figure=None if layout == "plain" else figure,
        macros=desk.room.macros("prose.html.j2", **desk.globals()),
    )
    name = f"{study.slug}-brief-{brief.audience}-{brief.language}-card"
    return Forme(name, "card", brief.language, brief.title, html, study.root)


def _layout(figure: FigureView | None, drawing: Drawing | None) -> str:
    """Where a card has its figure: wide ones `across` below the title, others `beside` it.

    A short table with numbers goes across; longer ones are for the page, the card stays `plain`.
    """
    if drawing:
        return "across" if drawing.width_pt > 2 * drawing.height_pt else "beside"
    if figure is None or figure.image:
        return "beside" if figure else "plain"
    cells = [row for group in figure.groups for row in group.rows]
    short = len(figure.groups) == 1 and len(cells) <= ROWS
    return "across" if short and any(cell.number for cell in cells[0]) else "plain"


def shortened(text: str, limit: int) -> str:
    """The text, cut after a whole word and closed with an ellipsis where it is longer than the limit."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(maxsplit=1)[0].rstrip(" ،,؛;:.") + "…"


def entry(prose: Prose, brief: Brief) -> dict[str, Any]:
    """What a message says of a brief first, in the brief's language."""
    return {
        "lang": brief.language,
        "dir": direction(brief.language),
        "w": prose.desk.words.strings,
        "title": prose.words(brief.title),
        "reader": prose.words(brief.reader),
        "bottom_line": prose.line(brief.bottom_line.tokens),
    }


def _address(study: Study, brand: Brand, file: str) -> str:
    """Where on the web a file of the study will be, or the study's own page."""
    pattern = brand.options.get("newsletter", {}).get("files", "")
    return pattern.format(name=file) if pattern else study.link


def _foot(prose: Prose) -> tuple[str, ...]:
    """The last lines of a message."""
    desk = prose.desk
    cutoff = desk.words.strings["cutoff_sentence"].format(date=desk.words.date(desk.study.cutoff))
    citation = desk.say(desk.study.citation)
    return cutoff, f"{desk.words.strings['cite']}: {citation}" if citation else ""


def _in_both_forms(letter: Letter, prose: Prose, name: str, context: dict[str, Any]) -> Letter:
    """The letter with its HTML, without its file and with it."""
    desk, colours = prose.desk, {k: c.screen for k, c in prose.desk.brand.colours.items()}
    night = {**_NIGHT, **{key: _lighter(colours[key]) for key in ("accent", "second")}}
    said = {**desk.globals(), **context, "letter": letter, "colours": colours, "night": night}
    file = f"newsletter/{name}.html.j2"
    html, attached = (
        desk.room.render(file, **said, front=front_of(prose), attached=attached)
        for attached in (False, True)
    )
    return replace(letter, html=html, attached=attached)


def _lighter(colour: str) -> str:
    """The colour halfway to white and a little more, to be read on a dark page."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * 0.58):02x}" for part in parts)


def labels(desk: Desk) -> dict[str, str]:
    """The words of messages, and those of the page that they share."""
    shared = ("brief", "bottom_line", "stated", "inferred", "reader", "link", "cite")
    return {**{key: desk.words.strings[key] for key in shared}, **desk.words.strings["mail"]}
