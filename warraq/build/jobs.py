"""What a build was asked for, as jobs: one for each output that is wanted, and for what that is made of."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.build.drawing_cache import Drawings, Shown
from warraq.build.outputs import OUTPUTS, Output, file_names, list_subjects, shown_figures
from warraq.build.steps import Composed, Subject
from warraq.errors import UsageError
from warraq.model import Brand, Study
from warraq.yamlfile import did_you_mean


@dataclass(frozen=True)
class Wanted:
    """Which outputs a build was asked for; empty means all."""

    targets: tuple[str, ...] = ()
    audience: str | None = None
    language: str | None = None

    def takes(self, target: str, language: str | None = None, audience: str | None = None) -> bool:
        """True if an output of this target, language and audience is wanted."""
        return (
            (not self.targets or target in self.targets)
            and self.language in (None, language)
            and self.audience in (None, audience)
        )


@dataclass(frozen=True)
class Job:
    """One output of a study: its row of the table, what it is of, and the files that it gives.

    `finished` names the files of other jobs that it is made of.
    """

    output: Output
    subject: Subject
    files: tuple[str, ...]
    figures: tuple[Shown, ...] = ()
    finished: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file that names it."""
        return self.files[0]

    def compose(self, study: Study, brand: Brand, drawings: Drawings) -> Composed:
        """What its files are made of."""
        return self.output.compose(study, self.subject, brand, drawings)


def plan_jobs(study: Study, wanted: Wanted) -> list[Job]:
    """The jobs of all that is wanted and of what that is made of, the longest first.

    An unknown audience or language is a usage error.
    """
    languages = {*study.languages, *(brief.language for brief in study.briefs)}
    _require_known("audience", wanted.audience, {brief.audience for brief in study.briefs})
    _require_known("language", wanted.language, languages)
    every = [
        _plan_job(row, subject, study) for row in OUTPUTS for subject in list_subjects(row, study)
    ]
    taken = [
        job
        for job in every
        if wanted.takes(job.output.target, job.subject.language, job.subject.audience)
    ]
    names = {name for job in taken for name in (job.name, *job.finished)}
    return [job for job in every if job.name in names]


def _plan_job(row: Output, subject: Subject, study: Study) -> Job:
    return Job(
        output=row,
        subject=subject,
        files=file_names(row, subject, study),
        figures=shown_figures(row, subject, study),
        finished=tuple(_finished_files(row, subject, study)) if row.finished else (),
    )


def _finished_files(row: Output, subject: Subject, study: Study) -> list[str]:
    """The files of the target that it is made of: the one of the same brief, or of all."""
    (source,) = (each for each in OUTPUTS if each.target == row.finished)
    made = (each for each in list_subjects(source, study) if subject.brief in (None, each.brief))
    return [file_names(source, each, study)[0] for each in made]


def _require_known(what: str, name: str | None, known: set[str]) -> None:
    if name is not None and name not in known:
        names = sorted(known)
        hint = did_you_mean(name, names) or f"known: {', '.join(names) or 'none'}"
        raise UsageError(f"unknown {what} `{name}`", hint)
