import re
from dataclasses import replace

import pikepdf
import pytest

from tests.plates.conftest import run
from warraq.build.steps import Composed, make_booklet
from warraq.plates.booklet import folios
from warraq.preflight import inspect

HALF, HIGH = 421, 596


def printed_folios(path, side):
    """The folio at the foot of each half of a side, from left to right."""
    found = []
    for left in (0, HALF):
        area = ["-x", str(left), "-y", "480", "-W", str(HALF), "-H", str(HIGH - 480)]
        words = run("pdftotext", "-f", str(side), "-l", str(side), *area, str(path), "-")
        found.append(int(re.findall(r"\d+", words)[-1]))
    return tuple(found)


def shifts(path, side):
    """Where the two pages of a side are placed, in points from the fold."""
    with pikepdf.open(path) as pdf:
        commands = pikepdf.parse_content_stream(pdf.pages[side - 1])
        return [float(c.operands[4]) for c in commands if str(c.operator) == "cm"]


def test_bound_on_the_left_the_first_page_is_on_the_right():
    assert list(folios(8, right_bound=False)) == [(8, 1), (2, 7), (6, 3), (4, 5)]


def test_bound_on_the_right_the_first_page_is_on_the_left():
    assert list(folios(8, right_bound=True)) == [(1, 8), (7, 2), (3, 6), (5, 4)]


def test_pages_that_do_not_fill_sheets_are_refused():
    with pytest.raises(ValueError, match="6 pages"):
        list(folios(6, right_bound=True))


@pytest.mark.parametrize(
    ("language", "sides"),
    [("ar", [(1, 8), (7, 2), (3, 6), (5, 4)]), ("en", [(8, 1), (2, 7), (6, 3), (4, 5)])],
)
def test_the_sheets_fold_into_a_booklet(booklet, language, sides):
    path = booklet(language)
    assert [printed_folios(path, side) for side in (1, 2, 3, 4)] == sides
    outer, inner = shifts(path, 1), shifts(path, 3)
    creep = 72 / 25.4
    assert [i - o for i, o in zip(inner, outer, strict=True)] == pytest.approx(
        [creep, -creep], abs=0.01
    )
    assert not [f for f in inspect(path).findings if f.severity == "error"]
    assert "No syntax" in run("qpdf", "--check", str(path))


def test_a_printer_turns_the_sheets_on_their_short_edge_and_keeps_their_size(booklet):
    with pikepdf.open(booklet("ar")) as pdf:
        asked = pdf.Root.ViewerPreferences
        assert (asked.Duplex, asked.PrintScaling) == ("/DuplexFlipShortEdge", "/None")


def test_pages_too_large_for_the_sheet_are_reduced_and_their_type_is_measured_as_printed(
    brand, press_composition, tmp_path
):
    composition, path = press_composition(), tmp_path / "reduced.pdf"
    large = replace(composition, html=composition.html.replace("105mm 148mm", "A4"))
    path.write_bytes(make_booklet(Composed((large,)), brand, ())[0].data)
    small, white = inspect(path).findings
    assert small.message.startswith("page 2: type is 5.7 pt")
    assert white.message.startswith("page 2: type of 8.5 pt is cut out of 4 plates")


def test_imposing_again_gives_the_same_bytes(brand, press_composition):
    one, other = (make_booklet(Composed((press_composition(),)), brand, ())[0] for _ in range(2))
    assert one.data == other.data


def test_the_outer_side_of_each_sheet_has_a_fold_mark(booklet):
    with pikepdf.open(booklet("en")) as pdf:
        marked = [b"[2 2] 0 d" in page.Contents.read_bytes() for page in pdf.pages]
    assert marked == [True, False, True, False]
