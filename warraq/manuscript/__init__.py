"""The importing room: a manuscript in Word or Markdown into a project that builds at once."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from warraq.errors import UsageError
from warraq.manuscript.blocks import Manuscript, Repair
from warraq.manuscript.report import ImportReport

__all__ = ["ImportReport", "Repair", "import_manuscript"]


def import_manuscript(source: Path, target: Path) -> ImportReport:
    """Make a new project in `target` of the manuscript `source` (.md or .docx), and report on it."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is not an empty folder", "name a new folder")
    with TemporaryDirectory() as media:
        return _imported(source, target, _read(source, Path(media)))


def _imported(source: Path, target: Path, came: Manuscript) -> ImportReport:
    from warraq.manuscript.project import project_files
    from warraq.manuscript.repair import repair
    from warraq.manuscript.report import PATH, counted, plain_lines
    from warraq.manuscript.sections import laid_out

    if not came.blocks:
        raise UsageError(f"{source} holds no text", "is it the right file?")
    mended = repair(came)
    layout = laid_out(mended.manuscript)
    if not layout.sections:
        raise UsageError(f"{source} holds a title and no text", "is it the right file?")
    files = project_files(layout, mended.manuscript, _slug(source, target))
    counts = counted(came, mended.manuscript, layout, files)
    repairs = tuple(sorted((*mended.repairs, *files.repairs), key=lambda repair: repair.line))
    report = ImportReport(
        source, target, counts, repairs, tuple(w for w in files.set_aside if w),
        plain_lines(files), files.lines,
    )  # fmt: skip
    files.texts[PATH] = report.text()
    try:
        files.write(target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}", "name another") from error
    return report


def _read(source: Path, media: Path) -> Manuscript:
    from warraq.manuscript.markdown import read_markdown

    if not source.is_file():
        raise UsageError(f"there is no file {source}", "name a .docx or .md file")
    if source.suffix.lower() == ".docx":
        from warraq.manuscript.word import read_word

        return read_word(source, media)
    if source.suffix.lower() not in (".md", ".markdown", ".txt"):
        raise UsageError(f"{source.name}: this kind of file is not read", "save it as .docx or .md")
    try:
        return read_markdown(source.read_text("utf-8-sig"), source.parent)
    except OSError as error:
        raise UsageError(f"{source} cannot be read: {error.strerror}", "see its rights") from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{source.name} is not UTF-8: {error.reason}", "save it as UTF-8"
        ) from error


def _slug(source: Path, target: Path) -> str:
    for name in (target.name, source.stem):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        if slug := re.sub(r"[^a-z0-9]+", "-", plain).strip("-"):
            return slug
    return "study"
