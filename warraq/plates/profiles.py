"""ICC profiles of printing conditions: the one that comes with Warraq, and those of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warraq.errors import ContentError, Finding
from warraq.model import Brand

BUILT_IN = Path(__file__).with_name("profiles") / "FOGRA39L_coated.icc"
FOLDERS = (
    "/usr/share/color/icc",
    "/usr/local/share/color/icc",
    "/usr/share/texlive/texmf-dist/tex/generic/colorprofiles",
    "/Library/ColorSync/Profiles",
    "~/.local/share/icc",
    "~/Library/ColorSync/Profiles",
)


def read_profile(brand: Brand) -> bytes:
    """The profile that a press file embeds; what is not one is a finding."""
    path = brand.press.profile or BUILT_IN
    data = _read(path)
    if is_cmyk_output(data):
        return data
    wrong = "is not the ICC profile of a CMYK printer" if data else "cannot be read"
    message = f"the profile `{path.name}` {wrong}"
    hint = "name one under press: profile:, or leave it out for the built-in FOGRA39"
    raise ContentError([Finding("B-press-02", message, brand.place_of("press", "profile"), hint)])


def is_cmyk_output(data: bytes) -> bool:
    """True for an ICC profile of class `prtr` with four inks."""
    return len(data) > 128 and data[36:40] == b"acsp" and data[12:20] == b"prtrCMYK"


def installed() -> Iterator[Path]:
    """The CMYK profiles that the machine has, the built-in one first."""
    yield BUILT_IN
    for folder in map(Path, FOLDERS):
        for path in sorted(folder.expanduser().rglob("*.ic[cm]")):
            if is_cmyk_output(_read(path)):
                yield path


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
