"""What stands in a text box where WeasyPrint keeps a Pango layout: pieces ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weasyprint.text.line_break import Layout

if TYPE_CHECKING:
    from warraq.paragraph.lines import Line
    from warraq.paragraph.measure import Piece


class SetLine:
    """A line's part as it was set; for anything else it answers as a fresh Pango layout would."""

    max_width = None

    def __init__(self, box: Any, pieces: list[Piece], line: Line) -> None:
        self.text = box.text
        self.style = box.style
        self.pieces = pieces
        self.line = line
        self.first_line_direction = int(line.rtl)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.as_layout(), name)

    def as_layout(self) -> Layout:
        """The same text as Pango alone would set it: its metrics, or a line to cut with an ellipsis."""
        layout = Layout(self.style)
        layout.set_text(self.text)
        return layout

    def reactivate(self, style: Any) -> None:
        """Everything is kept; nothing to set up again."""

    def deactivate(self) -> None:
        """Everything is kept for drawing."""
