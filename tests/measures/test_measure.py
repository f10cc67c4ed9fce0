"""A measure and its goal; a reader that is absent is said to be."""

import pytest

from warraq.measures import readers
from warraq.measures.measure import Measure
from warraq.measures.readers import AbsentError


@pytest.mark.parametrize(
    ("measure", "cells"),
    [
        (Measure("a", 0.9896, 0.99, least=True), ("a", "0.990", ">= 0.99", "met")),
        (Measure("a", 0.989, 0.99, least=True), ("a", "0.989", ">= 0.99", "missed")),
        (Measure("b", 3, 0, digits=0), ("b", "3", "<= 0", "missed")),
        (
            Measure("c", None, 0.99, why="not run: no node"),
            ("c", "", "<= 0.99", "not run: no node"),
        ),
    ],
)
def test_cells(measure, cells):
    assert measure.cells() == cells
    assert measure.as_dict()["met"] is {"met": True, "missed": False}.get(cells[3])


def test_a_reader_that_is_not_there_is_said_to_be_absent(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    for read in (readers.by_poppler, readers.by_pdfjs):
        with pytest.raises(AbsentError, match="not on the path"):
            read(tmp_path / "a.pdf")


def test_pdfjs_without_its_package_is_absent(monkeypatch, tmp_path):
    monkeypatch.setenv("WARRAQ_PDFJS", str(tmp_path))
    with pytest.raises(AbsentError, match=r"pdfjs-dist|not on the path"):
        readers.by_pdfjs(tmp_path / "a.pdf")
