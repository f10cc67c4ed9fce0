"""The hashes of what outputs are made from."""

import os

import pytest

from warraq.build import fingerprints
from warraq.design.resources import PACKAGE


@pytest.fixture
def root(tmp_path):
    for name in ("study/study.yaml", "briefs/a.en.md", "templates/css/a.css", "other/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("slug: a\n", encoding="utf-8")
    return tmp_path


def content(hashes):
    return sorted(hashes.keys() - fingerprints.engine_hashes().keys())


def test_content_alone_is_input(root):
    (root / "study" / ".study.yaml.swp").write_text("x", encoding="utf-8")
    assert content(fingerprints.input_hashes(root)) == [
        "briefs/a.en.md", "study/study.yaml", "templates/css/a.css"
    ]  # fmt: skip


def test_what_has_changed_is_told_within_what_is_asked_for(root):
    before = fingerprints.input_hashes(root)
    (root / "briefs" / "a.en.md").write_text("other", encoding="utf-8")
    (root / "study" / "study.yaml").unlink()
    now = fingerprints.input_hashes(root)
    assert fingerprints.changed_inputs(["briefs/", "templates/"], before, now) == ["briefs/a.en.md"]
    assert fingerprints.changed_inputs(["study/"], before, now) == ["study/study.yaml"]


def test_a_file_of_the_same_size_and_time_is_looked_into(root):
    path = root / "study" / "study.yaml"
    before, state = fingerprints.input_hashes(root), path.stat()
    path.write_text("slug: b\n", encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert fingerprints.input_hashes(root) != before


def test_parts_are_told_apart():
    assert fingerprints.make_digest("ab", "c") != fingerprints.make_digest("a", "bc")


def test_libraries_and_packages_are_named_with_their_versions():
    assert any(name.startswith("weasyprint==70") for name in fingerprints._package_versions())
    assert (
        sum("pango" in name or "harfbuzz" in name for name in fingerprints._library_versions()) == 2
    )


def test_the_engines_data_is_part_of_it(monkeypatch):
    read = []
    monkeypatch.setattr(fingerprints.Path, "read_bytes", lambda path: read.append(path) or b"")
    fingerprints.engine_hashes.__wrapped__()
    names = {path.relative_to(PACKAGE).as_posix() for path in read if path.is_relative_to(PACKAGE)}
    assert {
        "press/fonts.conf",
        "language/bodies.yaml",
        "plates/profiles/FOGRA39L_coated.icc",
    } <= names
    assert not any(name.startswith(("watch/", "starters/")) for name in names)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("slug: a-1\n", "a-1"),
        ("title: x\nslug: 'b'\n", "b"),
        ("\ufeffslug: c # d\n", "c"),
        ("x: 1\n", ""),
    ],
)
def test_a_slug_is_found_without_reading_the_study(root, text, slug):
    (root / "study" / "study.yaml").write_text(text, encoding="utf-8")
    assert fingerprints.find_slug(root) == slug
