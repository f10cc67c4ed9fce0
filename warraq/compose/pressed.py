"""A forme for the press edition: the same pages, with the press's style sheet laid over the screen's."""

from __future__ import annotations

from dataclasses import replace

from warraq.compose.room import Room
from warraq.model import Brand, Forme


def for_press(forme: Forme, brand: Brand) -> Forme:
    """The forme under its name in `print/`, styled by `css/print-KIND.css.j2` too."""
    css = Room(forme.folder).render(
        f"css/print-{forme.kind}.css.j2", press=brand.press, sizes=brand.sizes
    )
    metadata = dict(forme.metadata)
    if "fit" in metadata:
        shorter = tuple((line, _styled(html, css)) for line, html in metadata["fit"]["shorter"])
        metadata["fit"] = {**metadata["fit"], "shorter": shorter}
    name = f"print/{forme.name}-print"
    return replace(
        forme, name=name, html=_styled(forme.html, css), metadata=metadata, attachments=()
    )


def _styled(html: str, css: str) -> str:
    return html.replace("</head>", f"<style>{css}</style>\n</head>", 1)
