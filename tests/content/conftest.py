"""The study of this repository, read once for all tests of its content."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from warraq.markdown import passages
from warraq.read import read_project

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def study():
    study, findings = read_project(ROOT)
    assert not findings
    return study


@pytest.fixture(scope="session")
def chapters(study):
    """The chapters in the main language, in reading order."""
    return [c for c in study.chapters if c.language == study.language]


@pytest.fixture(scope="session")
def paragraphs(chapters):
    """Every passage of the main language; values stand as 0."""
    return [p for c in chapters for p in passages(c.tokens, lambda _: "0")]


@pytest.fixture(scope="session")
def cases():
    """The lists that an editor may add to."""
    return yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
