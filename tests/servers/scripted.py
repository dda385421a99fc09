"""A server that replies to every request as the test writes it, byte by byte, on a real socket."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Pieces = Iterable[bytes]


class ScriptedServer:
    """`reply(path, asked)` gives status, headers and the pieces of the body. Use it in `with`."""

    def __init__(self, reply: Callable[[str, dict[str, object]], tuple[int, dict[str, str], Pieces]]) -> None:
        self.paths: list[str] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.paths.append(self.path)
                length = int(self.headers.get("Content-Length", 0))
                status, headers, pieces = reply(self.path, json.loads(self.rfile.read(length) or b"{}"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for piece in pieces:
                        self.wfile.write(piece)
                        self.wfile.flush()
                except OSError:
                    return  # the caller hung up

            do_POST = do_CONNECT = do_GET  # noqa: N815 - names of http.server

            def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the name it has there
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> ScriptedServer:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
