"""What is being made, as a person at the terminal sees it."""

from __future__ import annotations

import sys
from typing import TextIO


class Progress:
    """What is being made: one live line on a terminal, a line for each finished file elsewhere."""

    def __init__(self, quiet: bool, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.live = not quiet and self.stream.isatty()
        self.quiet = quiet

    def say(self, text: str) -> None:
        """Show a step; on a terminal it takes the place of the last one."""
        if self.live:
            self.stream.write(f"\r\033[K{text[:100]}")
            self.stream.flush()
        elif not self.quiet:
            self.stream.write(text + "\n")

    def done(self) -> None:
        """Clear the live line."""
        if self.live:
            self.stream.write("\r\033[K")
            self.stream.flush()
