"""The outline of a study in one language: what is numbered how, and where each claim stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, takewhile

from markdown_it.token import Token

from warraq.compose.words import Words
from warraq.markdown import anchors, claim_marks, figure_refs
from warraq.model import Chapter, Figure, Study

_KINDS = ("part", "section", "point")


@dataclass(frozen=True)
class Heading:
    """A heading: level 2 for a chapter to 4 for a point; `place` is how other texts name it."""

    id: str
    level: int
    words: tuple[Token, ...]
    role: str
    label: str = ""
    place: str = ""
    claims: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outline:
    """Headings in order, and the names of figures, tables and notes."""

    headings: tuple[Heading, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)

    def heading(self, id_: str) -> Heading:
        """The heading with an id, or the one below which a block has it."""
        return next(h for h in self.headings if id_ == h.id or id_ in h.anchors)

    def chapter(self, id_: str) -> tuple[Heading, ...]:
        """A chapter's own heading and those within it."""
        own = self.heading(id_)
        after = self.headings[self.headings.index(own) + 1 :]
        return (own, *takewhile(lambda heading: heading.level > own.level, after))

    def places(self, claims: Iterable[str]) -> list[str]:
        """Where the claims stand, in the order of the study, each place once."""
        wanted = set(claims)
        found = [heading.place for heading in self.headings if heading.claims & wanted]
        return list(dict.fromkeys(found))


def body_of(study: Study, language: str) -> tuple[Chapter, ...]:
    """The chapters of the article in a language, without abstracts."""
    return tuple(c for c in study.chapters if c.language == language and c.role != "abstract")


def outline_of(study: Study, language: str, words: Words) -> Outline:
    """The outline of the study's body in a language; another language's body serves where there is none."""
    written = next(
        (lang for lang in (language, *study.languages) if body_of(study, lang)), language
    )
    chapters = body_of(study, written)
    headings = tuple(_headings(chapters, words))
    notes = {note.id: note.number for note in study.references.values()}
    return Outline(headings, dict(_figures(chapters, study.figures, words)), notes)


def _headings(chapters: Iterable[Chapter], words: Words) -> Iterator[Heading]:
    parts = count(1)
    for chapter in chapters:
        numbers = [next(parts)] if chapter.role == "part" else []
        place = words.strings["roles"].get(chapter.role, chapter.title)
        title = Heading(chapter.id, 2, _title(chapter), chapter.role, place=place)
        made = [_numbered(title, numbers, words)]
        below = [0, 0]
        for block, inline in _blocks(chapter.tokens):
            if block.type == "heading_open" and block.tag in ("h2", "h3"):
                depth = 1 if block.tag == "h2" or not below[0] else 2
                below = [below[0] + 1, 0] if depth == 1 else [below[0], below[1] + 1]
                id_ = str(block.attrGet("id") or "-".join([chapter.id, *map(str, below[:depth])]))
                heading = replace(
                    title, id=id_, level=2 + depth, words=tuple(inline.children or [])
                )
                made.append(
                    _numbered(heading, [*numbers, *below[:depth]] if numbers else [], words)
                )
            last = made[-1]
            claims, ids = ({id_ for id_, _ in marks([block])} for marks in (claim_marks, anchors))
            made[-1] = replace(last, claims=last.claims | claims, anchors=last.anchors | ids)
        yield from made


def _title(chapter: Chapter) -> tuple[Token, ...]:
    for block, inline in _blocks(chapter.tokens):
        if block.tag == "h1":
            return tuple(inline.children or [])
    return (Token("text", "", 0, content=chapter.title),)


def _blocks(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, Token]]:
    """Each token with the one after it, which holds the words of a heading."""
    return zip(tokens, (*tokens[1:], Token("end", "", 0)), strict=True)


def _numbered(heading: Heading, numbers: list[int], words: Words) -> Heading:
    """The heading with its label and place; only parts and what is in them are numbered."""
    if not numbers:
        return heading
    part, section, point = [*numbers, 0, 0][:3]
    names = {"part": words.ordinal("part", part), "number": part, "section": section}
    names["point"] = words.ordinal("point", point) if point else ""
    kind = _KINDS[len(numbers) - 1]
    label, place = (words.strings[key][kind].format(**names) for key in ("headings", "places"))
    return replace(heading, label=label, place=place)


def _figures(
    chapters: Iterable[Chapter], figures: Mapping[str, Figure], words: Words
) -> Iterator[tuple[str, str]]:
    """Each figure's name by its number among its kind, in the order of the text."""
    counts = {"figure": count(1), "table": count(1)}
    for chapter in chapters:
        for id_, _ in figure_refs(chapter.tokens):
            kind = "table" if figures[id_].kind == "table" else "figure"
            yield id_, words.strings[kind].format(number=next(counts[kind]))
