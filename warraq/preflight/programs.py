"""Programs outside of Python: found on the path, run with a limit, their answer taken as it is."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """How a program ended: its exit status (-1: it did not end in time or could not start), what it wrote."""

    status: int
    output: str


def find(name: str) -> Path | None:
    """Where the program is, if it is on the path."""
    found = shutil.which(name)
    return Path(found) if found else None


def ask(program: Path, *arguments: str, seconds: float = 120) -> Answer:
    """Run the program with arguments, never through a shell."""
    try:
        ended = subprocess.run(
            [program, *arguments], capture_output=True, text=True, timeout=seconds, check=False,
            errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return Answer(-1, str(error))
    return Answer(ended.returncode, ended.stdout + ended.stderr)
