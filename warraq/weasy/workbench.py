"""How the library that sets pages is corrected: rows that say what, why and until when, put in for a while.

A correction stands for one name of WeasyPrint or pydyf. Inside `installed(rows)` the library works
with it; outside it is the library as it came. Contexts may be nested and entered again; another
thread waits until the outermost is left, since the library's names are those of the whole process.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from importlib import metadata
from typing import Any

from warraq.errors import MachineError

VERSION = "70.0"

Making = Callable[[Any, Callable[[], Any]], Any]


@dataclass(frozen=True, eq=False)
class Correction:
    """A name of the library, what takes its place, and why.

    `make(original, using)` gives what takes the place of the original; `using()` is what the innermost
    context that has this correction was entered with. `everywhere`: also in each module of the library
    that has imported the name. `upstream` is Kozea/WeasyPrint's issue, `until` says when it can go.
    """

    owner: Any
    name: str
    make: Making
    why: str
    upstream: str
    until: str
    everywhere: bool = False

    @property
    def label(self) -> str:
        """The name as the documentation writes it: `layout.inline.split_inline_box`."""
        owner = self.owner
        module = (
            owner.__name__
            if not isinstance(owner, type)
            else f"{owner.__module__}.{owner.__name__}"
        )
        return f"{module.removeprefix('weasyprint.')}.{self.name}"


def replaced_by(ours: Any) -> Making:
    """The making of a correction that has no need of the original."""
    return lambda original, using: ours


def made_from(ours: Callable[[Any], Any]) -> Making:
    """The making of a correction that is built once around the original."""
    return lambda original, using: ours(original)


def wrapped_by(ours: Callable[..., Any]) -> Making:
    """The making of one that is called as `ours(original, using, *arguments)`."""

    def make(original: Any, using: Callable[[], Any]) -> Any:
        @wraps(original)
        def wrapped(*arguments: Any, **options: Any) -> Any:
            return ours(original, using(), *arguments, **options)

        return wrapped

    return make


@dataclass
class _Place:
    """A correction that is in: what the contexts that want it were entered with, and how to take it out."""

    using: list[Any]
    originals: list[tuple[Any, Any]] = field(default_factory=list)


_lock = threading.RLock()
_places: dict[Correction, _Place] = {}


@contextmanager
def install_corrections(corrections: Sequence[Correction], using: Any = None) -> Iterator[None]:
    """Have the library work with these corrections inside the context.

    `using` is handed to those that are `wrapped_by` a function. Raises MachineError where the library
    is of another version than the one that is corrected.
    """
    require_version()
    with _lock:
        entered: list[Correction] = []
        try:
            for correction in corrections:
                _put_in(correction, using)
                entered.append(correction)
            yield
        finally:
            for correction in reversed(entered):
                _take_out(correction)


def _put_in(correction: Correction, using: Any) -> None:
    if place := _places.get(correction):
        place.using.append(using)
        return
    place = _places[correction] = _Place([using])
    original = getattr(correction.owner, correction.name)
    ours = correction.make(original, lambda: place.using[-1])
    for owner in _find_owners(correction, original):
        place.originals.append((owner, getattr(owner, correction.name)))
        setattr(owner, correction.name, ours)


def _take_out(correction: Correction) -> None:
    place = _places[correction]
    place.using.pop()
    if not place.using:
        del _places[correction]
        for owner, original in place.originals:
            setattr(owner, correction.name, original)


def _find_owners(correction: Correction, original: Any) -> list[Any]:
    """The owner, or every module of the library that has the original under this name."""
    if not correction.everywhere:
        return [correction.owner]
    modules = [m for name, m in list(sys.modules.items()) if name.startswith("weasyprint.")]
    return [module for module in modules if vars(module).get(correction.name) is original]


def found_version() -> str:
    """The version of the library on this machine; empty where there is none."""
    try:
        return metadata.version("weasyprint")
    except metadata.PackageNotFoundError:
        return ""


def require_version() -> None:
    """Raise MachineError unless the library is of the version that is corrected."""
    if (found := found_version()) != VERSION:
        hint = f"pip install weasyprint=={VERSION}"
        raise MachineError(f"needs WeasyPrint {VERSION}, found {found or 'none'}", hint)


if hasattr(
    os, "register_at_fork"
):  # a process that is forked must not find the lock taken for ever
    os.register_at_fork(
        before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release
    )
