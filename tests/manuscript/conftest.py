"""Manuscripts of each kind, imported once for all tests."""

import zipfile
from pathlib import Path

import pytest

from warraq.manuscript import import_manuscript

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def from_markdown(tmp_path_factory):
    return import_manuscript(CASES / "defects.md", tmp_path_factory.mktemp("md") / "water")


@pytest.fixture(scope="module")
def from_english(tmp_path_factory):
    return import_manuscript(CASES / "english.md", tmp_path_factory.mktemp("en") / "water")


@pytest.fixture(scope="module")
def from_loose(tmp_path_factory):
    return import_manuscript(CASES / "loose.md", tmp_path_factory.mktemp("loose") / "dams")


@pytest.fixture(scope="module")
def from_typed(tmp_path_factory):
    return import_manuscript(CASES / "typed.md", tmp_path_factory.mktemp("typed") / "river")


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
    return import_manuscript(docx, docx.parent / "water")
