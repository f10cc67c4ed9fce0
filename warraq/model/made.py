"""What is made of a study: drawings, composed pages, letters, finished files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal


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
class Forme:
    """Pages made up and locked: HTML ready for the press, with what the PDF's metadata needs."""

    name: str
    kind: Literal["article", "brief", "pack", "card", "reading"]
    language: str
    title: str
    html: str
    folder: Path
    metadata: Mapping[str, Any] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    audience: str | None = None


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
    media_type: str
    title: str = ""
    language: str = ""
    standard: str = ""
    pages: int = 0
    seconds: float = 0.0
    report: tuple[str, ...] = ()
