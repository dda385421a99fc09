"""A hub of model files on a real socket, with the headers that the real one documents, that fails as it is told."""

from __future__ import annotations

import hashlib
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """`files` by "repository/file". `cut_after` bytes of a body it drops the line, as often as `cuts` says."""

    files: dict[str, bytes] = field(default_factory=dict)
    cut_after: int | None = None
    cuts: int = 0
    status: int = 200
    gated: bool = False
    etag: str | None = None
    ranges: list[str | None] = field(default_factory=list)
    """The Range header of every GET, in order."""
    agents: list[str] = field(default_factory=list)
    sent: int = 0
    """Bytes of bodies that were taken."""

    def __enter__(self) -> Hub:
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, hub: Hub) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hub = hub


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # type: ignore[assignment]
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self.server.hub.ranges.append(self.headers.get("Range"))
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        self.server.hub.agents.append(self.headers.get("User-Agent", ""))
        found = re.fullmatch(r"/(.+)/resolve/[^/]+/(.+)", self.path.partition("?")[0])
        data = self.server.hub.files.get(f"{found[1]}/{found[2]}") if found else None
        if self.server.hub.status != 200 or data is None or self.server.hub.gated:
            self._refuse(
                403 if self.server.hub.gated else self.server.hub.status if self.server.hub.status != 200 else 404
            )
            return
        start = int(m[1]) if (m := re.fullmatch(r"bytes=(\d+)-.*", self.headers.get("Range", ""))) else 0
        if start and start >= len(data):
            self._refuse(416)
            return
        rest = data[start:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(rest)))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{self.server.hub.etag or hashlib.sha256(data).hexdigest()}"')
        self.send_header("X-Linked-Size", str(len(data)))
        self.end_headers()
        if body:
            self._send(rest)

    def _send(self, data: bytes) -> None:
        if self.server.hub.cut_after is not None and self.server.hub.cuts > 0:
            self.server.hub.cuts -= 1
            self.wfile.write(data[: self.server.hub.cut_after])
            self.wfile.flush()
            self.close_connection = True
            self.connection.close()
            return
        for at in range(0, len(data), 65536):
            try:
                self.wfile.write(data[at : at + 65536])
            except OSError:  # nobody reads on
                self.close_connection = True
                return
            self.server.hub.sent += len(data[at : at + 65536])

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        if self.server.hub.gated:
            self.send_header("X-Error-Code", "GatedRepo")
        elif status == 404:
            self.send_header("X-Error-Code", "EntryNotFound")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing: the test reads what was asked."""
