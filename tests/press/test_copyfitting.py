import re
from pathlib import Path

import pytest
from weasyprint import HTML

from warraq.errors import ContentError, Place, Severity
from warraq.model import BriefFit, Composition, FitFound, Rung
from warraq.press.copyfitting import filled_height, fit_page, holds_one_page, with_fit

PLACE = Place(Path("briefs/x.en.md"), 1, 1)
PAGE = """<style>@page { size: 200px 200px; margin: 0 } body { margin: 0 }
p { margin: 0 0 calc(10px * var(--space)); font: calc(10px * var(--scale))/20px Warraq }</style>"""
RUNGS = (Rung("space", 1, 0), Rung("scale", 2, 1))


def composition(lines, *shorter):
    def page(count):
        return PAGE + "<p>x</p>" * count

    pages = tuple((name, page(count)) for name, count in shorter)
    fit = BriefFit(RUNGS, {"space": 2}, 0.75, pages, PLACE)
    return Composition("x", "brief", "en", "X", page(lines), Path(), fit=fit)


def lay(each, variables):
    root = "; ".join(f"--{name}: {value}" for name, value in variables.items())
    return HTML(string=f'<html style="{root}">{each.html}').render()


def measures(fitted):
    return {
        name: float(value) for name, value in re.findall(r"(\w+) ([\d.]+)[,;]", fitted.report[0])
    }


def test_what_fits_has_its_size_and_white_space_as_the_page_allows():
    assert measures(fit_page(composition(4), lay)) == {"space": 2, "scale": 2}
    roomy = measures(fit_page(composition(6), lay))
    assert roomy["scale"] == 2
    assert 1.5 < roomy["space"] <= 1.6


def test_all_measures_give_way_together():
    fitted = fit_page(composition(8), lay)
    given = measures(fitted)
    assert 0 < given["space"] < 0.6
    assert 1 < given["scale"] < 2
    assert holds_one_page(fitted.document)


def test_white_space_grows_back_where_size_does_not():
    tight = fit_page(composition(8), lay)
    used, available = filled_height(tight.document)
    assert used / available > 0.97


def test_a_line_goes_only_when_the_ladder_is_at_its_end():
    fitted = fit_page(composition(12, ("f6", 11), ("f5", 10)), lay)
    assert fitted.report[1:] == ("dropped f6", "dropped f5")
    assert fitted.composition.html.count("<p>") == 10


def test_what_cannot_be_fitted_says_by_how_many_lines():
    with pytest.raises(ContentError) as error:
        fit_page(composition(14, ("f6", 13)), lay)
    found = error.value.findings[0]
    assert found.place == PLACE
    assert "by 3 lines, though f6 went" in found.message


def test_a_page_a_quarter_empty_is_told():
    found = fit_page(composition(3), lay).findings[0]
    assert found.severity is Severity.WARNING
    assert "only 50% full" in found.message


def test_a_picture_too_tall_for_the_page_does_not_hold():
    page = '<img style="height: 300px; display: block" src="data:image/svg+xml,%3Csvg xmlns=%22'
    page += 'http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/%3E">'
    document = HTML(string=PAGE + page).render()
    assert len(document.pages) == 1
    assert not holds_one_page(document)


def test_what_was_found_for_one_edition_serves_another_in_one_layout():
    first = fit_page(composition(12, ("f6", 11), ("f5", 10)), lay)
    calls = []
    twin = with_fit(composition(12, ("f6", 11), ("f5", 10)), first.found)
    again = fit_page(twin, lambda *each: calls.append(1) or lay(*each))
    assert (again.report, len(calls)) == (first.report, 1)


def test_what_was_found_is_not_believed_where_it_does_not_hold():
    assert (
        fit_page(with_fit(composition(8), FitFound(0, 0, 0)), lay).report
        == fit_page(composition(8), lay).report
    )


def test_what_was_found_is_not_kept_where_lines_have_gone_since():
    assert (
        fit_page(with_fit(composition(5), fit_page(composition(8), lay).found), lay).report
        == fit_page(composition(5), lay).report
    )
