"""The process that sets pages: warm, it pulls proofs of what was saved; a child of it builds the files."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from warraq.build import fingerprints, loading, manifest, pipeline
from warraq.build.jobs import Job, Wanted, plan_jobs
from warraq.build.progress import Progress
from warraq.build.run import BuildRun, Request, open_run
from warraq.errors import ContentError, Finding, Place, Severity, WarraqError
from warraq.model import Composition, FitFound
from warraq.press.proofing import ProofPress
from warraq.press.relayout import Abandoned, abandoned_if
from warraq.watch.messages import Message, Shown, Told
from warraq.watch.pictures import Pictures, Update

SHOWN = Wanted(("article", "briefs"))
STUDY = Path("study/study.yaml")
Saved = tuple[float, tuple[str, ...]]  # when, and which files, relative to the project


def run_worker(saves: Connection, told: Connection, root: Path, out: Path) -> None:
    """Show what is there, then set again what each save changes, until nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    desk = ProofDesk(Request(root, out, SHOWN, jobs=1), told.send)
    try:
        desk.show_built()
        desk.take_save(time.time(), ())
        while True:
            ready = wait([saves, *desk.builds], 0 if desk.cold else None)
            if saves in ready:
                desk.take_save(*_latest_save(saves))
            elif ready:
                desk.take_build()
            else:
                desk.warm_one(saves.poll)
    except (EOFError, BrokenPipeError):
        desk.stop_build()


def _latest_save(saves: Connection) -> Saved:
    when, files = saves.recv()
    while saves.poll():
        files += saves.recv()[1]
    return when, files


@dataclass
class ProofDesk:
    """What is known from one save to the next."""

    request: Request
    tell: Callable[[Message], None]
    press: ProofPress = field(default_factory=ProofPress)
    pictures: dict[str, Pictures] = field(default_factory=dict)
    compositions: dict[str, Composition] = field(default_factory=dict)
    builds: list[Connection] = field(default_factory=list)
    builder: BaseProcess | None = None
    run: BuildRun | None = None
    jobs: tuple[Job, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def cold(self) -> list[Job]:
        """What has not been set by this process yet and may be, while nothing is built."""
        return (
            [] if self.builds else [job for job in self.jobs if job.name not in self.compositions]
        )

    def show_built(self) -> None:
        """Show the pages of the last build."""
        folder = self.request.out / fingerprints.find_slug(self.request.root)
        records = manifest.read_manifest(folder).files.values()
        names = [record.path for record in records if record.target in SHOWN.targets]
        updates = tuple(
            self._read_pages(folder / name) for name in names if (folder / name).is_file()
        )
        self.tell(Shown(updates, tuple(names)))

    def _read_pages(self, path: Path) -> Update:
        pictures = self.pictures.setdefault(path.name, Pictures(path.name))
        return pictures.take(path.read_bytes())

    def take_save(self, when: float, files: Sequence[str]) -> None:
        """Show proofs of what the saved files change, then all findings; then have it built."""
        self.stop_build()
        try:
            run = self._open_run()
            for job in _concerned_jobs(self.jobs, files):
                if self._show_proof(run, job):
                    self._tell_busy("checking", when)
            *_, findings = loading.load_project(self.request.root)
            self.findings = tuple(findings)
        except (ContentError, WarraqError) as error:
            self.tell(Told(_findings_of(error), failed=True, seconds=time.time() - when))
            return
        self._tell_busy("building the files", when)
        self._start_build()

    def warm_one(self, wanted: Callable[[], bool]) -> None:
        """Set one thing that was not set yet, the quickest first, so that its next proof comes at once.

        It is abandoned between two pages when something else is wanted.
        """
        job = self.cold[-1]
        try:
            with abandoned_if(wanted):
                self._show_proof(self.run or self._open_run(), job)
        except Abandoned:
            return
        except ContentError:  # its build has told, or will
            self.jobs = tuple(each for each in self.jobs if each is not job)

    def _tell_busy(self, busy: str, when: float) -> None:
        self.tell(Told(self.findings, busy=busy, seconds=time.time() - when))

    def _open_run(self) -> BuildRun:
        run = self.run = open_run(self.request, Progress(quiet=True), Severity.ERROR)
        self.jobs = tuple(plan_jobs(run.study, SHOWN))
        for name in self.pictures.keys() - set(self._job_names()):
            self._forget_proof(name)
            del self.pictures[name]
        return run

    def _forget_proof(self, name: str) -> None:
        self.compositions.pop(name, None)
        self.press.forget(name.removesuffix(".pdf"))

    def _job_names(self) -> tuple[str, ...]:
        return tuple(job.name for job in self.jobs)

    def _show_proof(self, run: BuildRun, job: Job) -> bool:
        """Show the proof of a composition, if it is not what it was."""
        drawings = pipeline.draw_figures(run, [job])
        composition = job.compose(run.study, run.brand, drawings).document
        if self.compositions.get(job.name) == composition:
            return False
        if (record := run.last.files.get(job.name)) and isinstance(record.found, FitFound):
            self.press.fits.setdefault(composition.name, record.found)
        proof = self.press.pull(composition, run.brand)
        self.compositions[job.name] = composition
        pictures = self.pictures.setdefault(job.name, Pictures(job.name))
        self.tell(
            Shown((pictures.update(proof.pdf, proof.numbers, proof.pages),), self._job_names())
        )
        return True

    def _start_build(self) -> None:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        self.builder = multiprocessing.Process(
            target=build_files, args=(theirs, self.request), daemon=True
        )
        self.builder.start()
        theirs.close()
        self.builds = [ours]

    def stop_build(self) -> None:
        """End a build of what is out of date."""
        if self.builder:
            self.builder.terminate()
            self.builder.join()
        self.builder, self.builds = None, []

    def take_build(self) -> None:
        """Show what was built where it is not as the proofs were; or what is wrong."""
        try:
            result = self.builds[0].recv()
        except EOFError:  # it ended without a word: its traceback is on the terminal
            result = Told(self.findings, failed=True)
        self.stop_build()
        folder = self.run.folder if self.run else Path()
        paths = [path for name in self._job_names() if (path := folder / name).is_file()]
        updates = [update for update in map(self._read_pages, paths) if update.change]
        for update in updates:
            self._forget_proof(update.name)
        self.tell(Shown(tuple(updates), self._job_names()))
        self.tell(result)


def build_files(told: Connection, request: Request) -> None:
    """Build the files, and tell what is wrong with them."""
    started = time.monotonic()
    try:
        found, failed = pipeline.build_project(request, Progress(quiet=True)).findings, False
    except (ContentError, WarraqError) as error:
        found, failed = _findings_of(error), True
    told.send(Told(tuple(found), failed, seconds=time.monotonic() - started))


def _findings_of(error: ContentError | WarraqError) -> tuple[Finding, ...]:
    if isinstance(error, ContentError):
        return tuple(error.findings)
    return (Finding("W-watch-01", error.message, Place(STUDY), error.hint),)


def _concerned_jobs(jobs: Sequence[Job], files: Sequence[str]) -> list[Job]:
    """The jobs that depend on these files, the likeliest to show them first."""
    briefs = any(file.startswith("briefs/") for file in files)
    concerned = [j for j in jobs if _shows_files(j, files)]
    return sorted(concerned, key=lambda job: (job.output.target == "briefs") != briefs)


def _shows_files(job: Job, files: Sequence[str]) -> bool:
    return any(file.startswith((*job.subject.inputs, "templates/")) for file in files)
