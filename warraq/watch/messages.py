"""What the process that sets pages tells the one that shows them."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.errors import Finding
from warraq.watch.pictures import Update


@dataclass(frozen=True)
class Shown:
    """Pages to show; `editions` names all that there are."""

    updates: tuple[Update, ...]
    editions: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """How things stand: what is wrong, whether the last save could be set, and what goes on."""

    findings: tuple[Finding, ...]
    failed: bool = False
    busy: str = ""
    seconds: float = 0.0


Message = Shown | Told
