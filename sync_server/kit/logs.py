"""The log: one JSON object a line, of this server and of the libraries under it. No body, token, password or address
ever stands in it; what looks like one is struck out."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

SECRET = frozenset(
    {
        "authorization",
        "body",
        "cookie",
        "email",
        "password",
        "payload",
        "refresh_token",
        "secret",
        "sign_in_secret",
        "token",
    }
)
STRUCK = "***"


def configure(level: str, form: str = "json", *, for_good: bool = False) -> None:
    """For the whole process: by `serve` and the admin commands. `for_good` makes a line cheaper, and what was said the
    last word."""
    number = getattr(logging, level.upper())
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        strike_out,
        structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
    ]
    renderer = structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),
        cache_logger_on_first_use=for_good,
    )
    handler = _ToStandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(number, logging.INFO))
    for chatty in ("httpx", "httpcore", "asyncio", "aiosqlite", "alembic", "limits"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


class _ToStandardError(logging.Handler):
    """Whatever standard error is when something is said."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
        except Exception:
            self.handleError(record)


def strike_out(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Nothing called like a secret is written, whoever logged it."""
    for name in event.keys() & SECRET:
        event[name] = STRUCK
    return event
