"""The brand: built-in tokens, overlaid key by key with the project's, as one checked object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, cast

from warraq.design import typefaces
from warraq.design.fontfile import read_font
from warraq.design.resources import templates_folder
from warraq.design.tokens import Line, Options, ParagraphSettings, PressTokens, Sizes
from warraq.errors import Finding, Place
from warraq.model import Brand, Colour, Localized, Typeface
from warraq.model.brand import Role
from warraq.yamlfile import YamlFile, did_you_mean, load_yaml, read_typed

FILE = Path("templates/brand.yaml")
BUILT_IN_CONDITION = "FOGRA39"


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
class _Roles:
    text: dict[str, str]
    display: dict[str, str]
    label: dict[str, str]


@dataclass(frozen=True)
class _BrandFile:
    """All keys of `brand.yaml`; the built-in file has each, a project's those that it changes."""

    name: Localized
    colours: dict[str, _ColourEntry]
    typefaces: dict[str, _FaceEntry]
    roles: _Roles
    sizes: Sizes
    paragraph: ParagraphSettings
    press: PressTokens
    standard: Literal["pdf-1.7", "pdf-2.0"]
    options: Options
    own: dict[str, Line]


def read_brand(root: Path) -> tuple[Brand | None, list[Finding]]:
    """The brand of the project in `root`: the built-in tokens with the project's laid over them."""
    built_in = templates_folder().parent
    base, findings = load_yaml(built_in, FILE)
    own = base
    if root.resolve() != built_in and (root / FILE).exists():
        own, findings = load_yaml(root, FILE)
    if base is None or own is None or findings:
        return None, findings
    tokens, findings = read_typed(_BrandFile, overlay_tokens(base.data, own.data or {}), own)
    if tokens is None:
        return None, findings
    findings += [*_check_colours(tokens, own), *_check_press(tokens.press, root, own)]
    if findings:
        return None, findings
    brand = _make_brand(
        tokens, root, own if own is not base or root.resolve() == built_in else None
    )
    findings += _check_files(brand, tokens, root, own)
    return (None, findings) if findings else (brand, [])


def overlay_tokens(base: Any, over: Any) -> Any:
    """`over` laid on `base`: mappings merge key by key, anything else replaces."""
    if not (isinstance(base, Mapping) and isinstance(over, Mapping)):
        return over
    merged = {
        key: overlay_tokens(base[key], over[key]) if key in over else base[key] for key in base
    }
    return merged | {key: value for key, value in over.items() if key not in base}


def _check_colours(tokens: _BrandFile, file: YamlFile) -> Iterator[Finding]:
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


def _check_press(press: PressTokens, root: Path, file: YamlFile) -> Iterator[Finding]:
    """The profile lies where a build watches it, and a condition comes with its own."""
    place = file.place("press", "profile")
    if press.profile is None and press.condition.id != BUILT_IN_CONDITION:
        message = f"the condition {press.condition.id} is named without its profile"
        hint = f"name its ICC profile under press: profile:; the built-in one is {BUILT_IN_CONDITION}'s"
        yield Finding("B-press-03", message, file.place("press", "condition", "id"), hint)
    elif press.profile is not None:
        folder = (root / "templates").resolve()
        if not (root / press.profile).resolve().is_relative_to(folder):
            message = f"the profile `{press.profile}` does not lie below templates/"
            hint = "copy it there: that folder is what a project carries along and a build watches"
            yield Finding("B-press-02", message, place, hint)


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
    for role, faces in asdict(tokens.roles).items():
        for language, key in faces.items():
            if key not in tokens.typefaces:
                message = f"the role `{role}` names the unknown typeface `{key}`"
                hint = f"typefaces: {', '.join(tokens.typefaces)}"
                yield Finding("B-face-04", message, file.place("roles", role, language), hint)


def _check_files(brand: Brand, tokens: _BrandFile, root: Path, file: YamlFile) -> Iterator[Finding]:
    """The files of typefaces are there, in the project or its packages, and are fonts of one weight."""
    for key, face in brand.typefaces.items():
        if tokens.typefaces[key].folder:
            outside = [
                p for p in face.files.values() if not p.resolve().is_relative_to(root.resolve())
            ]
            if outside:
                message = f"the folder of the typeface `{key}` lies outside the project"
                place = file.place("typefaces", key, "folder")
                yield Finding("B-face-05", message, place, "copy the fonts into the project")
                continue
        for style, path in face.files.items():
            place = file.place("typefaces", key, "files", style)
            yield from _check_font(path, place)


def _check_font(path: Path, place: Place) -> Iterator[Finding]:
    try:
        font = read_font(path)
    except OSError:
        there = sorted(each.name for each in path.parent.glob("*.[ot]tf"))
        hint = did_you_mean(path.name, there) or f"there are: {', '.join(there[:8]) or 'none'}"
        yield Finding("B-face-05", f"there is no file `{path.name}` of this typeface", place, hint)
    except ValueError as error:
        yield Finding("B-face-06", f"`{path.name}`: {error}", place, "name a .ttf or .otf file")
    else:
        if font.variable:
            message = (
                f"`{path.name}` is a variable font, whose weights are not in files of their own"
            )
            yield Finding("B-face-07", message, place, "name the static files: -Regular, -Bold …")


def _make_brand(tokens: _BrandFile, root: Path, file: YamlFile | None) -> Brand:
    return Brand(
        name=tokens.name,
        colours={name: Colour(c.screen, c.press) for name, c in tokens.colours.items()},
        typefaces={
            key: _make_typeface(key, entry, root) for key, entry in tokens.typefaces.items()
        },
        roles=cast("dict[Role, dict[str, str]]", asdict(tokens.roles)),
        sizes=tokens.sizes,
        paragraph=tokens.paragraph,
        press=_rooted_profile(tokens.press, root),
        standard=tokens.standard,
        options=tokens.options,
        own=tokens.own,
        place=Place(FILE, 1, 1) if file else Place(FILE),
        file=file,
    )


def _make_typeface(key: str, entry: _FaceEntry, root: Path) -> Typeface:
    folder = (
        typefaces.package_folder(entry.package)
        if entry.package
        else root.resolve() / str(entry.folder)
    )
    files = {style: folder / name for style, name in entry.files.items()} if folder else {}
    return Typeface(typefaces.family_name(key), files)


def _rooted_profile(press: PressTokens, root: Path) -> PressTokens:
    """The tokens with the profile's path from here."""
    return replace(press, profile=root / press.profile) if press.profile else press
