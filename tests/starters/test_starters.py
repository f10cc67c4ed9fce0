"""New projects: copied whole or not at all, and read without findings."""

import json

import pytest

from tests.built.command import run
from warraq.errors import UsageError
from warraq.read import read_project
from warraq.starters import languages, new_project


@pytest.fixture(params=languages())
def made(request, tmp_path):
    return new_project(tmp_path / "mine", request.param)


def test_a_project_holds_a_study_and_a_brief(made, tmp_path):
    names = {path.relative_to(tmp_path / "mine").parts[0] for path in made}
    assert names == {"study", "briefs"}
    assert all(path.stat().st_size for path in made)


def test_the_starters_differ_only_in_language(tmp_path):
    shapes = {
        tuple(str(p.relative_to(tmp_path / code)).replace(f".{code}.", ".") for p in files)
        for code in languages()
        if (files := new_project(tmp_path / code, code))
    }
    assert len(languages()) > 1
    assert len(shapes) == 1


def test_an_empty_folder_is_filled(tmp_path):
    assert new_project(tmp_path, "en")
    assert {path.name for path in tmp_path.iterdir()} == {"study", "briefs"}


@pytest.mark.parametrize("name", ["note.txt", ".hidden"])
def test_a_folder_in_use_is_left_alone(tmp_path, name):
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not an empty folder") as raised:
        new_project(tmp_path)
    assert raised.value.hint
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_in_the_way_is_left_alone(tmp_path):
    target = tmp_path / "study.txt"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError):
        new_project(target)
    assert target.read_text(encoding="utf-8") == "mine"


def test_an_unknown_language_names_those_that_exist(tmp_path):
    with pytest.raises(UsageError) as raised:
        new_project(tmp_path / "mine", "tlh")
    assert raised.value.hint == f"languages: {', '.join(languages())}"


def test_a_failed_copy_leaves_nothing(tmp_path, monkeypatch):
    def broken(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", broken)
    with pytest.raises(UsageError, match="No space left"):
        new_project(tmp_path / "mine")
    assert not list(tmp_path.iterdir())


def test_a_new_project_reads_without_findings(made, tmp_path):
    study, findings = read_project(tmp_path / "mine")
    assert not findings
    assert len(study.references) == 4
    assert {figure.kind for figure in study.figures.values()} == {"bars", "timeline", "table"}


@pytest.mark.parametrize("language", languages())
def test_a_new_project_builds_at_once(tmp_path, language):
    assert run("new", tmp_path / "mine", "--lang", language).returncode == 0
    result = run("--project", tmp_path / "mine", "--json", "build", "article", "briefs")
    assert result.returncode == 0
    told = {(finding["severity"], finding["code"][0]) for finding in json.loads(result.stdout)}
    assert told == {("note", "D")}  # the numbers that only registries give
    folder = tmp_path / "mine" / "out" / "evening-library"
    assert {path.name for path in folder.glob("*.pdf")} == {
        f"evening-library-article-{language}.pdf",
        f"evening-library-brief-council-{language}.pdf",
    }
