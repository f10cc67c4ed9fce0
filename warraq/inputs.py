"""What outputs are made from: the hash of every input, and which of them have changed."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from warraq.model import Brand
from warraq.resources import PACKAGE, templates_folder

CONTENT = ("study", "briefs", "templates")
PACKAGES = ("weasyprint", "pydyf", "jinja2", "pandas", "matplotlib", "markdown-it-py", "babel", "segno",
            "fonttools", "pypdf")  # fmt: skip


def input_hashes(root: Path) -> dict[str, str]:
    """The hash of everything that any output may depend on, by path or by the engine part's name."""
    files = (path for folder in CONTENT for path in sorted((root / folder).rglob("*")))
    kept = (p for p in files if p.is_file() and "__pycache__" not in p.parts and p.name[0] != ".")
    return {p.relative_to(root).as_posix(): digest(p.read_bytes()) for p in kept} | engine_hashes()


@cache
def engine_hashes() -> Mapping[str, str]:
    """The engine's own parts: code, figure kinds, built-in templates, packages, and the date to build for."""
    code = [
        p for p in sorted(PACKAGE.rglob("*.py")) if "templates" not in p.relative_to(PACKAGE).parts
    ]
    templates = [p for p in sorted(templates_folder().rglob("*")) if p.is_file()]
    return {
        "the engine": digest(*map(Path.read_bytes, code)),
        "the figures' engine": digest(
            *map(Path.read_bytes, sorted((PACKAGE.parent / "figures").glob("*.py")))
        ),
        "the built-in templates": digest(*map(Path.read_bytes, templates)),
        "the packages": digest(sys.version, *_versions()),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", ""),
    }


def _versions() -> list[str]:
    fonts = sorted(path.name for path in _site_packages().glob("fontpkg*.dist-info"))
    return [f"{name}=={metadata.version(name)}" for name in PACKAGES] + fonts


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
