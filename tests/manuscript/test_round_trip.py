"""A manuscript in Word goes all the way: imported, built, and read back from the PDF."""

import re

import pypdfium2
import pytest
from pypdf import PdfReader

from tests.built.command import run


@pytest.fixture(scope="module")
def pdf(from_word):
    done = run("build", "article", "--project", from_word.target, "--quiet")
    assert done.returncode == 0, done.stderr
    return next((from_word.target / "out").rglob("*-article-ar.pdf"))


def test_words_come_back_in_order(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join("".join(page.get_textpage().get_text_range()) for page in document)
    words = " ".join(re.sub("[\u200e\u200f\u061c]", "", text).split())
    assert "تقلّ الواردات عامًا بعد عام كما يبيّن الجدول" in words
    assert "water stress" in words


def test_every_note_is_linked_both_ways(pdf):
    links = [
        annotation.get_object()
        for page in PdfReader(pdf).pages
        for annotation in page.get("/Annots", ())
    ]
    inside = [link for link in links if "/Dest" in link or "/D" in link.get("/A", {})]
    assert len(inside) >= 2 * 3
    assert {link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})} >= {
        "https://example.org/water",
        "https://example.org/a",
        "https://example.org/b",
    }
