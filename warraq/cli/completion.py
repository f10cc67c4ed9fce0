"""What may follow on the command line: the answers to a shell that completes words, and its side of it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

SHELLS = ("bash", "zsh", "fish")
SCRIPTS = Path(__file__).with_name("shells")
Completer = Callable[..., Iterable[str]]


def shell_code(shell: str) -> str:
    """What a shell has to evaluate so that it completes `warraq`, `build.py` and `python build.py`."""
    return (SCRIPTS / f"complete.{shell}").read_text("utf-8")


def answer_shell(parser: argparse.ArgumentParser) -> None:
    """Answer a shell that asks, by environment variables, for the words that may follow."""
    import argcomplete
    from argcomplete.completers import SuppressCompleter

    os.environ.setdefault("COMP_POINT", str(len(os.environ["COMP_LINE"])))
    nothing = SuppressCompleter()
    argcomplete.autocomplete(parser, always_complete_options=False, default_completer=nothing)


def complete_paths(*endings: str) -> Completer:
    """A completer of folders, and of files whose names end so."""

    def found(prefix: str, **_: Any) -> Iterator[str]:
        folder, slash, name = prefix.rpartition("/")
        with suppress(OSError):
            for path in sorted(Path(f"{folder}{slash}" or ".").expanduser().iterdir()):
                hidden = path.name[0] == "." and not name
                if path.name.startswith(name) and not hidden and _fits_ending(path, endings):
                    yield f"{folder}{slash}{path.name}{'/' if path.is_dir() else ''}"

    return found


def _fits_ending(path: Path, endings: tuple[str, ...]) -> bool:
    return path.is_dir() or path.name.endswith(endings or ("/",))


def complete_audiences(parsed_args: argparse.Namespace, **_: Any) -> Iterator[str]:
    """The audiences of the project's briefs, as their files are named."""
    yield from dict.fromkeys(path.name.split(".")[0] for path in _brief_files(parsed_args))


def complete_languages(parsed_args: argparse.Namespace, **_: Any) -> Iterator[str]:
    """The project's languages; for a new project those that there are starters in."""
    if parsed_args.command == "new":
        from warraq import starters

        yield from starters.languages()
        return
    yield from _declared_languages(parsed_args.project.expanduser() / "study" / "study.yaml")
    yield from dict.fromkeys(path.name.split(".")[-2] for path in _brief_files(parsed_args))


def _brief_files(arguments: argparse.Namespace) -> list[Path]:
    return sorted((arguments.project.expanduser() / "briefs").glob("*.*.md"))


def _declared_languages(path: Path) -> list[str]:
    import yaml

    with suppress(OSError, UnicodeDecodeError, yaml.YAMLError):
        data = yaml.safe_load(path.read_text("utf-8-sig"))
        found = data.get("languages") if isinstance(data, dict) else None
        return [str(each) for each in found] if isinstance(found, list) else []
    return []
