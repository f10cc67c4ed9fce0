"""Whose fault an error is: the file's, which is a finding, or ours, which stays a traceback.

A file that is not what it says it is shows in what the PDF libraries raise, or in an object of theirs
that is not what the standard asks for there. Whatever else goes wrong in a check is a bug of the check.
"""

from __future__ import annotations

import struct
import traceback
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import PdfObject
from pypdfium2 import PdfiumError

LIBRARIES = tuple(str(Path(str(each.__file__)).parent) for each in (pypdf, pikepdf, pypdfium2))


class MalformedError(ValueError):
    """An object of the file is not of the kind that the standard asks for at its place."""


RAISED_BY_LIBRARIES = (
    PyPdfError, DependencyError, PdfiumError, pikepdf.PdfError, pikepdf.PasswordError, MalformedError,
    zlib.error, struct.error, OSError, RecursionError,
)  # fmt: skip
# What reading an object that is not what it should be can raise; `blame_file` says whether it was that.
SUSPECT = (
    *RAISED_BY_LIBRARIES, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
    RuntimeError, AssertionError,
)  # fmt: skip


def blame_file(error: Exception) -> bool:
    """True if the error is of the file: raised by a PDF library, or by an object of one that is wrong."""
    if isinstance(error, RAISED_BY_LIBRARIES):
        return True
    if isinstance(error, AttributeError) and isinstance(error.obj, PdfObject | pikepdf.Object):
        return True
    *_, last = traceback.extract_tb(error.__traceback__)
    return last.filename.startswith(LIBRARIES)


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Around the interpretation of what a file says: an entry that is not as the standard has it is told."""
    try:
        yield
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise MalformedError(f"{what}: {type(error).__name__}: {error}") from error


def number_of_points(value: object) -> float:
    """A number of the file; a MalformedError where something else stands there."""
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ArithmeticError) as error:
        raise MalformedError(f"{str(value)[:40]} stands where a number should") from error
