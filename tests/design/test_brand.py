"""The brand: built-in tokens, the project's laid over them."""

from pathlib import Path

import pytest

from warraq.design.brand import overlay_tokens, read_brand
from warraq.design.typefaces import face_css


def brand_of(tmp_path, text):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "brand.yaml").write_text(text, encoding="utf-8")
    return read_brand(tmp_path)


def test_a_project_without_a_brand_has_the_built_in_one(tmp_path):
    brand, findings = read_brand(tmp_path)
    assert not findings
    assert brand.typeface("text", "ar").family == "Warraq amiri"
    assert brand.typeface("text", "fr") == brand.typeface("text", "ar"), (
        "the first face serves other languages"
    )


def test_a_project_changes_one_token_and_keeps_the_rest(tmp_path):
    brand, _ = brand_of(tmp_path, 'colours:\n  accent: {screen: "#102030", press: [0, 0, 0, 90]}\n')
    built_in, _ = read_brand(Path("nowhere"))
    assert brand.colours["accent"].screen == "#102030"
    assert brand.colours["ink"] == built_in.colours["ink"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("colours:\n  ink: {screen: red, press: [0, 0, 0, 100]}\n", "B-colour-01", 2),
        ('colours:\n  ink: {screen: "#000000", press: [90, 90, 90, 90]}\n', "B-colour-02", 2),
        ("roles:\n  text: {ar: nothing}\n", "B-face-04", 2),
        ("typefaces:\n  x: {package: no_such_package, files: {regular: a.ttf}}\n", "B-face-02", 2),
        ("typefaces:\n  x: {files: {regular: a.ttf}}\n", "B-face-03", 2),
        ("typefaces:\n  amiri: {files: {heavy: a.ttf}}\n", "B-face-01", 2),
        ("standard: pdf-3\n", "S-key-04", 1),
        ("colour: {}\n", "S-key-01", 1),
    ],
)
def test_a_wrong_token_is_a_finding_at_its_line(tmp_path, text, code, line):
    brand, (finding,) = brand_of(tmp_path, text)
    assert brand is None
    assert (finding.code, finding.place.line) == (code, line)


def test_every_font_file_of_the_brand_exists():
    brand, _ = read_brand(Path("nowhere"))
    files = [path for face in brand.typefaces.values() for path in face.files.values()]
    assert files
    assert all(path.is_file() for path in files)


def test_the_css_names_our_own_families_and_local_files():
    brand, _ = read_brand(Path("nowhere"))
    css = face_css(brand)
    assert css.count("@font-face") == sum(len(face.files) for face in brand.typefaces.values())
    assert "http" not in css


def test_lists_replace_and_mappings_merge():
    assert overlay_tokens({"a": {"b": 1, "c": [1]}}, {"a": {"c": [2]}, "d": 3}) == {
        "a": {"b": 1, "c": [2]},
        "d": 3,
    }
