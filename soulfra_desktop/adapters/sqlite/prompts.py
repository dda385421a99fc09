"""The prompt library in the encrypted store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.values import storable
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.prompt import SavedPrompt

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database


SAVE = """
INSERT INTO prompt (id, name, text, description) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, text = excluded.text, description = excluded.description
"""


class SqlitePrompts:
    """Fulfils PromptStore."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prompts(self) -> list[SavedPrompt]:
        sql = "SELECT id, name, text, description FROM prompt ORDER BY name"
        return await self._database.read(lambda db: [SavedPrompt(*row) for row in db.execute(sql)])

    async def save_prompt(self, prompt: SavedPrompt) -> None:
        row = [prompt.id, *map(storable, (prompt.name, prompt.text, prompt.description))]

        def save(db: sqlite_utils.Database) -> None:
            taken = "SELECT 1 FROM prompt WHERE name = ? AND id <> ?"
            if db.execute(taken, [storable(prompt.name), prompt.id]).fetchone():
                raise SettingRefused("Another prompt has this name.", "Choose another name.")
            db.execute(SAVE, row)

        await self._database.write(save)

    async def delete_prompt(self, prompt_id: str) -> None:
        """Forget a prompt, if it is there."""

        def delete(db: sqlite_utils.Database) -> None:
            db.execute("DELETE FROM prompt WHERE id = ?", [prompt_id])

        await self._database.write(delete)
