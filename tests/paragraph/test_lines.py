"""Lines as boxes: on the margins, in the order of reading, joined across markup, cut by pages."""

import random

import pypdfium2
import pytest

from tests.paragraph.conftest import PAGE, PLAIN, lines_of, texts_of
from warraq.paragraph import ParagraphSettings

WORDS = "تتسع الصفحة لسطور كثيرة من الكلام الذي لا يعني شيئا ولكنه يملأ السطر بعد السطر حتى ينتهي "
HALF_POINT = 0.5 * 96 / 72


def ends(line):
    boxes = texts_of(line)
    return min(box.position_x for box in boxes), max(box.position_x + box.width for box in boxes)


def words(document):
    return " ".join(text.text for line in lines_of(document) for text in texts_of(line)).split()


@pytest.mark.parametrize("kashida", [False, True])
@pytest.mark.parametrize("width", ["50mm", "80mm", "120mm"])
@pytest.mark.parametrize("source", [WORDS * 3, f"{WORDS} <b>{WORDS}</b> <i>كما كتب</i> {WORDS}"])
def test_lines_end_on_the_margins(render, kashida, width, source):
    html = f"<p style='width: {width}'>{source}</p>"
    lines = lines_of(render(html, ParagraphSettings(kashida=kashida)))
    left, right = ends(lines[0])
    assert len(lines) > 2
    for line in lines[:-1]:
        assert ends(line) == pytest.approx((left, right), abs=HALF_POINT)
    assert ends(lines[-1])[1] == pytest.approx(right, abs=HALF_POINT)


@pytest.mark.parametrize("word", ["كانت", "وكان"])
def test_ink_ends_on_the_margin_where_a_letter_was_kerned_with_the_space_before_it(typeset, word):
    rest = random.Random(5).choices(["في", "يوم", "من", "أيام", "السنة", word, word], k=80)
    page = pypdfium2.PdfDocument(typeset(f"<p style='width: 60mm'>{' '.join(rest)}"))[0]
    picture = page.render(scale=4).to_pil().convert("L")
    margin, baseline = (150 - 15) * 72 / 25.4 * 4, round(12 * 1.75 * 4)
    tops = range(round(15 * 72 / 25.4 * 4), round(picture.height / 2), baseline)
    lines = [picture.crop((0, top, picture.width, top + baseline)) for top in tops]
    inks = [line.point(lambda value: 255 * (value < 90)).getbbox() for line in lines]
    edges = [ink[2] for ink in inks if ink]
    assert len(edges) > 4
    assert max(edges) <= margin + 4 * 0.5 + 1
    assert min(edges) >= margin - 4 * 1.2


def test_no_word_is_lost_or_moved(render):
    source = (
        f"{WORDS} <b>غامق <i>مائل</i></b> {WORDS} <span dir=ltr>soft <i>power</i></span>، {WORDS}"
    )
    assert words(render(f"<p>{source}</p>")) == words(render(f"<p>{source}</p>", None))


def test_a_phrase_with_markup_reads_from_left_to_right(render):
    html = "<p>عن <span dir=ltr>Integrated <b>Water</b> Resources</span> في الكتب</p>"
    places = {text.text.strip(): text.position_x for text in texts_of(lines_of(render(html))[0])}
    assert places["Integrated"] < places["Water"] < places["Resources"]


def test_a_phrase_without_isolation_too(render):
    (line,) = lines_of(render("<p>عن Integrated <b>Water</b> Resources في الكتب</p>"))
    places = {text.text.strip(): text.position_x for text in texts_of(line)}
    assert places["Integrated"] < places["Water"] < places["Resources"]
    assert places["Resources"] < places["عن"]


def test_letters_join_across_markup(render):
    joined = texts_of(lines_of(render("<p>للبحث</p>"))[0])
    parts = texts_of(lines_of(render("<p>لل<a>بحث</a></p>"))[0])
    assert [box.text for box in parts] == ["لل", "بحث"]
    assert sum(box.width for box in parts) == pytest.approx(
        sum(box.width for box in joined), abs=0.01
    )


def test_a_full_stop_after_markup_is_the_arabic_one(render):
    def stop(html):
        piece = texts_of(lines_of(render(html))[0])[-1].pango_layout.pieces[0]
        return piece.glyphs[-1][0]

    assert stop("<p>كلمة <b>غامقة</b>.</p>") == stop("<p>غامقة.</p>")


def test_a_percentage_at_the_start_of_a_line_keeps_its_sign(render):
    html = "<p style='width: 40mm; text-align: start'>النسبة المئوية المذكورة هنا 49% فقط</p>"
    (text,) = (
        texts_of(line)[0] for line in lines_of(render(html)) if "49" in texts_of(line)[0].text
    )
    assert text.text.startswith("49%")
    measured = text.pango_layout.line.measured.text
    seen = b" ".join(measured[p.start : p.end] for p in text.pango_layout.pieces if not p.space)
    assert seen.decode().split()[-2:] == ["%", "49"]


def test_a_forced_break_ends_a_line_that_is_not_filled(render):
    lines = lines_of(render("<p>بيت أول<br>بيت ثان<br><br>بيت ثالث<br></p>"))
    assert [" ".join(text.text for text in texts_of(line)) for line in lines] == [
        "بيت أول",
        "بيت ثان",
        "",
        "بيت ثالث",
    ]
    assert lines[2].height == lines[0].height


def test_a_long_address_breaks_at_its_slashes(render):
    html = f"<p style='width: 60mm'>{WORDS} <span dir=ltr>https://example.org/reports/annual/figures/tables</span></p>"
    lines = lines_of(render(html))
    assert any(texts_of(line)[-1].text.endswith("/") for line in lines)


def test_a_paragraph_cut_by_pages_of_unequal_width_is_broken_anew(render):
    css = PAGE + "@page { size: 150mm 60mm } @page :first { margin-right: 60mm }"
    document = render(f"<p>{WORDS * 8}</p>", PLAIN, css)
    pages = [
        [ends(line) for line in lines_of(type("D", (), {"pages": [page]}))]
        for page in document.pages
    ]
    assert len(pages) > 1
    widths = [{round(right - left) for left, right in rows[:-1]} for rows in pages]
    assert all(len(page) == 1 for page in widths)
    assert widths[0] != widths[1]
    assert words(document) == (WORDS * 8).split()


def test_what_is_not_text_is_left_to_the_library(render):
    document = render(f"<p>{WORDS}<span style='display: inline-block'>صندوق</span> {WORDS}</p>")
    assert words(document)[:5] == WORDS.split()[:5]


def test_edges_of_inline_boxes_are_counted(render):
    plain = lines_of(render("<p style='text-align: start'>كلمة <b>أخرى</b> هنا</p>"))[0]
    html = "<p style='text-align: start'>كلمة <b style='padding: 0 5px; margin-right: 3px'>أخرى</b> هنا</p>"
    edged = lines_of(render(html))[0]
    assert edged.width == pytest.approx(plain.width + 13, abs=0.01)
    box = edged.children[1]
    assert box.padding_left == box.padding_right == 5


@pytest.mark.parametrize(
    "words", ["a pneumonoultramicroscopic word", "كلمة استعمرتموهمواستعمرتموهموا هنا"]
)
def test_lines_after_a_word_that_is_longer_than_the_measure(render, words):
    document = render(f"<p style='width: 20mm'>{words} {words}</p>")
    assert "".join(texts(document)).split() == [*words.split(), *words.split()]


def texts(document):
    return [f"{box.text} " for line in lines_of(document) for box in texts_of(line)]
