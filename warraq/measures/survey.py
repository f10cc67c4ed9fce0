"""All measures of a file, with what could not be measured and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf

from warraq.measures.evenness import evenness
from warraq.measures.fidelity import Returned, returned
from warraq.measures.measure import Measure
from warraq.measures.readers import READERS, AbsentError
from warraq.measures.written import Written

GOALS = {
    "word spaces": 0.026,
    "word spaces, kashida": 0.018,
    "line ends off": 0.005,
    "faces not chosen": 0,
    "words": 0.99,
    "brackets": 0.99,
    "phrases": 0.95,  # the rest have a figure, a running head or a margin note between them
    "marks": 130,  # a text full of numbers and brackets; prose has half as many
    "forms": 0,
}


def survey(path: Path, text: Written | None, families: set[str], kashida: bool) -> list[Measure]:
    """What can be measured in a file: of its lines, its faces, its text (if it is known)."""
    measures = [*_lines(path, kashida), _faces(path, families)]
    for name, read in READERS.items():
        measures += _fidelity(name, path, text, read)
    return measures


def _lines(path: Path, kashida: bool) -> Iterator[Measure]:
    found = evenness(path)
    why = "" if found else "too few justified lines"
    goal = GOALS["word spaces, kashida" if kashida else "word spaces"]
    name = "word spaces, standard deviation (em)"
    yield Measure(name, found.deviation if found else None, goal, digits=4, why=why)
    name, off = "line ends off the margin by over 0.5 pt (share)", found.off if found else None
    yield Measure(name, off, GOALS["line ends off"], why=why)


def _faces(path: Path, families: set[str]) -> Measure:
    """Faces in the file that are of none of the families that the brand names."""
    chosen = tuple(family.replace(" ", "-") for family in families)
    strange = [name for name in _fonts(path) if not name.startswith(chosen)]
    why = ", ".join(strange)
    return Measure("faces not chosen", len(strange), GOALS["faces not chosen"], digits=0, why=why)


def _fonts(path: Path) -> set[str]:
    fonts = (
        font.get_object()
        for page in pypdf.PdfReader(path).pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
    )
    return {str(font["/BaseFont"]).split("+")[-1].lstrip("/") for font in fonts}


def _fidelity(
    name: str, path: Path, text: Written | None, read: Callable[[Path], str]
) -> Iterator[Measure]:
    found: Returned | None = None
    why = "it is not known what was written"
    if text is not None:
        try:
            found = returned(text, read(path))
        except AbsentError as error:
            why = f"not run: {error}"
    for what, value, goal, least, digits in (
        ("words in order", found.words if found else None, GOALS["words"], True, 3),
        ("brackets the right way", found.brackets if found else None, GOALS["brackets"], True, 3),
        (
            "phrases of three words found",
            found.phrases if found else None,
            GOALS["phrases"],
            True,
            3,
        ),
        (
            "direction marks for 1000 characters",
            found.marks if found else None,
            GOALS["marks"],
            False,
            0,
        ),
        ("presentation forms", found.forms if found else None, GOALS["forms"], False, 0),
    ):
        yield Measure(f"{name}: {what}", value, goal, least, digits, why)
