"""The watch's server answers this machine alone, and only with what it has."""

import json
from http.client import HTTPConnection

import pytest

from warraq.watch.messages import Shown
from warraq.watch.pictures import Change, Picture, Update
from warraq.watch.server import serve_pages
from warraq.watch.session import Session


@pytest.fixture(scope="module")
def port():
    session = Session()
    page = Picture(b"a picture", "v", 1, 2)
    session.take(Shown((Update("a.pdf", 1, {0: page}, Change(0, 0.0)),), ("a.pdf",)))
    server = serve_pages(session, 0)
    yield server.server_port
    server.shutdown()
    server.server_close()


def ask(port, path, host="localhost"):
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, data


def test_the_viewer_its_state_and_its_pictures(port):
    assert b"<title>Warraq" in ask(port, "/")[1]
    assert json.loads(ask(port, "/state")[1])["editions"] == {"a.pdf": [["v", 1, 2]]}
    assert ask(port, "/pages/a.pdf/0.png?v=v") == (200, b"a picture")


@pytest.mark.parametrize(
    "path",
    ["/pages/a.pdf/1.png", "/pages/b.pdf/0.png", "/pages/../study/study.yaml", "/etc/passwd"],
)
def test_nothing_else_is_served(port, path):
    assert ask(port, path)[0] == 404


def test_another_site_that_takes_our_address_is_refused(port):
    assert ask(port, "/state", host="evil.example")[0] == 403
