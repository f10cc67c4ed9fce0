"""Figures built from the cases, and what a drawing holds."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import yaml

from warraq.errors import Place
from warraq.figures import module_of, options_of
from warraq.figures.data import rows_of
from warraq.figures.sheet import Label, Sheet
from warraq.figures.style import style_of
from warraq.model import Figure, Table

HERE = Path(__file__).parent
PLACE = Place(Path("study/figures.yaml"), 7)
SVG = "{http://www.w3.org/2000/svg}"


def read(name):
    return yaml.safe_load((HERE / "cases" / name).read_text("utf-8"))


CASES = {entry["id"]: entry for entry in read("kinds.yaml")}


def table_of(name, frame, place):
    columns = {column: tuple(frame[column].tolist()) for column in frame}
    return Table(name, columns, tuple(frame.select_dtypes("number")), place)


def figure_of(id_, **changes):
    """The figure of a case, with what the test changes."""
    entry = CASES[id_] | changes
    words = {"ar": f"عنوان {id_}", "en": f"Title of {id_}"}
    texts = {"title": words, "caption": words, "alt": words, "languages": ("ar", "en")}
    csv, place = entry["table"], Place(Path(f"study/tables/{id_}.csv"))
    table = table_of(id_, pd.read_csv(io.StringIO(csv)), place) if csv else None
    return Figure(place=PLACE, **texts | entry | {"table": table})


def sheet_of(figure, language, brand, width=423.0):
    """The sheet that the figure's kind has drawn on."""
    sheet = Sheet(style_of(brand, language), width)
    options, rows = options_of(figure)[0], rows_of(figure, language)
    module_of(figure.kind).draw(sheet, rows, options, sheet.words(figure.unit))
    return sheet


class Box(NamedTuple):
    """Where words stand on a sheet, counted from the reading side."""

    words: str
    left: float
    right: float
    top: float
    foot: float


def boxes_of(sheet):
    """The boxes of all words on a sheet."""
    for mark in sheet.marks:
        if isinstance(mark, Label):
            width, (x, y) = sheet.measure(mark.words, mark.type), mark.at
            left = x - width * {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
            size = mark.type.size
            yield Box(mark.words, left, left + width, y - size * 0.7, y + size * 0.2)


def texts_of(svg):
    """The text elements of an SVG."""
    return list(ET.fromstring(svg).iter(f"{SVG}text"))


def corners_of(svg):
    """The points of all paths of an SVG, in the order they are drawn."""
    paths = (path.get("d", "") for path in ET.fromstring(svg).iter(f"{SVG}path"))
    pairs = (re.findall(r"(-?[\d.]+) (-?[\d.]+)", path) for path in paths)
    return [(float(x), float(y)) for path in pairs for x, y in path]
