"""The ledger added up for a dashboard, from the sums that are kept while it is written; and row by row for a file."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
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

A_DAY = timedelta(days=1)
SUMMED = """coalesce(sum(calls), 0), coalesce(sum(failed), 0), coalesce(sum(open), 0), coalesce(sum(unpriced), 0),
    coalesce(sum(estimated), 0), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),
    coalesce(sum(cached_input_tokens), 0), coalesce(sum(cache_write_tokens), 0),
    coalesce(sum(long_cache_write_tokens), 0), coalesce(sum(reasoning_tokens), 0), coalesce(sum(cost_micros), 0) AS cost,
    coalesce(sum(claimed_micros) FILTER (WHERE baseline = :baseline), 0)"""
"""In the order of Totals."""
IN_SPAN = "day BETWEEN :first AND :last"
LATEST = 5_000
"""Calls of a span that times to the first word are taken from."""
FIRST_WORDS = f"""
SELECT provider, model, local, first_token_ms FROM (
    SELECT provider, model, local, first_token_ms FROM usage WHERE at BETWEEN :from AND :to AND {IN_SPAN}
    ORDER BY at DESC LIMIT {LATEST}) WHERE first_token_ms IS NOT NULL ORDER BY first_token_ms
"""
BY_CHAT = f"SELECT conversation_id, {SUMMED} FROM usage_by_chat WHERE {IN_SPAN} GROUP BY conversation_id"
PLACES = """SELECT conversation.id, title, coalesce(folder.name, '') FROM conversation
LEFT JOIN folder ON folder.id = folder_id WHERE conversation.id IN (SELECT value FROM json_each(?))"""
FAILURES = f"""
SELECT outcome, count(*) FROM usage
WHERE outcome NOT IN ('answered', 'stopped', 'truncated', 'reserved') AND {IN_SPAN} GROUP BY outcome ORDER BY 2 DESC, 1
"""
COLUMNS = """id, at, day, question_id, message_id, conversation_id, agent, provider, model, local, input_tokens, output_tokens,
    cached_input_tokens, cache_write_tokens, source, long_cache_write_tokens, reasoning_tokens, tier, cost_micros,
    price_version, outcome, first_token_ms, total_ms, baseline, baseline_micros, claims"""


class SqliteUsageReports:
    """Fulfils UsageBook."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def overview(self, span: Span, baseline: str, chats: int) -> Overview:
        given = {"first": span.first, "last": span.last, "baseline": baseline, "chats": chats}
        return await self._database.search(lambda db: _overview(db, span, given))

    async def of_chat(self, conversation_id: str, baseline: str) -> Totals:
        sql = f"SELECT {SUMMED} FROM usage_by_chat WHERE conversation_id = :chat"
        given = {"chat": conversation_id, "baseline": baseline}
        return await self._database.read(lambda db: _totals(db.execute(sql, given).fetchone()))

    async def rows(self, span: Span, after: LedgerRow | None, count: int) -> list[LedgerRow]:
        at, identity = (to_micros(after.at), after.id) if after else (-1, "")
        sql = f"""SELECT {COLUMNS} FROM usage WHERE at BETWEEN ? AND ? AND (at, id) > (?, ?) AND day BETWEEN ? AND ?
                  ORDER BY at, id LIMIT ?"""
        around = _around(span)
        given = [max(at, around["from"]), around["to"], at, identity, span.first, span.last, count]
        return await self._database.search(lambda db: [_row(row) for row in db.execute(sql, given)])

    async def unweighed(self, baseline: str, count: int) -> list[Unweighed]:
        def found(db: sqlite_utils.Database) -> list[Unweighed]:
            which = "SELECT day FROM usage_by_day WHERE baseline != ? AND calls > open LIMIT 1"
            day = db.execute(which, [baseline]).fetchone()
            sql = """SELECT id, day, outcome, input_tokens, output_tokens, cached_input_tokens, cache_write_tokens, source,
                     long_cache_write_tokens, reasoning_tokens, tier
                     FROM usage WHERE at BETWEEN :from AND :to AND day = :day AND baseline != :baseline
                     AND outcome != 'reserved' LIMIT :count"""
            if day is None:
                return []
            that_day = date.fromisoformat(day[0])
            given = {**_around(Span(that_day, that_day)), "day": day[0], "baseline": baseline, "count": count}
            return [Unweighed(row[0], that_day, row[2], TokenCount(*row[3:])) for row in db.execute(sql, given)]

        return await self._database.read(found)

    async def weigh(self, baseline: str, prices: Sequence[tuple[str, Money | None]]) -> None:
        rows = [(baseline, None if price is None else price.micros, identity) for identity, price in prices]
        sql = "UPDATE usage SET baseline = ?, baseline_micros = ? WHERE id = ? AND outcome != 'reserved'"
        await self._database.write(lambda db: db.conn.executemany(sql, rows))


def _overview(db: sqlite_utils.Database, span: Span, given: dict[str, Any]) -> Overview:
    totals = _totals(db.execute(f"SELECT {SUMMED} FROM usage_by_day WHERE {IN_SPAN}", given).fetchone())
    chats, folders = _chats(db, given)
    return Overview(
        span,
        totals,
        tuple(DayRow(date.fromisoformat(day), _totals(sums)) for day, *sums in _grouped(db, "day", "day", given)),
        _models(db, span, given),
        chats,
        folders,
        tuple(NamedRow(name, _totals(sums)) for name, *sums in _grouped(db, "agent", "cost DESC, agent", given)),
        tuple((outcome, times) for outcome, times in db.execute(FAILURES, given)),
        _savings(db, given, totals),
    )


def _chats(db: sqlite_utils.Database, given: dict[str, Any]) -> tuple[tuple[ChatRow, ...], tuple[NamedRow, ...]]:
    """The dearest chats, and all of them by their folders: one reading of the longest table of sums."""
    found = {identity: _totals(sums) for identity, *sums in db.execute(BY_CHAT, given)}
    places = {chat: (title, folder) for chat, title, folder in db.execute(PLACES, [json.dumps(list(found))])}
    rows = [ChatRow(chat, *places.get(chat, ("", "")), totals) for chat, totals in found.items()]
    rows.sort(key=lambda row: (-row.totals.cost.micros, -row.totals.calls, row.conversation_id))
    folders: dict[str, Totals] = defaultdict(Totals)
    for row in rows:
        folders[row.folder] += row.totals
    named = [NamedRow(name, totals) for name, totals in folders.items()]
    return tuple(rows[: given["chats"]]), tuple(sorted(named, key=lambda row: (-row.totals.cost.micros, row.name)))


def _grouped(db: sqlite_utils.Database, by: str, order: str, given: dict[str, Any]) -> Any:
    return db.execute(f"SELECT {by}, {SUMMED} FROM usage_by_day WHERE {IN_SPAN} GROUP BY {by} ORDER BY {order}", given)


def _models(db: sqlite_utils.Database, span: Span, given: dict[str, Any]) -> tuple[ModelRow, ...]:
    found = _grouped(
        db, "provider, model, local", "cost DESC, sum(calls) DESC, provider, model, local", given
    ).fetchall()
    times = _first_words(db, span, given)
    return tuple(
        ModelRow(ModelRef(provider, model), bool(local), _totals(sums), *_shares(times[provider, model, local]))
        for provider, model, local, *sums in found
    )


def _first_words(db: sqlite_utils.Database, span: Span, given: dict[str, Any]) -> dict[tuple[str, str, int], list[int]]:
    """Milliseconds, the shortest first, by model."""
    times: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for provider, model, local, ms in db.execute(FIRST_WORDS, {**given, **_around(span)}):
        times[provider, model, local].append(ms)
    return times


def _shares(times: list[int]) -> list[int | None]:
    """The median, and what one in twenty takes longer than."""
    return [times[(len(times) - 1) * share // 100] if times else None for share in (50, 95)]


def _around(span: Span) -> dict[str, int]:
    """Times that hold all of these days, wherever on earth they were: the index knows times alone."""
    first = _midnight(span.since - A_DAY) if span.since and span.since > date.min + A_DAY else 0
    return {"from": first, "to": _midnight(span.until + 2 * A_DAY) if span.until and span.until.year < 9999 else 2**62}


def _midnight(day: date) -> int:
    return to_micros(datetime.combine(day, time(), UTC))


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
        claims=bool(row[25]),
    )


def _money(micros: int | None) -> Money | None:
    return None if micros is None else Money(micros)
