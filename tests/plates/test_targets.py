from pathlib import Path

from warraq.build.outputs import Wanted, jobs
from warraq.build.steps import print_booklet, print_plates
from warraq.compose.pressed import for_press
from warraq.model import Composition
from warraq.read import read_project

TINY = Path(__file__).parents[1] / "projects" / "tiny"


def brief(html):
    return Composition("s-brief-x-ar", "brief", "ar", "Brief", html, TINY)


def test_each_screen_file_but_the_pack_has_a_press_file(brand):
    study, _ = read_project(TINY)
    made = {job.name: job for job in jobs(study, brand, Wanted())}
    screen = [job for job in made.values() if job.target in ("article", "briefs")]
    press = {f"print/{job.name.removesuffix('.pdf')}-print.pdf" for job in screen}
    booklet = {"print/tiny-article-en-booklet.pdf"}
    assert {name for name, job in made.items() if job.target == "print"} == press | booklet


def test_the_press_style_is_laid_over_the_screens(brand):
    composition = for_press(brief("<html><head></head><body></body></html>"), brand)
    assert composition.name == "print/s-brief-x-ar-print"
    assert "bleed: 3mm" in composition.page.partition("</head>")[0]


def test_a_booklet_has_half_as_many_sides_as_pages(brand, press_composition):
    composition = press_composition()
    assert print_plates((composition,), brand).pages == 4
    assert print_booklet((composition,), brand).pages == 2
