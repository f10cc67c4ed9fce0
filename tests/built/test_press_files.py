"""The press files of both projects, as a printer looks at them."""

import pikepdf
import pytest

from tests.plates.conftest import run
from warraq.preflight import inspect
from warraq.preflight.separations.marks import marks_of
from warraq.preflight.separations.subjects import MM

BOTH = pytest.mark.parametrize(
    ("project", "article"),
    [("built", "iraq-withdrawal-article-ar"), ("second", "leap-years-article-en")],
)


@pytest.fixture
def printed(request):
    """The folder of a project's press files."""
    return lambda project: request.getfixturevalue(project) / "print"


@pytest.mark.parametrize("project", ["built", "second"])
def test_every_press_file_passes_preflight(printed, project):
    files = sorted(printed(project).glob("*.pdf"))
    assert len(files) > 3
    assert [finding for file in files for finding in inspect(file).findings] == []


@BOTH
def test_the_booklets_pages_are_set_for_their_size_and_not_reduced(printed, project, article):
    with pikepdf.open(printed(project) / f"{article}-booklet.pdf") as pdf:
        assert len(pdf.pages) % 2 == 0
        for page in pdf.pages:
            placed = [c for c in pikepdf.parse_content_stream(page) if str(c.operator) == "cm"]
            assert [float(c.operands[0]) for c in placed] == [1, 1]


@BOTH
def test_a_page_of_text_needs_the_black_plate_alone(printed, project, article):
    path = str(printed(project) / f"{article}-print.pdf")
    told = run("gs", "-q", "-dUseTrimBox", "-r36", "-sDEVICE=inkcov", "-o", "-", path)
    plates = [page.split()[:4] for page in told.splitlines()]
    *_, last = (page for page in plates if float(page[3]))
    assert last[:3] == ["0.00000"] * 3  # it holds notes and nothing else


def test_the_inner_margin_is_at_the_spine(printed):
    with pikepdf.open(printed("second") / "leap-years-article-en-print.pdf") as pdf:
        right, left = (
            min(mark.box[0] for mark in marks_of(pdf.pages[number]) if mark.kind == "text")
            for number in (4, 5)
        )
    assert [right / MM, left / MM] == pytest.approx([32, 30], abs=0.2)
