"""What the rooms hand to one another: the study, its parts, and what is made of them.

Content objects carry the place they were read from. Texts in several languages are mappings
from a language tag ("ar", "en") to the words. Everything is frozen; nothing here reads or writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from warraq.errors import Place

if TYPE_CHECKING:
    import pandas as pd
    from markdown_it.token import Token

Localized = Mapping[str, str]
Modality = Literal["asserted", "reported", "expected", "possible"]
RTL_LANGUAGES = frozenset({"ar", "fa", "ur", "he", "ckb", "ps", "ug"})


def direction(language: str) -> str:
    """`rtl` or `ltr` for a language tag."""
    return "rtl" if language.split("-")[0] in RTL_LANGUAGES else "ltr"


def in_language(text: Localized, language: str) -> str:
    """The words in a language, or in the first that there is; empty where there are none."""
    return text.get(language) or next(iter(text.values()), "")


# --- the study -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Person:
    """An author or editor as the title block names them; `family` and `given` serve catalogues."""

    name: Localized
    affiliation: Localized = field(default_factory=dict)
    position: Localized = field(default_factory=dict)
    orcid: str | None = None
    family: Localized = field(default_factory=dict)
    given: Localized = field(default_factory=dict)


@dataclass(frozen=True)
class Journal:
    """Where the study appeared; `published` is as exact as known: 2024, 2024-10 or 2024-10-05."""

    name: Localized
    publisher: Localized
    issue: str = ""
    volume: Localized = field(default_factory=dict)
    pages: str = ""
    published: str = ""
    issn: str | None = None
    doi: str | None = None
    description: Localized = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """How a work is catalogued, in all of its languages."""

    title: Localized
    authors: tuple[Person, ...]
    journal: Journal
    languages: tuple[str, ...] = ()
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    description: Localized = field(default_factory=dict)
    source: Localized = field(default_factory=dict)
    rights: Localized = field(default_factory=dict)
    link: str = ""
    prepared: date | None = None


@dataclass(frozen=True)
class Claim:
    """One claim of the study; `left_out` says why the text does not carry it."""

    id: str
    gist: Localized
    kind: Literal["fact", "figure", "quote", "argument", "forecast", "definition"]
    modality: Modality
    place: Place
    notes: tuple[str, ...] = ()
    numbers: tuple[Mapping[str, Any], ...] = ()
    actors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    restates: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    left_out: Localized | None = None


@dataclass(frozen=True)
class Reference:
    """A note: a source (CSL fields), an explanation (`text`, Markdown), or ibid. of another note."""

    id: str
    kind: Literal["source", "explanation", "ibid"]
    language: str
    place: Place
    number: int = 0
    csl: Mapping[str, Any] = field(default_factory=dict)
    text: Localized = field(default_factory=dict)
    of: str | None = None
    queries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """An open question to the author; `answer` closes it."""

    id: str
    question: Localized
    place: Place
    where: str = ""
    weight: int = 1
    claims: tuple[str, ...] = ()
    answer: Localized | None = None


@dataclass(frozen=True)
class Table:
    """One CSV file: its columns, those of numbers (NaN where empty), and where it is.

    The column `key` (if any) names its rows.
    """

    name: str
    columns: Mapping[str, tuple[Any, ...]]
    numeric: tuple[str, ...]
    place: Place

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows, each a mapping from column to cell."""
        return [
            dict(zip(self.columns, row, strict=True))
            for row in zip(*self.columns.values(), strict=True)
        ]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table in pandas, which is imported only where a table is drawn, set or deposited."""
        import pandas as pd

        types = {name: None if name in self.numeric else str for name in self.columns}
        return pd.DataFrame(
            {name: pd.Series(cells, dtype=types[name]) for name, cells in self.columns.items()}
        )


@dataclass(frozen=True)
class Value:
    """A number that data holds, and how a language writes it (`format` is a Babel number pattern)."""

    name: str
    number: float
    place: Place
    format: str = "#,##0.##"
    unit: Localized = field(default_factory=dict)
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """An entry of figures.yaml with its data; `options` is what its kind's drawing module reads."""

    id: str
    kind: str
    table: Table | None
    title: Localized
    caption: Localized
    alt: Localized
    place: Place
    source: Localized = field(default_factory=dict)
    period: Localized = field(default_factory=dict)
    unit: Localized = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    image: Path | None = None


@dataclass(frozen=True)
class Chapter:
    """One Markdown file: its role, language and markdown-it tokens (token.map holds file lines)."""

    id: str
    role: Literal["abstract", "introduction", "part", "conclusion", "appendix"]
    language: str
    title: str
    tokens: tuple[Token, ...]
    source: str
    place: Place


@dataclass(frozen=True)
class BriefLine:
    """One line of a brief, bound to claims; `inferred` marks what the study does not itself state."""

    id: str
    tokens: tuple[Token, ...]
    claims: tuple[str, ...]
    place: Place
    inferred: bool = False
    text: str = ""


@dataclass(frozen=True)
class BriefSection:
    """A heading of a brief and its lines; role `findings` is numbered, others are listed."""

    id: str
    role: Literal["findings", "implications", "context"]
    title: str
    lines: tuple[BriefLine, ...]
    place: Place


@dataclass(frozen=True)
class Brief:
    """One page for one audience in one language; `drop` lists line ids that may go, first goes first."""

    audience: str
    language: str
    reader: str
    title: str
    bottom_line: BriefLine
    figure: str | None
    sections: tuple[BriefSection, ...]
    place: Place
    drop: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Study:
    """Everything the content folders hold, read and linked, before any rule has looked at it."""

    root: Path
    slug: str
    languages: tuple[str, ...]
    title: Localized
    authors: tuple[Person, ...]
    journal: Journal
    cutoff: date
    keywords: Mapping[str, tuple[str, ...]]
    place: Place
    subtitle: Localized = field(default_factory=dict)
    edition: Localized = field(default_factory=dict)
    citation: Localized = field(default_factory=dict)
    rights: Localized = field(default_factory=dict)
    link: str = ""
    prepared: date | None = None
    chapters: tuple[Chapter, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    queries: Mapping[str, Query] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    briefs: tuple[Brief, ...] = ()
    incomplete: frozenset[str] = frozenset()
    """The parts (`claims`, `values` …) of which something could not be read: names may be lacking."""

    @property
    def language(self) -> str:
        """The main language: the first that study.yaml lists."""
        return self.languages[0]

    def figures_in(self, language: str) -> Iterator[Figure]:
        """The figures and tables that there are in a language."""
        for figure in self.figures.values():
            if language in (figure.languages or self.languages):
                yield figure

    @property
    def record(self) -> Record:
        """How a catalogue names the study; its description says what this edition is."""
        return Record(
            title=self.title,
            authors=self.authors,
            journal=self.journal,
            languages=self.languages,
            keywords=self.keywords,
            description=self.edition,
            source=self.citation,
            rights=self.rights,
            link=self.link,
            prepared=self.prepared,
        )


# --- the brand -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Colour:
    """A colour token: sRGB hex for the screen, four percentages (C, M, Y, K) for the press."""

    screen: str
    press: tuple[float, float, float, float]


@dataclass(frozen=True)
class Typeface:
    """A family and its files by style (`regular`, `bold`, `italic`, `bold-italic`), all on this machine."""

    family: str
    files: Mapping[str, Path]
    licence: Path | None = None


@dataclass(frozen=True)
class Brand:
    """The one source of colour, type and measure for pages and charts, and the house's settings."""

    name: Localized
    colours: Mapping[str, Colour]
    typefaces: Mapping[str, Typeface]
    roles: Mapping[str, Mapping[str, str]]
    sizes: Mapping[str, str]
    paragraph: Mapping[str, Any]
    press: Mapping[str, Any]
    standard: Literal["pdf-1.7", "pdf-2.0"]
    options: Mapping[str, Any]
    place: Place

    def typeface(self, role: str, language: str) -> Typeface:
        """The typeface of a role (`text`, `display`, `label`) in a language."""
        faces = self.roles[role]
        return self.typefaces[faces.get(language, next(iter(faces.values())))]


# --- what is made --------------------------------------------------------------------------


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
