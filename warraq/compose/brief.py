"""A brief: one page for one reader, every line with its place in the study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import segno
from markupsafe import Markup

from warraq.compose import figures
from warraq.compose.context import Context, Drawings, context_for, stylesheet
from warraq.compose.front import front_of
from warraq.compose.prose import Prose
from warraq.compose.record import data_behind
from warraq.design.tokens import Ladder
from warraq.errors import Place
from warraq.model import Brand, Brief, BriefFit, BriefLine, BriefSection, Composition, Rung, Study

LADDER = "brief.yaml"


@dataclass(frozen=True)
class Line:
    """A line of the brief and where the study says it."""

    id: str
    words: Markup
    place: str
    inferred: bool


@dataclass(frozen=True)
class Block:
    """A heading and its lines: findings, implications or context."""

    id: str
    role: str
    title: Markup
    lines: tuple[Line, ...]

    @property
    def stated(self) -> tuple[Line, ...]:
        """The lines that the study states."""
        return tuple(line for line in self.lines if not line.inferred)

    @property
    def inferred(self) -> tuple[Line, ...]:
        """The lines that the editors infer from it."""
        return tuple(line for line in self.lines if line.inferred)


def compose_brief(
    study: Study, brief: Brief, brand: Brand, drawings: Drawings, prefix: str = ""
) -> Composition:
    """The brief as it is, and shorter by each line that it allows to drop, for the press to choose from."""
    own = {key[:2]: drawing for key, drawing in drawings.items() if key[2:] == ("brief",)}
    context = context_for(study, brief.language, brand, {**drawings, **own}, prefix)
    dropped = (brief.drop[:count] for count in range(len(brief.drop) + 1))
    pages = [_page(context, without(brief, gone)) for gone in dropped]
    shorter = tuple(zip(brief.drop, pages[1:], strict=True))
    return Composition(
        name=f"{study.slug}-brief-{brief.audience}-{brief.language}",
        kind="brief",
        language=brief.language,
        title=brief.title,
        html=pages[0],
        folder=study.root,
        record=study.record,
        fit=_fit_of(context.templates.checked_data(LADDER, Ladder), shorter, brief.place),
        attachments=data_behind(context, [brief.figure] if brief.figure else []),
        audience=brief.audience,
    )


def _fit_of(ladder: Ladder, shorter: tuple[tuple[str, str], ...], place: Place) -> BriefFit:
    """How the page gives way, as the ladder's file says."""
    rungs = (Rung(rung.variable, rung.start, rung.end) for rung in ladder.rungs)
    return BriefFit(tuple(rungs), ladder.grow, ladder.least_fill, shorter, place)


def without(brief: Brief, gone: Iterable[str]) -> Brief:
    """The brief without these lines, and without sections that they leave empty."""
    gone = set(gone)
    sections = (
        replace(section, lines=tuple(line for line in section.lines if line.id not in gone))
        for section in brief.sections
    )
    return replace(brief, sections=tuple(section for section in sections if section.lines))


def _page(context: Context, brief: Brief) -> str:
    prose = Prose(context)
    return context.templates.render(
        "brief.html.j2",
        **context.globals(),
        css=stylesheet(context, "brief"),
        front=front_of(prose),
        title=prose.words(brief.title),
        reader=prose.words(brief.reader),
        bottom_line=_line(prose, brief.bottom_line),
        blocks=list(blocks_of(prose, brief.sections)),
        figure=figures.view(prose, brief.figure) if brief.figure else None,
        macros=context.templates.macros("prose.html.j2", **context.globals()),
        code=_code(context),
    )


def blocks_of(prose: Prose, sections: Iterable[BriefSection]) -> Iterator[Block]:
    """The sections with their lines set."""
    for section in sections:
        lines = tuple(_line(prose, line) for line in section.lines)
        yield Block(section.id, section.role, prose.words(section.title), lines)


def _line(prose: Prose, line: BriefLine) -> Line:
    return Line(line.id, prose.line(line.tokens), cited(prose.context, line.claims), line.inferred)


def cited(context: Context, claims: Iterable[str]) -> str:
    """Where in the study the claims stand: sections, notes."""
    claims = list(claims)
    known = [context.study.claims[id_] for id_ in claims if id_ in context.study.claims]
    notes = {context.outline.notes[note] for claim in known for note in claim.notes}
    places = context.words.joined("places", context.outline.places(claims))
    said = context.words.strings["from_study"].format(places=places) if places else ""
    return context.words.joined("parts", [said, context.words.notes(notes)])


def _code(context: Context) -> str:
    """The address of a drawing of the study's link as a QR code; none without a link or by the brand."""
    if not context.study.link or not context.brand.options.qr:
        return ""
    ink = context.brand.colours["ink"].screen
    return segno.make(context.study.link, micro=False, error="m").svg_data_uri(border=0, dark=ink)
