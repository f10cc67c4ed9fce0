"""The drawn figures of a study: drawn anew where something changed, else taken from the last output."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from warraq import publish
from warraq.inputs import digest
from warraq.model import Brand, Drawing, Edition, Figure, Study
from warraq.publish import Manifest

KINDS = ("svg", "png")
Drawings = Mapping[tuple[str, str], Drawing]
SIZE = re.compile(rb'<svg(?=[^>]*?\bheight="([\d.]+)pt")(?=[^>]*?\bwidth="([\d.]+)pt")', re.DOTALL)


def file_name(figure: str, language: str, kind: str) -> str:
    """A drawing's name below the output folder."""
    return f"figures/{figure}-{language}.{kind}"


def key_of(figure: Figure, language: str, brand: Brand, hashes: Mapping[str, str]) -> str:
    """The hash of all that a drawing is made from."""
    data = figure.table.frame.to_csv() if figure.table is not None else ""
    image = figure.image.read_bytes() if figure.image is not None else b""
    entry = replace(figure, table=None, place=None)  # type: ignore[arg-type]
    tokens = (brand.colours, brand.roles, brand.sizes, brand.typefaces)
    return digest(
        entry, language, data, image, tokens, hashes["the figures' engine"], hashes["the packages"]
    )


def hung(figure: str, language: str, folder: Path, old: Manifest, key: str) -> Drawing | None:
    """The drawing of the last output, if it is still there and made from the same."""
    files = []
    for kind in KINDS:
        record = old.files.get(file_name(figure, language, kind))
        if record is None or record.key != key or not publish.intact(folder, record):
            return None
        files.append((folder / record.path).read_bytes())
    if not (size := SIZE.search(files[0])):
        return None
    return Drawing(figure, language, *files, width_pt=float(size[2]), height_pt=float(size[1]))


def draw(figure: Figure, language: str, brand: Brand) -> Drawing:
    """One figure in one language, as a process of its own may draw it."""
    import figures

    return figures.draw(figure, language, brand)


def editions(drawing: Drawing, study: Study) -> list[Edition]:
    """The files that a drawing is published as."""
    title = study.figures[drawing.figure].title.get(drawing.language, "")
    files = zip(KINDS, (drawing.svg, drawing.png), ("image/svg+xml", "image/png"), strict=True)
    return [
        Edition(
            file_name(drawing.figure, drawing.language, kind), data, media, title, drawing.language
        )
        for kind, data, media in files
    ]
