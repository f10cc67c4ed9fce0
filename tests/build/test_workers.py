"""Work done side by side ends with the process that hands it out."""

import os
import subprocess
import sys
import time

import pytest

from tests.built.command import ROOT

POOL = """
import os, time
from warraq.build.workers import Task, run_all

for _, worker in run_all([Task("a", os.getpid), Task("b", os.getpid), Task("c", time.sleep, (60,))], 2):
    print(worker, flush=True)
"""


def is_there(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are forked")
def test_workers_end_when_their_builder_is_killed():
    command = [sys.executable, "-c", POOL]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as builder:
        workers = {int(builder.stdout.readline()) for _ in range(2)}
        builder.kill()
        end = time.monotonic() + 10
        while any(map(is_there, workers)) and time.monotonic() < end:
            time.sleep(0.1)
    assert not any(map(is_there, workers))
