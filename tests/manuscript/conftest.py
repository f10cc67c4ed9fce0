"""Manuscripts of each kind, imported once for all tests."""

import zipfile
from pathlib import Path

import pytest

from tests.programs import needed
from warraq.manuscript import import_manuscript

CASES = Path(__file__).parent / "cases"


def _imported(case, slug):
    @pytest.fixture(scope="module")
    def report(tmp_path_factory):
        return import_manuscript(CASES / case, tmp_path_factory.mktemp(case) / slug)

    return report


from_markdown = _imported("defects.md", "water")
from_english = _imported("english.md", "water")
from_loose = _imported("loose.md", "dams")
from_typed = _imported("typed.md", "river")


@pytest.fixture(scope="module")
def docx(tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / "water.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for part in sorted((CASES / "word").rglob("*")):
            if part.is_file():
                archive.write(part, part.relative_to(CASES / "word").as_posix())
    return path


@pytest.fixture(scope="module")
def from_word(docx):
    needed("pandoc")
    return import_manuscript(docx, docx.parent / "water")
