"""Never stale, and no more than needed: each kind of input changed in turn, against a clean build."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.built.command import ROOT
from warraq.build import fingerprints, pipeline
from warraq.build.jobs import Wanted
from warraq.build.manifest import MANIFEST
from warraq.build.progress import Progress
from warraq.build.run import Request
from warraq.design.typefaces import package_folder

WANTED = Wanted(("article", "briefs", "figures", "pack"))
FIGURES = {f"figures/candles-en{size}.{kind}" for size in ("", "-brief") for kind in ("svg", "png")}
ARTICLE, BRIEF, PACK = (f"tiny-{name}.pdf" for name in ("article-en", "brief-house-en", "pack"))
PAGES = {ARTICLE, BRIEF, PACK}
FACE = "typefaces: {own: {folder: faces, files: {regular: own.ttf}}}\nroles: {label: {en: own}}\n"

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>'
APPENDIX = "---\nrole: appendix\nid: more\n---\n# More\n\nNo more is known.\n"
FIGURE = """
- {id: dot, kind: image, image: dot.svg, title: {en: A dot}, caption: {en: One dot.},
   alt: {en: A dot as it is printed.}, claims: [c1]}
"""


def build(root, out, wanted=WANTED):
    return pipeline.build_project(Request(root, out, wanted, jobs=1), Progress(quiet=True))


def files(folder):
    """All files of an output folder but the manifest, which says how each came to be."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A small project and its output."""
    root = tmp_path_factory.mktemp("first") / "project"
    shutil.copytree(ROOT / "tests" / "projects" / "tiny", root)
    (root / "study" / "dot.svg").write_text(PICTURE, encoding="utf-8")
    more(root / "study" / "figures.yaml", FIGURE)
    more(root / "study" / "chapters" / "01-candles.md", "\n![](fig:dot)\n")
    for name, text in (("templates/brand.yaml", FACE), ("study/chapters/09-more.md", APPENDIX)):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    own_face(root, "Amiri-Regular.ttf")
    build(root, root / "out")
    return root


@pytest.fixture
def project(first, tmp_path):
    """A copy of both, to change; the engine is looked at anew, before and after."""
    fingerprints.engine_hashes.cache_clear()
    yield Path(shutil.copytree(first, tmp_path / "project"))
    fingerprints.engine_hashes.cache_clear()


def replaced(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def more(path, text):
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


def own(root, name):
    """The project's own copy of a built-in template."""
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "templates" / name, path)
    return path


def own_face(root, name):
    (root / "faces").mkdir(exist_ok=True)
    shutil.copyfile(package_folder("fontpkg_amiri") / name, root / "faces" / "own.ttf")


def chapter(root, _):
    replaced(root / "study" / "chapters" / "01-candles.md", "candle", "small candle")


def brief(root, _):
    replaced(root / "briefs" / "house.en.md", "two winters", "three winters")


def table(root, _):
    replaced(root / "study" / "tables" / "candles.csv", "6", "9")


def values(root, _):
    replaced(root / "study" / "values.yaml", 'format: "0"', 'format: "0.0"')


def figure(root, _):
    replaced(root / "study" / "figures.yaml", "One clock for both.", "One clock.")


def picture(root, _):
    replaced(root / "study" / "dot.svg", 'r="9"', 'r="3"')


def template(root, _):
    replaced(own(root, "brief.html.j2"), "{{ reader }}", "<b>{{ reader }}</b>")


def style(root, _):
    more(own(root, "css/article.css.j2"), "p { color: #333 }")


def token(root, _):
    tokens = "colours: {accent: {screen: '#123456', press: [90, 60, 20, 20]}}\n"
    more(root / "templates" / "brand.yaml", tokens)


def typeface(root, _):
    own_face(root, "Amiri-Bold.ttf")


def new(root, _):
    text = (root / "briefs" / "house.en.md").read_text("utf-8")
    other = text.replace("audience: house", "audience: shop")
    (root / "briefs" / "shop.en.md").write_text(other, encoding="utf-8")


def gone(root, _):
    (root / "study" / "chapters" / "09-more.md").unlink()


def renamed(root, _):
    (root / "study" / "chapters" / "09-more.md").rename(root / "study" / "chapters" / "10-more.md")


def strings(root, _):
    replaced(own(root, "strings/en.yaml"), "Contents", "In this study")


def version(_, monkeypatch):
    monkeypatch.setattr(fingerprints, "_package_versions", lambda: ["weasyprint==99"])


def date(_, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")


CASES = {
    chapter: ({ARTICLE, PACK}, "study/chapters/01-candles.md changed"),
    brief: ({BRIEF, PACK}, "briefs/house.en.md changed"),
    table: (FIGURES | PAGES, "study/tables/candles.csv changed"),
    values: (PAGES, "study/values.yaml changed"),
    figure: (FIGURES | PAGES, "study/figures.yaml changed"),
    picture: (PAGES, "study/dot.svg changed"),
    template: ({BRIEF, PACK}, "templates/brief.html.j2 changed"),
    style: ({ARTICLE, PACK}, "templates/css/article.css.j2 changed"),
    token: (FIGURES | PAGES, "templates/brand.yaml changed"),
    strings: ({ARTICLE, PACK}, "templates/strings/en.yaml changed"),
    typeface: (FIGURES | PAGES, "faces/own.ttf changed"),
    new: ({"tiny-brief-shop-en.pdf", PACK}, "briefs/shop.en.md changed"),
    gone: ({ARTICLE, PACK}, "study/chapters/09-more.md changed"),
    renamed: (set(), ""),
    version: (FIGURES | PAGES, "the packages changed"),
    date: (PAGES, "SOURCE_DATE_EPOCH changed"),
}


@pytest.mark.parametrize("change", CASES, ids=lambda change: change.__name__)
def test_a_change_makes_what_a_clean_build_makes_and_no_more(project, monkeypatch, change):
    made, reason = CASES[change]
    change(project, monkeypatch)
    fingerprints.engine_hashes.cache_clear()
    built = build(project, project / "out")
    assert set(built.made) == made
    assert {reason} - {""} <= set(built.reasons.values())
    assert files(built.folder) == files(build(project, project / "clean").folder)


ENGINE = {  # a file of ours, what stands in it, and instead; what shows it, and the reason that is told
    "figures/style.py": ("LABEL = 8.5", "LABEL = 8.0", FIGURES | PAGES, "the figures' engine"),
    "warraq/press/metadata.py": ('"WeasyPrint {', '"A press {', PAGES, "the engine"),
    "templates/css/brief.css.j2": (
        "\n",
        "\nh1 { color: #345 }\n",
        {BRIEF, PACK},
        "the built-in templates",
    ),
}


@pytest.fixture
def tree(tmp_path):
    """A copy of the engine."""
    aside = shutil.ignore_patterns("__pycache__")
    for name in ("warraq", "figures", "templates"):
        shutil.copytree(ROOT / name, tmp_path / "tree" / name, symlinks=True, ignore=aside)
    for name in ("build.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / "tree")
    return tmp_path / "tree"


def built_by(tree, root, out):
    """What another engine made of a project, by name with the reason, and all files that are there."""
    words = ("--project", root, "--out", out, "--jobs", "1", "build", *WANTED.targets)
    command = [sys.executable, tree / "build.py", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tree)
    rows = [re.split(r"  +", row) for row in done.stdout.splitlines()]
    return {row[0]: row[-1] for row in rows if row[0] in FIGURES | PAGES}, files(out / "tiny")


@pytest.mark.parametrize("name", ENGINE)
def test_an_engine_that_changed_makes_what_a_clean_build_makes(project, tree, name):
    old, new, made, reason = ENGINE[name]
    before = files(project / "out" / "tiny")
    replaced(tree / name, old, new)
    told, after = built_by(tree, project, project / "out")
    assert set(told) == made
    assert f"{reason} changed" in told.values()
    assert {path for path in after if after[path] != before[path]} == made
    assert after == built_by(tree, project, project / "clean")[1]


def test_a_copy_of_the_engine_makes_nothing_again(project, tree):
    before = files(project / "out" / "tiny")
    assert built_by(tree, project, project / "out") == ({}, before)


def test_two_processes_make_the_same_bytes_as_one(first, tmp_path):
    request = Request(first, tmp_path, WANTED, jobs=2)
    built = pipeline.build_project(request, Progress(quiet=True))
    assert files(built.folder) == files(first / "out" / "tiny")


def test_nothing_is_made_where_nothing_changed(project):
    assert build(project, project / "out").made == {}


def test_a_whole_output_is_known_to_be_done_until_a_typeface_changes(project, monkeypatch):
    build(project, project / "out", Wanted())
    monkeypatch.setattr("warraq.build.run.loading.load_project", Mock(side_effect=LookupError))
    assert build(project, project / "out", Wanted()).made == {}
    typeface(project, monkeypatch)
    with pytest.raises(LookupError):
        build(project, project / "out", Wanted())


def test_a_file_that_is_not_as_it_was_made_is_made_again(project):
    before = files(project / "out" / "tiny")
    (project / "out" / "tiny" / BRIEF).write_bytes(b"%PDF-spoilt")
    built = build(project, project / "out")
    assert built.reasons == {BRIEF: "not as it was made"}
    assert files(built.folder) == before


def test_what_nothing_asks_for_any_more_is_gone_from_a_whole_build(project):
    build(project, project / "out", Wanted())
    replaced(project / "briefs" / "house.en.md", "audience: house", "audience: home")
    (project / "briefs" / "house.en.md").rename(project / "briefs" / "home.en.md")
    built = build(project, project / "out", Wanted())
    assert files(built.folder) == files(build(project, project / "clean", Wanted()).folder)
