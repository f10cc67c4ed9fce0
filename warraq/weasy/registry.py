"""Everything that is done to the library, by what it is for; docs/corrections.md prints it."""

from __future__ import annotations

from collections.abc import Iterator

from warraq.weasy.workbench import Correction

HEAD = "| name | why | upstream | can go when |\n| --- | --- | --- | --- |\n"


def all_corrections() -> dict[str, tuple[Correction, ...]]:
    """The corrections of each room that has some; the rooms are imported, and the library with them."""
    from warraq.paragraph import hooks
    from warraq.plates import drawing
    from warraq.press import corrections, relayout

    return {
        "tags and files": corrections.TAGS_AND_FILES,
        "speed": corrections.SPEED,
        "paragraphs": hooks.CORRECTIONS,
        "inks": drawing.CORRECTIONS,
        "relayout": relayout.CORRECTIONS,
    }


def as_markdown() -> Iterator[tuple[str, str]]:
    """For each use, its table as the documentation prints it."""
    for use, rows in all_corrections().items():
        cells = ((f"`{row.label}`", row.why, row.upstream, row.until) for row in rows)
        yield use, HEAD + "".join(f"| {' | '.join(row)} |\n" for row in cells)
