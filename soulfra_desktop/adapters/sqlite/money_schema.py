"""How the ledger is added up while it is written: a dashboard over a million calls reads a few thousand rows.

Part of the released step m0009_money, and therefore never changed.
"""

from __future__ import annotations

COLUMNS = (
    "ALTER TABLE usage ADD COLUMN day TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE usage ADD COLUMN agent TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE usage ADD COLUMN question_id TEXT",
    "ALTER TABLE usage ADD COLUMN long_cache_write_tokens INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE usage ADD COLUMN reasoning_tokens INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE usage ADD COLUMN tier TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE usage ADD COLUMN baseline TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE usage ADD COLUMN baseline_micros INTEGER",
    "ALTER TABLE usage ADD COLUMN claims INTEGER NOT NULL DEFAULT 0",
)
"""`day` is the person's own; `question_id` the question that was answered; `baseline_micros` what the baseline would have
cost on these tokens; `claims` whether that counts as saved (docs/savings.md)."""

BACKFILL = (
    "UPDATE usage SET day = strftime('%Y-%m-%d', at / 1000000, 'unixepoch', 'localtime')",
    """UPDATE usage SET question_id =
       coalesce((SELECT parent_id FROM message WHERE message.id = usage.message_id), message_id)""",
    """UPDATE usage SET claims = 1 WHERE id IN (
         SELECT id FROM (
           SELECT id, outcome IN ('answered', 'stopped', 'truncated') AS served,
             row_number() OVER (PARTITION BY coalesce(question_id, id), outcome IN ('answered', 'stopped', 'truncated')
                                ORDER BY at DESC, id DESC) AS place,
             max(cost_micros IS NULL) OVER (PARTITION BY coalesce(question_id, id)) AS unknown
           FROM usage)
         WHERE served AND place = 1 AND NOT unknown)""",
)
INDEXES = (
    "DROP INDEX usage_of_conversation",
    "CREATE INDEX usage_failed ON usage (day, outcome)"
    " WHERE outcome NOT IN ('answered', 'stopped', 'truncated', 'reserved')",
)

MEASURES = {
    "calls": "1",
    "failed": "{row}.outcome NOT IN ('answered', 'stopped', 'truncated', 'reserved')",
    "open": "{row}.outcome = 'reserved'",
    "unpriced": "{row}.cost_micros IS NULL",
    "estimated": "{row}.source = 'estimated'",
    "input_tokens": "{row}.input_tokens",
    "output_tokens": "{row}.output_tokens",
    "cached_input_tokens": "{row}.cached_input_tokens",
    "cache_write_tokens": "{row}.cache_write_tokens",
    "long_cache_write_tokens": "{row}.long_cache_write_tokens",
    "reasoning_tokens": "{row}.reasoning_tokens",
    "cost_micros": "coalesce({row}.cost_micros, 0)",
    "claimed_micros": "{row}.claims * coalesce({row}.baseline_micros, 0)",
}
"""What is added up of a row, as SQL over it."""

DAY_KEY = ("day", "provider", "model", "local", "agent", "baseline")
CHAT_KEY = ("conversation_id", "day", "baseline")


def rollups() -> list[str]:
    """The two tables of sums, filled from what there is, and the triggers that keep them true."""
    statements: list[str] = []
    for table, key, where in (
        ("usage_by_day", DAY_KEY, "1"),
        ("usage_by_chat", CHAT_KEY, "{row}.conversation_id IS NOT NULL"),
    ):
        keys = ", ".join(f"{name} {'INTEGER' if name == 'local' else 'TEXT'} NOT NULL" for name in key)
        sums = ", ".join(f"{name} INTEGER NOT NULL" for name in MEASURES)
        statements += [
            f"CREATE TABLE {table} ({keys}, {sums}, PRIMARY KEY ({', '.join(key)})) STRICT, WITHOUT ROWID",
            _filled(table, key, where),
            f"CREATE TRIGGER {table}_grows AFTER INSERT ON usage WHEN {where.format(row='new')}"
            f" BEGIN {_added(table, key)}; END",
            f"CREATE TRIGGER {table}_shrinks AFTER DELETE ON usage WHEN {where.format(row='old')}"
            f" BEGIN {_taken(table, key)}; {_cleared(table, key)}; END",
            f"CREATE TRIGGER {table}_leaves AFTER UPDATE ON usage WHEN {where.format(row='old')} AND {_moved(key)}"
            f" BEGIN {_taken(table, key)}; {_cleared(table, key)}; END",
            f"CREATE TRIGGER {table}_arrives AFTER UPDATE ON usage WHEN {where.format(row='new')} AND {_moved(key)}"
            f" BEGIN {_added(table, key)}; END",
            f"CREATE TRIGGER {table}_changes AFTER UPDATE ON usage WHEN {where.format(row='new')} AND NOT {_moved(key)}"
            f" BEGIN {_summed_anew(table, key)}; END",
        ]
    return [*statements, "CREATE INDEX usage_of_agent ON usage_by_day (agent) WHERE agent != ''"]


def _filled(table: str, key: tuple[str, ...], where: str) -> str:
    sums = ", ".join(f"sum({measure.format(row='usage')})" for measure in MEASURES.values())
    names = ", ".join(key)
    return f"INSERT INTO {table} SELECT {names}, {sums} FROM usage WHERE {where.format(row='usage')} GROUP BY {names}"


def _moved(key: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f"old.{name} IS NOT new.{name}" for name in key) + ")"


def _added(table: str, key: tuple[str, ...]) -> str:
    values = ", ".join([*(f"new.{name}" for name in key), *(m.format(row="new") for m in MEASURES.values())])
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in MEASURES)
    return f"INSERT INTO {table} VALUES ({values}) ON CONFLICT ({', '.join(key)}) DO UPDATE SET {sums}"


def _taken(table: str, key: tuple[str, ...]) -> str:
    sums = ", ".join(f"{name} = {name} - ({measure.format(row='old')})" for name, measure in MEASURES.items())
    return f"UPDATE {table} SET {sums} WHERE {_at(key, 'old')}"


def _summed_anew(table: str, key: tuple[str, ...]) -> str:
    sums = ", ".join(
        f"{name} = {name} + ({measure.format(row='new')}) - ({measure.format(row='old')})"
        for name, measure in MEASURES.items()
        if name != "calls"
    )
    return f"UPDATE {table} SET {sums} WHERE {_at(key, 'new')}"


def _cleared(table: str, key: tuple[str, ...]) -> str:
    return f"DELETE FROM {table} WHERE {_at(key, 'old')} AND calls = 0"


def _at(key: tuple[str, ...], row: str) -> str:
    return " AND ".join(f"{name} = {row}.{name}" for name in key)


BUDGETS = (
    """CREATE TABLE budget (
        scope TEXT NOT NULL CHECK (scope IN ('day', 'month', 'chat', 'agent')),
        subject TEXT NOT NULL,
        limit_micros INTEGER NOT NULL CHECK (limit_micros >= 0),
        PRIMARY KEY (scope, subject)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE budget_told (
        scope TEXT NOT NULL,
        subject TEXT NOT NULL,
        period TEXT NOT NULL,
        level TEXT NOT NULL,
        PRIMARY KEY (scope, subject, period, level)
    ) STRICT, WITHOUT ROWID""",
)

STATEMENTS = (*COLUMNS, *BACKFILL, *INDEXES, *rollups(), *BUDGETS)
