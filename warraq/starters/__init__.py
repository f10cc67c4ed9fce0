"""Starter projects: a small study that builds at once, for an editor to write over."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from warraq.errors import UsageError

STARTERS = Path(__file__).resolve().parent


def languages() -> list[str]:
    """The languages that a starter project exists in."""
    return sorted(path.parent.name for path in STARTERS.glob("*/study"))


def new_project(target: Path, language: str = "ar") -> list[Path]:
    """Copy the starter of a language to `target`, whole or not at all; the files made, in order."""
    if language not in languages():
        hint = f"languages: {', '.join(languages())}"
        raise UsageError(f"there is no starter project in `{language}`", hint)
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UsageError(f"{target} exists and is not an empty folder", "name a new folder")
    try:
        _copy(STARTERS / language, target)
    except OSError as error:
        hint = "name a folder in which you may write"
        raise UsageError(f"{target} cannot be made: {error.strerror}", hint) from error
    return sorted(path for path in target.rglob("*") if path.is_file())


def _copy(source: Path, target: Path) -> None:
    parent = target.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix=".new-") as folder:
        made = Path(folder, "project")
        for path in filter(Path.is_file, source.rglob("*")):
            copy = made / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        target.mkdir(exist_ok=True)
        for path in made.iterdir():
            path.rename(target / path.name)
