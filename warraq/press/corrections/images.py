"""Pictures do not ask the viewer to smooth them: PDF/A forbids it, WeasyPrint does it by default."""

from __future__ import annotations

from typing import Any

from weasyprint.pdf.stream import Stream


class PlainStream(Stream):  # type: ignore[misc]  # the library has no types
    """A page's content, whose pictures are drawn as they are."""

    def add_image(self, image: Any, interpolate: bool, ratio: float) -> str:
        """Add a picture, without `Interpolate`."""
        return str(super().add_image(image, False, ratio))
