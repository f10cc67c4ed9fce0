"""The copy on the editor's desk: a study with its passages, its citations and the house's settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it.token import Token

from warraq.check.passages import Gatherer, Kind, Mark, Passage, located
from warraq.check.settings import Settings
from warraq.errors import Place
from warraq.language.arabic import bare
from warraq.language.numbers import format_value
from warraq.markdown import parse_inline, values
from warraq.model import Brief, Chapter, Localized, Reference, Study
from warraq.yamlfile import read_text

if TYPE_CHECKING:
    from warraq.check.lexicon import Lexicon

Word = tuple[str, re.Match[str]]
_KINDS: dict[str, Kind] = {"heading_open": "heading", "th_open": "cell", "td_open": "cell"}


@dataclass(frozen=True)
class Citation:
    """A note's mark in the text, the note, and the words since the mark before it."""

    mark: Mark
    passage: Passage
    words: str
    reference: Reference


@dataclass(frozen=True)
class StudyText:
    """What the rules read."""

    study: Study
    settings: Settings = field(default_factory=Settings)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the study, in reading order: titles, chapters, figures, notes, briefs."""
        return (*self.titles, *self.text, *self.figures, *self.notes, *self.briefs)

    @cached_property
    def text(self) -> tuple[Passage, ...]:
        """The passages of the chapters."""
        return tuple(p for chapter in self.study.chapters for p in self._chapter(chapter))

    @cached_property
    def paragraphs(self) -> tuple[Passage, ...]:
        """The chapters' passages in the main language that are neither headings nor cells."""
        kinds = ("paragraph", "item")
        return tuple(p for p in self.text if p.kind in kinds and p.language == self.study.language)

    @cached_property
    def titles(self) -> tuple[Passage, ...]:
        """The words of study.yaml."""
        study = self.study
        texts = (study.title, study.subtitle, study.edition, study.citation)
        return tuple(p for text in texts for p in self.localized("title", text, study.place, ""))

    @cached_property
    def notes(self) -> tuple[Passage, ...]:
        """Titles and explanations of the notes; `owner` is the note's id."""
        return tuple(p for note in self.study.references.values() for p in self._note(note))

    @cached_property
    def figures(self) -> tuple[Passage, ...]:
        """Titles, captions and alt texts of the figures; `owner` is the figure's id."""
        return tuple(
            passage
            for figure in self.study.figures.values()
            for words in (figure.title, figure.caption, figure.alt)
            for passage in self.localized("figure", words, figure.place, figure.id)
        )

    @cached_property
    def briefs(self) -> tuple[Passage, ...]:
        """The lines of the briefs; `owner` is `audience.language.line`."""
        found: list[Passage | None] = []
        for brief in self.study.briefs:
            found += self._heads(brief)
            lines = [line for section in brief.sections for line in section.lines]
            for line in (brief.bottom_line, *lines):
                owner = f"{brief.audience}.{brief.language}.{line.id}"
                gather = Gatherer(brief.language, self.value)
                passage = gather.passage("brief", line.tokens, owner)
                if passage and line is brief.bottom_line:
                    passage = self._placed(passage, line.place)
                found.append(passage)
        return tuple(p for p in found if p)

    def _heads(self, brief: Brief) -> Iterator[Passage]:
        """A brief's title, reader and headings."""
        start = f"{brief.audience}.{brief.language}"
        heads = [("title", brief.title, brief.place), ("reader", brief.reader, brief.place)]
        heads += [(f"heading.{s.id}", s.title, s.place) for s in brief.sections]
        for name, words, place in heads:
            yield from self.localized("brief", {brief.language: words}, place, f"{start}.{name}")

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The marks of the chapters whose notes are there, in the order of the text."""
        found = []
        for passage in self.text:
            start = 0
            for mark in passage.marks:
                if reference := self.study.references.get(mark.note):
                    words = passage.text[start : mark.at]
                    found.append(Citation(mark, passage, words, self.resolved(reference)))
                start = mark.at
        return tuple(found)

    @cached_property
    def arabic(self) -> tuple[tuple[Passage, list[Word]], ...]:
        """The passages in Arabic, each with its words: without vowel marks, and where they stand."""
        return tuple(
            (passage, [(bare(found[0]), found) for found in passage.words()])
            for passage in self.passages
            if passage.language == "ar"
        )

    @cached_property
    def lexicon(self) -> Lexicon:
        """How common each Arabic word is."""
        from warraq.check.lexicon import Lexicon

        return Lexicon(self)

    @cached_property
    def foreign_notes(self) -> frozenset[str]:
        """The notes whose words are not Arabic though their script is."""
        notes = self.study.references.values()
        return frozenset(n.id for n in notes if n.language not in ("ar", "en"))

    def resolved(self, reference: Reference) -> Reference:
        """The reference itself, or what its `ibid` speaks of."""
        seen: set[str] = set()
        while reference.id not in seen:
            seen.add(reference.id)
            reference = self.study.references.get(reference.of or "", reference)
        return reference

    def value(self, token: Token) -> str:
        """The number that a value expression stands for, with its unit if it asks for one."""
        value = self.study.values.get(token.meta.get("name", ""))
        return (
            format_value(value, self.study.language, bool(token.meta.get("unit"))) if value else ""
        )

    @cached_property
    def values_in_yaml(self) -> list[tuple[str, Place]]:
        """The values that captions and notes use, with the place of their entry."""
        entries = [(f.place, w) for f in self.study.figures.values() for w in (f.caption, f.alt)]
        entries += [(note.place, note.text) for note in self.study.references.values()]
        return [
            (name, place)
            for place, words in entries
            for text in words.values()
            for name, _ in values(parse_inline(text, place)[0])
        ]

    def localized(
        self, kind: Kind, words: Localized, place: Place, owner: str
    ) -> Iterator[Passage]:
        """A passage for each language of a text that stands in a YAML file from `place` on."""
        for language, text in words.items():
            tokens, _ = parse_inline(text, place)
            if passage := Gatherer(language, self.value).passage(kind, tokens, owner):
                yield self._placed(passage, place)

    def _placed(self, passage: Passage, place: Place) -> Passage:
        """The passage with the places of its words in a YAML file, found from a place on."""
        return replace(passage, pieces=located(self._lines(place), place, passage.text))

    def _chapter(self, chapter: Chapter) -> Iterator[Passage]:
        kind: Kind = "paragraph"
        level = depth = quoted = 0
        claims: str = ""
        for token in chapter.tokens:
            depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
            quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
            if token.nesting > 0:
                plain: Kind = "item" if depth else "quote" if quoted else "paragraph"
                kind = _KINDS.get(token.type, plain)
                level = int(token.tag[1]) if kind == "heading" else 0
                claims = str(token.attrGet("claims") or (claims if depth else ""))
            if token.type == "inline":
                gather = Gatherer(chapter.language, self.value)
                if passage := gather.passage(kind, token.children or [], str(chapter.place.path)):
                    yield replace(passage, level=level, claims=tuple(claims.split()))

    def _note(self, note: Reference) -> Iterator[Passage]:
        """A note's own words if importing kept them, or its title, container and text."""
        raw = (note.csl.get("custom") or {}).get("raw")
        named = [note.csl.get("title"), note.csl.get("container-title")]
        for text in filter(None, [raw] if raw else named):
            yield from self.localized("note", {note.language: str(text)}, note.place, note.id)
        if not raw:
            yield from self.localized("note", note.text, note.place, note.id)

    def within(self, entry: Place, words: str) -> Place:
        """Where words stand in the entry of a file that begins at a place, or the entry's own place."""
        first, *rest = self._lines(entry)[max(entry.line - 1, 0) :] or [""]
        dash = re.match(r"\s*- ", first)
        ends = (dash[0], "---") if dash else ("---",)
        lines = [first, *takewhile(lambda line: not line.startswith(ends), rest)]
        word = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
        found = ((n, m) for n, line in enumerate(lines, entry.line) if (m := word.search(line)))
        return next((Place(entry.path, n, m.start() + 1) for n, m in found), entry)

    def _lines(self, place: Place) -> tuple[str, ...]:
        found: tuple[str, ...] = self._files.setdefault(
            place.path, tuple((read_text(self.study.root, place.path)[0] or "").split("\n"))
        )
        return found

    @cached_property
    def _files(self) -> dict[Path, tuple[str, ...]]:
        return {}
