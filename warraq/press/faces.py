"""The press's typefaces: those of the brand alone, none of the machine's."""

from __future__ import annotations

import os
import warnings
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING

from warraq.model import Brand

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration


@contextmanager
def without_system_fonts() -> Iterator[None]:
    """Have Fontconfig read our own configuration, which knows no folder of fonts."""
    name, old = "FONTCONFIG_FILE", os.environ.get("FONTCONFIG_FILE")
    os.environ[name] = str(Path(__file__).with_name("fonts.conf"))
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "No fonts configured", UserWarning)
            yield
    finally:
        os.environ.pop(name) if old is None else os.environ.update({name: old})


def configuration(brand: Brand) -> FontConfiguration:
    """A place for the brand's faces, kept for later compositions of the same brand."""
    return _configuration(font_files(brand))


@lru_cache(maxsize=2)
def _configuration(files: frozenset[Path]) -> FontConfiguration:
    from weasyprint.text.fonts import FontConfiguration

    with without_system_fonts():
        made = FontConfiguration()
    Finalize(made, _clear, (weakref.ref(made),), exitpriority=0)
    return made


def _clear(made: weakref.ref[FontConfiguration]) -> None:
    """Remove the files of the faces when a process ends, a worker's too: Python deletes nothing then."""
    kept = made()
    if kept is not None:
        kept.__del__()


def font_files(brand: Brand) -> frozenset[Path]:
    """All font files of the brand."""
    return frozenset(
        path.resolve() for face in brand.typefaces.values() for path in face.files.values()
    )
