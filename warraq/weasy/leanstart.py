"""A lean start of WeasyPrint: import this module before it and call `import_lean()`; the pages stay the same.

A third of the time to import WeasyPrint goes into two things: cffi parses 450 lines of C
declarations each time, and fontTools is loaded though HarfBuzz does its work. Here the parsed
declarations are kept in the user's cache, and fontTools is loaded when it is first used.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from warraq.weasy.workbench import require_version

if TYPE_CHECKING:
    from collections.abc import Iterator

# What warraq.paragraph asks of Pango and WeasyPrint does not declare.
DECLARATIONS = """
PangoAttribute * pango_attr_font_desc_new (const PangoFontDescription *desc);
PangoAttribute * pango_attr_language_new (PangoLanguage *language);
"""
# What WeasyPrint's modules take from fontTools when they are imported.
FONT_TOOLS = {
    "weasyprint.pdf.fonts": {
        "subset": "fontTools.subset",
        "TTFont": "fontTools.ttLib:TTFont",
        "TTLibError": "fontTools.ttLib:TTLibError",
        "ttFont": "fontTools.ttLib.ttFont",
        "instantiateVariableFont": "fontTools.varLib.instancer:instantiateVariableFont",
    },
    "weasyprint.text.fonts": {
        "TTFont": "fontTools.ttLib:TTFont",
        "woff2": "fontTools.ttLib.woff2",
    },
}


def import_lean() -> None:
    """Import WeasyPrint the lean way; do nothing where it is imported already.

    Raises MachineError where it is of another version than the one that is corrected.
    """
    require_version()
    if "weasyprint" in sys.modules:
        return
    parsed = None if "cffi" in sys.modules else _parsed_declarations()
    stand_ins = {} if "fontTools" in sys.modules else _font_tools()
    if parsed is not None:
        stand_ins["cffi"] = ModuleType("cffi")
        vars(stand_ins["cffi"])["FFI"] = _make_interface(parsed)
    with _standing_in(stand_ins):
        importlib.import_module("weasyprint")


@contextmanager
def _standing_in(modules: dict[str, ModuleType]) -> Iterator[None]:
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in modules:
            del sys.modules[name]


def _parsed_declarations() -> Any:
    """WeasyPrint's C declarations, read from the cache or parsed into it; None if neither works."""
    spec = find_spec("weasyprint")
    source = Path(spec.origin).parent / "text" / "ffi.py" if spec and spec.origin else None
    found = source and re.search(r"ffi\.cdef\('''(.*?)'''\)", source.read_text("utf-8"), re.S)
    if not found:
        return None
    declarations = found.group(1) + DECLARATIONS
    with suppress(OSError):
        return _load_module(_cached_declarations(declarations)).ffi
    return None


def _cached_declarations(declarations: str) -> Path:
    import _cffi_backend

    key = sha256(f"{declarations}{_cffi_backend.__version__}".encode()).hexdigest()[:16]
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "warraq"
    path = home / f"weasyprint_{key}.py"
    if not path.exists():
        import py_compile

        from cffi import FFI, recompiler

        home.mkdir(parents=True, exist_ok=True)
        parser = FFI()
        parser.set_source(path.stem, None)
        parser.cdef(declarations)
        unfinished = path.with_suffix(f".{os.getpid()}")
        recompiler.make_py_source(parser, path.stem, str(unfinished))
        unfinished.replace(path)
        # also where Python is told not to: it would compile the declarations at each start
        py_compile.compile(str(path), doraise=True)
    return path


def _load_module(path: Path) -> ModuleType:
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise OSError(f"{path} cannot be loaded")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _make_interface(parsed: Any) -> type:
    """A class that answers as `cffi.FFI` does, with everything declared already."""

    class Interface:
        def __init__(self) -> None:
            for name in dir(parsed):
                if not name.startswith("__"):
                    setattr(self, name, getattr(parsed, name))

        def cdef(self, source: str, **options: Any) -> None:
            """Everything is declared already."""

    return Interface


class _OnDemand:
    """Stands for a thing of fontTools until it is called or looked into."""

    def __init__(self, target: str) -> None:
        self.target = target

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self._real()(*args, **options)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._real(), name)

    def _real(self) -> Any:
        for module, names in FONT_TOOLS.items():
            for name, target in names.items():
                setattr(sys.modules[module], name, _import_target(target))
        return _import_target(self.target)


def _import_target(target: str) -> Any:
    module, _, name = target.partition(":")
    found = importlib.import_module(module)
    return getattr(found, name) if name else found


def _font_tools() -> dict[str, ModuleType]:
    """Stand-ins for every module of fontTools that WeasyPrint imports, and their parents."""
    modules: dict[str, ModuleType] = {}
    targets = {target for names in FONT_TOOLS.values() for target in names.values()}
    for target in sorted(targets):
        path, name = target.split(":") if ":" in target else target.rsplit(".", 1)
        parts = path.split(".")
        for end in range(1, len(parts) + 1):
            parent = ".".join(parts[:end])
            modules.setdefault(parent, ModuleType(parent)).__path__ = []
        setattr(modules[path], name, _OnDemand(target))
    return modules
