"""What pypdf had to guess to read a file at all."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from warraq.errors import Finding, Place, Severity

LOGGER = logging.getLogger("pypdf")


class _Notes(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.setdefault(record.getMessage())


@contextmanager
def noted() -> Iterator[dict[str, None]]:
    """Keep what pypdf says of the file, which would else go to the terminal."""
    notes, propagated = _Notes(), LOGGER.propagate
    LOGGER.addHandler(notes)
    LOGGER.propagate = False
    try:
        yield notes.messages
    finally:
        LOGGER.removeHandler(notes)
        LOGGER.propagate = propagated


def findings(messages: Sequence[str] | dict[str, None], path: Path) -> list[Finding]:
    """One finding for all repairs."""
    if not messages:
        return []
    first, *more = messages
    message = f"the file is damaged and was read as well as could be: {first}"
    message += f", and {len(more)} more" if more else ""
    return [Finding("T-file-03", message, Place(path), "make the file again", Severity.WARNING)]
