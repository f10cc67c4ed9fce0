from pathlib import Path

from warraq.build.jobs import Wanted, plan_jobs
from warraq.build.steps import Composed, make_booklet, make_press_file
from warraq.compose.pressed import for_press
from warraq.model import Composition
from warraq.read import read_project

TINY = Path(__file__).parents[1] / "projects" / "tiny"


def brief(html):
    return Composition("s-brief-x-ar", "brief", "ar", "Brief", html, TINY)


def test_each_screen_file_but_the_pack_has_a_press_file():
    study, _ = read_project(TINY)
    made = {job.name: job for job in plan_jobs(study, Wanted())}
    screen = [job for job in made.values() if job.output.target in ("article", "briefs")]
    press = {f"print/{job.name.removesuffix('.pdf')}-print.pdf" for job in screen}
    booklet = {"print/tiny-article-en-booklet.pdf"}
    assert {name for name, job in made.items() if job.output.target == "print"} == press | booklet


def test_the_press_style_is_laid_over_the_screens(brand):
    composition = for_press(brief("<html><head></head><body></body></html>"), brand)
    assert composition.name == "print/s-brief-x-ar-print"
    assert "bleed: 3mm" in composition.page.partition("</head>")[0]


def test_a_booklet_has_half_as_many_sides_as_pages(brand, press_composition):
    composition = press_composition()
    assert make_press_file(Composed((composition,)), brand, ())[0].pages == 4
    assert make_booklet(Composed((composition,)), brand, ())[0].pages == 2
