"""Options and rules for all tests: `--approve` takes today's output as approved; CI knows no skips."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser):
    parser.addoption(
        "--approve", action="store_true", help="take what is made now as the approved output"
    )


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    report = outcome.get_result()
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where nothing may be: {report.longrepr}"


WHOLE_BUILDS = {"built", "second", "shared", "kit"}
SLOW_FILES = ("tests/built/", "tests/starters/", "tests/watch/test_browser.py", "tests/cli/test_completion.py",
              "tests/test_api.py")  # fmt: skip


def pytest_collection_modifyitems(items):
    """What needs a whole build of a project, a browser or a shell is slow."""
    for item in items:
        if WHOLE_BUILDS.intersection(item.fixturenames) or item.nodeid.startswith(SLOW_FILES):
            item.add_marker("slow")


@pytest.fixture
def approve(request):
    """True where the run takes today's output as approved."""
    return request.config.getoption("--approve")
