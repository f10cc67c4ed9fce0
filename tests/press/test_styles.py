"""Styles give the values that the library gives, and are asked less."""

import re
from itertools import zip_longest

import pytest
from weasyprint import HTML
from weasyprint.css.properties import INITIAL_VALUES, Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, percent

from tests.press.sheets import brand
from warraq.design.typefaces import face_css
from warraq.press import corrections
from warraq.press.corrections.styles import RESOLVED
from warraq.press.faces import configuration
from warraq.weasy.workbench import install_corrections

PAGE = """<html lang="ar" dir="rtl"><style>
@page { size: 90mm 120mm; margin: 12%; @top-center { content: "رأس"; width: 50%; margin-inline: 2px } }
:root { --wide: 12px; --room: calc(1em + 2px) }
body { font: 12px/1.5 "Warraq amiri"; color: teal; text-decoration: underline; quotes: "«" "»" }
section { margin-inline: 10% 5px; padding-block-start: var(--wide); inline-size: 80%; page: part }
p { text-indent: 5%; border-inline-start: 2px solid; max-width: 90%; min-height: calc(10px + 2%) }
.ltr { direction: ltr; margin-inline-start: 7px; margin-left: 3px; box-sizing: border-box; width: 60px }
.ltr { padding: 4px }
p::before { content: open-quote; padding: 0 3% } h2 + p::first-letter { font-size: 200% }
.two { columns: 2; column-rule: 1px solid } .flex { display: flex } .flex p { width: 30%; padding: 1px }
table { border-collapse: collapse; width: 100% } td { padding: var(--room); border: 1px solid }
.apart { border-collapse: separate; border-spacing: 3px } .out { position: absolute; left: 10%; width: 20% }
</style><section><h2>عنوان</h2><p>فقرة <b>ثقيلة</b> و<i class="ltr">English</i></p></section>
<section class="two"><p>فقرة</p><p class="ltr">words</p><div><p>فقرة</p></div></section>
<div class="flex"><p>أ</p><p>ب</p></div><p class="out">خارج</p>
<table><tr><td>خلية</td><td><p>فقرة</p></td></tr></table>
<table class="apart"><tr><td>خلية</td></tr></table>
<ul><li>بند</li><li style="width: 50%; margin: inherit">بند</li></ul></html>"""

# the library has no way to compute them; nothing asks
LOGICAL_WIDTH = re.compile("border_(block|inline)_(start|end)_width")


def boxes_of(box):
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_of(child)


def pages():
    page = PAGE.replace("</style>", f"{face_css(brand())}</style>")
    document = HTML(string=page).render(font_config=configuration(brand()))
    return [box for page in document.pages for box in boxes_of(page._page_box)]


@pytest.fixture(scope="module")
def both():
    with install_corrections(corrections.CORRECTIONS):
        ours = pages()
    return list(zip_longest(ours, pages()))


def test_each_property_has_the_value_that_the_library_gives_it(both):
    asked = [name for name in INITIAL_VALUES if not LOGICAL_WIDTH.fullmatch(name)]
    assert len(asked) > 200
    pairs = {(id(ours.style), id(stock.style)): (ours.style, stock.style) for ours, stock in both}
    for ours, stock in pairs.values():
        values = [(name, ours[name], stock[name]) for name in asked]
        assert [(name, a, b) for name, a, b in values if a != b and repr(a) != repr(b)] == []


def test_each_box_stands_where_the_library_puts_it(both):
    assert len(both) > 90
    names = (*RESOLVED, "position_x", "position_y", "baseline")
    for ours, stock in both:
        placed = [[getattr(box, name, None) for name in names] for box in (ours, stock)]
        assert placed[0] == placed[1], stock


class Counted:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *arguments):
        self.calls += 1
        return self.function(*arguments)


def paragraphs():
    return [box for box in pages() if isinstance(box, boxes.BlockBox) and box.element_tag == "p"]


@pytest.mark.parametrize("share", [False, True])
def test_the_sides_of_a_style_are_worked_out_once_if_none_is_a_share(share):
    original = Counted(percent.resolve_percentages)
    quick = corrections.quick_percentages(original)
    box = paragraphs()[0]
    box.style = box.style.copy()
    box.style["margin_left"] = Dimension(10, "%" if share else "px")
    for name in ("max_width", "min_height"):
        box.style[name] = INITIAL_VALUES[name]
    for width in (100, 200):
        quick(box, (width, "auto"))
    assert (box.margin_left, original.calls) == ((20, 2) if share else (10, 1))


def test_the_height_of_lines_is_worked_out_once_for_a_style_and_anew_for_its_copy():
    original = Counted(inline.strut)
    quick = corrections.quick_strut(original)
    style = paragraphs()[0].style
    other = style.copy()
    other["font_size"] = 2 * style["font_size"]
    assert quick(style) == quick(style) == inline.strut(style)
    assert original.calls == 1
    assert quick(other)[0] == 2 * quick(style)[0]
