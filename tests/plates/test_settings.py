from dataclasses import replace
from pathlib import Path

import pytest

from warraq.doctor import examine
from warraq.errors import ContentError
from warraq.plates.profiles import BUILT_IN, profile_of
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


def test_a_profile_of_a_screen_is_refused(brand, tmp_path):
    path = tmp_path / "screen.icc"
    path.write_bytes(BUILT_IN.read_bytes().replace(b"prtrCMYK", b"mntrRGB ", 1))
    with pytest.raises(ContentError) as caught:
        profile_of(settings(brand, profile=str(path)), brand.place)
    assert caught.value.findings[0].code == "B-press-02"


def test_doctor_names_the_profiles_that_it_sees():
    (need,) = [need for need in examine() if need.name == "CMYK profiles"]
    assert "FOGRA39L_coated" in need.found
