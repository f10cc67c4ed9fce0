"""YAML with places: every value is found again where it stands."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from warraq.yamlfile import did_you_mean, load_yaml, parse_yaml, read_typed

FILE = Path("study/x.yaml")


@dataclass(frozen=True)
class Inner:
    size: int


@dataclass(frozen=True)
class Outer:
    name: str
    inner: Inner | None = None
    rows: list[Inner] = field(default_factory=list)


def read(text):
    file, findings = parse_yaml(text, FILE)
    assert not findings
    return file


def wrong(text):
    file = read(text)
    return [
        (f.code, f.place.line, f.place.column, f.hint)
        for f in read_typed(Outer, file.data, file)[1]
    ]


def test_places_are_those_of_the_values_and_keys():
    file = read("a: 1\nb:\n  - x\n  - {c: 2}\n")
    assert (file.place("b", 1, "c").line, file.place("b", 1, "c").column) == (4, 9)
    assert file.key_place("b").line == 2
    assert file.place("b", 7).line == 3, "an unknown place falls back to what is around it"


def test_front_matter_counts_lines_of_the_file():
    file, _ = parse_yaml("a: 1\nb: 2\n", FILE, first_line=2)
    assert file.key_place("b").line == 3


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: [1, 2\nb: 3\n", 2, 2), ("a: 1\n\tb: 2\n", 2, 1), ("a: 'x\n", 2, 1), ("a: b: c\n", 1, 5)],
)
def test_broken_yaml_is_a_finding_at_its_place(text, line, column):
    file, (finding,) = parse_yaml(text, FILE)
    assert file is None
    assert (finding.code, finding.place.line, finding.place.column) == ("S-yaml-01", line, column)


def test_a_doubled_key_is_a_finding_and_so_is_one_after_a_good_one():
    _, findings = parse_yaml("a: 1\na: 2\nb: 1\nc: {d: 1, d: 2}\n", FILE)
    assert [(f.code, f.place.line) for f in findings] == [("S-yaml-02", 2), ("S-yaml-02", 4)]


def test_an_unknown_key_is_named_with_the_nearest_known_one():
    assert wrong("name: x\ninner: {siz: 3, size: 3}\n") == [
        ("S-key-01", 2, 9, "did you mean `size`?")
    ]


def test_all_that_is_wrong_is_said_at_once():
    codes = [code for code, *_ in wrong("inner: {size: x}\nrows: {a: 1}\n")]
    assert sorted(codes) == ["S-key-02", "S-key-03", "S-key-04"]


def test_another_encoding_is_a_finding_at_its_byte(tmp_path):
    (tmp_path / "x.yaml").write_bytes("a: b\nc: \xe9t\xe9\n".encode("latin-1"))
    file, (finding,) = load_yaml(tmp_path, Path("x.yaml"))
    assert file is None
    assert (finding.code, finding.place.line, finding.place.column) == ("S-text-01", 2, 4)


def test_a_missing_file_is_a_finding(tmp_path):
    assert load_yaml(tmp_path, Path("x.yaml"))[1][0].code == "S-text-02"


def test_no_hint_where_nothing_is_near():
    assert did_you_mean("zzz", ["title", "slug"]) == ""
