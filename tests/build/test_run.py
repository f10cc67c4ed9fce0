"""The accounts of a build: what is due, why, and what is kept."""

import shutil

import pytest

from tests.built.command import ROOT
from warraq.build import run as run_module
from warraq.build.jobs import Wanted, plan_jobs
from warraq.build.pipeline import compose_jobs, draw_figures
from warraq.build.progress import Progress
from warraq.build.run import Request, find_last_build, open_run
from warraq.build.workers import Task
from warraq.errors import ContentError, Finding, Place, UsageError
from warraq.model import Edition

TINY = ROOT / "tests" / "projects" / "tiny"


@pytest.fixture
def request_(tmp_path):
    shutil.copytree(TINY, tmp_path / "tiny")
    return Request(tmp_path / "tiny", tmp_path / "out", Wanted(("briefs",)), jobs=1)


def opened(request):
    return open_run(request, Progress(quiet=True))


def composed(run):
    jobs = plan_jobs(run.study, run.request.wanted)
    return jobs[0], compose_jobs(run, jobs, draw_figures(run, jobs))[jobs[0].name]


def finish(run, job):
    run.take_files(job, [Edition(name, b"%PDF-") for name in job.files])
    return run.publish()


def test_what_is_new_is_due_and_then_it_is_kept(request_):
    run = opened(request_)
    job, made_of = composed(run)
    assert run.is_due(job, made_of)
    assert run.reasons[job.name] == "new"
    finish(run, job)
    again = opened(request_)
    assert not again.is_due(*composed(again))
    assert set(job.files) <= set(again.records)


def test_a_file_that_was_changed_by_hand_is_due(request_):
    run = opened(request_)
    job, made_of = composed(run)
    run.is_due(job, made_of)
    built = finish(run, job)
    (built.folder / job.name).write_bytes(b"mine!")
    again = opened(request_)
    assert again.is_due(*composed(again))
    assert again.reasons[job.name] == "not as it was made"


def test_the_reason_names_the_input_that_changed(request_):
    run = opened(request_)
    job, made_of = composed(run)
    run.is_due(job, made_of)
    finish(run, job)
    path = request_.root / job.subject.inputs[1]
    path.write_text(path.read_text("utf-8").replace("\ntitle: ", "\ntitle: Now, "), "utf-8")
    again = opened(request_)
    assert again.is_due(*composed(again))
    assert again.reasons[job.name] == f"{job.subject.inputs[1]} changed"


def fail(name):
    raise ContentError([Finding("X-1", name, Place(ROOT))])


def test_the_errors_of_all_tasks_are_heard_together(request_):
    run = opened(request_)
    with pytest.raises(ContentError) as error:
        run.run_tasks([Task("a", fail, ("a",)), Task("b", int, ("1",)), Task("c", fail, ("c",))])
    assert [finding.message for finding in error.value.findings] == ["a", "c"]


def test_a_part_of_the_outputs_is_never_the_last_build_of_all(request_):
    run = opened(request_)
    job, made_of = composed(run)
    run.is_due(job, made_of)
    finish(run, job)
    assert find_last_build(request_) is None
    assert find_last_build(Request(request_.root, request_.out)) is None


def test_an_output_folder_in_the_content_is_refused(request_):
    with pytest.raises(UsageError):
        find_last_build(Request(request_.root, request_.root / "study"))


def test_a_document_counts_the_same_wherever_its_project_lies(request_):
    _, made_of = composed(opened(request_))
    moved = request_.root.rename(request_.root.with_name("moved"))
    _, again = composed(opened(Request(moved, request_.out, request_.wanted, jobs=1)))
    assert run_module._without_place(made_of.document) == run_module._without_place(again.document)
