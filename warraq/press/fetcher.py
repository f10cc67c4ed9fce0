"""What a composition may fetch: its own folder, the brand's typefaces, and what it carries itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher


class CompositionFetcher(URLFetcher):  # type: ignore[misc]  # the library has no types
    """Fetches `data:` URLs, files below a folder and named files; never the network."""

    def __init__(self, folder: Path, files: frozenset[Path]) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self._folder = folder.resolve()
        self._files = files

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The response, or a ValueError that WeasyPrint logs, and so a finding."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = Path(url2pathname(parts.path)).resolve()
            if path not in self._files and not path.is_relative_to(self._folder):
                raise ValueError("the file lies outside the project")
        return super().fetch(url, headers)
