from pathlib import Path

import pikepdf
import pytest

from warraq import gallery, pipeline, targets
from warraq.preflight import inspect
from warraq.preflight.plates.marks import marks_of
from warraq.preflight.plates.subjects import MM

ROOT = Path(__file__).parents[1] / "projects" / "leap-years"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The press files of a project, by name: an English article with its booklet, briefs in two languages."""
    study, brand, _ = pipeline.load(ROOT)
    folder, made = tmp_path_factory.mktemp("press"), {}
    for job in (*targets.print_jobs(study, brand), *targets.booklet_jobs(study, brand)):
        drawings = {key: gallery.draw(study.figures[key[0]], key, brand) for key in job.figures}
        edition = job.print(job.compose(*job.arguments, gallery.hang(drawings)), brand)
        made[edition.name] = folder / Path(edition.name).name
        made[edition.name].write_bytes(edition.data)
    return made


def test_every_press_file_passes_preflight(files):
    assert [f for path in files.values() for f in inspect(path).findings] == []


def test_the_booklets_pages_are_set_for_their_size_and_not_reduced(files):
    with pikepdf.open(files["print/leap-years-article-en-booklet.pdf"]) as pdf:
        assert len(pdf.pages) % 2 == 0
        for page in pdf.pages:
            placed = [c for c in pikepdf.parse_content_stream(page) if str(c.operator) == "cm"]
            assert [float(c.operands[0]) for c in placed] == [1, 1]


def test_the_inner_margin_is_at_the_spine(files):
    with pikepdf.open(files["print/leap-years-article-en-print.pdf"]) as pdf:
        right, left = (
            min(mark.box[0] for mark in marks_of(pdf.pages[number]) if mark.kind == "text")
            for number in (4, 5)
        )
    assert [right / MM, left / MM] == pytest.approx([32, 30], abs=0.2)
