"""The command line as a user calls it."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECTS = {"iraq-withdrawal": ROOT, "leap-years": ROOT / "tests" / "projects" / "leap-years"}


def run(*words, cwd=ROOT):
    """The command line as a user calls it."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )


@contextmanager
def watched(root):
    """The address of a watch of the project, which ends with the context."""
    command = [sys.executable, ROOT / "build.py", "--project", root, "watch"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        yield re.search(r"http://\S+", process.stderr.readline())[0]
    finally:
        process.terminate()
        process.communicate(timeout=10)
