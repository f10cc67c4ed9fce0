"""figures.yaml: each figure with its table and picture found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from warraq.model import Figure, Table
from warraq.read.entries import PlaceOf, as_written, check_words, read_entries
from warraq.read.project import Project
from warraq.yamlfile import did_you_mean

FILE = Path("study/figures.yaml")
_PICTURES = (".png", ".jpg", ".jpeg", ".svg")
_WORDS = ("title", "caption", "alt", "source", "period", "unit")


def read_figures(
    project: Project, tables: Mapping[str, Table], languages: Sequence[str]
) -> dict[str, Figure]:
    """The figures by id, in the study's languages if they name none; what is not there is a finding."""
    kind = as_written(Figure, "place", table=str | None, image=str | None)
    figures = {}
    for entry, at in read_entries(project, FILE, kind):
        for key in _WORDS:
            check_words(project, getattr(entry, key), partial(at, key))
        linked: dict[str, Any] = {
            "table": _table(project, entry.table, tables, at),
            "image": _image(project, entry.image, at),
            "languages": entry.languages or tuple(languages),
            "place": at("id"),
        }
        figures[entry.id] = Figure(**vars(entry) | linked)
    return figures


def _table(
    project: Project, name: str | None, tables: Mapping[str, Table], at: PlaceOf
) -> Table | None:
    if name is not None and name not in tables.keys() | project.lost_tables:
        hint = did_you_mean(name, list(tables)) or f"add study/tables/{Path(name).name}.csv"
        project.report("R-figure-01", f"there is no table `{name}`", at("table"), hint)
    return tables.get(name) if name else None


def _image(project: Project, name: str | None, at: PlaceOf) -> Path | None:
    """The picture, named from the folder of figures.yaml."""
    if name is None or not project.holds(FILE.parent / name, at("image")):
        return None
    path = project.root / FILE.parent / name
    if path.suffix.lower() not in _PICTURES:
        hint = f"use one of {', '.join(_PICTURES)}"
        project.report("R-figure-02", f"`{name}` is not a picture", at("image"), hint)
    elif not path.is_file():
        hint = "name it from the folder study/, for instance images/map.png"
        project.report("R-figure-03", f"there is no picture `{name}`", at("image"), hint)
    else:
        return path.resolve()
    return None
