"""The wheel: one package with figures and templates, which builds a project where nothing else of ours is."""

import os
import subprocess
import sys
import zipfile

import pytest

from tests.built.command import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    from hatchling.builders.wheel import WheelBuilder

    return next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel"))))


def test_it_puts_one_package_beside_its_metadata(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"warraq"}
    figures = {path.name for path in (ROOT / "figures").glob("*.py")}
    assert {f"warraq/figures/{name}" for name in figures} <= set(names)
    assert {
        "warraq/py.typed",
        "warraq/templates/brand.yaml",
        "warraq/starters/ar/study/study.yaml",
    } <= set(names)
    assert len(names) == len(set(names))


@pytest.mark.slow
def test_what_it_installs_starts_and_builds_a_project(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = "import sys; from warraq.cli.commands import main; sys.exit(main(sys.argv[1:]))"
    settings = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}

    def warraq(*words):
        command = [sys.executable, "-P", "-c", code, *map(str, words)]
        subprocess.run(command, cwd=tmp_path, env=settings, check=True, capture_output=True)

    warraq("new", tmp_path / "mine", "--lang", "en")
    warraq("--project", tmp_path / "mine", "build", "briefs", "figures")
    assert list((tmp_path / "mine" / "out").rglob("*-brief-*.pdf"))
    assert list((tmp_path / "mine" / "out").rglob("figures/*.svg"))
