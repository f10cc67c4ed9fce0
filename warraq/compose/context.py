"""What one composition is made up with: the study in one language, with all that names and sets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from warraq.compose.outline import Outline, outline_of
from warraq.compose.words import Words, read_words
from warraq.design.template_files import Templates
from warraq.design.tokens import as_css
from warraq.design.typefaces import face_css
from warraq.model import Brand, Drawing, Localized, Study, direction, in_language
from warraq.model.brand import Role

Drawings = Mapping[tuple[str, ...], Drawing]


@dataclass(frozen=True)
class Context:
    """What the rules of setting need; `prefix` keeps the anchors of a pack's parts apart."""

    study: Study
    language: str
    brand: Brand
    drawings: Drawings
    templates: Templates
    words: Words
    outline: Outline
    prefix: str = ""

    def anchor(self, id_: str) -> str:
        """The id in this composition's HTML."""
        return f"{self.prefix}{id_}"

    def say(self, text: Localized) -> str:
        """The text in this language, or in the first that it has."""
        return in_language(text, self.language)

    def globals(self) -> dict[str, Any]:
        """What every template sees: `w` the words, `lang`, `dir`, `anchor`, `say`."""
        return {
            "w": self.words.strings,
            "lang": self.language,
            "dir": self.words.direction,
            "anchor": self.anchor,
            "date": self.words.date,
        }


def context_for(
    study: Study, language: str, brand: Brand, drawings: Drawings, prefix: str = ""
) -> Context:
    """A context with the language's words and outline."""
    templates = Templates(study.root)
    words = read_words(templates, language)
    return Context(
        study,
        language,
        brand,
        drawings,
        templates,
        words,
        outline_of(study, language, words),
        prefix,
    )


def stylesheet(context: Context, name: str) -> Markup:
    """The typefaces, and `css/NAME.css.j2` with the brand's tokens."""
    brand = context.brand
    css = context.templates.render(
        f"css/{name}.css.j2",
        **context.globals(),
        colours={key: colour.screen for key, colour in brand.colours.items()},
        faces_of=list(_selectors(brand)),
        face=lambda role, language: Markup(_stack(brand, role, language)),
        sizes=as_css(brand.sizes) | dict(brand.own),
    )
    return Markup(f"{face_css(brand)}\n{css}")


def _selectors(brand: Brand) -> Iterator[tuple[str, str]]:
    """What the faces of which language set: its direction, for the first of each, and itself."""
    languages = brand.roles["text"]
    first = {direction(language): language for language in reversed(list(languages))}
    yield from ((f'dir="{way}"', language) for way, language in first.items())
    yield from ((f'lang|="{language}"', language) for language in languages)


def _stack(brand: Brand, role: Role, language: str) -> str:
    """The role's face in the language, then the other text faces, for the letters that it lacks."""
    faces = [
        brand.typeface(role, language),
        *(brand.typeface("text", lang) for lang in brand.roles["text"]),
    ]
    return ", ".join(f'"{family}"' for family in dict.fromkeys(face.family for face in faces))
