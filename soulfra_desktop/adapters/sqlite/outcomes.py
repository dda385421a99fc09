"""What was learnt from the person, in the encrypted store: a row an answer, numbers only, gone with its chat."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite.values import from_micros, to_micros
from soulfra_desktop.domain.outcome import SAID, Outcome, Verdict, verdict_or_none

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database

LATEST = """
SELECT message_id, at, verdict, judged FROM
    (SELECT message_id, at, verdict, judged FROM outcome ORDER BY at DESC, message_id LIMIT ?)
ORDER BY at, message_id
"""
KEEP = """
INSERT INTO outcome (message_id, at, verdict, judged) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (message_id) DO UPDATE SET at = ?2, verdict = ?3, judged = ?4 WHERE ?5 OR verdict NOT IN (?6, ?7)
"""


class SqliteOutcomes:
    """Fulfils OutcomeStore."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def outcomes(self, latest: int) -> list[Outcome]:
        rows = await self._database.read(lambda db: db.execute(LATEST, [latest]).fetchall())
        return [found for row in rows if (found := _outcome(*row)) is not None]

    async def questions(self, latest: int, characters: int) -> list[str]:
        sql = "SELECT substr(text, 1, ?) FROM message WHERE role = 'user' ORDER BY rowid DESC LIMIT ?"
        rows = await self._database.read(lambda db: db.execute(sql, [characters, latest]).fetchall())
        return [text for (text,) in reversed(rows)]

    async def verdicts(self, conversation_id: str) -> dict[str, Verdict]:
        sql = """SELECT o.message_id, o.verdict FROM message m JOIN outcome o ON o.message_id = m.id
                 WHERE m.conversation_id = ?"""
        rows = await self._database.read(lambda db: db.execute(sql, [conversation_id]).fetchall())
        return {message_id: verdict for message_id, text in rows if (verdict := verdict_or_none(text)) is not None}

    async def keep_outcome(self, outcome: Outcome) -> None:
        judged = {"odds": outcome.odds, "grounds": list(outcome.grounds), "strength": outcome.strength}
        row = [outcome.message_id, to_micros(outcome.at), outcome.verdict, json.dumps(judged)]
        await self._change(KEEP, [*row, outcome.verdict in SAID, *SAID])

    async def forget_outcome(self, message_id: str) -> None:
        await self._change("DELETE FROM outcome WHERE message_id = ?", [message_id])

    async def forget_outcomes(self) -> int:
        return await self._change("DELETE FROM outcome", [])

    async def _change(self, sql: str, values: list[Any]) -> int:
        def change(db: sqlite_utils.Database) -> int:
            return db.execute(sql, values).rowcount

        return await self._database.write(change)


def _outcome(message_id: str, at: int, verdict: str, judged: str) -> Outcome | None:
    """None for a row that is not as it should be: it teaches nothing, and stops no answer."""
    known = verdict_or_none(verdict)
    try:
        data = json.loads(judged)
        grounds = tuple(float(ground) for ground in data["grounds"])
        odds, strength = float(data["odds"]), float(data["strength"])
    except (ValueError, KeyError, TypeError):
        return None
    return Outcome(message_id, from_micros(at), known, odds, grounds, strength) if known is not None else None
