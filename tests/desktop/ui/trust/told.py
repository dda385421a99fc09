"""A service that tells trust of a ledger in memory, by the real policy; what it is told to do it remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from soulfra_desktop.domain.errors import LedgerSetBack, ServerRefused, ServerUnreachable, SoulfraError
from soulfra_desktop.domain.trust import Appeal, Check
from soulfra_desktop.services.trust_changes import changes
from soulfra_desktop.services.trust_told import entries_of
from sync_server.protocol.trust import TrustEvent
from tests.pictured_trust import HONEST, NOW, POLICY, TODAY, ahead, course, ledger, report


class Told:
    """Fulfils what the presenter asks of TrustService."""

    def __init__(self, events: list[TrustEvent] | None = None) -> None:
        self.events = events if events is not None else ledger(*HONEST)
        self.holds: tuple[Any, ...] = ()
        self.takes_part = True
        self.account_id = "a" * 32
        self.kept_copy: Any = None
        self.out_of_reach = False
        self.set_back = False
        self.refuses: SoulfraError | None = None
        self.faults: tuple[str, ...] = ()
        self.made: list[Appeal] = []
        self.code = "a-code-of-the-mail"
        self.simulated: list[tuple[tuple[str, ...], int]] = []

    async def kept(self) -> Any:
        return self.kept_copy

    async def report(self) -> Any:
        if self.refuses is not None:
            raise self.refuses
        if self.out_of_reach:
            if self.kept_copy is None:
                raise ServerUnreachable("The server cannot be reached.")
            return self.kept_copy
        if self.set_back:
            raise LedgerSetBack("The server's ledger is not the one that this machine has seen.")
        return report(self.events, takes_part=self.takes_part, holds=self.holds, account_id=self.account_id)

    async def history(self, days: int = 365) -> Any:
        return course(self.events)

    async def changes(self, days: int = 90) -> Any:
        return changes(self.events, TODAY.toordinal() - days, TODAY.toordinal(), POLICY)

    async def entries(self) -> Any:
        return entries_of(self.events)

    async def appeals(self) -> tuple[Appeal, ...]:
        return tuple(self.made)

    async def simulate(self, actions: Any = (), *, days: int = 90, weekly: bool = True) -> Any:
        self.simulated.append((tuple(actions), days))
        return ahead(self.events, *actions, days=days)

    async def appeal(self, words: str, *, hold: str | None = None, seq: int | None = None) -> Appeal:
        if self.refuses is not None:
            raise self.refuses
        made = Appeal(f"a{len(self.made)}", NOW, NOW + timedelta(days=5), hold, seq, "open", words)
        self.made.append(replace(made, answer=""))
        return self.made[-1]

    async def prove(self, code: str) -> None:
        if code != self.code:
            raise ServerRefused("This code is unknown, too old, or was used before.", "Ask for a new one.")
        self.holds = tuple(hold for hold in self.holds if hold.state != "step-up")

    async def set_participation(self, takes_part: bool) -> Any:
        if self.out_of_reach:
            raise ServerUnreachable("The server cannot be reached.")
        self.takes_part = takes_part
        return await self.report()

    async def accept_restored(self) -> None:
        if self.out_of_reach:
            raise ServerUnreachable("The server cannot be reached.")
        self.set_back = False

    async def check(self) -> Check:
        score = (await self.report()).score
        return Check(NOW, len(self.events), 1, True, score, score, TODAY, len(self.events), self.faults)
