"""Web fonts: those that a page asks for, with its letters and the rules that shape them."""

import io
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from fontTools.ttLib import TTFont

from tests.deposit.conftest import parsed
from warraq.deposit.faces import subset, web_fonts, with_addresses

PAGE = '<html lang="ar"><p>كتاب</p>{}</html>'


@pytest.fixture(scope="module")
def amiri(brand):
    return TTFont(io.BytesIO(subset(brand.typefaces["amiri"].files["regular"], "كتاب")))


def names(brand, html):
    page, _ = parsed(html)
    files = web_fonts(brand, page)
    return {Path(unquote(urlsplit(url).path)).stem for url in files}


def test_a_page_has_only_the_styles_that_it_uses(brand, monkeypatch):
    monkeypatch.setattr("warraq.deposit.faces.subset", lambda path, letters: b"")
    plain = names(brand, PAGE.format(""))
    assert "Amiri-Regular" in plain
    assert not {"Amiri-Bold", "IBMPlexSerif-Regular"} & plain
    assert names(brand, PAGE.format("<strong>ب</strong>")) == plain | {"Amiri-Bold"}
    english = '<p lang="en">a <em>b</em></p>'
    serif = {"IBMPlexSerif-Regular", "IBMPlexSerif-Italic"}
    assert names(brand, PAGE.format(english)) == plain | serif


def test_a_font_keeps_its_letters_and_what_joins_them(amiri):
    assert {ord(letter) for letter in "كتاب"} <= set(amiri.getBestCmap())
    assert ord("ش") not in amiri.getBestCmap()
    features = {record.FeatureTag for record in amiri["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= features


def test_rules_of_fonts_that_a_page_has_not_go():
    rules = '@font-face { src: url("file:///a"); }\n@font-face { src: url("file:///b"); }\np {}'
    assert with_addresses(rules, {"file:///b": "b.woff2"}).split("\n") == [
        "", '@font-face { src: url("b.woff2"); }', "p {}"
    ]  # fmt: skip


def test_the_same_letters_give_the_same_bytes(brand):
    file = brand.typefaces["plex-serif"].files["regular"]
    assert subset(file, "abc") == subset(file, "abc")
