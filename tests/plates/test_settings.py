import json

import pytest

from warraq.cli.doctor import examine_machine
from warraq.design.brand import read_brand
from warraq.plates.check import check_press
from warraq.plates.profiles import BUILT_IN


def _without(data, name):
    for coding in ("ascii", "utf-16-be"):
        data = data.replace(name.encode(coding), ("x" * len(name)).encode(coding))
    return data


@pytest.fixture
def problems(tmp_path):
    """What is wrong with press settings, in a project with a profile of each kind below templates/."""

    def said(**tokens):
        (folder / "brand.yaml").write_text(json.dumps({"press": tokens}), encoding="utf-8")
        brand, findings = read_brand(tmp_path)
        return [finding.message for finding in findings or check_press(brand)]

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
        ({"bleed": "3 mm"}, "`bleed`: `3 mm` is not a length"),
        ({"bleed": 3}, "`bleed`: `3` is not a length"),
        ({"creep": "-1mm"}, "`creep`: `-1mm` is not a length"),
        ({"kreep": "1mm"}, "unknown key `kreep`"),
        ({"profile": "templates/other.icc"}, "`other.icc` says nothing of FOGRA39"),
        ({"profile": "templates/other.icc", "condition": {"id": "FOGRA51"}}, None),
        ({"bleed": "wide"}, "`wide` is not a length"),
    ],
)
def test_what_is_wrong_with_the_profile_and_its_condition_is_said(problems, tokens, wrong):
    said = problems(**tokens)
    assert [wrong in message for message in said] == ([True] if wrong else [])


def test_doctor_names_the_profiles_that_it_sees():
    (need,) = [need for need in examine_machine() if need.name == "CMYK profiles"]
    assert "FOGRA39L_coated" in need.found
