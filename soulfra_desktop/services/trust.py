"""The trust of the account that is signed in: asked of the server, gone through here, and kept for when it is out of reach.

What it amounts to is worked out on this machine by the same function as the server's, so it can be checked, and what would
come of something can be seen before it is done.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from soulfra_desktop.domain.errors import AccountError, ServerRefused, ServerUnreachable, SettingRefused
from soulfra_desktop.domain.trust import SUPPOSABLE, Appeal, Change, Check, Entry, Point, Simulated, Step, Trust
from soulfra_desktop.services.trust_ports import KeptTrust, Ledger
from soulfra_desktop.services.trust_told import appeal_of, entries_of, points_of, trust_of

if TYPE_CHECKING:
    from soulfra_desktop.services.account_ports import AccountServer
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.session import ServerSession
    from soulfra_desktop.services.trust_checking import Told
    from soulfra_desktop.services.trust_ports import Aside, Signatures, TrustServer, TrustStore
    from sync_server.protocol import trust as protocol
    from sync_server.protocol.trust import Policy
    from sync_server.protocol.trust_forms import LedgerEvent, TrustLedger, TrustReport

T = TypeVar("T")

MOST_PAGES = 100
"""Of the ledger: fifty thousand entries, or a hundred years of use."""
ASKING_SECONDS = 120.0
"""For all that is asked at once: a server that gives its ledger an entry a minute is left."""
FRESH_SECONDS = 10.0
"""History, changes and what is supposed are looked at together."""
HISTORY_DAYS, CHANGES_DAYS, AHEAD_DAYS, MOST_AHEAD = 365, 90, 90, 3 * 365
LONGEST_WORDS = 2_000
PASSING = frozenset({"score", "reasons", "tier", "checkpoint", "uncovered", "older"})
"""Faults that there seem to be where something is entered, or signed, between one answer and the next."""


class TrustService:
    """Every method raises NotSignedIn where no account is; `at` makes the way to trust over that to the account's server;
    what takes long is done `aside`.

    Nothing is asked before it is called.
    """

    def __init__(
        self,
        session: ServerSession,
        store: TrustStore,
        at: Callable[[AccountServer], TrustServer],
        signatures: Signatures,
        clock: Clock,
        aside: Aside,
    ) -> None:
        self._session, self._store, self._at, self._aside = session, store, at, aside
        self._signatures, self._clock = signatures, clock
        self._latest: tuple[float, KeptTrust] | None = None
        self._policies: dict[int, Policy] = {}
        """Of servers, that this machine does not have itself."""

    async def report(self) -> Trust:
        """As it is now; what was kept of it, with its date and why, where the server cannot be asked. Raises AccountError
        where nothing was kept, and LedgerSetBack where the server goes back behind it."""
        try:
            return await self.refresh()
        except (ServerUnreachable, ServerRefused) as error:
            kept = await self.kept(problem=str(error))
            if kept is None:
                raise
            return kept

    async def kept(self, *, problem: str = "") -> Trust | None:
        """What the server said last, without asking it; None where nothing was."""
        kept = await self._kept()
        if kept is None:
            return None
        return trust_of(kept, await self._steps(kept), problem=problem, is_kept_copy=True)

    async def refresh(self) -> Trust:
        """As it is now, and kept. Raises AccountError."""
        kept = await self._read()
        return trust_of(kept, await self._steps(kept))

    async def history(self, days: int = HISTORY_DAYS) -> tuple[Point, ...]:
        """The days on which the score changed or something was entered, in order, and today. From what is kept where the
        server cannot be asked."""
        kept = await self._known()
        since = kept.report.day - timedelta(days=days)
        return points_of([day for day in kept.history if day.day >= since], kept.events)

    async def changes(self, days: int = CHANGES_DAYS) -> tuple[Change, ...]:
        """What moved the score and why, the newest first; worked out here."""
        from soulfra_desktop.services.trust_changes import changes

        kept = await self._known()
        policy = await self._policy_of(kept.report)
        if policy is None:
            return ()
        last = kept.report.day.toordinal()
        return await self._aside(changes, kept.events, last - days, last, policy)

    async def next_steps(self) -> tuple[Step, ...]:
        """What brings the most in the least time first; none that this server could not see. Empty for who takes no part."""
        return (await self.report()).steps

    async def entries(self) -> tuple[Entry, ...]:
        """The ledger, the newest first."""
        return entries_of((await self._known()).events)

    async def simulate(self, actions: Sequence[str] = (), *, days: int = AHEAD_DAYS, weekly: bool = True) -> Simulated:
        """What would come of these (of SUPPOSABLE) if they were done tomorrow. `weekly`: it is used once a week from then
        on; else not at all. Raises SettingRefused."""
        from soulfra_desktop.services.trust_ahead import simulated

        for action in actions:
            if action not in SUPPOSABLE:
                raise SettingRefused(f"{action} cannot be supposed.", f"These can: {', '.join(SUPPOSABLE)}.")
        if not 1 <= days <= MOST_AHEAD:
            raise SettingRefused(f"{days} days are not looked ahead.", f"1 to {MOST_AHEAD} are.")
        kept = await self._known()
        if not kept.report.takes_part:
            raise SettingRefused(
                "This account does not take part in trust.", "To take part again: soulfra account trust join"
            )
        policy = await self._policy_of(kept.report)
        if policy is None:
            raise ServerRefused(
                "The score goes by rules that this version of Soulfra does not know.", "Update Soulfra."
            )
        return await self._aside(simulated, kept, tuple(dict.fromkeys(actions)), days, policy, weekly=weekly)

    async def appeals(self) -> tuple[Appeal, ...]:
        """With their answers, the newest first."""
        return tuple(appeal_of(found) for found in await self._call(lambda way, token: way.appeals(token)))

    async def appeal(self, words: str, *, hold: str | None = None, seq: int | None = None) -> Appeal:
        """Have a person look at a hold, or at an entry that lowers the score: answered within five days."""
        from sync_server.protocol.trust_forms import AppealRequest

        if not words.strip() or len(words) > LONGEST_WORDS:
            raise SettingRefused("An appeal takes words of yours.", f"Up to {LONGEST_WORDS} characters.")
        if (hold is None) == (seq is None):
            raise SettingRefused(
                "An appeal is about one hold, or one entry.", "See them: soulfra account trust history"
            )
        try:
            request = AppealRequest(words.strip(), UUID(hold) if hold is not None else None, seq)
        except ValueError:
            raise SettingRefused(f"{hold} is no hold.", "See them: soulfra account trust") from None
        return appeal_of(await self._call(lambda way, token: way.appeal(token, request)))

    async def prove(self, code: str) -> None:
        """With the code that was mailed when the server asked for a proof; then what was refused is tried again."""
        await self._call(lambda way, token: way.prove(token, code.strip()))

    async def set_participation(self, takes_part: bool) -> Trust:
        """Out: nothing more is observed, and benefits are the lowest tier's; everything else is as before."""
        await self._call(lambda way, token: way.take_part(token, takes_part))
        return await self.refresh()

    async def check(self) -> Check:
        """Go through the ledger here: each entry follows from the one before, the server's signature covers it, and the
        score is what comes of it. Raises AccountError where the server cannot be asked."""
        from soulfra_desktop.services.trust_checking import checked

        account_id = (await self._session.account()).account_id
        anchor = await self._store.anchor(account_id)
        for is_last in (False, True):
            told = await self._told()
            check, anchored = await self._aside(checked, told, anchor, self._signatures, self._clock.now())
            if is_last or not PASSING & set(check.faults):
                break
        if anchored != anchor:
            await self._store.save_anchor(account_id, anchored)
        if await self._store.is_disbelieved(account_id):
            check = replace(check, faults=(*check.faults, "machine"))
        return check

    async def accept_restored(self) -> None:
        """The person says that the server was restored from a backup: its ledger counts as it is now."""
        from soulfra_desktop.services.trust_restored import taken_anew

        account_id = (await self._session.account()).account_id
        anchor = await self._store.anchor(account_id)
        async with _in_time():
            anew = await self._aside(taken_anew, await self._ledger(), anchor)
        if anew is not None and anew != anchor:
            await self._store.save_anchor(account_id, anew)

    async def _read(self) -> KeptTrust:
        """Raises LedgerSetBack, and keeps what was kept, where the ledger is not the one that was seen."""
        account_id = (await self._session.account()).account_id
        from soulfra_desktop.services.trust_checking import event_of
        from soulfra_desktop.services.trust_restored import followed

        async with _in_time():
            ledger, report = await self._ledger_and_report()
            anchor = await self._store.anchor(account_id)
            anchored = await self._aside(followed, ledger, anchor)
            since = report.day - timedelta(days=HISTORY_DAYS)
            history = await self._call(lambda way, token: way.history(token, since, None))
        events = tuple(event_of(entry) for entry in ledger.entries)
        kept = KeptTrust(account_id, self._clock.now(), report, events, tuple(history.days))
        if (await self._session.account()).account_id == account_id:
            if anchored is not None and anchored != anchor:
                await self._store.save_anchor(account_id, anchored)
            await self._store.keep(kept)
        self._latest = self._clock.monotonic(), kept
        return kept

    async def _known(self) -> KeptTrust:
        """From the server, also where it was asked a moment ago; or what was kept."""
        account_id = (await self._session.account()).account_id
        if self._latest is not None:
            at, latest = self._latest
            if latest.account_id == account_id and self._clock.monotonic() - at < FRESH_SECONDS:
                return latest
        try:
            return await self._read()
        except (ServerUnreachable, ServerRefused):
            kept = await self._kept()
            if kept is None:
                raise
            return kept

    async def _kept(self) -> KeptTrust | None:
        account_id = (await self._session.account()).account_id
        kept = await self._store.kept()
        return kept if kept is not None and kept.account_id == account_id else None

    async def _told(self) -> Told:
        from soulfra_desktop.services.trust_checking import Told
        from sync_server.protocol.trust import policies

        async with _in_time():
            checkpoint = await self._call(lambda way, token: way.checkpoint(token))
            ledger, report = await self._ledger_and_report()
        policy = await self._policy_of(report)
        return Told(report, ledger, checkpoint, policy, report.policy in policies())

    async def _ledger_and_report(self) -> tuple[Ledger, TrustReport]:
        """Raises ServerRefused also where nobody could work out in good time what comes of it."""
        from soulfra_desktop.services.trust_checking import takes_too_long

        ledger = await self._ledger()
        report = await self._call(lambda way, token: way.report(token))
        if takes_too_long(ledger, report.day):
            raise ServerRefused("The server corrected this account's ledger too often.", "Tell whoever runs it.")
        return ledger, report

    async def _ledger(self) -> Ledger:
        return await _whole(lambda after: self._call(lambda way, token: way.ledger(token, after)))

    async def _call(self, use: Callable[[TrustServer, str], Awaitable[T]]) -> T:
        return await self._session.call(lambda server, token: use(self._at(server), token))

    async def _steps(self, kept: KeptTrust) -> Sequence[protocol.Step]:
        from soulfra_desktop.services.trust_checking import UNSCORABLE
        from sync_server.protocol.trust import next_steps
        from sync_server.protocol.trust_ahead import TIME, WEEKS_OF_USE

        policy = await self._policy_of(kept.report)
        if policy is None or not kept.report.takes_part:
            return ()
        try:
            found = await self._aside(next_steps, kept.events, kept.report.day.toordinal(), policy)
        except UNSCORABLE:
            return ()
        return [step for step in found if step.action in {*kept.report.steps, WEEKS_OF_USE, TIME}]

    async def _policy_of(self, report: TrustReport) -> Policy | None:
        """None where neither this machine nor the server has one that keeps what every policy promises."""
        from soulfra_desktop.services.trust_checking import UNSCORABLE
        from sync_server.protocol.trust import Policy, policies, policy

        version = report.policy
        if version in policies():
            return policy(version)
        if version not in self._policies:
            try:
                text = await self._call(lambda way, _token: way.policy(version))
                self._policies[version] = await self._aside(Policy.of, text.policy)
            except (AccountError, *UNSCORABLE):
                return None
        return self._policies[version]


async def _whole(page_after: Callable[[int], Awaitable[TrustLedger]]) -> Ledger:
    """All of it. Raises ServerRefused where a server never comes to an end."""
    entries: list[LedgerEvent] = []
    chain: UUID | None = None
    for _ in range(MOST_PAGES):
        page = await page_after(len(entries))
        if chain not in (None, page.chain):
            break
        chain = page.chain
        entries += page.events
        if not page.more:
            return Ledger(chain, tuple(entries))
    raise ServerRefused("The server's ledger of this account has no end.", "Tell whoever runs it.")


@asynccontextmanager
async def _in_time() -> AsyncGenerator[None]:
    try:
        async with asyncio.timeout(ASKING_SECONDS):
            yield
    except TimeoutError:
        raise ServerUnreachable("The server takes too long to tell what it knows.") from None
