"""Which files of a project have been saved since the last look."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from warraq.build.fingerprints import CONTENT

PAUSE = 0.05
Snapshot = Mapping[Path, tuple[int, int]]


def take_snapshot(root: Path) -> Snapshot:
    """The time and size of every content file."""
    found = {}
    for folder in CONTENT:
        for path in (root / folder).rglob("*"):
            try:
                state = path.stat()
            except OSError:  # gone between the listing and the look: an editor saves by renaming
                continue
            if path.is_file() and path.name[0] != "." and not path.name.endswith("~"):
                found[path] = (state.st_mtime_ns, state.st_size)
    return found


def wait_changes(root: Path, stopped: Iterator[bool]) -> Iterator[list[Path]]:
    """The files saved, made or removed, each time there are some, until `stopped` says so."""
    before = take_snapshot(root)
    while not next(stopped):
        time.sleep(PAUSE)
        now = take_snapshot(root)
        if now != before:
            yield sorted(path for path in {*before, *now} if before.get(path) != now.get(path))
        before = now
