"""One build's accounts: what was asked for, what is there, what is due and why, what has been made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from warraq.build import drawing_cache, fingerprints, loading, manifest, workers
from warraq.build.drawing_cache import Shown
from warraq.build.jobs import Job, Wanted
from warraq.build.manifest import FileRecord, Manifest
from warraq.build.outputs import FIGURES
from warraq.build.progress import Progress
from warraq.build.steps import Composed
from warraq.build.workers import Task
from warraq.errors import ContentError, Finding, Severity
from warraq.model import Brand, Composition, Drawing, Edition, Found, Study

FIGURE_INPUTS = ("study/figures.yaml", "study/tables/", "study/values.yaml", "templates/brand.yaml",
                 "the figures' engine", "the packages")  # fmt: skip


@dataclass(frozen=True)
class Request:
    """What a build was asked for; 0 jobs means one for each processor."""

    root: Path
    out: Path
    wanted: Wanted = field(default_factory=Wanted)
    jobs: int = 0
    force: bool = False
    strict: bool = False
    scheduler: str = ""


@dataclass(frozen=True)
class Built:
    """What a build made, why, and the manifest of all that is there now."""

    folder: Path
    manifest: Manifest
    made: Mapping[str, Edition] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass
class BuildRun:
    """The accounts of one build: hashes and keys, why something is due, what is made and kept."""

    request: Request
    study: Study
    brand: Brand
    hashes: Mapping[str, str]
    last: Manifest
    progress: Progress
    findings: tuple[Finding, ...] = ()
    made: dict[str, Edition] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    records: dict[str, FileRecord] = field(default_factory=dict)
    found: dict[str, Found] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The study's output folder."""
        return self.request.out / self.study.slug

    def run_tasks(self, tasks: Iterable[Task], what: str = "made") -> dict[str, Any]:
        """The results of the tasks by name; errors of the content are raised all together at the end."""
        tasks, results, findings = list(tasks), {}, []
        for task, result in workers.run_all(tasks, self.request.jobs, self.request.scheduler):
            if isinstance(result, ContentError):
                findings += result.findings
            else:
                results[task.name] = result
            self.progress.say(f"{what} {task.name} ({len(results)} of {len(tasks)})")
        if findings:
            raise ContentError(list(dict.fromkeys(findings)))
        return results

    def kept_drawing(self, shown: Shown) -> Drawing | None:
        """The drawing of the last build where nothing that it is made from has changed; else None."""
        entry, name = self.study.figures[shown[0]], drawing_cache.file_name(shown, "svg")
        key = drawing_cache.key_of(entry, shown, self.brand, self._letters, self.hashes)
        self.keys[name] = key
        if not self.request.force and (
            kept := drawing_cache.find_kept(shown, self.folder, self.last, key)
        ):
            self._keep_files(drawing_cache.file_names(shown))
            return kept
        self.reasons[name] = self._due_reason(name, key, FIGURE_INPUTS)
        return None

    def take_drawing(self, shown: Shown, drawing: Drawing) -> None:
        """Take a drawing that was made into the accounts."""
        key = self.keys[drawing_cache.file_name(shown, "svg")]
        for edition in drawing_cache.make_editions(shown, drawing, self.study):
            self._record_edition(edition, FIGURES, key, FIGURE_INPUTS)

    def is_due(self, job: Job, composed: Composed) -> bool:
        """True if a file of the job has to be made, for which the reason is kept; the others are kept."""
        finished = (self.records[name].sha256 for name in job.finished)
        documents = map(_without_place, composed.documents)
        key = fingerprints.make_digest(self._setting, *documents, composed.mailing, *finished)
        inputs = (*job.subject.inputs, "templates/", *fingerprints.engine_hashes())
        reason = next(filter(None, (self._due_reason(name, key, inputs) for name in job.files)), "")
        if reason:
            self.reasons[job.name], self.keys[job.name] = reason, key
        else:
            self._keep_files(job.files)
        return bool(reason)

    def take_files(self, job: Job, editions: Sequence[Edition]) -> None:
        """Take the files that were made for a job into the accounts: those that its row names, no others."""
        if sorted(edition.name for edition in editions) != sorted(job.files):
            raise ValueError(f"{job.name}: {[e.name for e in editions]} made, {job.files} named")
        for edition in editions:
            inputs = (*job.subject.inputs, "templates/")
            self._record_edition(edition, job.output.target, self.keys[job.name], inputs)

    def finished_data(self, job: Job) -> tuple[bytes, ...]:
        """The bytes of the files that a job is made of, which this build has made or kept."""
        made = (self.made.get(name) for name in job.finished)
        return tuple(
            edition.data if edition else (self.folder / name).read_bytes()
            for name, edition in zip(job.finished, made, strict=True)
        )

    def publish(self) -> Built:
        """Put what was made in place, with the manifest of all that is there now."""
        complete = self.request.wanted == Wanted()
        files = self.records if complete else {**self.last.files, **self.records}
        new = Manifest(self.study.slug, files, dict(self.hashes), complete)
        manifest.place_files(self.folder, self.made.values(), self.last, new)
        return Built(self.folder, new, self.made, self.reasons, self.findings)

    def _due_reason(self, name: str, key: str, inputs: Sequence[str]) -> str:
        """Why a file has to be made, in an editor's words; empty if it need not be."""
        record = self.last.files.get(name)
        if self.request.force:
            return "asked for"
        if record is None:
            return "new"
        if record.key != key:
            causes = fingerprints.changed_inputs(inputs, self.last.inputs, self.hashes)
            more = " and more" if len(causes) > 3 else ""
            return f"{', '.join(causes[:3])}{more} changed" if causes else "older than its inputs"
        return "" if manifest.is_intact(self.folder, record) else "not as it was made"

    def _record_edition(
        self, edition: Edition, target: str, key: str, inputs: Sequence[str]
    ) -> None:
        self.made[edition.name] = edition
        record = manifest.record_of(edition, target, key, inputs)
        self.records[edition.name] = replace(record, found=self.found.get(edition.name))

    def _keep_files(self, names: Iterable[str]) -> None:
        """Take files of the last output, as they are, into the manifest."""
        self.records.update((name, self.last.files[name]) for name in names)

    @cached_property
    def _letters(self) -> str:
        return fingerprints.hash_letters(self.brand)

    @cached_property
    def _setting(self) -> str:
        """The hash of all that sets documents and is not in them: the engine, typefaces, pictures."""
        beside = (
            f"{name} {value}"
            for name, value in sorted(self.hashes.items())
            if name != fingerprints.TEMPLATES and not name.endswith(fingerprints.TEXTS)
        )
        return fingerprints.make_digest(replace(self.brand, typefaces={}), self._letters, *beside)


def open_run(request: Request, progress: Progress, least: Severity = Severity.NOTE) -> BuildRun:
    """Read and check the project and what was built of it; errors are raised as a ContentError."""
    hashes = fingerprints.input_hashes(request.root)
    study, brand, findings = loading.load_project(request.root, least)
    if request.strict and any(finding.severity is Severity.WARNING for finding in findings):
        raise ContentError(findings)
    hashes |= fingerprints.named_hashes(request.root, brand)
    last = manifest.read_manifest(request.out / study.slug)
    return BuildRun(request, study, brand, hashes, last, progress, tuple(findings))


def find_last_build(request: Request) -> Built | None:
    """The last build, if it was of everything, from the same inputs, and is as it was made.

    A UsageError where the output folder is the project or a part of it.
    """
    manifest.guard_folder(request.out, request.root)
    slug = fingerprints.find_slug(request.root)
    if request.force or request.wanted != Wanted() or not slug:
        return None
    folder, hashes = request.out / slug, fingerprints.input_hashes(request.root)
    last = manifest.read_manifest(folder)
    named = (name for name in last.inputs if name not in hashes)
    same = last.inputs == {**hashes, **fingerprints.hash_files(request.root, named)}
    intact = (manifest.is_intact(folder, record) for record in last.files.values())
    return Built(folder, last) if last.complete and same and all(intact) else None


def _without_place(document: Composition) -> Composition:
    """A document as it is wherever its project lies."""
    here = document.folder.resolve().as_uri()
    return replace(document, folder=Path(), html=document.html.replace(here, ""))
