"""Who waits for another process's build learns that it has died."""

import subprocess
import sys

import pytest

from tests.built.conftest import built_once


def test_a_builder_that_died_is_named_and_not_waited_for(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / "lock-leap-years").write_text(str(dead.pid))
    with pytest.raises(AssertionError, match=f"process {dead.pid}, which was to build, has died"):
        built_once(tmp_path, "leap-years")
