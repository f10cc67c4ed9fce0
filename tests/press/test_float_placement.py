from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import HTML

from warraq.model import Composition, FigureOrder
from warraq.press.float_placement import (
    Block,
    Spot,
    arrange_blocks,
    blocks_of,
    place_figures,
    plan_order,
    planned_order,
    spot_after,
)

STYLE = """<style>@page { size: 200px 200px; margin: 0 }
body, h2, h3, p, figure { margin: 0; font: 10px/20px Warraq } h3 { break-after: avoid }
p { width: 10px; orphans: 2; widows: 2 } figure { break-inside: avoid }</style>"""
H = 200


def text(lines, part):
    return Block("text", 20 * lines, lines, part=part)


def figure(height, part):
    return Block("figure", height, part=part)


def composition(*blocks):
    made = {
        "t": "<p>" + "x<br>" * 4 + "x</p>",
        "f": '<figure><img width="9" height="120"></figure>',
    }
    body = "".join(made.get(block) or block for block in blocks)
    html = f"{STYLE}<main><section><h2>T</h2>{body}</section></main>"
    return Composition("x", "article", "en", "X", html, Path())


def lay(each):
    picture = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E"
    page = HTML(string=each.html.replace("<img", f'<img src="{picture}"'))
    arrange_blocks(page.etree_element, each.order)
    return page.render()


@pytest.mark.parametrize(
    ("blocks", "order"),
    [
        ([text(5, 0), figure(80, 1), text(9, 2)], [0, 1, 2]),
        ([text(5, 0), figure(120, 1), text(9, 2)], [0, 2, 1]),
        ([text(5, 0), figure(120, 1), text(3, 2), text(9, 3)], [0, 2, 3, 1]),
        ([text(5, 0), figure(120, 1), text(2, 2)], [0, 1, 2]),
        ([text(5, 0), figure(180, 1), text(9, 2), text(5, 3), text(9, 4)], [0, 2, 3, 1, 4]),
        ([text(9, 0), figure(120, 1), text(9, 2)], [0, 1, 2]),
        ([text(5, 0), figure(120, 1), figure(60, 2), text(9, 3)], [0, 1, 2, 3]),
        ([text(5, 0), figure(120, 1), Block("title", 20), text(9, 2)], [0, 1, 2]),
        ([text(4, 0), Block("title", 20), figure(150, 1), text(9, 2)], [0, 1, 2]),
    ],
    ids=[
        "it fits", "text fills the page", "two blocks fill it", "the text is too short",
        "a tall one goes on to where there is room",
        "little is blank", "a figure passes no figure", "nor the end of its section",
        "nor leaves its title",
    ],
)  # fmt: skip
def test_a_figure_steps_behind_text_only_to_fill_a_page(blocks, order):
    assert planned_order(blocks, H) == order


def test_a_heading_keeps_with_what_it_heads_when_a_figure_passes():
    blocks = [text(6, 0), figure(120, 1), Block("heading", 20, part=2), text(9, 3)]
    assert planned_order(blocks, H) == [0, 2, 3, 1]


@pytest.mark.parametrize(("lines", "turned"), [(3, True), (4, False)])
def test_a_heading_needs_all_of_a_paragraph_that_cannot_be_cut(lines, turned):
    heading = Block("heading", 20, part=1)
    assert spot_after(Spot(130), heading, text(lines, 2), H).turned is turned


def test_a_heading_at_the_top_of_a_page_has_the_margin_of_its_like():
    heading = '<h3 style="margin-top: 9px">A</h3>'
    document = lay(composition("t", heading, "t", heading, "t", heading, "t"))
    headings = [block.before for block in blocks_of(document) if block.kind == "heading"]
    assert headings == [9, 9, 9]


def test_the_pages_are_fuller_and_nothing_is_lost():
    document, report = place_figures(composition("t", "f", "t", "t"), lay)
    assert report == ("1 figures stand later than placed, so that pages are full",)
    kinds = [block.kind for block in blocks_of(document)]
    assert kinds == ["title", "text", "text", "figure", "text"]


def test_what_is_well_placed_is_laid_out_once():
    calls = []
    _, report = place_figures(composition("t", "t", "f"), lambda each: calls.append(1) or lay(each))
    assert (len(calls), report) == (1, ())


def test_the_order_planned_for_one_edition_serves_another_in_one_layout():
    composed, calls = composition("t", "f", "t", "t"), []
    order = plan_order(lay(composed))
    _, report = place_figures(
        replace(composed, planned=order), lambda each: calls.append(1) or lay(each)
    )
    assert (len(calls), report) == (1, place_figures(composed, lay)[1])


def test_an_order_that_leaves_more_blank_is_not_taken():
    document, report = place_figures(
        replace(composition("t", "f", "t"), planned=FigureOrder(1, (1, 0, 2))), lay
    )
    kinds = [block.kind for block in blocks_of(document)]
    assert (kinds, report) == (["title", "text", "figure", "text"], ())


def test_a_block_that_a_page_cuts_is_one_block():
    blocks = blocks_of(lay(composition("t", "t")))
    assert [(block.lines, round(block.height)) for block in blocks] == [(1, 20), (5, 100), (5, 100)]
