"""What the press complains of while it works, as findings with their place."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from weasyprint.logger import LOGGER

from warraq.errors import ContentError, Finding, Place
from warraq.model import Composition

SOURCES = ("study/**/*.md", "study/**/*.yaml", "study/**/*.csv", "briefs/*.md", "templates/**/*.*")
DATA = re.compile(r"(data:[\w/+.-]*)\S+")
# Complaints that cost the page nothing, each with why.
HARMLESS = (
    "Using fontTools instead of HarfBuzz-Subset",  # the same page, slower; `doctor` tells it
)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def heard(*compositions: Composition) -> Iterator[None]:
    """Raise all that the press complains of inside the context as one ContentError."""
    listener, propagated = _Listener(), LOGGER.propagate
    LOGGER.addHandler(listener)
    LOGGER.propagate = False
    try:
        yield
    finally:
        LOGGER.removeHandler(listener)
        LOGGER.propagate = propagated
    if found := list(dict.fromkeys(_findings(listener.records, compositions))):
        raise ContentError(found)


def _findings(
    records: Iterable[logging.LogRecord], compositions: tuple[Composition, ...]
) -> Iterator[Finding]:
    for record in records:
        message = DATA.sub(r"\1…", record.getMessage())
        if message.startswith(".notdef") and isinstance(record.args, tuple):
            yield from _missing_letter(str(record.args[0]), compositions)
        elif not any(re.search(pattern, message) for pattern in HARMLESS):
            hint = "mend the template or the content that it sets"
            yield Finding(
                "P-press-01",
                f"{compositions[0].name}: {message}",
                Place(compositions[0].folder),
                hint,
            )


def _missing_letter(letter: str, compositions: tuple[Composition, ...]) -> Iterator[Finding]:
    """The finding at each of the first places where the letter stands in the content."""
    message = f"no typeface of the brand has `{letter}` (U+{ord(letter):04X})"
    hint = "write it with another character, or add a typeface that has it to templates/brand.yaml"
    composition = next((each for each in compositions if letter in each.html), compositions[0])
    places = list(islice(_places(letter, composition.folder), 5)) or [Place(composition.folder)]
    for place in places:
        yield Finding("P-glyph-01", message, place, hint)


def _places(letter: str, folder: Path) -> Iterator[Place]:
    for path in (path for pattern in SOURCES for path in sorted(folder.glob(pattern))):
        try:
            lines = path.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        for number, line in enumerate(lines, 1):
            if letter in line:
                yield Place(path.relative_to(folder), number, line.index(letter) + 1)
