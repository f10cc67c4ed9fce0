"""Every token of the brand: a wrong name, type or measure is an error at its place, with what was meant."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import yaml

from tests.built.command import ROOT
from warraq.design.brand import read_brand
from warraq.design.tokens import ParagraphSettings, as_css, to_points

BUILT_IN = yaml.safe_load((ROOT / "templates" / "brand.yaml").read_text("utf-8"))
GROUPS = ("sizes", "paragraph", "press", "options")


def leaves(data, path=()):
    """The path of each token, and its value."""
    for key, value in data.items():
        if isinstance(value, dict) and value and key != "campaign":
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


TOKENS = [pair for group in GROUPS for pair in leaves(BUILT_IN[group], (group,))]


def findings(tmp_path, path, value):
    """What is said of a brand file that holds one token."""
    for key in reversed(path):
        value = {key: value}
    (tmp_path / "templates").mkdir()
    text = yaml.safe_dump(value, allow_unicode=True)
    (tmp_path / "templates" / "brand.yaml").write_text(text, "utf-8")
    brand, found = read_brand(tmp_path)
    return brand, found


@pytest.mark.parametrize(("path", "value"), TOKENS, ids=lambda each: str(each))
def test_the_built_in_value_is_taken(tmp_path, path, value):
    assert findings(tmp_path, path, value)[1] == []


@pytest.mark.parametrize("path", [path for path, _ in TOKENS], ids=".".join)
def test_a_misspelt_key_is_an_error_that_names_the_right_one(tmp_path, path):
    *around, key = path
    brand, found = findings(tmp_path, (*around, key[:1] + key), "x")
    assert brand is None
    (finding,) = found
    assert (finding.code, finding.place.line) == ("S-key-01", len(path))
    assert f"`{key}`" in finding.hint


@pytest.mark.parametrize("path", [path for path, _ in TOKENS], ids=".".join)
@pytest.mark.parametrize("wrong", [["a"], {"b": ["c"]}], ids=["list", "mapping"])
def test_a_value_of_another_type_is_an_error_at_its_place(tmp_path, path, wrong):
    brand, found = findings(tmp_path, path, wrong)
    assert brand is None
    assert found
    assert all(finding.place.line >= len(path) and finding.hint for finding in found)


LENGTHS = [path for path, value in TOKENS if str(value).endswith(("mm", "pt"))]


@pytest.mark.parametrize("path", LENGTHS, ids=".".join)
@pytest.mark.parametrize(
    "wrong", ["12", "-3mm", "1e9pt", "99999999999pt", "12 furlongs", "3 mm", "wide", ""]
)
def test_a_length_has_a_unit_and_bounds(tmp_path, path, wrong):
    brand, (finding,) = findings(tmp_path, path, wrong)
    assert brand is None
    assert finding.code == "S-key-04"


@pytest.mark.parametrize("value", ["A4", "letter", "A5 landscape", "170mm 240mm", "6in 9in"])
def test_a_page_is_a_name_or_two_lengths(tmp_path, value):
    assert findings(tmp_path, ("sizes", "page"), value)[1] == []


@pytest.mark.parametrize("value", ["A44", "170mm", "170 240", "1mm 1mm", "100000mm 5mm", "a b c"])
def test_what_is_no_page_is_an_error(tmp_path, value):
    assert findings(tmp_path, ("sizes", "page"), value)[1]


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_file(tmp_path):
    wrong = {"boddy": "12pt", "note": "12", "leading": "99"}
    _, found = findings(tmp_path, ("sizes",), wrong)
    assert [finding.code for finding in found] == ["S-key-01", "S-key-04", "S-key-04"]


def test_the_engines_own_defaults_are_those_of_the_file():
    assert read_brand(Path("nowhere"))[0].paragraph == ParagraphSettings()


def test_a_projects_own_tokens_reach_its_style_sheets(tmp_path):
    brand, found = findings(tmp_path, ("own", "box-width"), "40mm")
    assert not found
    assert brand.own == {"box-width": "40mm"}


def test_no_token_is_without_a_value():
    sizes = read_brand(Path("nowhere"))[0].sizes
    assert is_dataclass(sizes)
    assert len(as_css(sizes)) == len(fields(sizes)) == len(BUILT_IN["sizes"])


@pytest.mark.parametrize(("length", "wanted"), [("3mm", 8.5039), ("1in", 72), ("9pt", 9)])
def test_lengths_are_read_in_points(length, wanted):
    assert to_points(length) == pytest.approx(wanted, abs=0.001)
