"""What the command line builds, built once for all tests and all processes of a run."""

from __future__ import annotations

import json
import os
import time

import pytest
from pypdf import PdfReader

from tests.built.command import PROJECTS, ROOT, run


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """A folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def built_once(shared, slug):
    """The output folder of a project; whoever comes first builds it, the others wait."""
    out, done = shared / f"out-{slug}", shared / f"done-{slug}"
    try:
        (shared / f"lock-{slug}").mkdir()
    except FileExistsError:
        while not done.exists():
            time.sleep(0.2)
    else:
        result = run("--project", PROJECTS[slug], "--out", out, "build")
        done.write_text(result.stdout + result.stderr, encoding="utf-8")
    log = done.read_text("utf-8")
    assert (out / slug / "manifest.json").exists(), log
    return out / slug


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
