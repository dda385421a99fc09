"""The ledger of provider calls in the encrypted store: reserved before a call, settled after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.budgets import states
from soulfra_desktop.adapters.sqlite.unkept import Unkept
from soulfra_desktop.adapters.sqlite.values import to_micros
from soulfra_desktop.domain.budget import Account, NoRoom, PriceUnknown, tightest
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.savings import served

if TYPE_CHECKING:
    from datetime import date

    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.budget import BudgetState
    from soulfra_desktop.domain.usage import Money, TokenCount
    from soulfra_desktop.services.ports import CallTime, Fit, Reservation

RESERVED = "reserved"
RESERVE = """
INSERT INTO usage (id, message_id, conversation_id, question_id, provider, model, local, input_tokens, output_tokens,
    cached_input_tokens, cache_write_tokens, long_cache_write_tokens, reasoning_tokens, source, tier, cost_micros,
    price_version, at, outcome, day, agent, baseline)
SELECT ?1, ?2, message.conversation_id, coalesce(message.parent_id, ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
    ?15, ?16, ?17, ?18, ?19, ?20 FROM (SELECT ?2 AS id) AS answer LEFT JOIN message USING (id)
WHERE ?21 OR NOT EXISTS (SELECT 1 FROM budget)
"""
"""Writes nothing where a budget may hold, unless the last value says that it was looked at."""
SETTLE = """
UPDATE usage SET input_tokens = ?, output_tokens = ?, cached_input_tokens = ?, cache_write_tokens = ?,
    long_cache_write_tokens = ?, reasoning_tokens = ?, source = ?, tier = ?, cost_micros = ?, outcome = ?, first_token_ms = ?,
    total_ms = ?, baseline_micros = ?, claims = ? WHERE id = ? AND outcome = ? RETURNING question_id, message_id
"""
OF_QUESTION = "message_id IN (SELECT id FROM message WHERE parent_id = :question UNION ALL SELECT :question)"
"""A question that the ledger knows nothing of stands for its one answer (a temporary chat)."""
OF_GONE = "question_id = :question"
"""The same where its chat was deleted while it was answered: slower, there is no index."""
WEIGH = """
WITH weighed AS (
    SELECT id, id IS (SELECT id FROM usage WHERE {calls}
                      AND outcome IN ('answered', 'stopped', 'truncated')
                      AND (first_token_ms IS NOT NULL OR total_ms IS NULL) ORDER BY at DESC, id DESC LIMIT 1)
        AND NOT EXISTS (SELECT 1 FROM usage WHERE {calls} AND cost_micros IS NULL) AS claims
    FROM usage WHERE {calls})
UPDATE usage SET claims = weighed.claims FROM weighed WHERE usage.id = weighed.id AND usage.claims != weighed.claims
"""
SHORTEST_MEASURED = 4
"""Tokens: shorter answers say little about a speed."""
CALLS_MEASURED = 5


class SqliteLedger:
    """Fulfils Ledger. A row that was never settled keeps its estimate, and counts as spent."""

    def __init__(self, database: Database, unkept: Unkept | None = None) -> None:
        self._database = database
        self._unkept = unkept or Unkept()

    async def reserve(self, reservation: Reservation, within: Fit | None = None) -> Reservation:
        """Look at the budgets and write the row, in one transaction. Raises BudgetUsedUp; nothing is written then."""
        return await self._database.write(lambda db: _reserve(db, reservation, within, self._unkept))

    async def settle(
        self,
        reservation_id: str,
        usage: TokenCount,
        cost: Money | None,
        outcome: str,
        time: CallTime | None = None,
        baseline: Money | None = None,
    ) -> None:
        """Replace the estimate by what was used. The first settlement of a row stands. Raises NotFound."""
        first, total = (time.first_token_ms, time.total_ms) if time else (None, None)
        claims = served(outcome, first, total) and cost is not None
        values = [*_tokens(usage), _micros(cost), outcome, first, total, _micros(baseline), claims]

        def settle(db: sqlite_utils.Database) -> None:
            settled = db.conn.execute(SETTLE, [*values, reservation_id, RESERVED]).fetchall()
            if settled:
                weigh(db, *settled[0])
            elif not db.execute("SELECT 1 FROM usage WHERE id = ?", [reservation_id]).fetchone():
                raise NotFound("The ledger has no such reservation.")

        await self._database.write(settle)

    async def speeds(self) -> dict[ModelRef, float]:
        def measured(db: sqlite_utils.Database) -> dict[ModelRef, float]:
            rows = db.execute(
                """SELECT provider, model, sum(output_tokens) * 1000.0 / sum(total_ms - first_token_ms) FROM (
                       SELECT provider, model, output_tokens, total_ms, first_token_ms,
                           row_number() OVER (PARTITION BY provider, model ORDER BY at DESC) AS age
                       FROM usage WHERE local AND total_ms IS NOT NULL AND NOT elsewhere AND source = 'provider'
                           AND output_tokens >= ? AND total_ms > first_token_ms)
                   WHERE age <= ? GROUP BY provider, model""",
                [SHORTEST_MEASURED, CALLS_MEASURED],
            )
            return {ModelRef(provider, model): speed for provider, model, speed in rows}

        return await self._database.read(measured)


def _reserve(db: sqlite_utils.Database, reservation: Reservation, within: Fit | None, unkept: Unkept) -> Reservation:
    day = reservation.day or reservation.at.astimezone().date()
    free = within is None and reservation.cost is not None and not reservation.cost.micros
    if not _written(db, reservation, day, afforded=free):
        chat = _chat_of(db, reservation.message_id) or unkept.chat_of(reservation.message_id)
        account = Account(day, chat, reservation.agent, reservation.message_id)
        reservation = _afforded(reservation, tightest(states(db, account, unkept)), within)
        _written(db, reservation, day, afforded=True)
    if reservation.cost is None and reservation.message_id is not None:
        weigh(db, *db.execute("SELECT question_id, message_id FROM usage WHERE id = ?", [reservation.id]).fetchone())
    return reservation


def _written(db: sqlite_utils.Database, reservation: Reservation, day: date, *, afforded: bool) -> bool:
    """Write the row; whether it was, since without `afforded` it is only where there is no budget at all."""
    row = [
        reservation.id,
        reservation.message_id,
        reservation.ref.provider,
        reservation.ref.model,
        reservation.local,
        *_tokens(reservation.usage),
        _micros(reservation.cost),
        reservation.price_version,
        to_micros(reservation.at),
        RESERVED,
        day.isoformat(),
        reservation.agent,
        reservation.baseline,
        afforded,
    ]
    return bool(db.conn.execute(RESERVE, row).rowcount)


def _chat_of(db: sqlite_utils.Database, message_id: str | None) -> str | None:
    found = db.execute("SELECT conversation_id FROM message WHERE id = ?", [message_id]).fetchone()
    return found[0] if found else None


def _afforded(reservation: Reservation, least: BudgetState | None, within: Fit | None) -> Reservation:
    """The reservation that the tightest budget has room for. Raises BudgetUsedUp."""
    if least is None:
        return reservation
    if reservation.cost is None:
        raise PriceUnknown(reservation.ref)
    fitted = within(least.left) if within is not None else reservation
    if fitted is None or fitted.cost is None or fitted.cost > least.left:
        raise NoRoom(reservation.ref, least)
    return fitted


def weigh(db: sqlite_utils.Database, question_id: str | None, message_id: str | None) -> None:
    """Of the answers to one question only the last one that the person had anything of claims that it saved something; none
    does where a cost is unknown."""
    if question_id is None:
        return
    asked = {"question": question_id, "answer": message_id}
    calls, found = db.execute(
        f"SELECT count(*), max(message_id = :answer) FROM usage WHERE {OF_QUESTION}", asked
    ).fetchone()
    if calls > 1 or not found:
        db.execute(WEIGH.format(calls=OF_QUESTION if found else OF_GONE), asked)


def _tokens(usage: TokenCount) -> list[int | str]:
    return [
        usage.input_tokens,
        usage.output_tokens,
        usage.cached_input_tokens,
        usage.cache_write_tokens,
        usage.long_cache_write_tokens,
        usage.reasoning_tokens,
        usage.source,
        usage.tier,
    ]


def _micros(cost: Money | None) -> int | None:
    return None if cost is None else cost.micros
