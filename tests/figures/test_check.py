"""What keeps a figure from being drawn is found before, and said with what to do."""

from __future__ import annotations

import pytest

from tests.figures.drawings import CASES, figure_of, read
from warraq.figures import FigureError, check_figure, draw


@pytest.mark.parametrize(
    "case", read("wrong.yaml"), ids=lambda case: f"{case['of']}-{case['code']}"
)
def test_each_mistake_is_found(case):
    changes = {key: case[key] for key in ("kind", "table", "options") if key in case}
    findings = list(check_figure(figure_of(case["of"], **changes)))
    assert [finding.code for finding in findings[:1]] == [case["code"]]
    for words in case["says"]:
        assert words in f"{findings[0].message} {findings[0].hint}"


@pytest.mark.parametrize("id_", CASES)
def test_sound_figures_bring_no_finding(id_):
    assert list(check_figure(figure_of(id_))) == []


def test_a_finding_names_the_table_where_the_table_is_wrong():
    [finding] = check_figure(figure_of("bars", options={"value": "values"}))
    assert str(finding.place) == "study/tables/bars.csv"


def test_drawing_a_wrong_figure_says_what_to_do(brand):
    with pytest.raises(FigureError, match="unknown kind of figure `pie`") as caught:
        draw(figure_of("bars", kind="pie"), "en", brand)
    assert caught.value.hint.startswith("kinds: bars, callouts")


def test_a_table_is_not_drawn(brand):
    table = figure_of("callouts", kind="table", options={"columns": {"label": {"en": "What"}}})
    with pytest.raises(FigureError, match="a table is set, not drawn"):
        draw(table, "en", brand)
