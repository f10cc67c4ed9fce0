"""What stands side by side comes back apart, numbers of lists where they stand, leaders without marks."""

import pypdfium2
import pytest

from tests.paragraph.conftest import PAGE, PLAIN, READERS, normal

CASES = {
    "numbers in cells": ("<table><tr><td>2011<td>خروج<td>سنة</table>", "2011 خروج سنة"),
    "English in a cell": (
        "<table><tr><td>قبل<td dir=ltr style='padding: 0 6pt'>power<td>بعد</table>",
        "قبل power بعد",
    ),
    "a row of boxes": (
        "<div style='display:flex'><p>قبل ذلك</p><p>بعد ذلك</p></div>",
        "قبل ذلك بعد ذلك",
    ),
    "a list": ("<ol><li>أول<li>ثان<li>ثالث</ol>", "1. أول 2. ثان 3. ثالث"),
    "signs": ("<p>السنة الثامنة · العدد 20 · أكتوبر</p>", "السنة الثامنة · العدد 20 · أكتوبر"),
}
PREFACE = "<p>كلمات عربية كثيرة قبل ذلك كله ***</p>"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", CASES)
def test_side_by_side(typeset, reader, case):
    html, text = CASES[case]
    pages = READERS[reader](typeset(PREFACE + html))
    assert normal(pages[0].split("***")[-1]) == text


def test_a_leader_has_no_direction_marks(typeset):
    css = "@page { size: 150mm } a::after { content: leader('.') target-counter(attr(href), page) }"
    pages = READERS["pdfium"](typeset("<p id=a><a href='#a'>مقدمة</a></p>", css=css))
    assert pages[0].count(".") > 20
    assert sum(char in "\u200e\u200f\u061c" for char in pages[0]) < 6


def test_a_number_stands_on_the_baseline_of_its_line(typeset):
    css = "li::marker { font-family: 'Warraq plex-arabic'; font-size: .8em }"
    steps = []
    for settings in (None, PLAIN):
        page = pypdfium2.PdfDocument(typeset("<ol><li>كتاب", settings, PAGE + css))[0]
        rows = [object.get_matrix().f for object in page.get_objects()]
        steps.append(max(rows) - min(rows))
    assert steps[0] > 0.5
    assert steps[1] < 0.01
