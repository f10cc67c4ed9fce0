"""What outputs are made from: the hash of every input, and which of them have changed."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from warraq.design.resources import PACKAGE, templates_folder
from warraq.model import Brand

CONTENT = ("study", "briefs", "templates")
LIBRARIES = {
    "pango_version_string": ("libpango-1.0.so.0", "libpango-1.0.dylib", "pango-1.0-0.dll"),
    "hb_version_string": ("libharfbuzz.so.0", "libharfbuzz.dylib", "harfbuzz.dll"),
}
_NAME = re.compile(r"[\w.-]+")
TEMPLATES = "the built-in templates"
SITE = "site-packages/"
NAMED = (".ttf", ".otf", ".ttc", ".woff", ".woff2", ".icc", ".icm")  # what a brand names
TEXTS = (".md", ".yaml", ".csv", ".j2")  # what they say is in the compositions
ASIDE = (
    "starters",
    "templates",
    "cli",
    "watch",
    "__pycache__",
)  # of the engine: nothing is made with them


def input_hashes(root: Path) -> dict[str, str]:
    """The hash of everything that any output may depend on, by path or by the engine part's name."""
    files = (path for folder in CONTENT for path in sorted((root / folder).rglob("*")))
    kept = (p for p in files if p.is_file() and "__pycache__" not in p.parts and p.name[0] != ".")
    content = {p.relative_to(root).as_posix(): make_digest(p.read_bytes()) for p in kept}
    return {**content, **engine_hashes()}


def named_hashes(root: Path, brand: Brand) -> dict[str, str]:
    """The hash of each file that the brand names, wherever it lies: typefaces, the printer's profile."""
    files = [path for face in brand.typefaces.values() for path in face.files.values()]
    files += [brand.press.profile] if brand.press.profile else []
    site = _site_packages()
    names = (
        f"{SITE}{path.relative_to(site).as_posix()}"
        if path.is_relative_to(site)
        else Path(os.path.relpath(path, root.resolve())).as_posix()
        for path in files
    )
    return hash_files(root, names)


def hash_letters(brand: Brand) -> str:
    """The hash of the brand's typefaces, wherever their files lie."""
    styles = [
        (key, style, make_digest(path.read_bytes()))
        for key, face in brand.typefaces.items()
        for style, path in face.files.items()
    ]
    return make_digest(styles)


def hash_files(root: Path, names: Iterable[str]) -> dict[str, str]:
    """The hash of each file of these names; of one that is not there, an empty one."""
    paths = {
        name: _site_packages() / name.removeprefix(SITE) if name.startswith(SITE) else root / name
        for name in names
    }
    return {n: make_digest(p.read_bytes()) if p.is_file() else "" for n, p in paths.items()}


@cache
def engine_hashes() -> dict[str, str]:
    """The engine's own parts: code, figure kinds, built-in templates, packages, and the date to build for."""
    engine = (p for p in sorted(PACKAGE.rglob("*")) if p.is_file())
    code = [p for p in engine if not set(ASIDE) & set(p.relative_to(PACKAGE).parts)]
    drawing = [*(PACKAGE / "figures").glob("*.py"), *(PACKAGE / "model").glob("*.py")]
    templates = [p for p in sorted(templates_folder().rglob("*")) if p.is_file()]
    return {
        "the engine": make_digest(*map(Path.read_bytes, code)),
        "the figures' engine": make_digest(*map(Path.read_bytes, sorted(drawing))),
        TEMPLATES: make_digest(*map(Path.read_bytes, templates)),
        "the packages": make_digest(sys.version, *_package_versions(), *_library_versions()),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", ""),
    }


def _package_versions() -> list[str]:
    """Name and version of each package that the engine requires, and that those require."""
    waiting, versions = _own_requirements(), dict[str, str]()
    while waiting:
        name = _NAME.findall(waiting.pop())[0].lower().replace("_", "-")
        with suppress(metadata.PackageNotFoundError):
            if name not in versions:
                found = metadata.distribution(name)
                versions[name] = found.version
                waiting += [each for each in found.requires or () if "extra ==" not in each]
    return [f"{name}=={version}" for name, version in sorted(versions.items())]


def _own_requirements() -> list[str]:
    """What the engine's own distribution requires: as pyproject.toml of a checkout says, or as installed."""
    project = PACKAGE.parent / "pyproject.toml"
    if project.is_file():
        return list(tomllib.loads(project.read_text("utf-8"))["project"]["dependencies"])
    return [each for each in metadata.requires("warraq") or () if "extra ==" not in each]


def _library_versions() -> Iterator[str]:
    """The versions of the libraries that shape text, as they name them; those not found are not named."""
    for function, files in LIBRARIES.items():
        for file in files:
            with suppress(OSError, AttributeError):
                version = getattr(ctypes.CDLL(file), function)
                version.restype = ctypes.c_char_p
                yield f"{file} {version().decode()}"


@cache
def _site_packages() -> Path:
    return Path(str(metadata.distribution("weasyprint").locate_file("")))


def make_digest(*parts: bytes | str | Any) -> str:
    """One hash of several parts; what is neither bytes nor text counts by its `repr`."""
    total = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()


def changed_inputs(
    specs: Iterable[str], old: Mapping[str, str], new: Mapping[str, str]
) -> list[str]:
    """The inputs whose hash is not what it was, of those that the specs or the brand name.

    A folder's name ends in a slash.
    """
    names = tuple(specs)
    other = sorted(name for name in {**old, **new} if old.get(name) != new.get(name))
    return [name for name in other if name.startswith(names) or name.endswith(NAMED)]


def find_slug(root: Path) -> str:
    """The study's slug, looked up without reading the study; empty where it cannot be found."""
    try:
        text = (root / "study" / "study.yaml").read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    found = re.search(r"^slug:\s*[\"']?([\w-]+)", text, re.MULTILINE)
    return found[1] if found else ""
