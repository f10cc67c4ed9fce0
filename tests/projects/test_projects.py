"""The sample projects: read without findings, and their arithmetic is right."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.built.command import run
from warraq.read import read_project

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def leap_years():
    return read_project(HERE / "leap-years")[0]


@pytest.mark.parametrize("name", ["leap-years", "tiny"])
def test_a_project_reads_without_findings(name):
    study, findings = read_project(HERE / name)
    assert not findings
    assert study.language == "en"
    assert study.chapters
    assert study.briefs


def test_the_second_project_differs_in_every_way_that_counts(leap_years):
    assert leap_years.languages == ("en", "ar")
    assert {(brief.audience, brief.language) for brief in leap_years.briefs} == {
        ("developers", "en"),
        ("teachers", "en"),
        ("teachers", "ar"),
    }
    assert {note.kind for note in leap_years.references.values()} == {
        "source",
        "explanation",
        "ibid",
    }
    assert {note.language for note in leap_years.references.values()} == {"en", "ar", "la", "de"}
    assert {"line", "bars", "callouts", "table"} <= {f.kind for f in leap_years.figures.values()}


def test_the_thirteenths_are_counted_right(leap_years):
    days = [date(y, m, 13).strftime("%A").lower() for y in range(2000, 2400) for m in range(1, 13)]
    frame = leap_years.tables["weekdays"].frame
    assert dict(zip(frame["key"], frame["value"], strict=True)) == Counter(days)


@pytest.mark.parametrize("rule", ["gregorian", "thirtythree", "milankovic"])
def test_the_errors_drawn_are_those_computed(leap_years, rule):
    values = {name: value.number for name, value in leap_years.values.items()}
    for measure in ("tropical", "equinox"):
        seconds = (values[f"mean.{rule}"] - values[f"years.{measure}"]) * 86400
        assert values[f"errors.{rule}.{measure}"] == pytest.approx(abs(seconds), abs=0.05)


def test_a_project_in_one_language_builds_and_is_told_of_an_empty_page(tmp_path):
    result = run("--project", HERE / "tiny", "--out", tmp_path, "build", "article", "briefs")
    assert result.returncode == 0
    assert "the page is only" in result.stdout
    assert {path.name for path in (tmp_path / "tiny").glob("*.pdf")} == {
        "tiny-article-en.pdf",
        "tiny-brief-house-en.pdf",
    }
