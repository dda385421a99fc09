"""One of a person's machines: a home of its own, the real store and keys in it, and the account's services."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from soulfra_desktop.adapters.sqlite.store import Store, open_store
from soulfra_desktop.app.account import AccountParts
from soulfra_desktop.app.container import SystemClock
from soulfra_desktop.domain.chat import Attachment, Conversation, Message
from soulfra_desktop.services.settings import SettingsService

PASSWORD = "lantern orbit walnut thirteen"
EMAIL = "ann@example.org"


class Machine:
    """`parts` are its account; what is said here is stored as the window stores it."""

    def __init__(self, name: str, home: Path, store: Store, settings: SettingsService, parts: AccountParts) -> None:
        self.name, self.home, self.store, self.settings, self.parts = name, home, store, settings, parts
        self.recovery_key = ""

    async def registers(self, server: str, email: str = EMAIL, password: str = PASSWORD) -> None:
        self.recovery_key = (await self.parts.account.register(server, email, password, self.name)).recovery_key

    async def signs_in(self, server: str, email: str = EMAIL, password: str = PASSWORD) -> str:
        """The recovery key, where one was made."""
        return (await self.parts.account.sign_in(server, email, password, self.name)).recovery_key

    async def syncs(self) -> None:
        await self.parts.sync.run_once()

    async def says(self, text: str, *, answer: str = "Indeed.", file: bytes = b"", folder: str | None = None) -> str:
        """A question and its answer in a new chat; its id."""
        now, chat_id, question_id = datetime.now(UTC), uuid.uuid4().hex, uuid.uuid4().hex
        files = (Attachment("notes.txt", "text/plain", file),) if file else ()
        chat = Conversation(chat_id, text[:60], now, now, folder_id=folder)
        question = Message(question_id, chat_id, None, "user", text, now, attachments=files)
        reply = Message(uuid.uuid4().hex, chat_id, question_id, "assistant", "", now, complete=False)
        await self.store.conversations.begin(chat, question, reply)
        await self.store.conversations.finish(
            Message(reply.id, chat_id, question_id, "assistant", answer, now, complete=True)
        )
        return chat_id

    async def titles(self) -> list[str]:
        return sorted(chat.title for chat in await self.store.conversations.conversations())

    async def reads(self, chat_id: str) -> list[str]:
        return [message.text for message in await self.store.conversations.messages(chat_id)]


@asynccontextmanager
async def machine(name: str, home: Path, keyring: object | None = None) -> AsyncIterator[Machine]:
    """Switched on, for as long as the `with` lasts. A passphrase guards its store, unless a keyring is given."""
    store = await open_store(home, None if keyring else "a passphrase of this machine", keyring=keyring)  # type: ignore[arg-type]
    settings = SettingsService(store.settings, store.secrets, lambda _: None)
    await settings.load()
    parts = AccountParts(store, home, settings, SystemClock())
    try:
        yield Machine(name, home, store, settings, parts)
    finally:
        await parts.aclose()
        await store.aclose()
