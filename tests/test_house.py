"""The rules of the house, held by a test: rooms do not import rooms, modules stay short, style is one."""

import ast
import re
import subprocess
import sys

import pytest

from tests.built.command import ROOT

ROOMS = sorted(p.name for p in (ROOT / "warraq").iterdir() if (p / "__init__.py").is_file())
MODULES = sorted([*(ROOT / "warraq").rglob("*.py"), *(ROOT / "warraq" / "figures").glob("*.py")])
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("templates/*.md"), *ROOT.glob("docs/**/*.md")])
DEEPEST = 12  # modules that load one another, one below the other
ONE_WORD = 0.54  # of all functions
SHARED = {"markdown", "model", "language", "design"}  # what all rooms may use
CALLERS = {"build", "cli"}  # those who call the rooms in order
HOSTED = {  # who may call whom, because the one works inside the other
    "press": {"paragraph", "weasy"},
    "paragraph": {"weasy"},
    "manuscript": {"check", "read"},
    "plates": {"weasy"},
    "weasy": {"paragraph", "plates", "press"},  # its registry lists what they correct
    "watch": {"press", "build"},  # proofs are pulled by a press that stays warm
}


def imported(path, at_load=False):
    """The dotted names that a module imports: all of them, or those that it imports when it is loaded."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in _loaded(tree) if at_load else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _loaded(node):
    """What runs when a module is loaded: neither functions nor what is for the type checker alone."""
    for child in ast.iter_child_nodes(node):
        checked = isinstance(child, ast.If) and getattr(child.test, "id", "") == "TYPE_CHECKING"
        if not checked and not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from _loaded(child)


def others_of(room):
    """The rooms that the modules of a room import, by module."""
    for path in sorted((ROOT / "warraq" / room).rglob("*.py")):
        for name in imported(path):
            other = name.split(".")[1] if name.startswith("warraq.") else ""
            if other in ROOMS and other not in (room, *SHARED):
                yield path.relative_to(ROOT).as_posix(), other


def test_there_are_rooms_and_modules():
    assert {"read", "check", "compose", "press", "paragraph", "preflight"} <= set(ROOMS)
    assert len(MODULES) > 100


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in CALLERS])
def test_rooms_do_not_import_rooms(room):
    wrong = [pair for pair in others_of(room) if pair[1] not in HOSTED.get(room, ())]
    assert not wrong


@pytest.mark.parametrize(("room", "other"), [(r, o) for r in HOSTED for o in sorted(HOSTED[r])])
def test_no_permission_is_stale(room, other):
    assert other in {used for _, used in others_of(room)}


@pytest.mark.parametrize("room", sorted(SHARED))
def test_what_is_shared_is_used_by_several_rooms(room):
    using = [r for r in ROOMS if r not in (room, *CALLERS) and _uses(r, room)]
    assert len(using) > 1


def _uses(room, other):
    paths = (ROOT / "warraq" / room).rglob("*.py")
    return any(name.startswith(f"warraq.{other}") for path in paths for name in imported(path))


def test_few_modules_stand_outside_of_rooms():
    loose = {path.name for path in (ROOT / "warraq").glob("*.py")}
    assert loose == {"__init__.py", "api.py", "errors.py", "yamlfile.py"}


def test_imports_are_not_deep_and_have_no_cycle():
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in MODULES}
    uses = {
        name: {each for each in imported(path, at_load=True) if each in names} - {name}
        for name, path in names.items()
    }
    depths = {}

    def depth(name, above=()):
        assert name not in above, f"a cycle: {' > '.join((*above, name))}"
        if name not in depths:
            depths[name] = 1 + max((depth(each, (*above, name)) for each in uses[name]), default=0)
        return depths[name]

    assert max(map(depth, names)) <= DEEPEST


def test_the_share_of_names_of_one_word_does_not_grow():
    names = [
        node.name.strip("_")
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("__")
    ]
    assert sum("_" not in name for name in names) / len(names) <= ONE_WORD


def test_the_architecture_names_every_module_and_no_other():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\|.*\|(.*)\|$", page, re.M))
    assert set(rows) == set(ROOMS)
    for room, cell in rows.items():
        there = {path.stem for path in (ROOT / "warraq" / room).glob("*.py")} - {"__init__"}
        folders = {
            f"{path.parent.name}/" for path in (ROOT / "warraq" / room).glob("*/__init__.py")
        }
        assert set(re.findall(r"`([\w/]+)`", cell)) == there | folders, room


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_names_is_there(page):
    text = page.read_text("utf-8")
    named = re.findall(r"`((?:warraq|figures|tests|templates|docs)/[\w./-]*)`", text)
    linked = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    there = [ROOT / name for name in named if not re.search("[A-Z]{4}", name)]  # KIND, LANG
    there += [page.parent / name for name in linked]
    assert not [str(path) for path in there if not path.exists()]


def test_modules_stay_under_300_lines():
    assert not [p.name for p in MODULES if len(p.read_text("utf-8").splitlines()) > 300]


def test_every_module_says_what_it_is():
    assert not [
        p
        for p in MODULES
        if p.stat().st_size and not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ]


def test_only_the_command_line_writes_to_the_terminal():
    writing = {p for p in MODULES if "sys.stdout" in p.read_text("utf-8")}
    assert {p.parent.name for p in writing} == {"cli"}


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


def test_mypy_has_nothing_to_say():
    command = [sys.executable, "-m", "mypy"]  # strict, all of the package: pyproject.toml
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
