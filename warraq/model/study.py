"""The study: its parts as they were read. Content objects carry the place they were read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from warraq.errors import Place
from warraq.model.localized import Localized

if TYPE_CHECKING:
    import pandas as pd
    from markdown_it.token import Token

BriefRole = Literal["findings", "implications", "context"]
Modality = Literal["asserted", "reported", "expected", "possible"]


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
    role: BriefRole
    title: str
    lines: tuple[BriefLine, ...]
    place: Place


@dataclass(frozen=True)
class BriefOptions:
    """What a brief may say beside its page: the subject line of its message."""

    subject: str = ""


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
    options: BriefOptions = BriefOptions()


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
