"""A small sound project, and a copy of it to spoil."""

from pathlib import Path
from shutil import copytree

import pytest

from warraq.read import read_project

GOOD = Path(__file__).parent / "good"


@pytest.fixture(scope="session")
def study():
    """The study of the sound project."""
    return read_project(GOOD)[0]


@pytest.fixture
def project(tmp_path):
    """A copy of the sound project."""
    return copytree(GOOD, tmp_path / "project")
