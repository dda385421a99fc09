"""The session with the sync server: one access token at a time, fetched anew before it ends, by one process at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from soulfra_desktop.domain.errors import NotSignedIn

if TYPE_CHECKING:
    from soulfra_desktop.domain.account import Account
    from soulfra_desktop.services.account_ports import AccountServer, AccountStore
    from soulfra_desktop.services.ports import Clock

T = TypeVar("T")

EARLY_SECONDS = 30.0
"""Before its end a token counts as ended: it must last for the request."""


class ServerSession:
    """Access to the server of the account that is signed in on this machine."""

    def __init__(self, store: AccountStore, connect: Callable[[str], AccountServer], clock: Clock) -> None:
        """`connect` makes the way to a server's address."""
        self.store = store
        self._connect = connect
        self._clock = clock
        self._server: tuple[str, AccountServer] | None = None
        self._token = ""
        self._good_until = 0.0

    async def account(self) -> Account:
        """Raises NotSignedIn."""
        account = await self.store.account()
        if account is None:
            raise NotSignedIn("No account is signed in on this machine.")
        return account

    async def server_at(self, address: str) -> AccountServer:
        """The way to a server; the one before is closed where it was another's."""
        if self._server is None or self._server[0] != address:
            await self.aclose()
            self._server = (address, self._connect(address))
        return self._server[1]

    async def call(self, use: Callable[[AccountServer, str], Awaitable[T]]) -> T:
        """Ask the server as this account; once more with a new token where the server no longer takes this one.

        Raises AccountError.
        """
        server = await self.server_at((await self.account()).server)
        try:
            return await use(server, await self.token())
        except NotSignedIn:
            return await use(server, await self.token(anew=True))

    async def token(self, *, anew: bool = False) -> str:
        """An access token that is good for a while. Raises NotSignedIn where the session was ended, AccountError."""
        if anew or self._clock.monotonic() >= self._good_until:
            async with self.store.alone("session"):
                await self._refresh()
        return self._token

    async def begin(self, access_token: str, refresh_token: str, expires_in: int) -> None:
        """A session that was just given; its refresh token is kept before anything else is done with it."""
        await self.store.save_refresh_token(refresh_token)
        self._hold(access_token, expires_in)

    async def end(self) -> None:
        self._token, self._good_until = "", 0.0
        await self.store.save_refresh_token(None)

    async def aclose(self) -> None:
        if self._server is not None:
            await self._server[1].aclose()
            self._server = None

    async def _refresh(self) -> None:
        kept = await self.store.refresh_token()
        if kept is None:
            raise NotSignedIn("This device is no longer signed in to the server.")
        server = await self.server_at((await self.account()).server)
        try:
            tokens = await server.refresh(kept)
        except NotSignedIn:
            await self.end()
            raise
        await self.begin(tokens.access_token, tokens.refresh_token, tokens.expires_in)

    def _hold(self, access_token: str, expires_in: int) -> None:
        self._token = access_token
        self._good_until = self._clock.monotonic() + expires_in - EARLY_SECONDS
