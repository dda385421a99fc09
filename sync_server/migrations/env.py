"""Alembic's side of a migration: it is handed a connection by migrations/schema.py, for which it works."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from sync_server.kit.db import Instant
from sync_server.migrations.schema import METADATA


def rendered(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """A migration is history: it names no type of ours, which may change."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    render_item=rendered,
)
with context.begin_transaction():
    context.run_migrations()
