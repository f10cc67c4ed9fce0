"""The drawn figures of a study: drawn anew where something changed, else taken from the last output."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from warraq.build import manifest
from warraq.build.fingerprints import make_digest
from warraq.build.manifest import Manifest
from warraq.design.tokens import as_css, to_points
from warraq.model import Brand, Drawing, Edition, Figure, Study

KINDS = ("svg", "png")
PLACED = {"booklet-figure": "-booklet", "card-figure": "-card"}  # not to go out alone
MEASURES = {"figure": "", "brief-figure": "-brief", **PLACED}
Shown = tuple[str, str, str]  # figure, language, and the size of the brand it is drawn for
Drawings = Mapping[tuple[str, ...], Drawing]
SIZE = re.compile(rb'<svg(?=[^>]*?\bheight="([\d.]+)pt")(?=[^>]*?\bwidth="([\d.]+)pt")', re.DOTALL)


def file_name(shown: Shown, kind: str) -> str:
    """A drawing's name below the output folder."""
    figure, language, measure = shown
    return f"figures/{figure}-{language}{MEASURES[measure]}.{kind}"


def file_names(shown: Shown) -> list[str]:
    """All names under which a drawing is published."""
    return [file_name(shown, kind) for kind in (KINDS[:1] if shown[2] in PLACED else KINDS)]


def key_of(
    figure: Figure, shown: Shown, brand: Brand, letters: str, hashes: Mapping[str, str]
) -> str:
    """The hash of all that a drawing is made from; `letters` is that of the typefaces."""
    data = figure.table.frame.to_csv() if figure.table is not None else ""
    image = figure.image.read_bytes() if figure.image is not None else b""
    entry = replace(figure, table=None, image=None, place=None)  # type: ignore[arg-type]
    tokens = (brand.colours, brand.roles, brand.sizes, letters)
    engine = (hashes["the figures' engine"], hashes["the packages"])
    return make_digest(entry, shown, data, image, tokens, *engine)


def find_kept(shown: Shown, folder: Path, old: Manifest, key: str) -> Drawing | None:
    """The drawing of the last output, if it is still there and made from the same."""
    files = []
    for name in file_names(shown):
        record = old.files.get(name)
        if record is None or record.key != key or not manifest.is_intact(folder, record):
            return None
        files.append((folder / record.path).read_bytes())
    svg, *png = files
    if not (size := SIZE.search(svg)):
        return None
    return Drawing(*shown[:2], svg, b"".join(png), float(size[2]), float(size[1]))


def draw_figure(figure: Figure, shown: Shown, brand: Brand) -> Drawing:
    """One figure in one language for one measure, as a process of its own may draw it."""
    from warraq import figures

    _, language, measure = shown
    width = to_points(as_css(brand.sizes)[measure])
    return figures.draw(figure, language, brand, width, alone=measure not in PLACED)


def make_editions(shown: Shown, drawing: Drawing, study: Study) -> list[Edition]:
    """The files that a drawing is published as."""
    title = study.figures[drawing.figure].title.get(drawing.language, "")
    kinds = {"svg": drawing.svg, "png": drawing.png}
    return [
        Edition(name, kinds[name.rpartition(".")[2]], title, drawing.language)
        for name in file_names(shown)
    ]


def by_place(drawings: Mapping[Shown, Drawing]) -> Drawings:
    """The drawings as pages ask for them: by figure, language, and what else than the article shows them."""
    return {
        (figure, language, *MEASURES[measure].split("-")[1:]): drawing
        for (figure, language, measure), drawing in drawings.items()
    }
