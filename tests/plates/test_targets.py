from pathlib import Path

from warraq.build.outputs import Wanted, jobs
from warraq.build.steps import print_booklet, print_plates
from warraq.compose.pressed import for_press
from warraq.model import Forme
from warraq.read import read_project

TINY = Path(__file__).parents[1] / "projects" / "tiny"


def brief(html):
    fit = {"shorter": (("f1", html), ("f2", html))}
    return Forme("s-brief-x-ar", "brief", "ar", "Brief", html, TINY, {"fit": fit})


def test_each_screen_file_but_the_pack_has_a_press_file(brand):
    study, _ = read_project(TINY)
    made = {job.name: job for job in jobs(study, brand, Wanted())}
    screen = [job for job in made.values() if job.target in ("article", "briefs")]
    press = {f"print/{job.name.removesuffix('.pdf')}-print.pdf" for job in screen}
    booklet = {"print/tiny-article-en-booklet.pdf"}
    assert {name for name, job in made.items() if job.target == "print"} == press | booklet


def test_the_press_style_is_laid_over_every_length_of_a_brief(brand):
    forme = for_press(brief("<html><head></head><body></body></html>"), brand)
    pages = [forme.html, *(html for _, html in forme.metadata["fit"]["shorter"])]
    assert forme.name == "print/s-brief-x-ar-print"
    assert all("bleed: 3mm" in page for page in pages)


def test_a_booklet_has_half_as_many_sides_as_pages(brand, press_forme):
    forme = press_forme()
    assert print_plates((forme,), brand).pages == 4
    assert print_booklet((forme,), brand).pages == 2
