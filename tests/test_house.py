"""The rules of the house, held by a test: rooms do not import rooms, modules stay short, style is one."""

import ast
import re
import subprocess
import sys

import pytest

from tests.built.command import ROOT

ROOMS = sorted(
    p.name
    for p in (ROOT / "warraq").iterdir()
    if (p / "__init__.py").is_file() and p.name != "starters"
)
MODULES = sorted([*(ROOT / "warraq").rglob("*.py"), *(ROOT / "figures").glob("*.py")])
SHARED = {"markdown", "model", "language", "design"}  # what all rooms may use
CALLERS = {"build", "cli"}  # those who call the rooms in order
HOSTED = {  # who may call whom, because the one works inside the other
    "press": {"paragraph", "weasy"},
    "paragraph": {"weasy"},
    "figures": {"compose"},
    "manuscript": {"check", "read"},
    "plates": {"press", "paragraph", "compose", "weasy"},
    "weasy": {"paragraph", "plates", "press"},  # its registry lists what they correct
    "watch": {"press", "build"},  # proofs are pulled by a press that stays warm
    "newsletter": {"compose", "press"},
}


def imported(path):
    """The dotted names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_there_are_rooms_and_modules():
    assert {"read", "check", "compose", "press", "paragraph", "preflight"} <= set(ROOMS)
    assert len(MODULES) > 100


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in CALLERS])
def test_rooms_do_not_import_rooms(room):
    allowed = {room} | SHARED | HOSTED.get(room, set())
    others = {f"warraq.{other}" for other in ROOMS if other not in allowed}
    for path in (ROOT / "warraq" / room).rglob("*.py"):
        wrong = [
            name
            for name in imported(path)
            if any(name == o or name.startswith(o + ".") for o in others)
        ]
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


def test_modules_stay_under_300_lines():
    long = [
        p.name
        for p in MODULES
        if len(p.read_text("utf-8").splitlines()) > 300 and p.name != "model.py"
    ]
    assert not long


def test_every_module_says_what_it_is():
    assert not [
        p
        for p in MODULES
        if p.stat().st_size and not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ]


def test_only_the_command_line_prints():
    printing = [p for p in MODULES if "print(" in p.read_text("utf-8").replace("def print(", "")]
    calls = [
        p.name
        for p in printing
        for node in ast.walk(ast.parse(p.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert set(calls) <= {"commands.py"}


@pytest.mark.parametrize("words", [("check",), ("format", "--check")])
def test_ruff_has_nothing_to_say(words):
    command = [
        sys.executable,
        "-m",
        "ruff",
        *words,
        "--quiet",
        "warraq",
        "figures",
        "tests",
        "build.py",
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-2000:]


def test_nothing_names_a_registry_or_a_machine():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    files = [ROOT / name for name in listed.splitlines()]
    assert files
    wrong = [
        p.name
        for p in files
        if p.is_file() and re.search(rb"//(files|registry|deb|[a-z.]*pypi)\.[a-z]", p.read_bytes())
    ]
    assert not wrong
