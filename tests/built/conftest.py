"""What the command line builds, built once for all tests and all processes of a run."""

from __future__ import annotations

import json
import os
import time

import pytest
from pypdf import PdfReader

from tests.built.command import PROJECTS, ROOT, run

SECONDS = 600


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """A folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def built_once(shared, slug):
    """The output folder of a project; whoever comes first builds it, the others wait."""
    out, done, lock = (shared / f"{name}-{slug}" for name in ("out", "done", "lock"))
    try:
        with lock.open("x") as file:
            file.write(str(os.getpid()))
    except FileExistsError:
        _wait_for(done, lock)
    else:
        result = run("--project", PROJECTS[slug], "--out", out, "build")
        _write_whole(done, result.stdout + result.stderr)
    log = done.read_text("utf-8")
    assert (out / slug / "manifest.json").exists(), log
    return out / slug


def _wait_for(done, lock):
    """Wait until another process has built; fail when it is gone, or takes longer than anything does."""
    end = time.monotonic() + SECONDS
    while not done.exists():
        builder = lock.read_text()
        assert time.monotonic() < end, f"process {builder} has not built in {SECONDS} s"
        if builder and not _is_alive(int(builder)):
            time.sleep(1)
            assert done.exists(), f"process {builder}, which was to build, has died"
        time.sleep(0.2)


def _is_alive(process):
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


def _write_whole(path, text):
    """Write a file so that whoever sees it sees all of it."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.rename(path)


@pytest.fixture(scope="session")
def built(shared):
    """Our own study's output folder."""
    return built_once(shared, "iraq-withdrawal")


@pytest.fixture(scope="session")
def second(shared):
    """The second project's output folder: English first, other figures, other audiences."""
    return built_once(shared, "leap-years")


@pytest.fixture(scope="session")
def manifest(built):
    """The manifest of our own study, by path."""
    rows = json.loads((built / "manifest.json").read_text("utf-8"))["files"]
    return {row["path"]: row for row in rows}


@pytest.fixture(scope="session")
def article(built):
    """Our own article, read back by pypdf."""
    return PdfReader(built / "iraq-withdrawal-article-ar.pdf")


@pytest.fixture(scope="session")
def study():
    """Our own study, read."""
    from warraq.read import read_project

    return read_project(ROOT)[0]
