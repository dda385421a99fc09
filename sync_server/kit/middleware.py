"""Around every request: an id, a limit to its body, the headers that a browser heeds, a line in the log, a measurement,
and the one place where what nobody foresaw becomes a problem of status 500."""

from __future__ import annotations

import re
import time
import uuid
from typing import Any

import structlog
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync_server.kit.metrics import Metrics
from sync_server.kit.problems import Problem, answer
from sync_server.protocol import errors

MAX_JSON_BYTES = 512 * 1024
MAX_BYTES = 16 * 1024 * 1024
"""Of anything else; an endpoint may ask for less."""
SAFE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
HEADERS = tuple(
    (name.encode(), value.encode())
    for name, value in {
        "strict-transport-security": "max-age=63072000; includeSubDomains",
        "content-security-policy": "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
    }.items()
)
NO_STORE = (b"cache-control", b"no-store")
QUIET = frozenset({"/healthz", "/readyz"})
log = structlog.get_logger("request")


class Surrounding:
    """The outermost part of the application that is ours."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(scope, receive, send)
        try:
            await exchange.check_length()
            await self._app(scope, exchange.receive, exchange.send)
        except HTTPException as error:
            await answer(Problem(error.status_code, errors.TOO_LARGE), exchange.id)(scope, receive, exchange.send)
        except Exception as error:
            self._metrics.errors.inc()
            log.exception("unforeseen", request_id=exchange.id, route=exchange.route)
            _report(error)
            if not exchange.status:
                await answer(Problem(500, errors.INTERNAL), exchange.id)(scope, receive, exchange.send)
            else:
                raise
        finally:
            self._tell(exchange)

    def _tell(self, exchange: _Exchange) -> None:
        seconds = time.perf_counter() - exchange.began
        method = exchange.scope["method"]
        self._metrics.requests.labels(method, exchange.route, exchange.status).observe(seconds)
        if exchange.route not in QUIET:
            log.info(
                "answered", request_id=exchange.id, method=method, route=exchange.route, status=exchange.status,
                milliseconds=round(seconds * 1000, 1),
            )  # fmt: skip


class _Exchange:
    """One request and its answer, as they pass."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self._receive, self._send = scope, receive, send
        self.began = time.perf_counter()
        self.status = 0
        self._taken = 0
        headers = dict(scope["headers"])
        asked = headers.get(b"x-request-id", b"").decode("latin-1")
        self.id = asked if SAFE_ID.fullmatch(asked) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = self.id
        self._length = headers.get(b"content-length", b"0")
        is_json = b"json" in headers.get(b"content-type", b"json")
        self._most = MAX_JSON_BYTES if is_json else MAX_BYTES

    @property
    def route(self) -> str:
        """The path as it is declared, so that neither ids nor guesses of strangers become labels."""
        return getattr(self.scope.get("route"), "path", "none")

    async def check_length(self) -> None:
        if not self._length.isdigit() or int(self._length) > self._most:
            raise HTTPException(413)

    async def receive(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        if self._taken > self._most:
            raise HTTPException(413)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers: list[Any] = [*message.get("headers", ()), *HEADERS, (b"x-request-id", self.id.encode())]
            if not any(name.lower() == b"cache-control" for name, _ in headers):
                headers.append(NO_STORE)
            message = {**message, "headers": headers}
        await self._send(message)


def _report(error: Exception) -> None:
    """To Sentry, where somebody has asked for that."""
    import sys

    if "sentry_sdk" in sys.modules:
        sys.modules["sentry_sdk"].capture_exception(error)
