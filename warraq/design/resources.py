"""Where the engine's own data lies: in the checkout beside the package, or inside an installed one."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def templates_folder() -> Path:
    """The folder of the built-in templates."""
    checkout = PACKAGE.parent / "templates"
    return checkout if checkout.is_dir() else PACKAGE / "templates"
