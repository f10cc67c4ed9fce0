"""What a person reads in the terminal: findings with their source line, progress, tables."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from warraq.errors import Finding, Severity, count_findings
from warraq.language.lines import shown

if TYPE_CHECKING:
    from warraq.build.run import Built

COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36"}


def paint_text(text: str, colour: str, stream: TextIO) -> str:
    """The text in a colour on a terminal, plain elsewhere."""
    return f"\033[{colour}m{text}\033[0m" if stream.isatty() else text


def show_findings(findings: Sequence[Finding], root: Path, stream: TextIO) -> None:
    """Print each finding as a compiler would, then how many there are of each kind."""
    for finding in findings:
        stream.write(as_text(finding, root, stream) + "\n")
    if findings:
        stream.write(count_findings(findings) + "\n")


def as_text(finding: Finding, root: Path, stream: TextIO) -> str:
    """`path:line:col: error[CODE]: …`, the source line with a caret, and the hint."""
    finding = replace(finding, message=shown(finding.message), hint=shown(finding.hint))
    label = paint_text(f"{finding.severity}[{finding.code}]", COLOURS[finding.severity], stream)
    lines = [f"{finding.place}: {label}: {finding.message}"]
    source = source_line(finding, root)
    if source is not None:
        lines += [f"  | {shown(source)}", f"  | {draw_caret(source, finding.place.column)}"]
    if finding.hint:
        lines.append(f"  hint: {finding.hint}")
    return "\n".join(lines)


def source_line(finding: Finding, root: Path) -> str | None:
    """The line that the finding points at, if the file still has it."""
    place = finding.place
    path = root / place.path
    try:
        lines = _lines_of(path, path.stat().st_mtime_ns) if place.line else ()
    except OSError:
        return None
    return lines[place.line - 1] if 0 < place.line <= len(lines) else None


@lru_cache(maxsize=8)  # findings come in the order of the files
def _lines_of(path: Path, changed: int) -> tuple[str, ...]:
    """The lines of a file as it is since it was changed."""
    try:
        return tuple(path.read_text("utf-8-sig").splitlines())
    except (OSError, UnicodeDecodeError):
        return ()


def draw_caret(source: str, column: int) -> str:
    """A caret under the column; marks that take no cell of their own are not counted."""
    before = source[: max(column - 1, 0)]
    cells = (
        "\t" if c == "\t" else " " for c in before if unicodedata.category(c) not in ("Mn", "Cf")
    )
    return "".join(cells) + "^"


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON list of records."""
    return json.dumps([finding.as_record() for finding in findings], ensure_ascii=False, indent=1)


def draw_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], right: Iterable[int] = ()
) -> str:
    """A plain table, columns two spaces apart; `right` names the columns set flush right.

    On a terminal the last column is broken where a line would be too long.
    """
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    flush = frozenset(right)

    def line(row: Sequence[str]) -> str:
        cells = (
            c.rjust(w) if i in flush else c.ljust(w)
            for i, (c, w) in enumerate(zip(row, widths, strict=True))
        )
        return break_line("  ".join(cells).rstrip(), sum(widths[:-1]) + 2 * len(widths[:-1]))

    return "\n".join(line(row) for row in [head, *rows])


def break_line(line: str, indent: int, stream: TextIO | None = None) -> str:
    """The line, on a terminal that is narrower in several, all but the first indented."""
    stream = stream or sys.stdout
    width = shutil.get_terminal_size().columns if stream.isatty() else len(line)
    if len(line) <= width or indent > width - 16:
        return line
    start, rest = line[:indent], line[indent:]
    lines = textwrap.wrap(rest, width - indent, break_long_words=False, break_on_hyphens=False)
    return start + f"\n{' ' * indent}".join(lines)


def summarize_build(built: Built) -> str:
    """The table at the end of a build: file, pages, size, time, and why it was made."""
    rows = []
    for name in sorted(built.made):
        edition = built.made[name]
        pages = str(edition.pages or "")
        seconds = f"{edition.seconds:.1f} s" if edition.seconds else ""
        rows.append(
            (
                name,
                pages,
                f"{len(edition.data) / 1000:,.0f} kB",
                seconds,
                built.reasons.get(name, ""),
            )
        )
    kept = len(built.manifest.files) - len(built.made)
    lines = (
        [draw_table(("file", "pages", "size", "time", "why"), rows, right=(1, 2, 3))]
        if rows
        else []
    )
    lines += [
        f"  {name}: {line}" for name in sorted(built.made) for line in built.made[name].report
    ]
    lines.append(f"{len(rows)} files made, {kept} left as they were, in {built.folder}")
    if built.findings:
        lines.append(f"{count_findings(built.findings)}: `build.py check` shows them")
    return "\n".join(lines) + "\n"
