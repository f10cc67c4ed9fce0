"""Messages: a brief as a letter, and a digest of all briefs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from warraq.compose.brief import blocks_of
from warraq.compose.card import UnlinkedProse, card_alt
from warraq.compose.context import Context, context_for
from warraq.compose.front import front_of
from warraq.compose.prose import Prose
from warraq.model import Brand, Brief, Letter, Study, direction

SUBJECT = 60
PREHEADER = 110
_NIGHT = {"ink": "#ece9e4", "muted": "#b9b5ae", "paper": "#1d1d1d", "wash": "#292826"}


def compose_letter(study: Study, brief: Brief, brand: Brand) -> Letter:
    """The brief as a letter in its language."""
    prose = UnlinkedProse(context_for(study, brief.language, brand, {}))
    words = labels(prose.context)
    letter = Letter(
        language=brief.language,
        subject=brief.options.subject or shortened(brief.title, SUBJECT),
        preheader=shortened(brief.bottom_line.text, PREHEADER),
        words=words,
        link=_address(study, brief, brand) or study.link,
        foot=_foot(prose),
        page_alt=words["page_alt"].format(title=brief.title, bottom_line=brief.bottom_line.text),
        card_alt=card_alt(prose.context, brief),
    )
    given = {**entry(prose, brief), "blocks": list(blocks_of(prose, brief.sections))}
    return _in_all_forms(letter, prose, "letter", given)


def compose_digest(study: Study, briefs: Sequence[Brief], brand: Brand) -> Letter:
    """All briefs in one letter, each in its own language, around them the study's main one."""
    prose = UnlinkedProse(context_for(study, study.language, brand, {}))
    first = next((brief for brief in briefs if brief.language == study.language), briefs[0])
    letter = Letter(
        language=study.language,
        subject=shortened(prose.context.say(study.title), SUBJECT),
        preheader=shortened(first.bottom_line.text, PREHEADER),
        words=labels(prose.context),
        link=study.link,
        links=tuple(_address(study, brief, brand) for brief in briefs),
        foot=_foot(prose),
    )
    entries = [
        {**entry(UnlinkedProse(context_for(study, brief.language, brand, {})), brief), "link": link}
        for brief, link in zip(briefs, letter.links, strict=True)
    ]
    return _in_all_forms(letter, prose, "digest", {"entries": entries})


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
        "w": prose.context.words.strings,
        "title": prose.words(brief.title),
        "reader": prose.words(brief.reader),
        "bottom_line": prose.line(brief.bottom_line.tokens),
    }


def _address(study: Study, brief: Brief, brand: Brand) -> str:
    """Where on the web the brief's file will be, if the brand says so."""
    file = f"{study.slug}-brief-{brief.audience}-{brief.language}.pdf"
    return brand.options.newsletter.files.format(name=file)


def _foot(prose: Prose) -> tuple[str, ...]:
    """The last lines of a message."""
    context = prose.context
    cutoff = context.words.strings["cutoff_sentence"].format(
        date=context.words.date(context.study.cutoff)
    )
    citation = context.say(context.study.citation)
    return cutoff, f"{context.words.strings['cite']}: {citation}" if citation else ""


def _in_all_forms(letter: Letter, prose: Prose, name: str, given: dict[str, Any]) -> Letter:
    """The letter with its HTML: alone, with its file, and with its picture and a link to its file."""
    context, colours = prose.context, {k: c.screen for k, c in prose.context.brand.colours.items()}
    night = {**_NIGHT, **{key: _lighter(colours[key]) for key in ("accent", "second")}}
    said = {**context.globals(), **given, "letter": letter, "colours": colours, "night": night}

    def render(attached: bool, pictured: bool) -> str:
        template, front = f"newsletter/{name}.html.j2", front_of(prose)
        return context.templates.render(
            template, **said, front=front, attached=attached, pictured=pictured
        )

    alone, attached, linked = render(False, False), render(True, True), render(False, True)
    return replace(letter, html=alone, attached=attached, linked=linked)


def _lighter(colour: str) -> str:
    """The colour halfway to white and a little more, to be read on a dark page."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * 0.58):02x}" for part in parts)


def labels(context: Context) -> dict[str, str]:
    """The words of messages, and those of the page that they share."""
    shared = ("brief", "bottom_line", "inferred")
    return {**{key: context.words.strings[key] for key in shared}, **context.words.strings["mail"]}
