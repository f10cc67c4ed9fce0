"""One build at its place: what was asked for, what is known, what was there, what has been made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from warraq.build import fingerprints, manifest, workers
from warraq.build.manifest import Manifest, Record
from warraq.build.outputs import Wanted
from warraq.build.progress import Progress
from warraq.build.workers import Task
from warraq.errors import ContentError, Finding
from warraq.model import Brand, Edition, Found, Study


@dataclass(frozen=True)
class Request:
    """What a build was asked for; 0 jobs means one for each processor."""

    root: Path
    out: Path
    wanted: Wanted = field(default_factory=Wanted)
    jobs: int = 0
    force: bool = False
    scheduler: str = ""


@dataclass(frozen=True)
class Built:
    """What a build made, why, and the manifest of all that is there now."""

    folder: Path
    manifest: Manifest
    made: Mapping[str, Edition] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Site:
    """Where one build works: what was asked for, what is known, what was there, what has been made."""

    request: Request
    study: Study
    brand: Brand
    hashes: Mapping[str, str]
    old: Manifest
    progress: Progress
    made: dict[str, Edition] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    found: dict[str, Found] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The study's output folder."""
        return self.request.out / self.study.slug

    def run(self, tasks: Sequence[Task], what: str = "made") -> dict[str, Any]:
        """The results of the tasks by name; errors of the content are raised all together at the end."""
        results, findings = {}, []
        for task, result in workers.run_all(tasks, self.request.jobs, self.request.scheduler):
            if isinstance(result, ContentError):
                findings += result.findings
            else:
                results[task.name] = result
            self.progress.say(f"{what} {task.name} ({len(results)} of {len(tasks)})")
        if findings:
            raise ContentError(list(dict.fromkeys(findings)))
        return results

    def reason(self, name: str, key: str, specs: Sequence[str]) -> str:
        """Why a file has to be made, in an editor's words; empty if it need not be."""
        record = self.old.files.get(name)
        if self.request.force:
            return "asked for"
        if record is None:
            return "new"
        if record.key != key:
            causes = fingerprints.changed(specs, self.old.inputs, self.hashes)
            more = " and more" if len(causes) > 3 else ""
            return f"{', '.join(causes[:3])}{more} changed" if causes else "older than its inputs"
        return "" if manifest.intact(self.folder, record) else "not as it was made"

    def finish(self, edition: Edition, target: str, key: str, specs: Sequence[str]) -> None:
        """Take a made file into the manifest."""
        self.made[edition.name] = edition
        record = manifest.record_of(edition, target, key, specs)
        self.records[edition.name] = replace(record, found=self.found.get(edition.name))

    def data(self, name: str) -> bytes:
        """The bytes of a file that this build has made or kept."""
        made = self.made.get(name)
        return made.data if made else (self.folder / name).read_bytes()

    def keep(self, names: Iterable[str]) -> None:
        """Take files of the last output, as they are, into the manifest."""
        self.records.update((name, self.old.files[name]) for name in names)
