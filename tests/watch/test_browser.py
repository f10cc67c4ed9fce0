"""The watch as an editor sees it, in Debian's Chromium."""

import json
import subprocess
import time

import pytest

from tests.built.command import ROOT, run, watched
from tests.programs import needed
from warraq.starters import new_project

WEB = ROOT / "tests" / "tools" / "web"
FETCHED = (WEB / "node_modules" / "playwright-core").is_dir()


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What the browser saw of a small project that was edited, broken and mended."""
    needed("node", "chromium")
    if not FETCHED:
        pytest.skip("not on this machine: what tests/tools/install fetches")
    folder = tmp_path_factory.mktemp("watch")
    root = folder / "project"
    new_project(root, "en")
    brief = next((root / "briefs").glob("*.md"))
    chapter = sorted((root / "study" / "chapters").glob("*.md"))[-1]
    before = seconds_of_a_build(root)
    with watched(root) as address:
        words = ["node", WEB / "watch.mjs", address, brief, chapter, folder]
        result = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout) | {"build": max(before, seconds_of_a_build(root))}


def seconds_of_a_build(root):
    """How long the same pages take without a watch, on this machine as busy as it is now."""
    started = time.monotonic()
    done = run("--project", root, "--jobs", 1, "--force", "build", "article", "briefs")
    assert done.returncode == 0, done.stderr
    return time.monotonic() - started


def test_a_changed_word_is_on_the_screen_before_a_build_would_be_done(seen):
    assert seen["inBrief"] < seen["build"] / 2
    assert seen["inArticle"] < seen["build"]


def test_the_changed_page_comes_up_by_itself(seen):
    assert "article" in seen["article"]["tab"]
    assert seen["article"]["changed"] > 0
    assert seen["article"]["scrolled"] > 0
    assert seen["article"]["seen"]


def test_a_broken_edit_shows_its_finding_at_once_and_keeps_the_page(seen):
    assert seen["broken"]["after"] < seen["build"] / 2
    assert seen["broken"]["kept"]
    assert "last good pages" in seen["broken"]["status"]
    assert "unknown key `raeder`" in seen["broken"]["finding"]
    assert "did you mean `reader`?" in seen["broken"]["finding"]


def test_the_page_has_no_faults_and_fits_a_narrow_window(seen):
    assert seen["faults"] == []
    assert seen["overflow"] <= 0
