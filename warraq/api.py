"""What other programs may call: open a project, check it, build it, print a brief, look at a PDF.

Everything here is typed, prints nothing, changes nothing of the host, and may be called from several
threads: what is set in type waits its turn. docs/api.md has an example.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warraq.errors import ContentError, Finding, UsageError

if TYPE_CHECKING:
    from warraq.build.run import Built
    from warraq.model import Brief


@dataclass(frozen=True)
class Project:
    """A folder with `study/` and `briefs/`; `out` is where its files are built."""

    root: Path
    out: Path

    def check(self) -> list[Finding]:
        """All that is wrong or doubtful in the content, errors too, in the order of the files."""
        from warraq.build.loading import load_project

        try:
            return list(load_project(self.root)[2])
        except ContentError as error:
            return error.findings

    def build(
        self,
        targets: Sequence[str] = (),
        *,
        audience: str | None = None,
        language: str | None = None,
        jobs: int = 1,
    ) -> Built:
        """Build all outputs, or those of the targets, audience and language that are named.

        What has not changed is kept; 0 jobs is one for each processor. Raises ContentError, of which
        `findings` says what is wrong, UsageError for a name that is not known, and MachineError for what
        this machine lacks; the last good output stays as it was.
        """
        from warraq.build.jobs import Wanted
        from warraq.build.outputs import require_targets
        from warraq.build.pipeline import build_project
        from warraq.build.progress import Progress
        from warraq.build.run import Request

        require_targets(targets)
        wanted = Wanted(tuple(targets), audience, language)
        return build_project(Request(self.root, self.out, wanted, jobs), Progress(quiet=True))

    def print_brief(self, audience: str, language: str) -> bytes:
        """A brief as a PDF, nothing written; raises as `build` does."""
        from warraq.build.jobs import Wanted, plan_jobs
        from warraq.build.pipeline import compose_jobs, draw_figures
        from warraq.build.progress import Progress
        from warraq.build.run import Request, open_run
        from warraq.press import print_composition

        wanted = Wanted(("briefs",), audience, language)
        run = open_run(Request(self.root, self.out, wanted, jobs=1), Progress(quiet=True))
        jobs = plan_jobs(run.study, wanted)
        if not jobs:
            known = ", ".join(map(_name, run.study.briefs))
            raise UsageError(f"there is no brief `{audience}.{language}`", f"known: {known}")
        composed = compose_jobs(run, jobs, draw_figures(run, jobs))
        return print_composition(composed[jobs[0].name].document, run.brand).data


def open_project(root: str | Path, out: str | Path | None = None) -> Project:
    """The project in a folder; its files are built into `out`, by default `out/` below it."""
    root = Path(root)
    if not (root / "study").is_dir():
        raise UsageError(f"there is no project in {root}", "a project has a folder study/")
    return Project(root, Path(out) if out else root / "out")


def preflight_pdf(path: str | Path, *, press: bool = False) -> list[Finding]:
    """What keeps a screen reader or an archive from trusting a PDF, or a printer if it is for a press."""
    from warraq.preflight import inspect

    return list(inspect(Path(path), press).findings)


def _name(brief: Brief) -> str:
    return f"{brief.audience}.{brief.language}"
