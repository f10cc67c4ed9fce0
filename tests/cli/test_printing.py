"""Findings as editors' programs and code hosts take them; warnings as errors where they are asked to be."""

import json
import shutil

import pytest

from tests.built.command import ROOT
from warraq.cli.commands import main
from warraq.cli.printing import as_command
from warraq.errors import Finding, Place, Severity

TINY = ROOT / "tests" / "projects" / "tiny"


@pytest.fixture
def doubtful(tmp_path):
    """A project with a warning and no error: a line that nobody has approved."""
    root = tmp_path / "tiny"
    shutil.copytree(TINY, root)
    (root / "study/approved.yaml").write_text("x: {}\n", "utf-8")
    return root


def test_findings_are_the_result_of_check(doubtful, capsys):
    assert main(["--project", str(doubtful), "check"]) == 0
    said = capsys.readouterr()
    assert "warning[C-brief-08]" in said.out
    assert said.err == ""


def test_strict_counts_warnings_as_errors(doubtful, capsys):
    assert main(["--project", str(doubtful), "check", "--strict"]) == 1
    assert main(["--project", str(doubtful), "build", "briefs", "--strict"]) == 1
    assert "C-brief-08" in capsys.readouterr().err
    assert not (doubtful / "out").exists()
    assert main(["--project", str(TINY), "check", "--strict"]) == 0  # notes are none


def test_sarif_has_each_finding_at_its_place(doubtful, capsys):
    main(["--project", str(doubtful), "check", "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    levels = {result["level"] for result in run["results"]}
    assert levels == {"warning", "note"}
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert rules == {result["ruleId"] for result in run["results"]}
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"].startswith("briefs/")


def test_a_workflow_command_keeps_to_its_line():
    place = Place(TINY / "a,b.md", 3, 5)
    finding = Finding("C-x-01", "50 %\nmore", place, "mend: it", Severity.WARNING)
    command = as_command(finding)
    assert command.startswith("::warning file=")
    assert "a%2Cb.md,line=3,col=5,title=C-x-01::50 %25%0Amore%0Amend: it" in command
    assert "\n" not in command


def test_an_unknown_form_is_wrong_usage(capsys):
    assert main(["check", "--format", "xml"]) == 2


def test_control_characters_of_the_content_are_shown_and_not_sent(tmp_path, capsys):
    root = tmp_path / "tiny"
    shutil.copytree(TINY, root)
    path = root / "study/study.yaml"
    path.write_text(path.read_text("utf-8").replace("title:", "title\u202e\u001b[31m:", 1), "utf-8")
    main(["--project", str(root), "check"])
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert "\u202e" not in said.out + said.err
