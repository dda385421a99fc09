"""The ledger and its budgets through any sequence of calls, from several callers, stores and processes at once."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from soulfra_desktop.adapters.sqlite.budgets import SqliteBudgets
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.migrations import MIGRATIONS
from soulfra_desktop.adapters.sqlite.money_schema import CHAT_KEY, DAY_KEY, MEASURES
from soulfra_desktop.adapters.sqlite.usage import SqliteLedger
from soulfra_desktop.adapters.sqlite.usage_reports import SqliteUsageReports
from soulfra_desktop.domain.budget import Account, Budget
from soulfra_desktop.domain.errors import BudgetUsedUp
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.savings import Weighed, saved
from soulfra_desktop.domain.spending import Span
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.ports import Reservation
from tests.machines.ledger_writer import AT, DAY, KEY, reservation, spend

ROOT = Path(__file__).resolve().parents[2]
LIMIT = Money(5_000)
AMOUNT = st.one_of(st.none(), st.integers(0, 60))
ENDS = st.sampled_from(["answered", "stopped", "truncated", "timeout", "unavailable", "cut"])


async def sums_are_true(database: Database) -> None:
    """What is kept while rows are written is what adding them up gives."""

    def differences(db):
        wrong = []
        for table, key in (("usage_by_day", DAY_KEY), ("usage_by_chat", CHAT_KEY)):
            names = ", ".join(key)
            sums = ", ".join(f"sum({measure.format(row='usage')})" for measure in MEASURES.values())
            where = "conversation_id IS NOT NULL" if table == "usage_by_chat" else "1"
            true = f"SELECT {names}, {sums} FROM usage WHERE {where} GROUP BY {names}"
            for one, other in ((true, f"SELECT * FROM {table}"), (f"SELECT * FROM {table}", true)):
                wrong += db.execute(f"{one} EXCEPT {other}").fetchall()
        return wrong

    assert await database.read(differences) == []


class LedgerMachine(RuleBasedStateMachine):
    calls = Bundle("calls")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.database = self.do(Database.in_memory())
        self.ledger = SqliteLedger(self.database)
        self.budgets = SqliteBudgets(self.database)
        self.limits: dict[tuple[str, str], int] = {}
        self.rows: dict[str, dict] = {}
        self.number = 0

        def chats(db):
            for chat in ("a", "b"):
                db.execute("INSERT INTO conversation (id, title, created_at, updated_at) VALUES (?, '', 0, 0)", [chat])
                for question in ("1", "2"):
                    parent = f"q{chat}{question}"
                    sql = "INSERT INTO message VALUES (NULL, ?, ?, ?, ?, '', '', 0, 1, 0, NULL, 0)"
                    db.execute(sql, [parent, chat, None, "user"])
                    for answer in ("x", "y"):
                        db.execute(sql, [f"{chat}{question}{answer}", chat, parent, "assistant"])

        self.do(self.database.write(chats))

    def do(self, work):
        return self.runner.run(work)

    def teardown(self) -> None:
        self.do(self.database.aclose())
        self.runner.close()

    def spent(self, scope: str, account: Account) -> int:
        def counts(row) -> bool:
            if scope == "day":
                return row["day"] == account.day
            if scope == "month":
                return (row["day"].year, row["day"].month) == (account.day.year, account.day.month)
            return row["chat"] == account.conversation_id if scope == "chat" else row["agent"] == account.agent

        return sum(row["cost"] or 0 for row in self.rows.values() if counts(row))

    def left(self, account: Account) -> int | None:
        rests = []
        for (scope, subject), limit in self.limits.items():
            own = account.subject(scope)  # type: ignore[arg-type]
            if scope in ("chat", "agent") and (not own or subject not in ("", own)):
                continue
            if not subject and (scope, own) in self.limits and own:
                continue
            rests.append(max(0, limit - self.spent(scope, account)))
        return min(rests, default=None)

    @rule(
        scope=st.sampled_from(["day", "month", "chat", "agent"]),
        own=st.booleans(),
        limit=st.one_of(st.none(), st.integers(0, 300)),
    )
    def set_budget(self, scope, own, limit) -> None:
        subject = {"chat": "a", "agent": "robot"}.get(scope, "") if own else ""
        if limit is None:
            assert self.do(self.budgets.remove(scope, subject)) == (self.limits.pop((scope, subject), None) is not None)
        else:
            self.do(self.budgets.save(Budget(scope, Money(limit), subject)))
            self.limits[scope, subject] = limit

    @rule(
        target=calls,
        cost=AMOUNT,
        message=st.sampled_from([None, "a1x", "a1y", "a2x", "b1x", "b2y"]),
        days=st.integers(0, 12),
        agent=st.sampled_from(["", "robot", "other"]),
    )
    def reserve(self, cost, message, days, agent):
        self.number += 1
        identity, day = f"r{self.number}", DAY + timedelta(days)
        asked = Reservation(
            identity, message, ModelRef("openai", "large"), False, TokenCount(5, 5), None if cost is None else Money(cost),
            "p", AT + timedelta(days, self.number), day, agent, "base/line",
        )  # fmt: skip
        chat = message[0] if message else None
        left = self.left(Account(day, chat, agent, message))
        allowed = cost == 0 or left is None or (cost is not None and cost <= left)
        try:
            self.do(self.ledger.reserve(asked))
        except BudgetUsedUp:
            assert not allowed
            return None
        assert allowed
        question = f"q{message[:2]}" if message else None
        self.rows[identity] = {
            "cost": cost, "day": day, "chat": chat, "agent": agent, "question": question, "outcome": "reserved",
            "baseline": None, "at": self.number + 86_400 * days,
        }  # fmt: skip
        return identity

    @rule(identity=consumes(calls), share=st.integers(0, 100), outcome=ENDS, baseline=AMOUNT, unknown=st.booleans())
    def settle(self, identity, share, outcome, baseline, unknown) -> None:
        """At no more than was reserved; at nothing for a call that was never taken."""
        if identity is None:
            return
        row = self.rows[identity]
        cost = None if row["cost"] is None and unknown else (row["cost"] or 0) * share // 100
        money = None if baseline is None else Money(baseline)
        self.do(
            self.ledger.settle(
                identity, TokenCount(1, 2), None if cost is None else Money(cost), outcome, baseline=money
            )
        )
        row |= {"cost": cost, "outcome": outcome, "baseline": baseline}

    @invariant()
    def every_sum_is_true(self) -> None:
        self.do(sums_are_true(self.database))
        found = self.do(SqliteUsageReports(self.database).overview(Span(), "base/line", 10))
        assert found.totals.calls == len(self.rows)
        assert found.totals.cost.micros == sum(row["cost"] or 0 for row in self.rows.values())
        assert found.savings is not None
        assert found.savings.micros == saved(
            Weighed(identity, row["at"], row["question"], row["outcome"], row["cost"], row["baseline"])
            for identity, row in self.rows.items()
        )


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)


async def spent_in(database: Database) -> int:
    return (await SqliteBudgets(database).states(Account(DAY)))[0].spent.micros


async def test_many_callers_in_two_stores_never_spend_more_than_the_budget(tmp_path: Path):
    stores = [await Database.open(tmp_path / "soulfra.db", KEY) for _ in range(2)]
    await SqliteBudgets(stores[0]).save(Budget("month", LIMIT))
    given = await asyncio.gather(*(spend(SqliteLedger(store), f"s{n}", 5) for n, store in enumerate(stores)))
    assert sum(given) == await spent_in(stores[1]) <= LIMIT.micros
    assert LIMIT.micros - sum(given) < 57
    await sums_are_true(stores[0])
    for store in stores:
        await store.aclose()


async def test_two_processes_never_spend_more_than_the_budget_together(tmp_path: Path):
    database = await Database.open(tmp_path / "soulfra.db", KEY)
    await SqliteBudgets(database).save(Budget("day", LIMIT))
    command = [sys.executable, "-m", "tests.machines.ledger_writer", "spend", str(tmp_path)]
    processes = [
        subprocess.Popen([*command, name], cwd=ROOT, stdout=subprocess.PIPE, text=True) for name in ("one", "two")
    ]
    outputs = await asyncio.gather(*(asyncio.to_thread(process.communicate, None, 100) for process in processes))
    given = [int(out.split()[1]) for out, _ in outputs]
    assert sum(given) == await spent_in(database) <= LIMIT.micros
    assert LIMIT.micros - sum(given) < 57
    await sums_are_true(database)
    await database.aclose()


async def test_what_is_reserved_at_less_than_the_budget_has_left_is_what_the_worst_case_says(tmp_path: Path):
    database = await Database.in_memory()
    await SqliteBudgets(database).save(Budget("day", Money(100)))
    ledger = SqliteLedger(database)
    seen: list[Money] = []

    def within(left: Money) -> Reservation:
        seen.append(left)
        return reservation("r2", left.micros - 1)

    await ledger.reserve(reservation("r1", 30))
    written = await ledger.reserve(reservation("r2", 5), within)
    assert (seen, written.cost, await spent_in(database)) == ([Money(70)], Money(69), 99)
    await database.aclose()


OLD_ROWS = 4_000


def _fill_old(db) -> None:
    db.execute("INSERT INTO conversation (id, title, created_at, updated_at) VALUES ('c', '', 0, 0)")
    sql = (
        "INSERT INTO message (id, conversation_id, parent_id, role, text, reasoning, created_at, complete, on_its_way)"
    )
    db.execute(f"{sql} VALUES ('q', 'c', NULL, 'user', '', '', 0, 1, 0)")
    db.execute(f"{sql} VALUES ('a', 'c', 'q', 'assistant', '', '', 0, 1, 0)")
    row = "INSERT INTO usage VALUES (?, ?, ?, 'openai', 'm', 0, 10, 5, 0, 0, 'provider', ?, 'p', ?, ?, 100, 200)"
    for n in range(OLD_ROWS):
        outcome = ("answered", "timeout", "reserved")[n % 3]
        chat = ("a", "c") if n < 2 else (None, None)
        db.execute(row, [f"r{n:05}", *chat, None if n % 7 == 0 else n, n * 60_000_000, outcome])


async def test_an_old_ledger_is_added_up_when_it_is_opened_and_a_kill_in_the_middle_loses_nothing(tmp_path: Path):
    path = tmp_path / "soulfra.db"
    database = await Database.open(path, KEY, MIGRATIONS[:8])
    await database.write(_fill_old)
    await database.aclose()
    for tenths in (3, 6):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.machines.ledger_writer", "upgrade", str(tmp_path), "u"],
            cwd=ROOT, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(tenths / 30)
        process.kill()
        process.communicate()
    database = await Database.open(path, KEY)
    await sums_are_true(database)
    found = await SqliteUsageReports(database).overview(Span(), "", 5)
    known = [n for n in range(OLD_ROWS) if n % 7]
    assert (found.totals.calls, found.totals.cost.micros) == (OLD_ROWS, sum(known))
    assert found.days[0].day in (date(1970, 1, 1), date(1969, 12, 31))
    assert found.chats[0].conversation_id == "c"
    claims, questions = await database.read(
        lambda db: (
            db.execute("SELECT count(*) FROM usage WHERE claims").fetchone()[0],
            db.execute("SELECT DISTINCT question_id FROM usage ORDER BY 1").fetchall(),
        )
    )
    assert questions == [(None,), ("q",)]
    answered = [n for n in known if n % 3 == 0]
    assert claims == len(answered)  # of the two calls of question q the first has no price: neither claims
    await database.aclose()
