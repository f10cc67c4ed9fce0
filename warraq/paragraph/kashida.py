"""placeholder"""

from typing import Any


def insert(pieces: Any, widths: Any, *rest: Any) -> Any:
    return pieces, widths
