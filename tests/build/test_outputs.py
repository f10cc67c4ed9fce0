"""The one table of outputs: all lists of what is made are its own."""

import json
import re

import pytest

from tests.built.command import ROOT
from warraq.build import jobs as jobs_module
from warraq.build.jobs import Wanted, plan_jobs
from warraq.build.outputs import FIGURES, OUTPUTS, TARGETS, Output
from warraq.build.pipeline import build_project
from warraq.build.progress import Progress
from warraq.build.run import Request
from warraq.build.steps import Composed
from warraq.cli.commands import main
from warraq.errors import UsageError
from warraq.model import Edition
from warraq.read import read_project

TINY = ROOT / "tests" / "projects" / "tiny"


@pytest.fixture(scope="module")
def study():
    return read_project(TINY)[0]


def test_the_targets_are_those_of_the_table():
    assert set(TARGETS) == {FIGURES, *(row.target for row in OUTPUTS)}


def test_the_help_lists_the_targets(capsys):
    with pytest.raises(SystemExit):
        main(["build", "--help"])
    assert ", ".join(TARGETS) in re.sub(r"\s+", " ", capsys.readouterr().out)


def test_the_readme_shows_every_output():
    tree = (ROOT / "README.md").read_text("utf-8").split("## What comes out")[1].split("##")[0]
    slug = "iraq-withdrawal"
    stems = {"article": f"{slug}-article-", "brief": f"{slug}-brief-", "study": f"{slug}-"}
    for row in OUTPUTS:
        name = row.folder or stems[row.of].removesuffix("-") + next(iter(row.suffixes)) * (
            row.of == "study"
        )
        assert name in tree, row.what
    assert f"{FIGURES}/" in tree


def test_no_two_outputs_have_a_file_in_common(study):
    names = [name for job in plan_jobs(study, Wanted()) for name in job.files]
    assert len(names) == len(set(names)) > 20


def test_what_an_output_is_made_of_is_made_too(study):
    names = [job.name for job in plan_jobs(study, Wanted(("newsletter",)))]
    briefs = {job.name for job in plan_jobs(study, Wanted(("briefs",)))}
    assert briefs <= set(names)


@pytest.mark.parametrize(("field", "hint"), [("audience", "known: "), ("language", "known: ")])
def test_an_unknown_audience_or_language_is_told_with_those_known(study, field, hint):
    with pytest.raises(UsageError) as error:
        plan_jobs(study, Wanted(**{field: "zz"}))
    assert error.value.hint.startswith(hint)


def test_a_new_output_is_one_row(monkeypatch, tmp_path):
    def compose(study, subject, brand, drawings):
        return Composed()

    def make(composed, brand, finished):
        return (Edition("notes/tiny-notes.txt", b"x", "Notes", "en"),)

    row = Output("notes", "study", {"-notes.txt": "text/plain"}, compose, make, "x", "notes/")
    monkeypatch.setattr(jobs_module, "OUTPUTS", (row,))
    request = Request(TINY, tmp_path, Wanted(("notes",)), jobs=1)
    built = build_project(request, Progress(quiet=True))
    assert (built.folder / "notes/tiny-notes.txt").read_bytes() == b"x"
    (record,) = json.loads((built.folder / "manifest.json").read_text("utf-8"))["files"]
    assert (record["path"], record["target"]) == ("notes/tiny-notes.txt", "notes")
    assert build_project(request, Progress(quiet=True)).made == {}


def test_files_that_the_table_does_not_name_are_a_fault_of_ours(monkeypatch, tmp_path):
    row = Output("notes", "study", {".txt": "text/plain"}, lambda *_: Composed(),
                 lambda *_: (Edition("other.txt", b"x"),), "x")  # fmt: skip
    monkeypatch.setattr(jobs_module, "OUTPUTS", (row,))
    with pytest.raises(ValueError, match=r"other\.txt"):
        build_project(Request(TINY, tmp_path, Wanted(("notes",)), jobs=1), Progress(quiet=True))
    assert not list(tmp_path.iterdir())
