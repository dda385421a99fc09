"""A machine and the real server in one process: the server's clock, and what it observes, are the test's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import httpx

from soulfra_desktop.adapters.account_store import AccountFiles
from soulfra_desktop.adapters.sync_server import SyncServer
from soulfra_desktop.app.account import AccountParts
from soulfra_desktop.app.container import SystemClock
from soulfra_desktop.services.session import ServerSession
from soulfra_desktop.services.trust import TrustService
from sync_server.app import Server
from tests.contract.keyrings import MemoryRing
from tests.server.accounts.person import Hands
from tests.server.trust.books import Books
from tests.stories.machine import Machine, machine

ADDRESS = "http://localhost:1"
"""Nobody listens there: the application is asked directly."""


class Set(SystemClock):
    """The machine's clock goes with the server's."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def now(self) -> datetime:
        return self._hands.at


class Way(httpx.AsyncBaseTransport):
    """To the application, for as long as there is a network. Notes what was asked."""

    def __init__(self, app: Server) -> None:
        self._to = httpx.ASGITransport(app)
        self.is_cut = False
        self.asked: list[tuple[str, str]] = []
        self.answers: dict[str, bytes] = {}
        """What stands in for the server's answer, by the path."""

    def leads_to(self, app: Server) -> None:
        """From now on another run of the server answers at the same address."""
        self._to = httpx.ASGITransport(app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append((request.method, request.url.path))
        if self.is_cut:
            raise httpx.ConnectError("no network")
        if request.url.path in self.answers:
            return httpx.Response(200, content=self.answers[request.url.path])
        return await self._to.handle_async_request(request)


@dataclass
class Desk:
    """A machine that is signed in."""

    machine: Machine
    way: Way
    books: Books
    account_id: UUID

    @property
    def parts(self) -> AccountParts:
        return self.machine.parts

    @property
    def trust(self) -> TrustService:
        return self.parts.trust

    async def lives(self, days: int, every: int = 7) -> None:
        """So many days go by; on one of `every` of them the server sees that it is used."""
        for day in range(days):
            if day % every == 0:
                await self.books.see("active", self.account_id, self.books.today)
            self.books.hands.forward(days=1)


@asynccontextmanager
async def desk(home: Path, app: Server, hands: Hands, email: str) -> AsyncIterator[Desk]:
    async with machine("desk", home, MemoryRing()) as made:
        way = Way(app)
        parts = AccountParts(made.store, home, made.settings, Set(hands))
        files = AccountFiles(made.store.secrets, made.store.keyring, home)
        parts.__dict__["session"] = ServerSession(
            files, lambda address: SyncServer(address, way, barred=parts._barred), parts.clock
        )
        made.parts = parts
        await made.registers(ADDRESS, email)
        account = await parts.session.account()
        yield Desk(made, way, Books(app.state.node, hands), UUID(account.account_id))
        await parts.aclose()
