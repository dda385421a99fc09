"""Hints that a log has grown, for devices that are on line. A device that gets none loses nothing: it pulls by number."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta

from sync_server.kit.auth import Caller
from sync_server.kit.node import Node, session_channel
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.sync.service.log import channel, look_up

HEARTBEAT_SECONDS = 15.0
STREAMS = 32
"""Of one account on one node."""


class EventService:
    """One device's stream of heads, until its session ends."""

    def __init__(self, node: Node, caller: Caller) -> None:
        self._node, self._caller = node, caller

    def assert_room(self) -> None:
        """Raises Problem 429."""
        if self._node.notifier.listeners(channel(self._caller.account_id)) >= STREAMS:
            raise Problem(429, errors.TOO_MANY_REQUESTS, "Too many devices listen.", retry_after=60)

    async def heads(self) -> AsyncIterator[int]:
        """The head now, and whenever it may have grown. Ends with the token, and at once with the session."""
        news = (channel(self._caller.account_id), session_channel(self._caller.session_id))
        with self._node.notifier.listening(*news) as inbox:
            head_seq = -1
            while (now := await self._looked_up()) is not None:
                if now != head_seq:
                    head_seq = now
                    yield now
                with suppress(TimeoutError):
                    async with asyncio.timeout(HEARTBEAT_SECONDS):  # wait_for may swallow a cancellation on 3.11
                        await inbox.take()

    async def _looked_up(self) -> int | None:
        """The head; None where this caller has no business here any more."""
        caller, tokens = self._caller, self._node.tokens
        if self._node.now() >= caller.expires + timedelta(seconds=5):
            return None
        if tokens.still_stands is not None and not await tokens.still_stands(caller):
            return None
        try:
            return (await look_up(self._node.database, caller)).head_seq
        except Problem:
            return None
