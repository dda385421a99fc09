"""Something risky is asked for before it is done: a lower topic asks, a higher one answers. Whoever keeps a gate refuses
with a reason, an end and a way to appeal; where nobody keeps one, it is open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sync_server.kit.auth import Caller

Keeper = Callable[[Caller, str], Awaitable[None]]


class Gates:
    """One per node. Actions are named in protocol/risk.py."""

    def __init__(self) -> None:
        self._keepers: list[Keeper] = []

    def keep(self, keeper: Keeper) -> None:
        """`keeper` is asked from now on; it raises the Problem that it answers with."""
        self._keepers.append(keeper)

    async def ask(self, caller: Caller, action: str) -> None:
        """Whether the caller may do this now: asked before anything is counted or changed, outside a transaction.

        Raises Problem 403: `step-up-required` or `held`; 429 where it is asked too often.
        """
        for keeper in self._keepers:
            await keeper(caller, action)
