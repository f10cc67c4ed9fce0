"""The kit as a whole: the same bytes each time, nothing made twice, all in the manifest."""

import json
import shutil
import zipfile

import pytest

from tests.built.command import ROOT
from warraq.build import pipeline
from warraq.build.jobs import Wanted
from warraq.build.outputs import OUTPUTS
from warraq.build.progress import Progress
from warraq.build.run import Request
from warraq.deposit import faces
from warraq.deposit.kit import make_article, make_records

ARTICLE_FILES, RECORD_FILES = (row.suffixes for row in OUTPUTS if row.target == "deposit")
DEPOSIT = Wanted(("deposit",))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = tmp_path_factory.mktemp("kit") / "project"
    shutil.copytree(ROOT / "tests" / "projects" / "tiny", root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faces, "subset", lambda path, letters: b"a font")
        build(root)
        yield root


def build(root):
    return pipeline.build_project(
        Request(root, root / "out", DEPOSIT, jobs=1), Progress(quiet=True)
    )


def test_all_is_there_and_in_the_manifest(kit, slug):
    rows = json.loads((kit.parent / "manifest.json").read_text("utf-8"))["files"]
    listed = {row["path"] for row in rows if row["target"] == "deposit"}
    there = {p.relative_to(kit.parent).as_posix() for p in kit.rglob("*") if p.is_file()}
    assert listed == there
    assert {f"deposit/{slug}{end}" for end in RECORD_FILES} <= there
    for end in ARTICLE_FILES:
        assert len(list(kit.glob(f"{slug}-article-*{end}"))) == 1


def test_another_process_makes_the_same_bytes(composition, brand, second, monkeypatch):
    book = zipfile.ZipFile(second / "deposit" / f"{composition.name}.epub")
    fonts = {name: book.read(name) for name in book.namelist() if name.endswith(".woff2")}
    book.close()
    monkeypatch.setattr(faces, "subset", lambda path, _: fonts[f"book/fonts/{path.stem}.woff2"])
    made = (*make_article(composition, brand), *make_records(composition, brand))
    assert len(made) > 8
    for edition in made:
        assert edition.data == (second / edition.name).read_bytes(), edition.name


def test_nothing_is_made_where_nothing_changed(project):
    assert build(project).made == {}


def test_a_change_of_the_text_makes_the_article_anew(project):
    chapter = project / "study" / "chapters" / "01-candles.md"
    chapter.write_text(chapter.read_text("utf-8").replace("candle", "small candle", 1), "utf-8")
    made = build(project).made
    assert {name for name in made if "article" in name} == {
        f"deposit/tiny-article-en{end}" for end in ARTICLE_FILES
    }
