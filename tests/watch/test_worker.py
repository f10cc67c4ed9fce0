"""The desk of the watch: what is saved goes before what is only set to be warm."""

import time

import pytest

from warraq.build.run import Request
from warraq.starters import new_project
from warraq.watch.messages import Shown
from warraq.watch.worker import SHOWN, ProofDesk


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("desk") / "project"
    new_project(root, "en")
    return root


@pytest.fixture
def desk(root):
    """A desk that has read the project and set nothing, and what it tells."""
    desk = ProofDesk(Request(root, root / "out", SHOWN, jobs=1), [].append)
    desk.take_save(time.time(), ())
    desk.stop_build()
    return desk


def shown(desk):
    return [m.updates[0].name for m in desk.tell.__self__ if isinstance(m, Shown)]


def test_the_quickest_page_is_warm_first(desk):
    desk.warm_one(lambda: False)
    assert shown(desk) == ["evening-library-brief-council-en.pdf"]
    assert [job.output.target for job in desk.cold] == ["article"]


def test_what_is_being_warmed_is_abandoned_for_a_save_and_set_later(root, desk):
    cold = desk.cold
    desk.warm_one(lambda: True)
    assert (desk.cold, shown(desk)) == (cold, [])
    brief = root / "briefs" / "council.en.md"
    brief.write_text(brief.read_text("utf-8").replace("\ntitle: ", "\ntitle: Today, "), "utf-8")
    desk.take_save(time.time(), ("briefs/council.en.md",))
    desk.stop_build()
    assert shown(desk) == ["evening-library-brief-council-en.pdf"]
    desk.warm_one(lambda: False)
    assert not desk.cold
