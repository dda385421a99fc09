"""The ledger added up for a dashboard, from the sums that are kept while it is written; and row by row for a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite.values import from_micros, to_micros
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.savings import Savings
from soulfra_desktop.domain.spending import (
    ChatRow,
    DayRow,
    LedgerRow,
    ModelRow,
    NamedRow,
    Overview,
    Span,
    Totals,
    Unweighed,
)
from soulfra_desktop.domain.usage import Money, TokenCount

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database

SUMMED = """coalesce(sum(calls), 0), coalesce(sum(failed), 0), coalesce(sum(open), 0), coalesce(sum(unpriced), 0),
    coalesce(sum(estimated), 0), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),
    coalesce(sum(cached_input_tokens), 0), coalesce(sum(cache_write_tokens), 0),
    coalesce(sum(long_cache_write_tokens), 0), coalesce(sum(reasoning_tokens), 0), coalesce(sum(cost_micros), 0) AS cost,
    coalesce(sum(claimed_micros) FILTER (WHERE baseline = :baseline), 0)"""
"""In the order of Totals."""
IN_SPAN = "day BETWEEN :first AND :last"
LATEST = 1_000
"""Answers of a model that its times to the first word are taken from."""
FIRST_WORDS = f"""
SELECT first_token_ms FROM usage WHERE provider = ? AND model = ? AND first_token_ms IS NOT NULL
AND at BETWEEN ? AND ? ORDER BY at DESC LIMIT {LATEST}
"""
BY_CHAT = f"""
SELECT spent.*, coalesce(title, ''), coalesce(folder.name, '') FROM (
    SELECT conversation_id AS chat, {SUMMED}, sum(calls) AS times FROM usage_by_chat
    WHERE {IN_SPAN} GROUP BY conversation_id ORDER BY cost DESC, times DESC, chat LIMIT :chats) AS spent
LEFT JOIN conversation ON conversation.id = chat LEFT JOIN folder ON folder.id = folder_id
ORDER BY cost DESC, times DESC, chat
"""
BY_FOLDER = f"""
SELECT coalesce(folder.name, ''), {SUMMED} FROM usage_by_chat
LEFT JOIN conversation ON conversation.id = conversation_id LEFT JOIN folder ON folder.id = folder_id
WHERE {IN_SPAN} GROUP BY folder.id ORDER BY cost DESC, 1
"""
FAILURES = f"""
SELECT outcome, count(*) FROM usage
WHERE outcome NOT IN ('answered', 'stopped', 'truncated', 'reserved') AND {IN_SPAN} GROUP BY outcome ORDER BY 2 DESC, 1
"""
COLUMNS = """id, at, day, question_id, message_id, conversation_id, agent, provider, model, local, input_tokens, output_tokens,
    cached_input_tokens, cache_write_tokens, source, long_cache_write_tokens, reasoning_tokens, tier, cost_micros,
    price_version, outcome, first_token_ms, total_ms, baseline, baseline_micros"""


class SqliteUsageReports:
    """Fulfils UsageBook."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def overview(self, span: Span, baseline: str, chats: int) -> Overview:
        given = {"first": span.first, "last": span.last, "baseline": baseline, "chats": chats}
        return await self._database.search(lambda db: _overview(db, span, given))

    async def rows(self, span: Span, after: LedgerRow | None, count: int) -> list[LedgerRow]:
        at, identity = (to_micros(after.at), after.id) if after else (-1, "")
        sql = f"""SELECT {COLUMNS} FROM usage WHERE at >= ? AND (at, id) > (?, ?) AND day BETWEEN ? AND ?
                  ORDER BY at, id LIMIT ?"""
        given = [at, at, identity, span.first, span.last, count]
        return await self._database.search(lambda db: [_row(row) for row in db.execute(sql, given)])

    async def unweighed(self, baseline: str, count: int) -> list[Unweighed]:
        def found(db: sqlite_utils.Database) -> list[Unweighed]:
            which = "SELECT day FROM usage_by_day WHERE baseline != ? AND calls > open LIMIT 1"
            day = db.execute(which, [baseline]).fetchone()
            sql = """SELECT id, day, outcome, input_tokens, output_tokens, cached_input_tokens, cache_write_tokens, source,
                     long_cache_write_tokens, reasoning_tokens, tier
                     FROM usage WHERE day = ? AND baseline != ? AND outcome != 'reserved' LIMIT ?"""
            return [
                Unweighed(row[0], date.fromisoformat(row[1]), row[2], TokenCount(*row[3:]))
                for row in (db.execute(sql, [*day, baseline, count]) if day else ())
            ]

        return await self._database.read(found)

    async def weigh(self, baseline: str, prices: Sequence[tuple[str, Money | None]]) -> None:
        rows = [(baseline, None if price is None else price.micros, identity) for identity, price in prices]
        sql = "UPDATE usage SET baseline = ?, baseline_micros = ? WHERE id = ? AND outcome != 'reserved'"
        await self._database.write(lambda db: db.conn.executemany(sql, rows))


def _overview(db: sqlite_utils.Database, span: Span, given: dict[str, Any]) -> Overview:
    totals = _totals(db.execute(f"SELECT {SUMMED} FROM usage_by_day WHERE {IN_SPAN}", given).fetchone())
    chats = db.execute(BY_CHAT, given).fetchall()
    return Overview(
        span,
        totals,
        tuple(DayRow(date.fromisoformat(day), _totals(sums)) for day, *sums in _grouped(db, "day", "day", given)),
        _models(db, span, given),
        tuple(ChatRow(identity, title, folder, _totals(sums)) for identity, *sums, _, title, folder in chats),
        tuple(NamedRow(name, _totals(sums)) for name, *sums in db.execute(BY_FOLDER, given)),
        tuple(NamedRow(name, _totals(sums)) for name, *sums in _grouped(db, "agent", "cost DESC, agent", given)),
        tuple((outcome, times) for outcome, times in db.execute(FAILURES, given)),
        _savings(db, given, totals),
    )


def _grouped(db: sqlite_utils.Database, by: str, order: str, given: dict[str, Any]) -> Any:
    return db.execute(f"SELECT {by}, {SUMMED} FROM usage_by_day WHERE {IN_SPAN} GROUP BY {by} ORDER BY {order}", given)


def _models(db: sqlite_utils.Database, span: Span, given: dict[str, Any]) -> tuple[ModelRow, ...]:
    found = _grouped(
        db, "provider, model, local", "cost DESC, sum(calls) DESC, provider, model, local", given
    ).fetchall()
    ends = _instants(db, span, given)
    return tuple(
        ModelRow(ModelRef(provider, model), bool(local), _totals(sums), *_first_words(db, provider, model, ends))
        for provider, model, local, *sums in found
    )


def _instants(db: sqlite_utils.Database, span: Span, given: dict[str, Any]) -> tuple[int, int]:
    """The span's ends as times, by the rows that lie at them: the person may live in another time zone now."""
    found = db.execute(f"SELECT min(day), max(day) FROM usage_by_day WHERE {IN_SPAN}", given).fetchone()
    sql = "SELECT coalesce(min(at), 0), coalesce(max(at), 0) FROM usage WHERE day = ?"
    first = db.execute(sql, found[:1]).fetchone()[0] if span.since else 0
    return first, db.execute(sql, found[1:]).fetchone()[1] if span.until else 2**62


def _first_words(db: sqlite_utils.Database, provider: str, model: str, ends: tuple[int, int]) -> list[int | None]:
    times = sorted(ms for (ms,) in db.execute(FIRST_WORDS, [provider, model, *ends]))
    return [times[(len(times) - 1) * share // 100] if times else None for share in (50, 95)]


def _savings(db: sqlite_utils.Database, given: dict[str, Any], totals: Totals) -> Savings | None:
    if not given["baseline"]:
        return None
    sql = f"SELECT coalesce(sum(calls - open), 0) FROM usage_by_day WHERE {IN_SPAN} AND baseline != :baseline"
    (waiting,) = db.execute(sql, given).fetchone()
    return Savings(given["baseline"], totals.claimed, totals.cost, waiting)


def _totals(sums: Sequence[int]) -> Totals:
    *counts, cost, claimed = sums
    return Totals(*counts, cost=Money(cost), claimed=Money(claimed))


def _row(row: Sequence[Any]) -> LedgerRow:
    return LedgerRow(
        id=row[0],
        at=from_micros(row[1]),
        day=date.fromisoformat(row[2]),
        question_id=row[3],
        message_id=row[4],
        conversation_id=row[5],
        agent=row[6],
        ref=ModelRef(row[7], row[8]),
        local=bool(row[9]),
        usage=TokenCount(*row[10:18]),
        cost=_money(row[18]),
        price_version=row[19],
        outcome=row[20],
        first_token_ms=row[21],
        total_ms=row[22],
        baseline=row[23],
        baseline_cost=_money(row[24]),
    )


def _money(micros: int | None) -> Money | None:
    return None if micros is None else Money(micros)
