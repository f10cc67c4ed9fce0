"""What this machine has and lacks, with the command that mends it."""

from __future__ import annotations

import ctypes.util
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec

from warraq.plates import profiles
from warraq.weasy.workbench import VERSION


@dataclass(frozen=True)
class Need:
    """A thing looked for; `packages` name it for Debian, Fedora and macOS (Homebrew)."""

    name: str
    purpose: str
    found: str = ""
    required: bool = False
    packages: tuple[str, str, str] = ("", "", "")
    command: str = ""

    @property
    def mend(self) -> str:
        """The command that installs it on this kind of machine."""
        manager = _package_manager()
        package = dict(zip(COMMANDS, self.packages, strict=True))[manager]
        return f"{COMMANDS[manager]} {package}" if package else self.command

    def cells(self) -> tuple[str, ...]:
        """The row of a table: what, what for, and what was found or how to get it."""
        lacking = "MISSING" if self.required else "-"
        return self.name, self.purpose, self.found or f"{lacking}  {self.mend}".rstrip()


COMMANDS = {"debian": "apt-get install", "fedora": "dnf install", "macos": "brew install"}
LIBRARIES = (
    ("Pango", ("pango-1.0-0", "pango-1.0"), "shapes and sets text", True,
     ("libpango-1.0-0 libpangoft2-1.0-0", "pango", "pango")),
    ("PangoFT2", ("pangoft2-1.0-0", "pangoft2-1.0"), "shapes and sets text", True,
     ("libpangoft2-1.0-0", "pango", "pango")),
    ("HarfBuzz", ("harfbuzz", "harfbuzz-0"), "shapes text", True,
     ("libharfbuzz0b", "harfbuzz", "harfbuzz")),
    ("HarfBuzz-Subset", ("harfbuzz-subset", "harfbuzz-subset-0"), "subsets 20 times as fast", False,
     ("libharfbuzz-subset0", "harfbuzz", "harfbuzz")),
)  # fmt: skip
PROGRAMS = (
    ("pdftoppm", "tests: pages as pictures", ("poppler-utils", "poppler-utils", "poppler")),
    ("qpdf", "tests: second opinion", ("qpdf", "qpdf", "qpdf")),
    ("gs", "tests: ink on each plate", ("ghostscript", "ghostscript", "ghostscript")),
    ("pandoc", "import of DOCX", ("pandoc", "pandoc-cli", "pandoc")),
    ("java", "veraPDF", ("default-jre-headless", "java-latest-openjdk-headless", "openjdk")),
    ("verapdf", "preflight of PDF/UA, /A", ("", "", "verapdf")),
)
MODULES = ("weasyprint", "jinja2", "pandas", "matplotlib", "pypdf", "markdown_it", "pydantic", "babel", "segno",
           "pikepdf", "fontpkg_amiri", "fontpkg_ibm_plex_sans_arabic", "fontpkg_ibm_plex_serif")  # fmt: skip


def _package_manager() -> str:
    if sys.platform == "darwin":
        return "macos"
    return "fedora" if shutil.which("dnf") and not shutil.which("apt-get") else "debian"


def examine_machine() -> list[Need]:
    """Everything looked for, in the order of its weight."""
    return [
        _examine_python(),
        *_examine_modules(),
        *_examine_libraries(),
        _examine_profiles(),
        *_examine_programs(),
    ]


def _examine_python() -> Need:
    version = platform.python_version()
    found = version if sys.version_info >= (3, 11) else ""
    return Need("Python", "3.11 or newer", found, True, ("python3", "python3", "python"))


def _examine_modules() -> Iterator[Need]:
    for name in MODULES:
        distribution = name.replace("_", "-").replace("markdown-it", "markdown-it-py")
        found = metadata.version(distribution) if find_spec(name) else ""
        if name == "weasyprint" and found not in ("", VERSION):
            yield Need(
                name, f"needs {VERSION}, found {found}", "", True, ("", "", ""), "sh setup.sh"
            )
        else:
            yield Need(name, "Python package", found, True, ("", "", ""), "sh setup.sh")


def _examine_libraries() -> Iterator[Need]:
    for name, files, purpose, required, packages in LIBRARIES:
        found = next((path for path in map(ctypes.util.find_library, files) if path), "")
        yield Need(name, purpose, found, required, packages)


def _examine_profiles() -> Need:
    found = ", ".join(dict.fromkeys(path.stem for path in profiles.installed()))
    return Need("CMYK profiles", "press files", found)


def _examine_programs() -> Iterator[Need]:
    for name, purpose, packages in PROGRAMS:
        yield Need(name, purpose, shutil.which(name) or "", False, packages)
