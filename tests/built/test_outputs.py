"""Everything that design asks for is there, under its name, of its size."""

import subprocess
import sys

import pytest

from tests.built.command import ROOT

NAMES = (
    "iraq-withdrawal-article-ar.pdf",
    "iraq-withdrawal-brief-iraq-ar.pdf",
    "iraq-withdrawal-brief-us-en.pdf",
    "iraq-withdrawal-brief-gulf-ar.pdf",
    "iraq-withdrawal-pack.pdf",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_agreed_files_are_there(built, manifest, name):
    assert (built / name).is_file()
    assert manifest[name]["title"]


def test_briefs_are_one_page_each(manifest):
    briefs = [row for row in manifest.values() if row["target"] == "briefs"]
    assert len(briefs) == 3
    assert {row["pages"] for row in briefs} == {1}


def test_files_are_small_enough_to_send(manifest):
    for name in NAMES:
        assert manifest[name]["bytes"] < (300_000 if "brief" in name else 1_500_000), name


@pytest.mark.parametrize("project", ["built", "second"])
def test_a_careful_user_finds_nothing_wrong(request, project):
    script = ROOT / "tests" / "tools" / "outputs.py"
    folder = request.getfixturevalue(project)
    result = subprocess.run(
        [sys.executable, script, folder], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_ten_figures_at_least_in_both_languages(study, manifest):
    assert len(study.figures) >= 10
    drawn = {row["path"] for row in manifest.values() if row["target"] == "figures"}
    for figure in study.figures.values():
        if figure.kind != "table":
            assert {f"figures/{figure.id}-ar.svg", f"figures/{figure.id}-ar.png"} <= drawn


def test_the_second_project_is_in_its_own_language_first(second):
    names = {path.name for path in second.glob("*.pdf")}
    assert "leap-years-article-en.pdf" in names
    assert any("brief" in name and name.endswith("-ar.pdf") for name in names)
