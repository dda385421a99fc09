"""The ledger of provider calls in the encrypted store: reserved before a call, settled after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.values import to_micros
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.routing import ModelRef

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.usage import Money, TokenCount
    from soulfra_desktop.services.ports import CallTime, Reservation

RESERVED = "reserved"
SHORTEST_MEASURED = 4
"""Tokens: shorter answers say little about a speed."""
CALLS_MEASURED = 5


class SqliteLedger:
    """Fulfils Ledger. A row that was never settled keeps its estimate, and counts as spent."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def reserve(self, reservation: Reservation) -> None:
        used = reservation.usage
        row = [
            reservation.id,
            reservation.message_id,
            reservation.message_id,
            reservation.ref.provider,
            reservation.ref.model,
            reservation.local,
            used.input_tokens,
            used.output_tokens,
            used.cached_input_tokens,
            used.cache_write_tokens,
            used.source,
            _micros(reservation.cost),
            reservation.price_version,
            to_micros(reservation.at),
            RESERVED,
        ]
        sql = """INSERT INTO usage VALUES
                 (?, ?, (SELECT conversation_id FROM message WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)"""

        def reserve(db: sqlite_utils.Database) -> None:
            db.execute(sql, row)

        await self._database.write(reserve)

    async def settle(
        self, reservation_id: str, usage: TokenCount, cost: Money | None, outcome: str, time: CallTime | None = None
    ) -> None:
        """Replace the estimate by what was used. The first settlement of a row stands. Raises NotFound."""
        values = [
            usage.input_tokens,
            usage.output_tokens,
            usage.cached_input_tokens,
            usage.cache_write_tokens,
            usage.source,
            _micros(cost),
            outcome,
            time.first_token_ms if time else None,
            time.total_ms if time else None,
        ]

        def settle(db: sqlite_utils.Database) -> None:
            changed = db.execute(
                """UPDATE usage SET input_tokens = ?, output_tokens = ?, cached_input_tokens = ?,
                   cache_write_tokens = ?, source = ?, cost_micros = ?, outcome = ?,
                   first_token_ms = ?, total_ms = ? WHERE id = ? AND outcome = ?""",
                [*values, reservation_id, RESERVED],
            ).rowcount
            if not changed and not db.execute("SELECT 1 FROM usage WHERE id = ?", [reservation_id]).fetchone():
                raise NotFound("The ledger has no such reservation.")

        await self._database.write(settle)

    async def speeds(self) -> dict[ModelRef, float]:
        def measured(db: sqlite_utils.Database) -> dict[ModelRef, float]:
            rows = db.execute(
                """SELECT provider, model, sum(output_tokens) * 1000.0 / sum(total_ms - first_token_ms) FROM (
                       SELECT provider, model, output_tokens, total_ms, first_token_ms,
                           row_number() OVER (PARTITION BY provider, model ORDER BY at DESC) AS age
                       FROM usage WHERE local AND total_ms IS NOT NULL AND source = 'provider'
                           AND output_tokens >= ? AND total_ms > first_token_ms)
                   WHERE age <= ? GROUP BY provider, model""",
                [SHORTEST_MEASURED, CALLS_MEASURED],
            )
            return {ModelRef(provider, model): speed for provider, model, speed in rows}

        return await self._database.read(measured)


def _micros(cost: Money | None) -> int | None:
    return None if cost is None else cost.micros
