"""What a machine lacks is named, with the command that mends it on this kind of machine."""

import pytest

from warraq.commands import main

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
