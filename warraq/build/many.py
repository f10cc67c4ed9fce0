"""Many projects: found below a folder, and built one beside the other; one that fails stops no other."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from warraq.build import fingerprints, pipeline, workers
from warraq.build.progress import Progress
from warraq.build.run import Request
from warraq.build.workers import Task
from warraq.errors import ContentError, Finding, UsageError, count_findings

HEAD = ("project", "made", "kept", "seconds", "")


@dataclass(frozen=True)
class Outcome:
    """How the build of one project ended; places of findings begin with its folder."""

    root: Path
    made: int = 0
    kept: int = 0
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
    why: str = ""

    @property
    def failed(self) -> bool:
        """True if it was not built."""
        return bool(self.why)

    def cells(self) -> tuple[str, ...]:
        """The row of a table below HEAD."""
        end = "not built" if self.failed else count_findings(self.findings)
        return str(self.root), str(self.made), str(self.kept), f"{self.seconds:.1f}", end


def find_projects(folder: Path) -> list[Path]:
    """Every folder at or below this one that holds a study, hidden ones left out, in order."""
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", "name one that holds projects")
    found = (path.parent.parent for path in folder.glob("**/study/study.yaml"))
    roots = sorted(r for r in found if not any(p[0] == "." for p in r.relative_to(folder).parts))
    if not roots:
        raise UsageError(f"no project is below {folder}", "a project holds study/study.yaml")
    return roots


def build_all(folder: Path, out: Path | None, like: Request, progress: Progress) -> list[Outcome]:
    """Build every project below the folder as the request says, each by one process; how each ended."""
    requests = [_request_for(root, out, like) for root in find_projects(folder)]
    _require_apart(requests)
    tasks = [Task(str(request.root), build_one, (request,)) for request in requests]
    outcomes = []
    for task, outcome in workers.run_all(tasks, like.jobs, like.scheduler):
        outcomes.append(outcome)
        progress.say(f"{task.name}: {outcome.seconds:.1f} s ({len(outcomes)} of {len(tasks)})")
    return sorted(outcomes, key=lambda outcome: outcome.root)


def _request_for(root: Path, out: Path | None, like: Request) -> Request:
    return replace(like, root=root, out=out or root / "out", jobs=1, scheduler="")


def _require_apart(requests: list[Request]) -> None:
    """Two studies must not share an output folder."""
    taken: dict[Path, Path] = {}
    for request in requests:
        folder = request.out / (fingerprints.find_slug(request.root) or request.root.name)
        if folder in taken:
            message = f"{taken[folder]} and {request.root} would both be built into {folder}"
            raise UsageError(message, "give them different slugs, or leave out --out")
        taken[folder] = request.root


def build_one(request: Request) -> Outcome:
    """Build one project, here; what is wrong with it is its outcome; nothing of it stays in memory."""
    try:
        return _build_timed(request, time.monotonic())
    finally:
        gc.collect()


def _build_timed(request: Request, started: float) -> Outcome:
    try:
        built = pipeline.build_project(request, Progress(quiet=True))
    except ContentError as error:
        findings = tuple(_placed_below(request.root, error.findings))
        return Outcome(
            request.root, 0, 0, time.monotonic() - started, findings, count_findings(findings)
        )
    except UsageError as error:
        return Outcome(request.root, 0, 0, time.monotonic() - started, why=str(error))
    made = len(built.made)
    kept = len(built.manifest.files) - made
    findings = tuple(_placed_below(request.root, built.findings))
    return Outcome(request.root, made, kept, time.monotonic() - started, findings)


def _placed_below(root: Path, findings: list[Finding] | tuple[Finding, ...]) -> Iterator[Finding]:
    for finding in findings:
        place = replace(finding.place, path=root / finding.place.path)
        yield replace(finding, place=place)
