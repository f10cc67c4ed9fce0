"""The text of a PDF as programs give it that people copy from and search in."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2

PDFJS = Path(__file__).with_name("pdfjs.mjs")
NODE_MODULES = Path(__file__).parents[2] / "tests/tools/web"
SECONDS = 300


class AbsentError(Exception):
    """A reader that is not on this machine."""


def by_poppler(path: Path) -> str:
    """The text as poppler gives it (Evince, Okular)."""
    return _said("pdftotext", "-enc", "UTF-8", str(path), "-")


def by_pdfium(path: Path) -> str:
    """The text as PDFium gives it (Chrome)."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def by_pypdf(path: Path) -> str:
    """The text as pypdf gives it (programs that read many files)."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def by_pdfjs(path: Path) -> str:
    """The text as pdf.js gives it (Firefox)."""
    return _said("node", str(PDFJS), str(path))


def _said(program: str, *words: str) -> str:
    if shutil.which(program) is None:
        raise AbsentError(f"{program} is not on the path")
    known = {"WARRAQ_PDFJS": str(NODE_MODULES), **os.environ}
    ended = subprocess.run(
        [program, *words], capture_output=True, timeout=SECONDS, check=False, env=known
    )
    if ended.returncode:
        last = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        absent = next((line for line in last if "Cannot find module" in line), "")
        raise AbsentError(absent.strip() or f"{program} ended with {ended.returncode}")
    return ended.stdout.decode("utf-8", "replace")


READERS: dict[str, Callable[[Path], str]] = {
    "poppler": by_poppler,
    "pdfium": by_pdfium,
    "pypdf": by_pypdf,
    "pdf.js": by_pdfjs,
}
