"""A small server on this machine alone: the page, the pictures of pages, and a stream of events."""

from __future__ import annotations

import json
import re
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from warraq.watch.session import Session

VIEWER = Path(__file__).with_name("viewer.html")
PICTURE = re.compile(r"/pages/(?P<name>[^/]+)/(?P<index>\d+)\.png")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    session: Session


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer with the viewer, its state, a picture, or the stream of events."""
        if not self._is_local():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = unquote(urlsplit(self.path).path)
        if path == "/":
            self._answer(VIEWER.read_bytes(), "text/html; charset=utf-8")
        elif path == "/state":
            self._answer(json.dumps(self.server.session.state()).encode(), "application/json")
        elif path == "/events":
            self._stream()
        elif picture := PICTURE.fullmatch(path):
            self._picture(picture["name"], int(picture["index"]))
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _is_local(self) -> bool:
        """A name other than ours would be a page elsewhere that has our address (DNS rebinding)."""
        return self.headers.get("Host", "").split(":")[0] in ("127.0.0.1", "localhost")

    def _picture(self, name: str, index: int) -> None:
        png = self.server.session.page(name, index)
        if png is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._answer(png, "image/png")

    def _answer(self, data: bytes, media_type: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(data)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        try:
            for event in self.server.session.events():
                self.wfile.write(b"data: " + json.dumps(event).encode() + b"\n\n")
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the terminal is for findings."""


def serve_pages(session: Session, port: int) -> ThreadingHTTPServer:
    """Start serving a session on 127.0.0.1; port 0 takes any that is free."""
    server = _Server(("127.0.0.1", port), _Handler)
    server.session = session
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
