"""The brand: built-in tokens, overlaid key by key with the project's, as one checked object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from warraq.design import typefaces
from warraq.design.resources import templates_folder
from warraq.errors import Finding, Place
from warraq.model import Brand, Colour, Localized, Typeface
from warraq.yamlfile import YamlFile, load_yaml, validated

FILE = Path("templates/brand.yaml")


@dataclass(frozen=True)
class _ColourEntry:
    screen: str
    press: tuple[float, float, float, float]


@dataclass(frozen=True)
class _FaceEntry:
    files: dict[str, str]
    package: str | None = None
    folder: str | None = None


@dataclass(frozen=True)
class _BrandFile:
    name: Localized = field(default_factory=dict)
    colours: dict[str, _ColourEntry] = field(default_factory=dict)
    typefaces: dict[str, _FaceEntry] = field(default_factory=dict)
    roles: dict[str, dict[str, str]] = field(default_factory=dict)
    sizes: dict[str, str] = field(default_factory=dict)
    paragraph: dict[str, Any] = field(default_factory=dict)
    press: dict[str, Any] = field(default_factory=dict)
    standard: Literal["pdf-1.7", "pdf-2.0"] = "pdf-1.7"
    options: dict[str, Any] = field(default_factory=dict)


def read_brand(root: Path) -> tuple[Brand | None, list[Finding]]:
    """The brand of the project in `root`: the built-in tokens with the project's laid over them."""
    built_in = templates_folder().parent
    base, findings = load_yaml(built_in, FILE)
    own = base
    if root.resolve() != built_in and (root / FILE).exists():
        own, findings = load_yaml(root, FILE)
    if base is None or own is None:
        return None, findings
    _, wrong = validated(_BrandFile, own.data or {}, own)
    findings += wrong
    if findings:
        return None, findings
    tokens, _ = validated(_BrandFile, overlaid(base.data, own.data or {}), base)
    if tokens is None:
        return None, findings
    findings += _check(tokens, own)
    return (None, findings) if findings else (_brand(tokens, root, own), [])


def overlaid(base: Any, over: Any) -> Any:
    """`over` laid on `base`: mappings merge key by key, anything else replaces."""
    if not (isinstance(base, Mapping) and isinstance(over, Mapping)):
        return over
    merged = {key: overlaid(base[key], over[key]) if key in over else base[key] for key in base}
    return merged | {key: value for key, value in over.items() if key not in base}


def _check(tokens: _BrandFile, file: YamlFile) -> Iterator[Finding]:
    for name, colour in tokens.colours.items():
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour.screen):
            place = file.place("colours", name, "screen")
            yield Finding(
                "B-colour-01", f"`{colour.screen}` is not a colour", place, 'write "#rrggbb"'
            )
        if not all(0 <= part <= 100 for part in colour.press) or sum(colour.press) > 300:
            message = f"the inks of `{name}` must be 0 to 100 each and at most 300 together"
            yield Finding(
                "B-colour-02", message, file.place("colours", name, "press"), "use less ink"
            )
    yield from _check_faces(tokens, file)


def _check_faces(tokens: _BrandFile, file: YamlFile) -> Iterator[Finding]:
    for key, entry in tokens.typefaces.items():
        place = file.place("typefaces", key)
        for style in entry.files.keys() - typefaces.STYLES.keys():
            message = f"unknown style `{style}` of the typeface `{key}`"
            yield Finding("B-face-01", message, place, f"styles: {', '.join(typefaces.STYLES)}")
        if entry.package and typefaces.package_folder(entry.package) is None:
            hint = f"pip install {entry.package.replace('_', '-')}"
            yield Finding(
                "B-face-02", f"the package `{entry.package}` is not installed", place, hint
            )
        if not entry.package and not entry.folder:
            message = f"the typeface `{key}` names no package and no folder"
            yield Finding("B-face-03", message, place, "add package: or folder:")
    for role, faces in tokens.roles.items():
        for language, key in faces.items():
            if key not in tokens.typefaces:
                message = f"the role `{role}` names the unknown typeface `{key}`"
                hint = f"typefaces: {', '.join(tokens.typefaces)}"
                yield Finding("B-face-04", message, file.place("roles", role, language), hint)


def _brand(tokens: _BrandFile, root: Path, file: YamlFile) -> Brand:
    return Brand(
        name=tokens.name,
        colours={name: Colour(c.screen, c.press) for name, c in tokens.colours.items()},
        typefaces={key: _typeface(key, entry, root) for key, entry in tokens.typefaces.items()},
        roles=tokens.roles,
        sizes=tokens.sizes,
        paragraph=tokens.paragraph,
        press=tokens.press,
        standard=tokens.standard,
        options=tokens.options,
        place=Place(file.path, 1, 1),
    )


def _typeface(key: str, entry: _FaceEntry, root: Path) -> Typeface:
    folder = (
        typefaces.package_folder(entry.package)
        if entry.package
        else root.resolve() / str(entry.folder)
    )
    files = {style: folder / name for style, name in entry.files.items()} if folder else {}
    return Typeface(typefaces.family_name(key), files)
