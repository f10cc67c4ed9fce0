"""A cluster of two workers, one killed on the way: every part is made, once, as on one machine."""

import os
import signal
import time

import pytest

from tests.built.command import ROOT
from warraq.build import cluster, pipeline
from warraq.build.jobs import Wanted
from warraq.build.progress import Progress
from warraq.build.run import Request
from warraq.build.workers import Task
from warraq.errors import ContentError, Finding, MachineError, Place

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def two():
    """A local cluster of two workers, each a process of its own."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def double(number):
    time.sleep(0.2)
    return 2 * number


def wrong(path):
    raise ContentError([Finding("X-01", "wrong", Place(path))])


def test_nothing_is_lost_with_a_worker(two):
    tasks = [Task(f"part {n}", double, (n,)) for n in range(12)]
    results = {}
    for task, result in cluster.run_there(tasks, two.scheduler_address):
        if not results:
            os.kill(next(iter(two.workers.values())).process.pid, signal.SIGKILL)
        results[task.name] = result
    assert results == {f"part {n}": 2 * n for n in range(12)}


def test_a_project_is_built_there_as_it_is_here(two, tmp_path):
    root, wanted = ROOT / "tests" / "projects" / "tiny", Wanted(("briefs",))
    here, there = (
        pipeline.build_project(
            Request(root, tmp_path / name, wanted, jobs=1, scheduler=scheduler),
            Progress(quiet=True),
        )
        for name, scheduler in (("here", ""), ("there", two.scheduler_address))
    )
    assert {name: made.data for name, made in there.made.items()} == {
        name: made.data for name, made in here.made.items()
    }


def test_what_is_wrong_with_the_content_comes_back(two, tmp_path):
    task = Task("x", wrong, (tmp_path,))
    ((_, error),) = cluster.run_there([task], two.scheduler_address)
    assert error.findings[0].message == "wrong"


def test_a_worker_of_another_version_makes_nothing(two, monkeypatch):
    monkeypatch.setattr(cluster, "engine_hashes", lambda: {"the engine": "another"})
    with pytest.raises(MachineError, match="differs in the engine"):
        list(cluster.run_there([Task("x", double, (1,))], two.scheduler_address))
