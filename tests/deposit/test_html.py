"""The article's HTML: one file, seen in Chromium at two widths by day and by night, without violations."""

import re
from itertools import pairwise

import pytest

from tests.deposit.judges import seen

LOOKS = [{"width": 1200, "axe": {}}, {"width": 360, "dark": True, "axe": {}}]
BAD = "<title>x</title><main><img src='data:,'></main>"


def test_chromium_and_axe_have_nothing_against_it_and_something_against_a_bad_page(
    built, second, tmp_path
):
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    pages = [next((folder / "deposit").glob("*.html")) for folder in (built, second)]
    looks = [{"page": page.as_uri(), **look} for page in pages for look in LOOKS]
    *good, bad = seen([*looks, {"page": (tmp_path / "bad.html").as_uri(), "axe": {}}])
    assert good == [{"errors": [], "remote": [], "overflow": 0, "violations": []}] * 4
    assert {"image-alt", "html-has-lang"} <= {rule["id"] for rule in bad["violations"]}


def test_it_needs_nothing_beside_it(article):
    text = article("html").read_text("utf-8")
    assert not re.search(r'(?:src|srcset)="(?!data:)|url\((?!"?data:)|<link|<script|@import', text)
    assert "default-src 'none'" in text
    assert len(text) < 1_000_000


def test_notes_are_linked_both_ways_with_names(page):
    ids = {element.get("id") for element in page.iter() if element.get("id")}
    marks = [a for a in page.iter("a") if a.get("role") == "doc-noteref"]
    backs = [a for a in page.iter("a") if a.get("role") == "doc-backlink"]
    assert len(marks) >= len(backs) > 3
    assert {a.get("href")[1:] for a in (*marks, *backs)} <= ids
    assert len({a.get("aria-label") for a in backs}) == len(backs)


def test_no_two_elements_have_one_name(page):
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(e.tag[1]) for e in page.iter() if re.fullmatch(r"h\d", str(e.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_figures_are_drawn_in_the_page_with_their_words(page):
    drawings = page.findall(".//{*}svg")
    assert drawings
    for drawing in drawings:
        assert drawing.get("role") == "img"
        assert drawing.get("aria-label")
        assert "".join(drawing.itertext()).strip()


@pytest.mark.parametrize("role", ["doc-toc", "doc-endnotes"])
def test_parts_have_roles_and_names(page, role):
    (part,) = [element for element in page.iter() if element.get("role") == role]
    assert part.find(f".//h2[@id='{part.get('aria-labelledby')}']") is not None
