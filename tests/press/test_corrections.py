"""Each correction does what it is for, and the library by itself does not."""

import re
from base64 import b64encode
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
import weasyprint
from pypdf.generic import NameObject

from tests.press.sheets import IMAGE, ROOT, Read, brand, composition, press, stock
from warraq.model import Attachment
from warraq.press import corrections, print_composition
from warraq.weasy.workbench import install_corrections

CUT = "<p>" + "كلمات كثيرة في فقرة واحدة. " * 150 + "</p>"
NUMBERS = "".join(f"<li>بند {n}</li>" for n in range(40))
HEADED = (
    "@page { @top-center { content: 'عنوان جار'; } @bottom-center { content: counter(page); } }"
)
CONTENTS = "nav a::after { content: leader('.') target-counter(attr(href), page); }"
NAV = "<nav><ol><li><a href='#x'>فصل</a></li></ol></nav><h1 id='x'>فصل</h1>"
LEVELS = (
    "<h1 id='x'>أ</h1><nav><ol>"
    + "".join(
        f"<li aria-level='{level}'><a href='#x'>{name}</a></li>"
        for level, name in ((1, "أ"), (2, "ب"), (2, "ج"), (1, "د"))
    )
    + "</ol></nav>"
)
NOTED = """<p>متن<sup><a id="m1" href="#n1" role="doc-noteref">1</a></sup></p>
<ol><li id="n1" role="doc-endnote">حاشية <a href="#m1" role="doc-backlink">رجوع</a></li></ol>"""
FOOTED = "<p>متن<span class='f'>حاشية</span> بقية</p>"
TABLE = """<table><thead><tr><th scope="col">رأس</th><th>رأس</th></tr></thead>
<tbody><tr><th scope="row">صف</th><td>قيمة</td></tr></tbody></table>"""
GROUPED = """<table><thead><tr><th>رأس</th><th>رأس</th></tr></thead><tbody>
<tr><th scope="rowgroup" colspan="2">زمرة</th></tr><tr><th>صف</th><td>قيمة</td></tr></tbody></table>"""
COUNTED = "li { list-style: none } li::before { content: counter(list-item) }"
LONG_LINK = "<p>" + "كلمة " * 9 + "<a href='https://example.org/'>" + "رابط طويل " * 6 + "</a></p>"
FIGURE = f'<figure><img src="{IMAGE}" alt="وصف" style="width: 100px; height: 50px"></figure>'
DATA = f'<img src="{IMAGE}" alt="x" data-file="x.csv">'
SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40'>"
    "<text x='100' y='20' font-family='Warraq amiri' direction='rtl'>العراق</text></svg>"
)
DRAWING = f'<img alt="x" src="data:image/svg+xml;base64,{b64encode(SVG.encode()).decode()}">'


def kinds(opened, *names):
    return list(opened.elements(*names))


def annotations(opened):
    found = [page.get("/Annots", ()) for page in opened.reader.pages]
    return [entry.get_object() for entries in found for entry in entries]


def one_element(opened, kind="P"):
    return len(kinds(opened, kind)) == 1


def languages(opened):
    return [e.language for e in opened.elements("Span") if "Persian" in opened.words(e)] == ["en"]


def heads_are_artifacts(opened):
    return not [d for d in opened.drawn if not d.artifact and d.mcid not in known(opened, d.page)]


def artifacts_have_types(opened):
    content = opened.reader.pages[0].get_contents().get_data()
    return b"/Subtype /Header" in content and b"/Artifact BMC" not in content


def known(opened, page):
    return {mcid for number, mcid in opened.structure.all_marks() if number == page}


def no_leaders(opened):
    return not any(".." in opened.words(link) for link in opened.elements("Link"))


def scopes(opened):
    return [cell.attribute("/Scope") for cell in opened.elements("TH")] == [
        "/Column",
        "/Column",
        "/Row",
    ]


def nested(opened):
    inner = [toc for toc in opened.elements("TOC") if toc.parent.kind == "TOCI"]
    return [[said(opened, entry) for entry in toc.elements] for toc in inner] == [["ب", "ج"]]


def said(opened, element):
    return "".join(opened.words(each) for each in element.walk()).strip()


def heads_by_name(opened):
    ids = {said(opened, cell): cell.dictionary.get("/ID", "") for cell in opened.elements("TH")}
    (cell,) = opened.elements("TD")
    return (cell.attribute("/Headers") or [])[1:] == [ids["زمرة"], ids["صف"]]


def counters_are_labels(opened):
    return [said(opened, label) for label in opened.elements("Lbl")] == ["1"]


def numbered(opened):
    return [each.attribute("/ListNumbering") for each in opened.elements("L")] == ["/Decimal"]


def tied(opened):
    notes, marks = kinds(opened, "Note"), kinds(opened, "Reference")
    refs = [[ref.get_object() for ref in e.dictionary.get("/Ref", ())] for e in (*notes, *marks)]
    return bool(refs) and refs == [[e.dictionary] for e in (*marks, *notes)]


def beside_its_mark(opened):
    words = [opened.words(element).strip() for element in opened.elements()]
    return [word for word in words if word] == ["متن", "1", "1.", "حاشية", "بقية"]


def one_annotation(opened):
    links = annotations(opened)
    return len(links) == 1 and len(links[0].get("/QuadPoints", ())) == 16


def described(opened):
    return [link["/Contents"] for link in annotations(opened)] == ["العنوان"]


def boxed(opened):
    (figure,) = opened.elements("Figure")
    left, bottom, right, top = figure.attribute("/BBox")
    return (round(right - left), round(top - bottom)) == (75, 38) and top > 500


def in_order(opened):
    return any(e.actual == "ماء Water هنا" for e in opened.elements("Span"))


def whole_svg_text(opened):
    return "العراق" in opened.reader.pages[0].extract_text()


def pictures_as_they_are(opened):
    pictures = opened.reader.pages[0]["/Resources"]["/XObject"].values()
    return [picture.get_object()["/Interpolate"].value for picture in pictures] == [False]


def bookmark_knows_its_heading(opened):
    (bookmark,) = opened.reader.outline
    return bookmark.node.get("/SE", {}).get("/S") == "/H1"


def directions(opened):
    return [e.attribute("/WritingMode") for e in opened.elements("P")] == [None, "/LrTb"]


def caption_in_table(opened):
    (table,) = opened.elements("Table")
    return table.elements[0].kind == "Caption"


CASES = {
    "paragraph-cut-by-a-page": (CUT, "", one_element),
    "list-cut-by-a-page": (f"<ol>{NUMBERS}</ol>", "", lambda e: one_element(e, "L")),
    "languages": (
        "<p>بالفارسية <span lang='en' dir='ltr'>in Persian script</span></p>",
        "",
        languages,
    ),
    "artifacts": ("<p>متن</p>", HEADED, heads_are_artifacts),
    "artifact-types": ("<p style='border: 1px solid'>متن</p>", HEADED, artifacts_have_types),
    "leaders": (NAV, CONTENTS, no_leaders),
    "contents": (NAV, CONTENTS, lambda e: one_element(e, "TOCI")),
    "contents-in-one-another": (LEVELS, "li { list-style: none }", nested),
    "scope": (TABLE, "", scopes),
    "heads-of-groups": (GROUPED, "", heads_by_name),
    "counters-as-labels": ("<ol><li>بند</li></ol>", COUNTED, counters_are_labels),
    "bookmarks": (NAV, CONTENTS, bookmark_knows_its_heading),
    "list-numbering": (f"<ol>{NUMBERS[:20]}</ol>", "", numbered),
    "endnotes": (NOTED, "", tied),
    "footnotes": (FOOTED, ".f { float: footnote }", beside_its_mark),
    "one-annotation": (LONG_LINK, "", one_annotation),
    "link-description": (
        "<p><a title='العنوان' href='https://example.org/'>هنا</a></p>",
        "",
        described,
    ),
    "figure-box": (FIGURE, "", boxed),
    "logical-order": ("<p>ماء Water هنا</p>", "", in_order),
    "svg-text": (DRAWING, "", whole_svg_text),
    "smoothing": (FIGURE, "", pictures_as_they_are),
    "directions": ("<p>عربي</p><p lang='en' dir='ltr'>English</p>", "", directions),
    "captions": (f"<figure><figcaption>جدول</figcaption>{TABLE}</figure>", "", caption_in_table),
}


@pytest.mark.parametrize("name", CASES)
def test_the_press_corrects(name):
    body, css, right = CASES[name]
    assert right(press(body, css))


@pytest.mark.parametrize("name", CASES)
def test_the_library_alone_still_needs_it(name):
    body, css, right = CASES[name]
    assert not right(stock(body, css))


def led_to(opened):
    """What the links, the bookmarks and the names of a file lead to in its structure."""
    actions = [link.get("/A", {}) for link in annotations(opened)]
    actions += [bookmark.node.get("/A", {}) for bookmark in opened.reader.outline]
    named = opened.root["/Names"]["/Dests"]["/Names"][1::2]
    actions += [each if isinstance(each, dict) else {} for each in named]
    return [action["/SD"][0].get_object()["/S"] for action in actions if "/SD" in action]


def test_pdf_2_leads_to_elements_and_the_library_to_places_alone():
    assert led_to(press(NAV, standard="pdf-2.0")) == ["/H1"] * 3
    assert led_to(stock(NAV, variant="pdf/ua-2")) == []


def test_contents_of_pdf_2_are_lists_in_their_entries():
    lists = press(LEVELS, standard="pdf-2.0").elements("L")
    assert [each.parent.kind for each in lists] == ["Sect", "LBody"]


def test_the_file_of_a_colour_profile_is_closed_and_the_library_leaves_it_open():
    icc = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    words = ("sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))
    ours, theirs = BytesIO(icc), BytesIO(icc)
    weasyprint.pdf.ColorProfile(theirs, *words)
    with install_corrections(corrections.CORRECTIONS):
        weasyprint.pdf.ColorProfile(ours, *words)
    assert (ours.closed, theirs.closed) == (True, False)


def test_the_data_of_a_figure_is_tied_to_it_and_once_to_the_document():
    sheet = composition(DATA, attachments=(Attachment("x.csv", b"a\n", "text/csv", "x"),))
    found = Read(print_composition(sheet, brand()).data)
    (figure,) = found.elements("Figure")
    assert figure.dictionary["/AF"] == found.root["/AF"]
    assert figure.dictionary["/AF"][0].get_object()["/F"] == "x.csv"


def test_the_language_of_a_links_description_is_its_own():
    (link,) = annotations(
        press("<p><a lang='en' href='https://x.org'>x</a></p>", standard="pdf-2.0")
    )
    assert link["/Lang"] == "en"


def test_the_page_number_of_a_contents_line_is_a_word_of_its_own():
    assert any(element.actual == "فصل 1" for element in press(NAV, CONTENTS).elements("Span"))


def test_repeated_table_heads_are_read_once():
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(60))
    found = press(f"<table><thead><tr><th>رأس</th></tr></thead><tbody>{rows}</tbody></table>")
    assert len(found.reader.pages) > 1
    assert len(kinds(found, "TH")) == len(kinds(found, "Table")) == 1


@pytest.mark.parametrize(
    "alt", ['alt=""', 'alt="x" aria-hidden="true"', 'alt="x" role="presentation"']
)
def test_ornament_is_an_artifact(alt):
    found = press(f'<p>متن</p><img src="{IMAGE}" {alt}>')
    assert not kinds(found, "Figure")
    assert [drawn.artifact for drawn in found.drawn if drawn.mcid < 0] == [True]


def test_corrections_are_taken_out_again():
    press("<p>متن</p>")
    assert NameObject("/StructTreeRoot") in stock("<p>غيره</p>").root
    assert kinds(stock(CUT), "P") != []


def test_words_of_a_paragraph_are_apart_where_lines_end():
    words = " ".join(["alpha beta-gamma https://example.org/a/long/address"] * 12)
    found = press(f"<p lang='en' dir='ltr'>{words}</p>")
    said = "".join(element.actual for element in found.elements("Span"))
    assert said.split() == words.split()


def test_the_page_for_developers_lists_every_module():
    page = (ROOT / "docs/corrections.md").read_text("utf-8")
    modules = {path.stem for path in Path(corrections.__file__).parent.glob("[a-z]*.py")}
    assert not {name for name in modules if not re.search(rf"\b{name}`", page)}
