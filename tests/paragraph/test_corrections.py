"""Each correction of the library's layout: wrong in WeasyPrint alone, right with the room."""

import pypdfium2
import pytest
from weasyprint.layout import inline

from tests.paragraph.conftest import lines_of, texts_of
from warraq.paragraph import ParagraphSettings

# A float nearby leaves the lines to WeasyPrint, so that its own line breaking is what is corrected.
FLOAT = '<div style="float: right; width: 1mm; height: 90mm"></div>'
WORDS = "نص <b>عربي</b> طويل يكفي <b>لملء</b> سطور <b>عدة</b> وفيه عناصر <b>كثيرة</b> " * 8
RULED = (
    '<div style="column-count: 2; column-gap: 10mm; column-rule: 1mm solid #ff0000; height: 30mm">'
    "<p>نص يملأ العمود الأول</p><p style='break-before: column'>ونص في العمود الثاني</p></div>"
)


def edges(line):
    """The ends of what stands on a line, as far as its boxes know."""
    boxes = texts_of(line)
    return min(b.position_x for b in boxes), max(b.position_x + b.width for b in boxes)


def test_trailing_space(render):
    def spread(settings):
        lines = lines_of(render(f"{FLOAT}<p>{WORDS}</p>", settings))
        lefts = [edges(line)[0] for line in lines[:-1] if texts_of(line)]
        return max(lefts) - min(lefts)

    assert spread(None) > 3
    assert spread(ParagraphSettings()) < 0.5


def test_text_indent(render):
    html = f"<p style='text-indent: 20mm'>{WORDS}</p>"

    def first_and_second(settings, source):
        rows = [edges(line) for line in lines_of(render(source, settings)) if texts_of(line)]
        return rows[0], rows[1]

    (left, right), (_, margin) = first_and_second(None, FLOAT + html)
    assert right == pytest.approx(margin, abs=1)
    for source in (html, FLOAT + html):
        (left, right), (left_margin, margin) = first_and_second(ParagraphSettings(), source)
        assert margin - right == pytest.approx(20 * 96 / 25.4, abs=1)
        assert left == pytest.approx(left_margin, abs=1)


def red_columns(pdf):
    """Where a page is red, as shares of its width."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("RGB")
    width, height = picture.size
    pixels = picture.load()
    return [
        x / width
        for x in range(width)
        if any(pixels[x, y][0] > 200 and pixels[x, y][1] < 60 for y in range(0, height, 4))
    ]


def test_column_rule(typeset):
    assert red_columns(typeset(RULED, None))[0] < 0.2
    assert red_columns(typeset(RULED))[0] == pytest.approx(0.5, abs=0.02)


def test_one_pass(render, monkeypatch):
    counted = []
    original = inline.line_box_verticality
    monkeypatch.setattr(
        inline, "line_box_verticality", lambda box: counted.append(box) or original(box)
    )
    html = f"<p style='text-align: start'>{WORDS}<img></p>"
    lines = len(lines_of(render(html, None)))
    assert len(counted) == 2 * lines
    counted.clear()
    assert len(lines_of(render(html, ParagraphSettings()))) == len(counted)
