"""A brief: one page for one reader, every line with its place in the study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import segno
from markupsafe import Markup

from warraq.compose import figures
from warraq.compose.desk import Desk, Drawings, desk_for, stylesheet
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
    desk = desk_for(study, brief.language, brand, {**drawings, **own}, prefix)
    dropped = (brief.drop[:count] for count in range(len(brief.drop) + 1))
    pages = [_page(desk, without(brief, gone)) for gone in dropped]
    shorter = tuple(zip(brief.drop, pages[1:], strict=True))
    return Composition(
        name=f"{study.slug}-brief-{brief.audience}-{brief.language}",
        kind="brief",
        language=brief.language,
        title=brief.title,
        html=pages[0],
        folder=study.root,
        record=study.record,
        fit=_fit_of(desk.room.checked_data(LADDER, Ladder), shorter, brief.place),
        attachments=data_behind(desk, [brief.figure] if brief.figure else []),
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


def _page(desk: Desk, brief: Brief) -> str:
    prose = Prose(desk)
    return desk.room.render(
        "brief.html.j2",
        **desk.globals(),
        css=stylesheet(desk, "brief"),
        front=front_of(prose),
        title=prose.words(brief.title),
        reader=prose.words(brief.reader),
        bottom_line=_line(prose, brief.bottom_line),
        blocks=list(blocks_of(prose, brief.sections)),
        figure=figures.view(prose, brief.figure) if brief.figure else None,
        macros=desk.room.macros("prose.html.j2", **desk.globals()),
        code=_code(desk),
    )


def blocks_of(prose: Prose, sections: Iterable[BriefSection]) -> Iterator[Block]:
    """The sections with their lines set."""
    for section in sections:
        lines = tuple(_line(prose, line) for line in section.lines)
        yield Block(section.id, section.role, prose.words(section.title), lines)


def _line(prose: Prose, line: BriefLine) -> Line:
    return Line(line.id, prose.line(line.tokens), cited(prose.desk, line.claims), line.inferred)


def cited(desk: Desk, claims: Iterable[str]) -> str:
    """Where in the study the claims stand: sections, notes."""
    claims = list(claims)
    known = [desk.study.claims[id_] for id_ in claims if id_ in desk.study.claims]
    notes = {desk.outline.notes[note] for claim in known for note in claim.notes}
    places = desk.words.joined("places", desk.outline.places(claims))
    said = desk.words.strings["from_study"].format(places=places) if places else ""
    return desk.words.joined("parts", [said, desk.words.notes(notes)])


def _code(desk: Desk) -> str:
    """The address of a drawing of the study's link as a QR code; none without a link or by the brand."""
    if not desk.study.link or not desk.brand.options.qr:
        return ""
    ink = desk.brand.colours["ink"].screen
    return segno.make(desk.study.link, micro=False, error="m").svg_data_uri(border=0, dark=ink)
