"""The command line as a user calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECTS = {"iraq-withdrawal": ROOT, "leap-years": ROOT / "tests" / "projects" / "leap-years"}


def run(*words, cwd=ROOT):
    """The command line as a user calls it."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )
