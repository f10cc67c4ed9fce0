"""The way of the data, in order: read and check, draw, compose, lay out and write, publish.

What is hashed, due, kept and recorded on the way is the run's business: `warraq/build/run.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warraq.build import drawing_cache
from warraq.build.copyfit_hints import add_hints
from warraq.build.drawing_cache import Drawings
from warraq.build.jobs import Job, plan_jobs
from warraq.build.outputs import FIGURES, published_figures
from warraq.build.progress import Progress
from warraq.build.run import BuildRun, Built, Request, find_last_build, open_run
from warraq.build.steps import Composed
from warraq.build.workers import Task
from warraq.errors import ContentError


def build_project(request: Request, progress: Progress) -> Built:
    """Make what is wanted and has changed, and put it in the output folder, or leave that as it was."""
    if last := find_last_build(request):
        return last
    run = open_run(request, progress)
    jobs = plan_jobs(run.study, request.wanted)
    drawings = draw_figures(run, jobs)
    composed = compose_jobs(run, jobs, drawings)
    write_files(run, [job for job in jobs if not job.finished], composed)
    write_files(run, [job for job in jobs if job.finished], composed)
    return run.publish()


def draw_figures(run: BuildRun, jobs: Sequence[Job]) -> Drawings:
    """The drawings that the jobs show (all of them where figures are wanted), drawn only where changed."""
    needed = dict.fromkeys(shown for job in jobs for shown in job.figures)
    if run.request.wanted.takes(FIGURES):
        needed |= dict.fromkeys(published_figures(run.study, run.request.wanted.language))
    drawings = {shown: run.kept_drawing(shown) for shown in needed}
    tasks = {
        drawing_cache.file_name(shown, "svg"): shown for shown, kept in drawings.items() if not kept
    }
    drawn = run.run_tasks(
        Task(name, drawing_cache.draw_figure, (run.study.figures[shown[0]], shown, run.brand))
        for name, shown in tasks.items()
    )
    for name, drawing in drawn.items():
        drawings[tasks[name]] = drawing
        run.take_drawing(tasks[name], drawing)
    return drawing_cache.by_place({shown: each for shown, each in drawings.items() if each})


def compose_jobs(run: BuildRun, jobs: Sequence[Job], drawings: Drawings) -> dict[str, Composed]:
    """What each job's files are made of; errors of all templates are raised together."""
    composed, findings = {}, []
    for job in jobs:
        try:
            composed[job.name] = job.compose(run.study, run.brand, drawings)
        except ContentError as error:
            findings += error.findings
    if findings:
        raise ContentError(list(dict.fromkeys(findings)))
    return composed


def write_files(run: BuildRun, jobs: Sequence[Job], composed: Mapping[str, Composed]) -> None:
    """Lay out and write the files of the jobs of which something is not as it was."""
    due = {job.name: job for job in jobs if run.is_due(job, composed[job.name])}
    hinted = add_hints(run, {name: composed[name] for name in due})
    made = run.run_tasks(
        Task(name, job.output.make, (hinted[name], run.brand, run.finished_data(job)))
        for name, job in due.items()
    )
    for name, editions in made.items():
        run.take_files(due[name], editions)
