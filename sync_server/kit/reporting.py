"""Errors that nobody foresaw, to Sentry or what speaks its language, where a DSN says so: the trace and nothing else."""

from __future__ import annotations

from typing import Any


def report_to(dsn: str) -> None:
    """Does nothing without a DSN, and loads nothing."""
    if not dsn:
        return
    import sentry_sdk

    sentry_sdk.init(
        dsn,
        default_integrations=False,
        auto_enabling_integrations=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        send_default_pii=False,
        server_name="",
        before_send=_bare,
    )


def _bare(event: Any, hint: object) -> Any:
    """Types and places; what an exception says may name what somebody sent."""
    for exception in event.get("exception", {}).get("values", ()):
        exception["value"] = ""
    for name in ("request", "user", "extra", "breadcrumbs", "logentry", "message"):
        event.pop(name, None)
    return event
