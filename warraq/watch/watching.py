"""One watch: a process that sets pages, a server that shows them, and eyes on the files."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from warraq.build.progress import Progress
from warraq.errors import count_findings
from warraq.watch.changes import wait_changes
from warraq.watch.messages import Message, Shown
from warraq.watch.server import serve_pages
from warraq.watch.session import Session


def watch_project(root: Path, out: Path, port: int, progress: Progress) -> None:
    """Serve the pages on localhost and set again what each save changes, until interrupted."""
    session = Session()
    with _start_worker(root, out) as (saves, told):
        server = serve_pages(session, port)
        progress.say(f"the pages: http://127.0.0.1:{server.server_port}/ (stop with Ctrl-C)")
        ended = threading.Event()
        listening = threading.Thread(
            target=_listen_worker, args=(told, session, progress, ended), daemon=True
        )
        listening.start()
        try:
            for saved in wait_changes(root, iter(ended.is_set, None)):
                progress.say(f"saved: {', '.join(path.name for path in saved[:3])}")
                saves.send(
                    (time.time(), tuple(path.relative_to(root).as_posix() for path in saved))
                )
        finally:
            server.shutdown()


@contextmanager
def _start_worker(root: Path, out: Path) -> Iterator[tuple[Connection, Connection]]:
    """The process that sets pages; it ends when the pipes to it are closed."""
    theirs, saves = multiprocessing.Pipe(duplex=False)
    told, tell = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(
        target=_begin_watch, args=(theirs, tell, saves, told, root, out)
    )
    process.start()
    theirs.close()
    tell.close()
    try:
        yield saves, told
    finally:
        saves.close()
        process.join(2)
        process.kill()


def _begin_watch(
    saves: Connection, tell: Connection, other: Connection, ends: Connection, *where: Path
) -> None:
    """Close the ends that are not the worker's, so that it hears when the other process is gone."""
    from warraq.watch.worker import run_worker

    other.close()
    ends.close()
    run_worker(saves, tell, *where)


def _listen_worker(
    told: Connection, session: Session, progress: Progress, ended: threading.Event
) -> None:
    try:
        while True:
            message = told.recv()
            session.take(message)
            if line := _status_line(message):
                progress.say(line)
    except (EOFError, OSError):
        ended.set()


def _status_line(message: Message) -> str:
    """What the terminal says of a message; nothing of those that only go on."""
    if isinstance(message, Shown):
        changed = [update for update in message.updates if update.change]
        return ", ".join(f"{u.name} page {u.change.page + 1}" for u in changed if u.change)
    what = count_findings(message.findings)
    state = "not set: the last good pages stay" if message.failed else message.busy or "built"
    return f"{message.seconds:.1f} s: {state}" + (f" ({what})" if what else "")
