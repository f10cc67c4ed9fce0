"""Many projects in one run: each built or told of, here or on a cluster that loses a worker."""

import shutil
import weakref

import pytest

from tests.built.command import ROOT, run
from warraq.build import many, workers
from warraq.build.jobs import Wanted
from warraq.build.progress import Progress
from warraq.build.run import Request
from warraq.errors import ContentError, MachineError, UsageError

BRIEFS = Wanted(("briefs",))


@pytest.fixture
def shelf(tmp_path):
    """Three projects, one of which cannot be built."""
    for name in ("a", "b/deeper", "broken"):
        shutil.copytree(ROOT / "tests" / "projects" / "tiny", tmp_path / "shelf" / name)
    (tmp_path / "shelf" / "broken" / "study" / "claims.yaml").unlink()
    return tmp_path / "shelf"


def build_all(shelf, jobs=1, out=None, scheduler=""):
    request = Request(shelf, shelf, BRIEFS, jobs, scheduler=scheduler)
    return many.build_all(shelf, out, request, Progress(quiet=True))


def test_one_that_fails_stops_no_other(shelf):
    outcomes = build_all(shelf, jobs=2)
    assert [(o.root.name, o.failed) for o in outcomes] == [
        ("a", False), ("deeper", False), ("broken", True)
    ]  # fmt: skip
    assert (shelf / "a" / "out" / "tiny" / "tiny-brief-house-en.pdf").is_file()
    assert outcomes[2].findings[0].place.path.is_relative_to(shelf / "broken")


def test_the_command_says_which_failed_and_why(shelf):
    result = run("build", "briefs", "--all", shelf)
    assert result.returncode == 1
    assert result.stdout.splitlines()[-1].endswith("not built")
    assert f"error: {shelf / 'broken'} was not built: " in result.stderr
    assert f"{shelf / 'broken' / 'briefs' / 'house.en.md'}:" in result.stderr


def test_what_a_project_took_is_given_back(shelf, monkeypatch):
    class Page:
        """Something that holds itself, as the boxes of a page do."""

        def __init__(self, *_):
            self.parent, alive[:] = self, [weakref.ref(self)]
            raise ContentError([])

    alive = []
    monkeypatch.setattr("warraq.build.pipeline.build_project", Page)
    build_all(shelf)
    assert alive[0]() is None


def test_two_studies_of_one_name_share_no_output(shelf, tmp_path):
    with pytest.raises(UsageError, match="would both be built into"):
        build_all(shelf, out=tmp_path / "out")


def test_a_folder_without_projects_is_said_to_be_one(tmp_path):
    with pytest.raises(UsageError, match="no project is below"):
        many.find_projects(tmp_path)


def test_hidden_folders_hold_no_projects(shelf):
    (shelf / "b").rename(shelf / ".b")
    assert [root.name for root in many.find_projects(shelf)] == ["a", "broken"]


def test_a_scheduler_that_does_not_answer_is_a_machine_error(monkeypatch):
    monkeypatch.setattr("warraq.build.cluster.SECONDS", 0.5)
    task = workers.Task("x", print)
    with pytest.raises(MachineError, match="no scheduler answers"):
        list(workers.run_all([task], scheduler="tcp://127.0.0.1:9"))
