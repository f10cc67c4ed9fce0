"""One watch: builds on every save, keeps the last good pages, tells the browser what changed."""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from warraq import pipeline
from warraq.errors import ContentError, Finding
from warraq.site import Request
from warraq.targets import Wanted
from warraq.terminal import Progress, counted
from warraq.watch.changes import changes
from warraq.watch.proofs import Change, Proofs

SHOWN = Wanted(("article", "briefs"))


@dataclass
class Session:
    """What the browser shows: the pages of each edition, and what is wrong now."""

    root: Path
    out: Path
    editions: dict[str, Proofs] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    failed: bool = False
    seconds: float = 0.0
    listeners: list[queue.Queue[dict[str, Any]]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def rebuild(self) -> dict[str, Change]:
        """Build what changed; a broken project keeps its last good pages and shows its findings."""
        started = time.monotonic()
        try:
            built = pipeline.build(
                Request(self.root, self.out, SHOWN, jobs=1), Progress(quiet=True)
            )
        except ContentError as error:
            return self._told({}, error.findings, True, started)
        pdfs = {name: e.data for name, e in built.made.items() if e.media_type == "application/pdf"}
        for name, record in built.manifest.files.items():
            if record.target in SHOWN.targets and name not in self.editions and name not in pdfs:
                pdfs[name] = (built.folder / name).read_bytes()
        found = {
            name: self.editions.setdefault(name, Proofs()).update(pdf) for name, pdf in pdfs.items()
        }
        return self._told(
            {n: c for n, c in found.items() if c}, list(built.findings), False, started
        )

    def _told(
        self, found: dict[str, Change], findings: list[Finding], failed: bool, started: float
    ) -> dict[str, Change]:
        self.findings, self.failed = findings, failed
        self.seconds = time.monotonic() - started
        event = self.state() | {
            "changed": {n: [c.page, round(c.share, 4)] for n, c in found.items()}
        }
        with self.lock:
            for listener in self.listeners:
                listener.put(event)
        return found

    def state(self) -> dict[str, Any]:
        """All that the browser needs to show."""
        return {
            "editions": {
                name: [[page.version, page.width, page.height] for page in proofs.pages]
                for name, proofs in sorted(self.editions.items())
            },
            "findings": [finding.as_record() for finding in self.findings],
            "failed": self.failed,
            "seconds": round(self.seconds, 2),
        }

    def page(self, name: str, index: int) -> bytes | None:
        """A page's picture."""
        pages = self.editions[name].pages if name in self.editions else []
        return pages[index].png if 0 <= index < len(pages) else None

    def events(self) -> Iterator[dict[str, Any]]:
        """What happens from now on; an empty event every few seconds shows whether anyone still listens."""
        listener: queue.Queue[dict[str, Any]] = queue.Queue()
        with self.lock:
            self.listeners.append(listener)
        try:
            while True:
                try:
                    yield listener.get(timeout=5)
                except queue.Empty:
                    yield {}
        finally:
            with self.lock:
                self.listeners.remove(listener)


def watch(root: Path, out: Path, port: int, progress: Progress) -> None:
    """Serve the pages on localhost and rebuild on every save, until interrupted."""
    from warraq.watch.server import serve

    session = Session(root, out)
    server = serve(session, port)
    progress.say(f"the pages: http://127.0.0.1:{server.server_port}/ (stop with Ctrl-C)")
    try:
        _say(session, session.rebuild(), progress)
        for saved in changes(root, itertools.repeat(False)):
            names = ", ".join(path.name for path in saved[:3])
            progress.say(f"saved: {names}")
            _say(session, session.rebuild(), progress)
    finally:
        server.shutdown()


def _say(session: Session, found: dict[str, Change], progress: Progress) -> None:
    pages = (
        ", ".join(f"{name} page {change.page + 1}" for name, change in found.items()) or "no page"
    )
    kept = "; the last good pages stay" if session.failed else f" changed: {pages}"
    what = counted(session.findings)
    progress.say(f"{session.seconds:.1f} s{kept}" + (f" ({what})" if what else ""))
