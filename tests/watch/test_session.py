"""What browsers are told: the state whole, changes as they come."""

import threading
from pathlib import Path

from warraq.errors import Finding, Place
from warraq.watch.messages import Shown, Told
from warraq.watch.pictures import Change, Picture, Update
from warraq.watch.session import Session

RED, BLUE = Picture(b"red", "r", 1, 2), Picture(b"blue", "b", 1, 2)


def session():
    made = Session()
    made.take(Shown((Update("a.pdf", 2, {0: RED, 1: RED}, Change(0, 0.0)),), ("a.pdf",)))
    return made


def test_a_page_that_is_not_told_again_stays():
    watched = session()
    watched.take(Shown((Update("a.pdf", 2, {1: BLUE}, Change(1, 0.5)),), ("a.pdf",)))
    assert [watched.page("a.pdf", n) for n in (0, 1, 2)] == [b"red", b"blue", None]


def test_an_edition_that_is_no_more_is_gone():
    watched = session()
    watched.take(Shown((), ()))
    assert watched.state()["editions"] == {}


def test_findings_leave_the_pages():
    watched = session()
    watched.take(Told((Finding("X-01", "wrong", Place(Path("a.md"), 3)),), failed=True))
    state = watched.state()
    assert state["failed"]
    assert state["findings"][0]["line"] == 3
    assert state["editions"] == {"a.pdf": [["r", 1, 2], ["r", 1, 2]]}


def test_a_listener_hears_where_the_change_is():
    watched = session()
    events = watched.events()
    got = []
    thread = threading.Thread(target=lambda: got.append(next(events)))
    thread.start()
    while not watched.listeners:
        pass
    watched.take(Shown((Update("a.pdf", 2, {1: BLUE}, Change(1, 0.5)),), ("a.pdf",)))
    thread.join(5)
    assert got[0]["changed"] == {"a.pdf": [1, 0.5]}
