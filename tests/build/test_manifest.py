"""The output folder: all or nothing, and nothing of others is touched."""

import json

import pytest

from warraq.build import manifest
from warraq.build.manifest import Manifest
from warraq.errors import UsageError
from warraq.model import Edition

PAGE = Edition("print/a.pdf", b"%PDF-1.7", "A", "ar", pages=3)


def placed(folder, *editions, old=None):
    records = {e.name: manifest.record_of(e, "article", "key", ["study/"]) for e in editions}
    new = Manifest("a", records, {"study/study.yaml": "0"}, True)
    manifest.place_files(folder, editions, old or Manifest("a"), new)
    return new


def test_what_is_placed_reads_back(tmp_path):
    new = placed(tmp_path, PAGE)
    assert manifest.read_manifest(tmp_path) == new
    assert manifest.is_intact(tmp_path, new.files["print/a.pdf"])


def test_the_manifest_names_every_file_with_its_facts(tmp_path):
    placed(tmp_path, PAGE)
    (row,) = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["files"]
    assert {
        "path": "print/a.pdf",
        "bytes": 8,
        "pages": 3,
        "title": "A",
        "language": "ar",
    }.items() <= row.items()


def test_files_no_longer_made_go_and_those_of_others_stay(tmp_path):
    old = placed(tmp_path, PAGE, Edition("b.pdf", b"b"))
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    placed(tmp_path, PAGE, old=old)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        "a.pdf",
        "manifest.json",
        "mine.txt",
    ]


def test_a_manifest_cannot_delete_outside_its_folder(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("stays", encoding="utf-8")
    record = manifest.record_of(Edition("../outside.txt", b""), "article", "", [])
    manifest.place_files(
        tmp_path / "out", [], Manifest("a", {"../outside.txt": record}), Manifest("a")
    )
    assert outside.exists()


def test_a_changed_file_is_not_intact(tmp_path):
    new = placed(tmp_path, PAGE)
    (tmp_path / PAGE.name).write_bytes(b"%PDF-1.8")
    assert not manifest.is_intact(tmp_path, new.files[PAGE.name])


@pytest.mark.parametrize("out", [".", "..", "study", "study/chapters", "templates"])
def test_the_project_itself_is_refused_as_output(tmp_path, out):
    root = tmp_path / "project"
    (root / "study" / "chapters").mkdir(parents=True)
    with pytest.raises(UsageError, match="project itself"):
        manifest.guard_folder(root / out, root)


def test_a_folder_of_its_own_is_taken(tmp_path):
    manifest.guard_folder(tmp_path / "out", tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"study": "a", "files": [{"path": 1}]}'])
def test_a_manifest_that_cannot_be_read_counts_as_none(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    assert not manifest.read_manifest(tmp_path).files
