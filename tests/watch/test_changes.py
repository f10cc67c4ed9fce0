"""What counts as a save."""

import pytest

from warraq.watch.changes import take_snapshot, wait_changes


@pytest.fixture
def root(tmp_path):
    (tmp_path / "study").mkdir()
    (tmp_path / "study" / "study.yaml").write_text("slug: a\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", [".study.yaml.swp", "study.yaml~"])
def test_an_editors_own_files_are_no_content(root, name):
    before = take_snapshot(root)
    (root / "study" / name).write_text("x", encoding="utf-8")
    assert take_snapshot(root) == before


def test_what_is_new_and_what_is_gone_are_told_together(root):
    saved, made = root / "study" / "study.yaml", root / "briefs" / "a.en.md"

    def meanwhile():
        made.parent.mkdir()
        made.write_text("x", encoding="utf-8")
        saved.unlink()
        yield from (False, True)

    assert list(wait_changes(root, meanwhile())) == [[made, saved]]


def test_a_file_saved_in_place_is_told(root):
    def meanwhile():
        (root / "study" / "study.yaml").write_text("slug: other\n", encoding="utf-8")
        yield from (False, False, True)

    assert list(wait_changes(root, meanwhile())) == [[root / "study" / "study.yaml"]]
