"""A process that spends as fast as it can, or upgrades an old ledger, and says on stdout what it was told is kept.

python -m tests.machines.ledger_writer spend|upgrade HOME NAME
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.usage import SqliteLedger
from soulfra_desktop.domain.errors import BudgetUsedUp
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.ports import Reservation

KEY = b"\x33" * 32
DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def reservation(identity: str, micros: int | None, agent: str = "", message: str | None = None) -> Reservation:
    cost = None if micros is None else Money(micros)
    ref = ModelRef("openai", "large")
    return Reservation(identity, message, ref, False, TokenCount(10, 20), cost, "prices 1", AT, DAY, agent)


async def spend(ledger: SqliteLedger, name: str, callers: int = 4) -> int:
    """Several callers at once, until the budget is used up: what they were given, in micro-dollars."""

    async def caller(number: int) -> int:
        given = 0
        for turn in range(10_000):
            identity, micros = f"{name}-{number}-{turn}", 7 + (turn * 13 + number) % 50
            try:
                await ledger.reserve(reservation(identity, micros))
            except BudgetUsedUp:
                return given
            used = 0 if turn % 5 == 0 else micros - turn % 7
            if turn % 4:
                await ledger.settle(identity, TokenCount(1, 1), Money(used), "answered" if used else "unavailable")
            given += used if turn % 4 else micros
        return given

    return sum(await asyncio.gather(*(caller(number) for number in range(callers))))


async def _main(mode: str, home: Path, name: str) -> None:
    print("ready", flush=True)
    database = await Database.open(home / "soulfra.db", KEY)
    if mode == "spend":
        print(await spend(SqliteLedger(database), name), flush=True)
    print("done", flush=True)
    await database.aclose()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
