from __future__ import annotations

from pathlib import Path

import pytest

from warraq.design.brand import read_brand


@pytest.fixture(scope="session")
def brand():
    """The built-in brand."""
    return read_brand(Path(__file__).parents[2])[0]
