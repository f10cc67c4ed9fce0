"""The file of a colour profile is closed when it has been read; WeasyPrint leaves it open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO


def closed_profile(original: Callable[..., Any]) -> Callable[..., Any]:
    """WeasyPrint's colour profile, which reads its file when it is made."""

    def profile(file: BinaryIO, *arguments: Any) -> Any:
        with file:
            return original(file, *arguments)

    return profile
