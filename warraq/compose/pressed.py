"""A composition for the press edition: the same pages, with the press's style sheet laid over the screen's."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from warraq.design.template_files import Templates
from warraq.design.tokens import as_css
from warraq.model import Brand, Composition


def for_press(composition: Composition, brand: Brand) -> Composition:
    """The composition under its name in `print/`, styled by `css/print-KIND.css.j2` too."""
    return _styled(composition, brand, "press", f"print-{composition.kind}", "print")


def for_booklet(composition: Composition, brand: Brand) -> Composition:
    """An article for the booklet's pages, styled by `css/print-booklet.css.j2` too."""
    return _styled(composition, brand, "booklet", "print-booklet", "booklet")


def _styled(
    composition: Composition,
    brand: Brand,
    edition: Literal["press", "booklet"],
    style: str,
    suffix: str,
) -> Composition:
    colours = {name: colour.screen for name, colour in brand.colours.items()}
    tokens = {
        "colours": colours,
        "press": brand.press,
        "sizes": as_css(brand.sizes) | dict(brand.own),
    }
    css = Templates(composition.folder).render(f"css/{style}.css.j2", **tokens)
    return replace(
        composition,
        name=f"print/{composition.name}-{suffix}",
        edition=edition,
        styles=(*composition.styles, css),
        attachments=(),
    )
