"""Typefaces from packages: where their files are, and the CSS that names them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from warraq.model import Brand, Typeface

STYLES = {
    "regular": (400, "normal"),
    "medium": (500, "normal"),
    "semibold": (600, "normal"),
    "bold": (700, "normal"),
    "italic": (400, "italic"),
    "bold-italic": (700, "italic"),
}


def package_folder(package: str) -> Path | None:
    """The folder of a package's font files, without importing it; None if it is not installed."""
    spec = find_spec(package) if package.isidentifier() else None
    if spec is None or not spec.submodule_search_locations:
        return None
    root = Path(spec.submodule_search_locations[0])
    return root / "files" if (root / "files").is_dir() else root


def family_name(key: str) -> str:
    """The family name that pages and charts use: our own, so that no installed face can answer to it."""
    return f"Warraq {key}"


def face_css(brand: Brand) -> str:
    """The `@font-face` rules of all of the brand's typefaces."""
    return "\n".join(
        _face_rule(face, style, path)
        for face in brand.typefaces.values()
        for style, path in face.files.items()
    )


def _face_rule(face: Typeface, style: str, path: Path) -> str:
    weight, slant = STYLES[style]
    return (
        f'@font-face {{ font-family: "{face.family}"; src: url("{path.as_uri()}");'
        f" font-weight: {weight}; font-style: {slant}; }}"
    )
