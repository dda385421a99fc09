"""Budgets in the encrypted store, and what each has seen, from the sums that the ledger keeps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.unkept import Unkept
from soulfra_desktop.domain.budget import Account, Budget, BudgetState, applying
from soulfra_desktop.domain.usage import Money

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.budget import Level, Scope


SPENT = {
    "day": "SELECT sum(cost_micros) FROM usage_by_day WHERE day = ?",
    "month": "SELECT sum(cost_micros) FROM usage_by_day WHERE day >= ? AND day < ?",
    "chat": "SELECT sum(cost_micros) FROM usage_by_chat WHERE conversation_id = ?",
    "temporary chat": "SELECT sum(cost_micros) FROM usage WHERE message_id IN (SELECT value FROM json_each(?))",
    "agent": "SELECT sum(cost_micros) FROM usage_by_day WHERE agent = ? AND agent != ''",
}


class SqliteBudgets:
    """Fulfils BudgetBook."""

    def __init__(self, database: Database, unkept: Unkept | None = None) -> None:
        self._database = database
        self._unkept = unkept or Unkept()

    async def budgets(self) -> list[Budget]:
        return await self._database.read(kept)

    async def save(self, budget: Budget) -> None:
        row = [budget.scope, budget.subject, budget.limit.micros]

        def save(db: sqlite_utils.Database) -> None:
            changed = db.execute("SELECT limit_micros FROM budget WHERE scope = ? AND subject = ?", row[:2]).fetchone()
            db.execute("INSERT OR REPLACE INTO budget VALUES (?, ?, ?)", row)
            if changed != (row[2],):
                db.execute("DELETE FROM budget_told WHERE scope = ? AND (subject = ? OR ? = '')", [*row[:2], row[1]])

        await self._database.write(save)

    async def remove(self, scope: Scope, subject: str = "") -> bool:
        sql = "DELETE FROM budget WHERE scope = ? AND subject = ?"
        return bool(await self._database.write(lambda db: db.execute(sql, [scope, subject]).rowcount))

    async def states(self, account: Account) -> list[BudgetState]:
        return await self._database.read(lambda db: states(db, account, self._unkept))

    async def every_state(self, account: Account) -> list[BudgetState]:
        return await self._database.read(
            lambda db: [_most_used(db, budget, account, self._unkept) for budget in kept(db)]
        )

    async def tell(self, state: BudgetState, period: str, level: Level) -> bool:
        """Whether nobody was told yet; from now on somebody was."""
        sql = "INSERT OR IGNORE INTO budget_told VALUES (?, ?, ?, ?)"
        row = [state.budget.scope, state.subject, period, level]
        return bool(await self._database.write(lambda db: db.execute(sql, row).rowcount))


def kept(db: sqlite_utils.Database) -> list[Budget]:
    """Every budget, in the order of day, month, chat, agent, the general one first."""
    rows = db.execute(
        "SELECT scope, subject, limit_micros FROM budget ORDER BY instr('day month chat agent', scope), subject"
    )
    return [Budget(scope, Money(limit), subject) for scope, subject, limit in rows]


def states(db: sqlite_utils.Database, account: Account, unkept: Unkept) -> list[BudgetState]:
    """The budgets that a call on this account counts against, with what each has seen."""
    return [
        BudgetState(budget, Money(spent(db, budget.scope, account, unkept)), account.subject(budget.scope))
        for budget in applying(kept(db), account)
    ]


def spent(db: sqlite_utils.Database, scope: Scope, account: Account, unkept: Unkept) -> int:
    """Micro-dollars; what is reserved counts as spent."""
    day, answers = account.day, unkept.answers(account.conversation_id)
    if account.conversation_id is None and account.message_id:
        answers = (account.message_id,)
    given = {
        "day": [day.isoformat()],
        "month": [f"{day:%Y-%m}-01", f"{day:%Y-%m}-32"],
        "chat": [json.dumps(answers) if answers else account.conversation_id],
        "agent": [account.agent],
    }[scope]
    which = "temporary chat" if scope == "chat" and answers else scope
    (found,) = db.execute(SPENT[which], given).fetchone()
    return found or 0


MOST_USED = {
    "chat": """SELECT conversation_id, sum(cost_micros) FROM usage_by_chat
               WHERE conversation_id NOT IN (SELECT subject FROM budget WHERE scope = 'chat')
               GROUP BY conversation_id ORDER BY 2 DESC LIMIT 1""",
    "agent": """SELECT agent, sum(cost_micros) FROM usage_by_day
                WHERE agent != '' AND agent NOT IN (SELECT subject FROM budget WHERE scope = 'agent')
                GROUP BY agent ORDER BY 2 DESC LIMIT 1""",
}
"""Of what has no budget of its own."""


def _most_used(db: sqlite_utils.Database, budget: Budget, account: Account, unkept: Unkept) -> BudgetState:
    if budget.scope in ("day", "month"):
        return BudgetState(budget, Money(spent(db, budget.scope, account, unkept)))
    if budget.subject:
        own = Account(account.day, budget.subject, budget.subject)
        return BudgetState(budget, Money(spent(db, budget.scope, own, unkept)), budget.subject)
    subject, most = db.execute(MOST_USED[budget.scope]).fetchone() or ("", 0)
    return BudgetState(budget, Money(most), subject)
