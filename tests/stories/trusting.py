"""A real server on a real port whose clock the story moves, in a thread of its own: what its rounds do is done when told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from sync_server.app import Server, create_app
from sync_server.settings import ServerSettings
from sync_server.trust.service.topic import Topic
from tests.server.accounts.person import Hands
from tests.server.trust.books import Books
from tests.servers.running import Running
from tests.servers.smtp import Mailboxes, receiving

T = TypeVar("T")


class Town:
    """The server, and whoever runs it."""

    def __init__(self, app: Server, hands: Hands, mails: Mailboxes) -> None:
        self._app, self.hands, self.mails = app, hands, mails
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: Running | None = None
        self.url = ""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self._loop = asyncio.get_running_loop()
        await self._app(scope, receive, send)

    @property
    def books(self) -> Books:
        return Books(self._app.state.node, self.hands)

    @property
    def topic(self) -> Topic:
        return self._app.state.node.part(Topic)

    def opens(self) -> None:
        self._running = Running(self)
        self._running.__enter__()
        self.url = self._running.url

    async def closes(self) -> None:
        if self._running is not None:
            await self.does(self._app.state.node.close())
            await asyncio.to_thread(self._running.__exit__)
            self._running = None

    async def does(self, work: Coroutine[Any, Any, T]) -> T:
        """In the server's own loop, after its first request."""
        assert self._loop is not None
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def day_ends(self, days: int = 1) -> None:
        """Mail is sent, days of use are looked for, and it is tomorrow."""
        await self.does(self.books.rest())
        await self.does(self.topic.activity.round())
        self.hands.forward(days=days)


@asynccontextmanager
async def town(settings: ServerSettings) -> AsyncIterator[Town]:
    """`settings` name a migrated database."""
    async with receiving() as mails:
        hands = Hands()
        mailing = {"mail_host": "127.0.0.1", "mail_port": mails.port, "mail_security": "none"}
        made = Town(create_app(settings.model_copy(update=mailing), hands), hands, mails)
        made.opens()
        try:
            yield made
        finally:
            await made.closes()
