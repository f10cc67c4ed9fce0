from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from warraq.cli.doctor import examine
from warraq.errors import ContentError
from warraq.plates.check import check_press
from warraq.plates.profiles import BUILT_IN
from warraq.plates.settings import PressSettings, points


def settings(brand, **tokens):
    return PressSettings.of(replace(brand, press=tokens), Path("/project"))


def test_a_profile_is_looked_for_in_the_project(brand):
    assert settings(brand, profile="templates/own.icc").profile == Path(
        "/project/templates/own.icc"
    )


@pytest.mark.parametrize(("measure", "wanted"), [("3mm", 8.5039), ("1in", 72), ("9pt", 9)])
def test_measures_are_read_in_points(measure, wanted):
    assert points(measure) == pytest.approx(wanted, abs=0.001)


@pytest.mark.parametrize(
    "tokens", [{"bleed": "3 mm"}, {"bleed": 3}, {"creep": "-1mm"}, {"kreep": "1mm"}]
)
def test_a_wrong_setting_is_a_finding(brand, tokens):
    with pytest.raises(ContentError) as caught:
        settings(brand, **tokens)
    assert caught.value.findings[0].code == "B-press-01"


def _without(data, name):
    for coding in ("ascii", "utf-16-be"):
        data = data.replace(name.encode(coding), ("x" * len(name)).encode(coding))
    return data


@pytest.fixture
def problems(brand, tmp_path):
    """What is wrong with press settings, in a project with a profile of each kind below templates/."""

    def said(**tokens):
        own = replace(brand, press=tokens)
        return [finding.message for finding in check_press(SimpleNamespace(root=tmp_path), own)]

    data, folder = BUILT_IN.read_bytes(), tmp_path / "templates"
    folder.mkdir()
    (folder / "own.icc").write_bytes(data)
    (folder / "other.icc").write_bytes(_without(data, "FOGRA39"))
    (folder / "screen.icc").write_bytes(data.replace(b"prtrCMYK", b"mntrRGB ", 1))
    (tmp_path / "own.icc").write_bytes(data)
    return said


@pytest.mark.parametrize(
    ("tokens", "wrong"),
    [
        ({}, None),
        ({"profile": "templates/own.icc"}, None),
        ({"profile": "templates/screen.icc"}, "is not the ICC profile of a CMYK printer"),
        ({"profile": "templates/none.icc"}, "`none.icc` cannot be read"),
        ({"profile": "own.icc"}, "does not lie below templates/"),
        ({"profile": "templates/../own.icc"}, "does not lie below templates/"),
        ({"condition": {"id": "FOGRA51"}}, "FOGRA51 is named without its profile"),
        ({"profile": "templates/other.icc"}, "`other.icc` says nothing of FOGRA39"),
        ({"profile": "templates/other.icc", "condition": {"id": "FOGRA51"}}, None),
        ({"bleed": "wide"}, "`wide` is not a measure"),
    ],
)
def test_what_is_wrong_with_the_profile_and_its_condition_is_said(problems, tokens, wrong):
    said = problems(**tokens)
    assert [wrong in message for message in said] == ([True] if wrong else [])


def test_doctor_names_the_profiles_that_it_sees():
    (need,) = [need for need in examine() if need.name == "CMYK profiles"]
    assert "FOGRA39L_coated" in need.found
