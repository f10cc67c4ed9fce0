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
MEASURES = {"figure": "", "brief-figure": "-brief"}
Shown = tuple[str, str, str]  # figure, language, and the size of the brand it is drawn for
Drawings = Mapping[tuple[str, ...], Drawing]
SIZE = re.compile(rb'<svg(?=[^>]*?\bheight="([\d.]+)pt")(?=[^>]*?\bwidth="([\d.]+)pt")', re.DOTALL)


def file_name(shown: Shown, kind: str) -> str:
    """A drawing's name below the output folder."""
    figure, language, measure = shown
    return f"figures/{figure}-{language}{MEASURES[measure]}.{kind}"


def key_of(figure: Figure, shown: Shown, brand: Brand, hashes: Mapping[str, str]) -> str:
    """The hash of all that a drawing is made from."""
    data = figure.table.frame.to_csv() if figure.table is not None else ""
    image = figure.image.read_bytes() if figure.image is not None else b""
    entry = replace(figure, table=None, image=None, place=None)  # type: ignore[arg-type]
    tokens = (brand.colours, brand.roles, brand.sizes, brand.typefaces)
    return digest(
        entry, shown, data, image, tokens, hashes["the figures' engine"], hashes["the packages"]
    )


def hung(shown: Shown, folder: Path, old: Manifest, key: str) -> Drawing | None:
    """The drawing of the last output, if it is still there and made from the same."""
    files = []
    for kind in KINDS:
        record = old.files.get(file_name(shown, kind))
        if record is None or record.key != key or not publish.intact(folder, record):
            return None
        files.append((folder / record.path).read_bytes())
    if not (size := SIZE.search(files[0])):
        return None
    return Drawing(*shown[:2], *files, width_pt=float(size[2]), height_pt=float(size[1]))


def draw(figure: Figure, shown: Shown, brand: Brand) -> Drawing:
    """One figure in one language for one measure, as a process of its own may draw it."""
    import figures
    from figures.style import points

    _, language, measure = shown
    return figures.draw(figure, language, brand, points(brand.sizes[measure]))


def editions(shown: Shown, drawing: Drawing, study: Study) -> list[Edition]:
    """The files that a drawing is published as."""
    title = study.figures[drawing.figure].title.get(drawing.language, "")
    files = zip(KINDS, (drawing.svg, drawing.png), ("image/svg+xml", "image/png"), strict=True)
    return [
        Edition(file_name(shown, kind), data, media, title, drawing.language)
        for kind, data, media in files
    ]


def hang(drawings: Mapping[Shown, Drawing]) -> Drawings:
    """The drawings as pages ask for them: by figure and language, and by `brief` where a brief shows them."""
    return {
        (figure, language) if measure == "figure" else (figure, language, "brief"): drawing
        for (figure, language, measure), drawing in drawings.items()
    }
