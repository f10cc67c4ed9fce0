"""The command line: words, help, hints, exit statuses, JSON, and what it does not import."""

import json
import subprocess
import sys
import time

import pytest

from tests.built.command import ROOT, run
from warraq.cli import options
from warraq.cli.commands import RUN, main
from warraq.starters import new_project

HEAVY = ("weasyprint", "matplotlib", "pypdfium2", "distributed", "pandas", "numpy")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return new_project(tmp_path_factory.mktemp("mine") / "mine", "en")[0].parents[1]


def imported(*words):
    """The modules that a run of the command line imports."""
    code = f"import sys; from warraq.cli.commands import main\ntry: main({list(words)!r})\n"
    code += "finally: sys.stderr.write(chr(10).join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "words", [("--help",), ("build", "--help"), ("doctor",), ("check", "--json")]
)
def test_what_prints_no_page_imports_no_printer(words, project):
    given = (*words, "--project", str(project)) if words[0] == "check" else words
    modules = imported(*given)
    assert "warraq.cli.commands" in modules
    assert not modules & set(HEAVY)


def test_the_help_is_there_at_once():
    best = min(_seconds("--help") for _ in range(3))
    assert best < 0.3


def _seconds(*words):
    started = time.monotonic()
    run(*words)
    return time.monotonic() - started


def test_every_command_is_run_and_has_a_help_with_an_example(capsys):
    assert RUN.keys() == options.HELP.keys()
    for command in RUN:
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0
        assert f"example: {options.HELP[command][1]}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ([], "build"),
        (["--json"], "build"),
        (["--project", ".", "check"], "check"),
        (["check", "--project", "build"], "check"),
        (["--out", "watch", "briefs"], "build"),
        (["briefs", "--audience", "doctor"], "build"),
    ],
)
def test_the_command_may_stand_anywhere(words, command):
    assert options.parse_words(words).command == command


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--jsn"], "did you mean `--json`?"),
        (["build", "--audiense", "x"], "did you mean `--audience`?"),
        (["chekc"], "did you mean `check`?"),
        (["briefz"], "did you mean `briefs`?"),
        (["build", "--jobs", "0"], "1 or more"),
        (["import", "only-one"], "DIR"),
        (["completion", "tcsh"], "'fish'"),
        (["preflight", "none.pdf"], "name a PDF"),
        (["check", "none.docx"], "no file"),
        (["build", "--all", "none"], "no folder none"),
        (["--project", "none"], "build.py new DIR"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_words_end_with_2_and_the_nearest_right_one(words, hint, capsys):
    assert main(words) == 2
    assert hint in capsys.readouterr().err


def test_findings_as_json_are_those_of_the_terminal(tmp_path):
    new_project(tmp_path, "en")
    (tmp_path / "briefs" / "x.en.md").write_text("---\naudienze: x\n---\n", encoding="utf-8")
    records = json.loads(run("check", "--project", tmp_path, "--json").stdout)
    told = run("check", "--project", tmp_path).stderr
    keys = {"path", "line", "column", "severity", "code", "message", "hint"}
    assert all(record.keys() == keys for record in records)
    assert all(f"[{record['code']}]" in told for record in records)


def test_what_a_machine_has_is_told_as_json(capsys):
    assert main(["doctor", "--json"]) in (0, 3)
    needs = {need["name"]: need for need in json.loads(capsys.readouterr().out)}
    assert needs["Python"]["found"] == ".".join(map(str, sys.version_info[:3]))
    assert {"Pango", "HarfBuzz-Subset", "java", "pdftoppm", "fontpkg_amiri"} <= needs.keys()


def test_an_import_is_told_as_json_and_its_project_checks(tmp_path, capsys):
    manuscript, target = tmp_path / "paper.md", tmp_path / "paper"
    manuscript.write_text("# A paper\n\n## One\n\nSome words.[^1]\n\n[^1]: A source.\n", "utf-8")
    assert main(["import", str(manuscript), str(target), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["counts"]["notes"] == [1, 1]
    assert (target / "study" / "study.yaml").is_file()
    assert main(["check", str(manuscript), "--json"]) in (0, 1)
    places = {record["path"] for record in json.loads(capsys.readouterr().out)}
    assert places <= {str(manuscript)}
