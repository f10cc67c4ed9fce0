"""The article read back: notes that land, fonts that are ours, figures that speak, words in order."""

import re
from itertools import pairwise

from pypdf.generic import IndirectObject

OURS = (
    "Amiri",
    "IBMPlexSansArabic",
    "IBM-Plex-Sans-Arabic",
    "IBMPlexSerif",
    "IBM-Plex-Serif",
    "Warraq",
)


def fonts_of(reader):
    """(name, embedded) of every font on every page."""
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            inner = font.get("/DescendantFonts", [font])[0].get_object()
            descriptor = inner.get("/FontDescriptor", {})
            yield font["/BaseFont"], any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))


def elements(node):
    """Every structure element below a node, parents first."""
    children = node.get("/K", [])
    children = children if isinstance(children, list) else [children]
    for child in (c.get_object() if isinstance(c, IndirectObject) else c for c in children):
        if isinstance(child, dict) and "/S" in child:
            yield child
            yield from elements(child)


def test_every_font_is_ours_and_embedded(article):
    found = set(fonts_of(article))
    assert found
    for name, embedded in found:
        assert embedded, name
        assert any(ours in name for ours in OURS), name


def test_every_link_inside_lands(article):
    names = set(article.named_destinations)
    inside = [
        link["/Dest"] if "/Dest" in link else link["/A"]["/D"]
        for page in article.pages
        for link in (a.get_object() for a in page.get("/Annots", []))
        if link["/Subtype"] == "/Link"
        and ("/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo")
    ]
    assert len(inside) > 76, "38 notes both ways, and the contents"
    assert all(str(d) in names or isinstance(d, list) for d in inside)


def test_all_38_notes_are_there_in_order(article):
    marks = [
        str(name) for name in article.named_destinations if re.fullmatch(r".*note-n\d+", str(name))
    ]
    numbers = sorted(int(re.search(r"\d+$", mark)[0]) for mark in marks)
    assert numbers == list(range(1, 39))


def test_every_figure_has_a_text_for_those_who_cannot_see_it(article, study):
    tree = article.trailer["/Root"]["/StructTreeRoot"]
    figures = [e for e in elements(tree) if e["/S"] == "/Figure"]
    drawn = [f for f in study.figures.values() if f.kind != "table"]
    texts = {str(f.get("/Alt", "")) for f in figures}
    assert all(texts)
    placed = [f for f in drawn if f.alt["ar"] in texts]
    assert len(placed) >= 10


def test_headings_never_skip_a_level(article):
    tree = article.trailer["/Root"]["/StructTreeRoot"]
    levels = [int(str(e["/S"])[2:]) for e in elements(tree) if re.fullmatch(r"/H\d", str(e["/S"]))]
    assert len(levels) > 20
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_paragraph_comes_back_in_the_authors_order(article, study):
    chapter = next(c for c in study.chapters if c.role == "introduction")
    paragraph = next(
        t.content for t in chapter.tokens if t.type == "inline" and len(t.content) > 400
    )
    words = re.findall(r"\w+", re.sub(r"\[\^\w+\]|\{\{.*?\}\}|\{[^}]*\}", " ", paragraph))[:40]
    text = re.sub(
        "[\u200e\u200f\u061c]", "", " ".join(page.extract_text() for page in article.pages)
    )
    found = re.findall(r"\w+", text)
    assert any(found[i : i + len(words)] == words for i in range(len(found)))


def test_the_first_page_says_what_this_is(article, study):
    text = re.sub("[\u200e\u200f\u061c]", "", article.pages[0].extract_text())
    assert "2024" in text
    for word in ("الغنيمي", "رصانة"):
        assert word in text
