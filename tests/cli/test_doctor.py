"""What a machine lacks is named, with the command that mends it on this kind of machine."""

import sys
from unittest.mock import Mock

import pytest

from warraq.cli.commands import main

LACKING = ("Pango", "HarfBuzz-Subset", "pdftoppm", "gs", "java")
INSTALL = {
    "apt-get": ("libpango-1.0-0 libpangoft2-1.0-0", "libharfbuzz-subset0", "poppler-utils",
                "ghostscript", "default-jre-headless"),
    "dnf": ("pango", "harfbuzz", "poppler-utils", "ghostscript", "java-latest-openjdk-headless"),
    "brew": ("pango", "harfbuzz", "poppler", "ghostscript", "openjdk"),
}  # fmt: skip


@pytest.fixture(params=INSTALL)
def said(request, monkeypatch, capsys):
    """What the doctor says where nothing is installed but the machine's own installer."""
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: name if name == request.param else None)
    monkeypatch.setattr("sys.platform", "darwin" if request.param == "brew" else "linux")
    assert main(["doctor"]) == 3
    return request.param, capsys.readouterr()


def test_each_thing_that_is_missing_has_its_command(said):
    manager, told = said
    rows = {row.split()[0]: row for row in told.out.splitlines()}
    for name, package in zip(LACKING, INSTALL[manager], strict=True):
        assert rows[name].endswith(f"  {manager} install {package}")


def test_what_nothing_goes_without_is_an_error_with_its_hint(said):
    manager, told = said
    hint = f"  hint: {manager} install {INSTALL[manager][0]}"
    assert f"error: Pango is missing: shapes and sets text\n{hint}\n" in told.err
    assert "HarfBuzz-Subset" not in told.err


def test_a_package_that_is_missing_is_told_and_not_thrown(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "markdown_it.token", None)
    for name in [
        name for name in sys.modules if name.startswith(("warraq.read", "warraq.markdown"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    assert main(["check"]) == 3
    assert "package markdown_it" in capsys.readouterr().err


def test_a_library_that_cannot_be_loaded_is_told_and_not_thrown(monkeypatch, capsys):
    monkeypatch.setattr(
        "warraq.build.loading.load_project", Mock(side_effect=OSError("cannot load library 'x'"))
    )
    assert main(["check"]) == 3
    assert "build.py doctor" in capsys.readouterr().err


def test_the_table_stays_within_80_columns(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("shutil.which", lambda name: None)
    main(["doctor"])
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) > 20
    assert max(map(len, rows)) <= 80
