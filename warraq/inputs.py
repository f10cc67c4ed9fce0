"""What outputs are made from: the hash of every input, and which of them have changed."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from warraq.model import Brand
from warraq.resources import PACKAGE, templates_folder

CONTENT = ("study", "briefs", "templates")
PACKAGES = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pyphen", "pillow",
            "jinja2", "markupsafe", "pandas", "numpy", "matplotlib", "markdown-it-py", "mdit-py-plugins",
            "pyyaml", "pydantic", "babel", "segno", "pypdf", "pikepdf", "pypdfium2")  # fmt: skip
LIBRARIES = {
    "pango_version_string": ("libpango-1.0.so.0", "libpango-1.0.dylib", "pango-1.0-0.dll"),
    "hb_version_string": ("libharfbuzz.so.0", "libharfbuzz.dylib", "harfbuzz.dll"),
}
TEMPLATES = "the built-in templates"
TEXTS = (".md", ".yaml", ".csv", ".j2")  # what they say is in the formes
ASIDE = (
    "starters",
    "templates",
    "watch",
    "__pycache__",
)  # of the engine: nothing is made with them


def input_hashes(root: Path) -> dict[str, str]:
    """The hash of everything that any output may depend on, by path or by the engine part's name."""
    files = (path for folder in CONTENT for path in sorted((root / folder).rglob("*")))
    kept = (p for p in files if p.is_file() and "__pycache__" not in p.parts and p.name[0] != ".")
    return {p.relative_to(root).as_posix(): digest(p.read_bytes()) for p in kept} | engine_hashes()


@cache
def engine_hashes() -> Mapping[str, str]:
    """The engine's own parts: code, figure kinds, built-in templates, packages, and the date to build for."""
    engine = (p for p in sorted(PACKAGE.rglob("*")) if p.is_file())
    code = [p for p in engine if not set(ASIDE) & set(p.relative_to(PACKAGE).parts)]
    templates = [p for p in sorted(templates_folder().rglob("*")) if p.is_file()]
    return {
        "the engine": digest(*map(Path.read_bytes, code)),
        "the figures' engine": digest(
            *map(Path.read_bytes, sorted((PACKAGE.parent / "figures").glob("*.py")))
        ),
        TEMPLATES: digest(*map(Path.read_bytes, templates)),
        "the packages": digest(sys.version, *_versions(), *_libraries()),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", ""),
    }


def _versions() -> list[str]:
    fonts = sorted(path.name for path in _site_packages().glob("fontpkg*.dist-info"))
    return [f"{name}=={metadata.version(name)}" for name in PACKAGES] + fonts


def _libraries() -> Iterator[str]:
    """The versions of the libraries that shape text, as they name them; those not found are not named."""
    for function, files in LIBRARIES.items():
        for file in files:
            with suppress(OSError, AttributeError):
                version = getattr(ctypes.CDLL(file), function)
                version.restype = ctypes.c_char_p
                yield f"{file} {version().decode()}"


def _site_packages() -> Path:
    return Path(str(metadata.distribution("weasyprint").locate_file("")))


def digest(*parts: bytes | str | Any) -> str:
    """One hash of several parts; what is neither bytes nor text counts by its `repr`."""
    total = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()


def changed(specs: Iterable[str], old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The inputs whose hash is not what it was, of those that the specs name (a folder ends in a slash)."""
    names = tuple(specs)
    everything = sorted({**old, **new})
    return [
        name for name in everything if name.startswith(names) and old.get(name) != new.get(name)
    ]


def typeface_bytes(brand: Brand) -> list[bytes]:
    """The font files of the brand."""
    return [path.read_bytes() for face in brand.typefaces.values() for path in face.files.values()]


def slug(root: Path) -> str:
    """The study's slug, looked up without reading the study; empty where it cannot be found."""
    try:
        text = (root / "study" / "study.yaml").read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    found = re.search(r"^slug:\s*[\"']?([\w-]+)", text, re.MULTILINE)
    return found[1] if found else ""
