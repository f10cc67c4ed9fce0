"""Markdown's tokens as HTML: the words as written, marks, headings and figures by the templates' macros."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from warraq.compose import figures
from warraq.compose.bidi import isolated, isolated_text
from warraq.compose.context import Context
from warraq.compose.outline import Heading
from warraq.errors import Place
from warraq.language.numbers import value_words
from warraq.markdown import parse_inline
from warraq.model import Localized, direction

_KEPT = ("id", "class", "lang", "dir", "href", "start", "scope")
_OPTIONS = MarkdownIt().options
TEMPLATE = "prose.html.j2"


class Prose(RendererHTML):
    """Sets tokens at a context: blocks, lines, and plain words."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.marked: set[str] = set()

    def chapter(self, tokens: Sequence[Token], headings: Sequence[Heading]) -> Markup:
        """A chapter's text below its title; `headings` are the outline's, in order, its title first."""
        return self.blocks(list(_without_title(tokens)), headings[1:])

    def blocks(self, tokens: Sequence[Token], headings: Sequence[Heading] = ()) -> Markup:
        """A text of paragraphs, lists, figures and the headings named."""
        around = self.context.words.direction
        return Markup(self.render(list(_set(tokens, list(headings), around)), _OPTIONS, {}))

    def line(self, tokens: Sequence[Token], around: str | None = None) -> Markup:
        """Words of one line or paragraph in a text of a direction."""
        marked = isolated(tokens, around or self.context.words.direction)
        return Markup(self.renderInline(marked, _OPTIONS, {}))

    def words(self, text: str, around: str | None = None) -> Markup:
        """Plain words, such as a title."""
        marked = isolated_text(text, around or self.context.words.direction)
        return Markup(self.renderInline(marked, _OPTIONS, {}))

    def markdown(self, text: Localized, place: Place) -> Markup:
        """Words of a content file in inline Markdown, such as a caption."""
        tokens, _ = parse_inline(self.context.say(text), place)
        return self.line(tokens)

    def macro(self, name: str, *words: Any) -> Markup:
        """The HTML that a macro of the templates makes of the words."""
        found: Markup = self._macros(name)(*words)
        return found

    def renderAttrs(self, token: Token) -> str:  # type: ignore[override]  # noqa: N802 - theirs is static
        """The attributes that a page has; language brings direction, ids and links their part's prefix."""
        attrs: dict[str, str | int | float] = {
            key: str(token.attrs[key]) for key in _KEPT if key in token.attrs
        }
        if "lang" in attrs:
            attrs["dir"] = direction(str(attrs["lang"]))
        if "id" in attrs:
            attrs["id"] = self.context.anchor(str(attrs["id"]))
        if kind := token.meta.get("kind"):
            name = f"fig-{token.meta['id']}" if kind == "figure" else token.meta["id"]
            attrs["href"] = f"#{self.context.anchor(name)}"
        return super().renderAttrs(replace(token, attrs=attrs))

    def section_heading(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A heading of the outline."""
        heading: Heading = tokens[idx].meta["heading"]
        return self.macro("heading", heading, self.line(heading.words))

    def figure(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A figure or table of the study, where the text places it."""
        return self.macro("figure", figures.view(self, tokens[idx].meta["id"]))

    def note_ref(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A note's mark, the link to the note; the note links back to the first of its marks."""
        note = tokens[idx].meta["id"]
        first = note not in self.marked
        self.marked.add(note)
        return self.macro("note_mark", note, self.context.outline.notes[note], first)

    def value(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A number that data holds."""
        return str(
            Markup.escape(
                value_words(tokens[idx].meta, self.context.study.values, self.context.language)
            )
        )

    def cross_reference(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The name of a figure or section, a link to it."""
        id_, outline = tokens[idx].meta["id"], self.context.outline
        if tokens[idx].meta["kind"] == "figure":
            return self.macro("cross_reference", f"fig-{id_}", outline.figures[id_])
        heading = outline.heading(id_)
        named = self.context.words.strings["section_reference"] if heading.label else "{place}"
        return self.macro("cross_reference", id_, named.format(place=heading.place))

    def softbreak(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A line's end in the file is a space on the page."""
        return " "

    def _macros(self, name: str) -> Any:
        return self._template[name]

    @cached_property
    def _template(self) -> dict[str, Any]:
        return self.context.templates.macros(TEMPLATE, **self.context.globals())


def _without_title(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens less the chapter's own heading, which its template sets."""
    inside = False
    for token in tokens:
        inside = inside or (token.type == "heading_open" and token.tag == "h1")
        if not inside:
            yield token
        inside = inside and token.type != "heading_close"


def _set(tokens: Sequence[Token], headings: list[Heading], around: str) -> Iterator[Token]:
    """The blocks with their lines made safe for both directions, each heading as one token."""
    directions = [around]
    in_heading = False
    for token in tokens:
        if token.type == "heading_open" and headings:
            in_heading = True
            yield Token("section_heading", "", 0, meta={"heading": headings.pop(0)})
        elif token.type == "inline" and not in_heading:
            yield replace(token, children=isolated(token.children or [], directions[-1]))
        elif not in_heading:
            yield token
        if token.nesting > 0:
            language = token.attrGet("lang")
            directions.append(direction(str(language)) if language else directions[-1])
        elif token.nesting < 0:
            directions.pop()
        in_heading = in_heading and token.type != "heading_close"
