"""Programs that tests judge with: who lacks one skips, and names it."""

from __future__ import annotations

import shutil
import subprocess

import pytest

PACKAGES = {
    "verapdf": "tests/tools/install",
    "node": "nodejs",
    "gs": "ghostscript",
    "java": "default-jre-headless",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
}


def needed(*names):
    """The path of the first program; the test is skipped where one of them is not on this machine."""
    lacking = [name for name in names if not shutil.which(name)]
    if lacking:
        packages = " ".join(PACKAGES.get(name, name) for name in lacking)
        pytest.skip(f"not on this machine: {', '.join(lacking)} ({packages})")
    return shutil.which(names[0])


def output(name, *words, given=None):
    """What a program writes, as bytes; it must end well."""
    command = [needed(name), *map(str, words)]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout
