"""JATS: valid, whole, in both languages, with every note and figure where the text points to it."""

from tests.deposit.conftest import LANGUAGES
from tests.deposit.judges import against_jats

XML = "{http://www.w3.org/XML/1998/namespace}lang"
XLINK = "{http://www.w3.org/1999/xlink}href"


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_the_schema_has_nothing_against_it(article):
    assert against_jats(article("xml").read_bytes()) == []


def test_the_schema_judges(article):
    spoilt = article("xml").read_bytes().replace(b"<article-meta>", b"<article-meta><p/>")
    assert any("article-meta" in message for message in against_jats(spoilt))


def test_titles_abstracts_and_keywords_are_there_in_both_languages(jats, slug):
    other = ({"ar", "en"} - {LANGUAGES[slug]}).pop()
    meta = jats.find("front/article-meta")
    assert meta.find("title-group/article-title").get(XML) == LANGUAGES[slug] == jats.get(XML)
    assert words(meta.find("abstract/p"))
    assert meta.find("title-group/trans-title-group").get(XML) == other
    assert meta.find("trans-abstract").get(XML) == other
    assert {group.get(XML) for group in meta.findall("kwd-group")} == {"ar", "en"}
    assert {text.get(XML) for text in meta.iter("copyright-statement")} == {"ar", "en"}
    assert not [p for p in meta.iter("p") if p.get("content-type")]


def test_every_paragraph_of_the_page_is_in_it(article, jats, page):
    written = {words(p) for p in jats.find("body").iter("p")}
    shown = list(page.iterfind("body/main/section/p"))
    body = [p for p in shown if words(p) in written]
    abstracts = page.findall("body/main/section[@class='abstract']/p")
    assert len(body) == len(shown) - len(abstracts) > 10


def test_every_mark_points_at_its_note(jats):
    notes = {note.get("id"): note for note in (*jats.iter("ref"), *jats.iter("fn"))}
    marks = [x for x in jats.find("body").iter("xref") if x.get("ref-type") in ("bibr", "fn")]
    assert marks
    for mark in marks:
        note = notes[mark.get("rid")]
        assert note.find("label").text == mark.text
        assert note.tag == {"bibr": "ref", "fn": "fn"}[mark.get("ref-type")]


def test_every_figure_has_its_words_and_its_file(jats, kit):
    figures = list(jats.iter("fig"))
    assert figures
    for figure in figures:
        assert words(figure.find("alt-text"))
        assert words(figure.find("caption/title"))
        assert (kit / figure.find("graphic").get(XLINK)).read_bytes()[:4] == b"\x89PNG"
        assert figure.find("label") is not None


def test_tables_keep_their_heads(jats):
    tables = list(jats.iter("table-wrap"))
    assert tables
    for table in tables:
        assert table.find("label") is not None
        assert all(cell.get("scope") for cell in table.iter("th"))
