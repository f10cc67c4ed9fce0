"""A forme for the press edition: the same pages, with the press's style sheet laid over the screen's."""

from __future__ import annotations

from dataclasses import replace

from warraq.compose.room import Room
from warraq.model import Brand, Forme


def for_press(forme: Forme, brand: Brand) -> Forme:
    """The forme under its name in `print/`, styled by `css/print-KIND.css.j2` too."""
    return _pressed(forme, brand, f"print-{forme.kind}", "print")


def for_booklet(forme: Forme, brand: Brand) -> Forme:
    """An article for the booklet's pages, styled by `css/print-booklet.css.j2` too."""
    return _pressed(forme, brand, "print-booklet", "booklet")


def _pressed(forme: Forme, brand: Brand, style: str, suffix: str) -> Forme:
    colours = {name: colour.screen for name, colour in brand.colours.items()}
    tokens = {"colours": colours, "press": brand.press, "sizes": brand.sizes}
    css = Room(forme.folder).render(f"css/{style}.css.j2", **tokens)
    metadata = dict(forme.metadata)
    if "fit" in metadata:
        shorter = tuple((line, _styled(html, css)) for line, html in metadata["fit"]["shorter"])
        metadata["fit"] = {**metadata["fit"], "shorter": shorter}
    name = f"print/{forme.name}-{suffix}"
    return replace(
        forme, name=name, html=_styled(forme.html, css), metadata=metadata, attachments=()
    )


def _styled(html: str, css: str) -> str:
    return html.replace("</head>", f"<style>{css}</style>\n</head>", 1)
