"""What is made of a study: drawings, composed pages, letters, finished files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from warraq.errors import Place
from warraq.model.study import Record, Reference


@dataclass(frozen=True)
class Drawing:
    """A drawn figure in one language: text as text in the SVG, in the page's typefaces."""

    figure: str
    language: str
    svg: bytes
    png: bytes
    width_pt: float
    height_pt: float


@dataclass(frozen=True)
class Attachment:
    """A file to attach to a PDF as an associated file (PDF/A-3 `Data` or `Supplement`)."""

    name: str
    data: bytes
    media_type: str
    description: str
    relationship: str = "Data"


@dataclass(frozen=True)
class Rung:
    """A measure of a brief's page, a CSS variable, and how far it may give way."""

    variable: str
    start: float
    end: float


@dataclass(frozen=True)
class FitFound:
    """What holds a brief on its page: how many lines go, the step of the ladder, the white space given back."""

    gone: int
    step: int
    growth: int


@dataclass(frozen=True)
class BriefFit:
    """How a brief is fitted to its one page.

    `shorter` holds, for each line that may go, its id and the page's HTML without it and those before
    it. `growth` is the most that a measure may grow where room is left, `least_fill` the share of the
    page below which it is called empty. `found` is what served another edition of the same brief.
    """

    rungs: tuple[Rung, ...]
    growth: Mapping[str, float]
    least_fill: float
    shorter: tuple[tuple[str, str], ...]
    place: Place
    found: FitFound | None = None


@dataclass(frozen=True)
class FigureOrder:
    """What an article as composed leaves blank, in pixels, and a better order of its blocks, if any."""

    blank: int
    blocks: tuple[int, ...] = ()


Found = FitFound | FigureOrder


def read_found(data: object) -> Found | None:
    """What was found as the manifest keeps it, a mapping; None where it is not of this engine."""
    match data:
        case {"gone": int(gone), "step": int(step), "growth": int(growth)}:
            return FitFound(gone, step, growth)
        case {"blank": int(blank), "blocks": list(blocks)}:
            return FigureOrder(blank, tuple(map(int, blocks)))
    return None


@dataclass(frozen=True)
class Composition:
    """A document that is composed and ready to be laid out: its HTML, and what a file of it says of itself.

    `styles` are style sheets laid over the HTML's own. `order` is that of the body's blocks, where it
    is not the composed one; `planned` what was found of it for another edition.
    """

    name: str
    kind: Literal["article", "brief", "pack", "card", "reading"]
    language: str
    title: str
    html: str
    folder: Path
    edition: Literal["screen", "press", "booklet"] = "screen"
    styles: tuple[str, ...] = ()
    record: Record | None = None
    notes: tuple[Reference, ...] = ()
    fit: BriefFit | None = None
    order: tuple[int, ...] = ()
    planned: FigureOrder | None = None
    attachments: tuple[Attachment, ...] = ()
    audience: str | None = None

    @property
    def catalogued(self) -> Record:
        """Its record; a ValueError where it is of nothing that a catalogue knows."""
        if self.record is None:
            raise ValueError(f"{self.name} has no record")
        return self.record

    @property
    def page(self) -> str:
        """The HTML with all of its styles."""
        styles = "".join(f"<style>{css}</style>\n" for css in self.styles)
        return self.html.replace("</head>", f"{styles}</head>", 1)


@dataclass(frozen=True)
class Letter:
    """A brief, or a digest of all, as a message before it is sent; its forms hold their style sheet.

    `attached` says that the file comes along, `linked` gives its address; both show its picture,
    `cid:page`. `html` stands alone. `link` is of the whole, `links` of each brief that has a place
    of its own on the web.
    """

    language: str
    subject: str
    preheader: str
    words: Mapping[str, str]
    html: str = ""
    attached: str = ""
    linked: str = ""
    link: str = ""
    links: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    page_alt: str = ""
    card_alt: str = ""


@dataclass(frozen=True)
class Edition:
    """A finished file: its name below the study's output folder, its bytes and what they are."""

    name: str
    data: bytes
    title: str = ""
    language: str = ""
    standard: str = ""
    pages: int = 0
    seconds: float = 0.0
    report: tuple[str, ...] = ()
