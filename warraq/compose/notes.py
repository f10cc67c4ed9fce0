"""The notes as the templates set them: sources by their CSL fields, explanations, ibid. resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from warraq.compose.bidi import runs_against
from warraq.compose.context import Context
from warraq.compose.prose import Prose
from warraq.compose.words import Words, read_words
from warraq.model import Reference, direction

TEMPLATE = "references.html.j2"
NOTHING = Markup()


@dataclass(frozen=True)
class Source:
    """A source's fields as words of its language; an empty string where the source lacks one."""

    type: str
    authors: str = ""
    title: Markup = NOTHING
    container: Markup = NOTHING
    publisher: Markup = NOTHING
    volume: str = ""
    issue: str = ""
    edition: str = ""
    issued: str = ""
    accessed: str = ""
    pages: str = ""
    url: str = ""
    remark: Markup = NOTHING
    remark_language: str = ""


@dataclass(frozen=True)
class Note:
    """A note as it is printed; `cited` tells whether the text has a mark to go back to."""

    id: str
    number: int
    language: str
    direction: str
    words: Markup
    cited: bool


class Notes:
    """Sets the notes of a context's study."""

    def __init__(self, context: Context, prose: Prose) -> None:
        self.context = context
        self.prose = prose
        self._words: dict[str, Words] = {context.language: context.words}

    def all(self) -> Iterator[Note]:
        """The notes in order."""
        for reference in self.context.study.references.values():
            source = reference.language if reference.kind == "source" else self.context.language
            cited = reference.id in self.prose.marked
            words, language = self._set(reference, source), self._words_of(source).language
            yield Note(reference.id, reference.number, language, direction(language), words, cited)

    def _set(self, reference: Reference, language: str) -> Markup:
        words = self._words_of(language)
        own = {"w": words.strings, "lang": words.language}
        macros = self.context.templates.macros(TEMPLATE, **{**self.context.globals(), **own})
        if reference.kind == "ibid":
            original = self.context.study.references[str(reference.of)]
            pages = str(reference.csl.get("page", "")).replace("-", "–")
            return Markup(macros["ibid"](original.id, original.number, pages))
        source = self.source(reference.csl, language)
        if reference.kind == "explanation":
            text = self.prose.markdown(reference.text, reference.place)
            return Markup(macros["explanation"](text, source))
        return Markup(macros["reference"](source))

    def source(self, csl: Mapping[str, Any], language: str) -> Source:
        """The CSL fields in words."""
        words = self._words_of(language)
        remark = str(csl.get("note", ""))
        against = runs_against(remark, words.direction)
        remark_language = self.context.language if against else words.language
        named = {name: str(csl.get(name, "")) for name in ("title", "container-title", "publisher")}
        place = str(csl.get("publisher-place", ""))
        if place and named["publisher"]:
            named["publisher"] = f"{place}: {named['publisher']}"
        named["title"] = _requoted(named["title"], words)
        set_ = {
            name.split("-")[0]: self._field(text, words, language) for name, text in named.items()
        }
        return Source(
            type=csl.get("type", ""),
            authors=_names(csl.get("author", ()), words),
            **set_,
            volume=str(csl.get("volume", "")),
            issue=str(csl.get("issue", "")),
            edition=str(csl.get("edition", "")),
            issued=_date(csl.get("issued"), words),
            accessed=_date(csl.get("accessed"), words),
            pages=str(csl.get("page", "")).replace("-", "–"),
            url=csl.get("URL", ""),
            remark=self.prose.words(remark, direction(remark_language)),
            remark_language=remark_language,
        )

    def _field(self, text: str, around: Words, language: str) -> Markup:
        """A field in one run, so that what follows does not join words of the other direction.

        It says its language where that is not the one of the words around it.
        """
        words = self.prose.words(text, around.direction)
        if runs_against(text, around.direction):
            others = (*self.context.study.languages, "en", "ar")
            language = next(each for each in others if direction(each) != around.direction)
            own = Markup('<span lang="{}" dir="{}">{}</span>')
            return own.format(language, direction(language), words)
        own = Markup('<span lang="{}">{}</span>')
        return own.format(language, words) if text and language != around.language else words

    def _words_of(self, language: str) -> Words:
        """The words of a source's language, or of one that is written in the same direction."""
        if language not in self._words:
            near = (language, self.context.language, "ar", "en")
            same = (lang for lang in near if direction(lang) == direction(language))
            known = next(
                lang for lang in same if self.context.templates.has(f"strings/{lang}.yaml")
            )
            self._words[language] = read_words(self.context.templates, known)
        return self._words[language]


def _requoted(title: str, words: Words) -> str:
    """The title with its own quotation marks as those within a quotation."""
    pairs = zip(words.strings["quotes"], words.strings["inner_quotes"], strict=True)
    return title.translate(str.maketrans(dict(pairs)))


def _names(people: Iterable[Mapping[str, str]], words: Words) -> str:
    """The authors' names, given name first, the last two joined by `and`."""
    names = [
        p.get("literal") or f"{p.get('given', '')} {p.get('family', '')}".strip() for p in people
    ]
    joiners = words.strings["reference"]
    head = joiners["comma"].join(names[:-1])
    return str(joiners["names"].join(part for part in (head, *names[-1:]) if part))


def _date(date: Mapping[str, Any] | None, words: Words) -> str:
    if not date:
        return ""
    return date.get("literal") or "–".join(map(words.date, date["date-parts"]))
