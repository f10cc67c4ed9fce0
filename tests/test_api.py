"""Other programs call Warraq: the documented example runs, threads do not meet, the host is left alone."""

import re
import subprocess
import sys
import threading

import pytest

import warraq
from tests.built.command import ROOT
from warraq.starters import new_project

EFFECTS = """
import gc, os, signal, sys
before = gc.get_threshold(), gc.get_freeze_count(), dict(os.environ), signal.getsignal(signal.SIGINT)
loaded = set(sys.modules)
import warraq
after = gc.get_threshold(), gc.get_freeze_count(), dict(os.environ), signal.getsignal(signal.SIGINT)
print(before == after, sorted(set(sys.modules) - loaded))
"""
PRINTED = """
import gc, os, sys
before = gc.get_threshold(), gc.get_freeze_count(), dict(os.environ)
import warraq
warraq.open_project(sys.argv[1], sys.argv[2]).print_brief("council", "en")
print(before == (gc.get_threshold(), gc.get_freeze_count(), dict(os.environ)))
import cffi, fontTools.subset
print(cffi.__file__ is not None, fontTools.subset.__file__ is not None)
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("api") / "my-study"
    new_project(root, "en")
    return root


def python(program, *words):
    command = [sys.executable, "-c", program, *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_it_changes_nothing_and_loads_itself_alone():
    assert python(EFFECTS) == "True ['warraq']"


@pytest.mark.parametrize("name", warraq.__all__)
def test_no_name_is_that_of_a_room(name):
    assert getattr(warraq, name)
    assert not (ROOT / "warraq" / name).exists()


def test_what_it_does_not_have_is_an_error():
    with pytest.raises(AttributeError, match="`open_projects`"):
        warraq.open_projects  # noqa: B018


def test_printing_leaves_the_host_as_it_was(root, tmp_path):
    assert python(PRINTED, root, tmp_path) == "True\nTrue True"


def test_the_documented_example_runs(root):
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/api.md").read_text("utf-8"), re.S)
    example = example.replace("my-study", str(root)).replace('"built"', repr(str(root / "out")))
    *_, files, long, codes = python(example).splitlines()
    assert "evening-library-brief-council-en.pdf" in files
    assert (long, codes) == ("True", "[]")


def test_a_brief_is_printed_as_it_is_built_and_nothing_is_said(root, tmp_path, capfd):
    project = warraq.open_project(root, tmp_path)
    built = project.build(["briefs"])
    (made,) = (edition.data for edition in built.made.values() if edition.name.endswith(".pdf"))
    assert project.print_brief("council", "en") == made
    (path,) = built.folder.glob("*.pdf")
    assert warraq.preflight_pdf(path) == warraq.preflight_pdf(path) == []
    assert capfd.readouterr() == ("", "")


def test_two_threads_print_what_one_prints(tmp_path):
    root = ROOT / "tests" / "projects" / "leap-years"
    project = warraq.open_project(root, tmp_path)
    briefs = [("teachers", "en"), ("developers", "en")]
    alone = {brief: project.print_brief(*brief) for brief in briefs}
    made = {}
    threads = [
        threading.Thread(target=lambda b=brief: made.update({b: project.print_brief(*b)}))
        for brief in briefs
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert made == alone


def test_what_is_wrong_is_told_and_raised(root, tmp_path):
    project = warraq.open_project(root, tmp_path)
    assert all(isinstance(finding, warraq.Finding) for finding in project.check())
    with pytest.raises(warraq.UsageError, match="unknown target"):
        project.build(["brief"])
    with pytest.raises(warraq.UsageError, match="unknown audience"):
        project.print_brief("nobody", "en")
    with pytest.raises(warraq.UsageError, match="no project"):
        warraq.open_project(tmp_path)


def test_errors_of_the_content_are_findings_and_stop_a_build(tmp_path):
    new_project(tmp_path / "p", "en")
    (tmp_path / "p/study/claims.yaml").write_text("- id: [", "utf-8")
    project = warraq.open_project(tmp_path / "p")
    assert warraq.Severity.ERROR in {finding.severity for finding in project.check()}
    with pytest.raises(warraq.ContentError) as error:
        project.build()
    assert error.value.findings == project.check()
