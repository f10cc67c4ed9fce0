import re
from dataclasses import replace

import pytest

from warraq.compose import compose_brief, compose_pack
from warraq.compose.brief import cited, without


@pytest.fixture(scope="module")
def brief(study):
    return next(b for b in study.briefs if (b.audience, b.language) == ("teachers", "en"))


@pytest.fixture(scope="module")
def composition(study, brand, drawings, brief):
    return compose_brief(study, brief, brand, drawings)


def test_a_line_shows_where_in_the_study_it_stands(context):
    assert cited(context("en"), ["c02", "c10", "c05"]) == "Study Introduction; 1.1; 1.2"
    assert cited(context("ar"), ["c02", "c10"]) == "الدراسة: المقدمة؛ أولًا، 2"
    assert cited(context("en"), []) == ""


def test_every_line_is_there_and_cites(composition, brief):
    lines = [line for section in brief.sections for line in section.lines]
    for line in lines:
        assert f'<li id="{line.id}">' in composition.html
    assert composition.html.count('class="place"') == len(lines) + 1


def test_stated_and_inferred_have_a_heading_each(composition):
    assert re.findall(r"<h3>(.*?)</h3>", composition.html) == [
        "The study states",
        "The editors infer",
    ]


def test_it_comes_shorter_by_each_line_that_may_go(composition, brief):
    gone = [line for line, _ in composition.fit.shorter]
    assert gone == list(brief.drop)
    for number, (_, html) in enumerate(composition.fit.shorter, 1):
        left = {line for line in brief.drop if f'<li id="{line}">' in html}
        assert left == set(brief.drop[number:])


def test_a_section_that_is_left_empty_goes(brief):
    first, *others = brief.sections
    shorter = without(brief, [line.id for line in first.lines])
    assert [section.id for section in shorter.sections] == [section.id for section in others]


def test_the_code_is_a_setting(study, brand, drawings, brief, composition):
    assert 'class="code"' in composition.html
    off = replace(brand, options=replace(brand.options, qr=False))
    assert 'class="code"' not in compose_brief(study, brief, off, drawings).html
    nowhere = replace(study, link="")
    assert 'class="code"' not in compose_brief(nowhere, brief, brand, drawings).html


def test_a_pack_is_a_front_the_briefs_and_the_article(study, brand, drawings):
    front, *briefs, article = compose_pack(study, brand, drawings)
    assert [front.kind, *(b.kind for b in briefs), article.kind] == [
        "pack", "brief", "brief", "brief", "article",
    ]  # fmt: skip
    ids = [
        re.findall(r'\bid="([^"]+)"', composition.html) for composition in (front, *briefs, article)
    ]
    together = [id_ for part in ids for id_ in part]
    assert len(together) == len(set(together))
    links = set(re.findall(r'href="#([^"]+)"', front.html))
    assert links <= set(together)
    assert links == set(re.findall(r"var\(--page-([\w-]+)", front.html))
