"""Pictures: their sizes and words, and cards as approved, with nothing cut."""

from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.newsletter.conftest import LETTERS
from tests.newsletter.test_looks import APPROVED
from warraq.build.drawing_cache import by_place, draw_figure
from warraq.build.outputs import OUTPUTS, shown_figures
from warraq.build.steps import Subject
from warraq.compose import compose_card
from warraq.design.brand import read_brand
from warraq.press import print_composition

TOLERANCE = 4.0  # mean difference of 255
ENDS = ("600", "1200", "card")
TITLE = "Leaving Iraq badly would cost Washington standing, "


def picture(path):
    with Image.open(path) as image:
        image.load()
    return image


@pytest.mark.parametrize("stem", LETTERS)
def test_pictures_have_the_sizes_that_services_ask_for(kit, stem):
    sizes = {end: picture(kit(f"{stem}-{end}.png")).size for end in ENDS}
    assert {end: size[0] for end, size in sizes.items()} == {"600": 600, "1200": 1200, "card": 1200}
    assert sizes["card"] == (1200, 630)
    assert all(kit(f"{stem}-{end}.png").stat().st_size < 300_000 for end in ENDS)


@pytest.mark.parametrize("stem", LETTERS)
def test_each_picture_has_its_words_beside_it_and_in_it(kit, stem):
    for end in ENDS:
        words = kit(f"{stem}-{end}.alt.txt").read_text("utf-8").strip()
        assert 80 < len(words) <= 1000  # the most that X takes
        assert picture(kit(f"{stem}-{end}.png")).text["Description"] == words


@pytest.mark.parametrize("stem", LETTERS)
def test_a_card_looks_as_approved(kit, approve, stem):
    target = APPROVED / f"{stem}-card.png"
    found = picture(kit(f"{stem}-card.png")).convert("L").resize((400, 210))
    if approve:
        found.quantize(16, dither=Image.Dither.NONE).save(target, optimize=True)
    difference = ImageChops.difference(found, picture(target).convert("L"))
    assert ImageStat.Stat(difference).mean[0] < TOLERANCE


def boxes(pdf):
    """Where the words of a page stand: left, bottom, right, top, in parts of the page."""
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        page = document[0]
        words, (width, height) = page.get_textpage(), page.get_size()
        for index in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(index)
            yield left / width, bottom / height, right / width, top / height


@pytest.mark.parametrize(("audience", "figured"), [("gulf", True), ("us", True), ("iraq", False)])
def test_the_longest_titles_stay_on_the_card(study, audience, figured):
    brand = read_brand(study.root)[0]
    brief = next(b for b in study.briefs if b.audience == audience)
    brief = replace(brief, title=TITLE * 3, figure=brief.figure if figured else None)
    (row,) = (each for each in OUTPUTS if (each.target, each.of) == ("newsletter", "brief"))
    subject = Subject(study.slug, "brief", brief.language, brief)
    sizes = shown_figures(row, subject, study)
    drawings = {shown: draw_figure(study.figures[shown[0]], shown, brand) for shown in sizes}
    card = print_composition(compose_card(study, brief, brand, by_place(drawings)), brand)
    found = list(boxes(card.data))
    assert len(found) > 4
    assert min(min(box) for box in found) > 0.02
    assert max(max(box) for box in found) < 0.98
    assert sorted(top for *_, top in found)[-3] < 1 - 72 / 630  # all but the header's, below it
