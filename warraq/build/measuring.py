"""Measure what was built: each file's lines, and its text against what was written for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from warraq.build import pipeline
from warraq.build.copyfit_hints import add_hints
from warraq.build.jobs import Wanted, plan_jobs
from warraq.build.run import BuildRun, Request, open_run
from warraq.errors import Severity
from warraq.model import Composition

if TYPE_CHECKING:
    from warraq.build.progress import Progress
    from warraq.measures import Measure

HEAD = ("measure", "found", "goal", "")


def measure_files(
    request: Request, files: Sequence[Path], progress: Progress
) -> dict[Path, list[Measure]]:
    """The measures of files; those that this project built are held against its text."""
    from warraq.measures import survey
    from warraq.measures.written import written

    run = open_run(request, progress, Severity.ERROR)
    run.records.update(run.last.files)
    printed = _printed_compositions(run, {path.resolve() for path in files})
    families = {face.family for face in run.brand.typefaces.values()}
    kashida = run.brand.paragraph.kashida
    measured = {}
    for path in files:
        progress.say(f"measuring {path.name}")
        known = printed.get(path.resolve())
        text = written(*map(_printed_html, known)) if known else None
        measured[path] = survey(path, text, families, kashida)
    return measured


def _printed_compositions(run: BuildRun, files: set[Path]) -> dict[Path, tuple[Composition, ...]]:
    """What each file was printed from: briefs as they were fitted to their page."""
    every = plan_jobs(run.study, Wanted())
    jobs = [job for job in every if (run.folder / job.name).resolve() in files]
    composed = pipeline.compose_jobs(run, jobs, pipeline.draw_figures(run, jobs))
    set_in_type = {name: each for name, each in composed.items() if each.documents}
    return {
        (run.folder / name).resolve(): each.documents
        for name, each in add_hints(run, set_in_type).items()
    }


def _printed_html(composition: Composition) -> str:
    """The HTML that was printed: of a brief, without the lines that its page did not hold."""
    from warraq.press.copyfitting import drop_lines

    found = composition.fit and composition.fit.found
    return drop_lines(composition, found.gone if found else 0).html
