"""Keeps this machine and the person's others agreed: one round is pull, push, check; then it waits for the next reason."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import (
    AccountError,
    KeyNotOpened,
    NotSignedIn,
    ServerRefused,
    ServerRolledBack,
    ServerUnreachable,
    SoulfraError,
    UnknownKey,
)
from soulfra_desktop.domain.syncing import SyncState, backoff
from soulfra_desktop.services.fetching import Fetching
from soulfra_desktop.services.hints import Hints
from soulfra_desktop.services.pulling import Pulling
from soulfra_desktop.services.pushing import Pushing, SetBack
from soulfra_desktop.services.snapshots import EVERY, made_snapshot

if TYPE_CHECKING:
    from soulfra_desktop.domain.account import Account, KeyRing
    from soulfra_desktop.domain.syncing import Phase
    from soulfra_desktop.services.account_ports import AccountStore
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.sync_ports import Applied, Position, Records, Replica, ReplicaState, SyncClient

POLL_SECONDS = 60.0
"""A hint can be lost: this often the head is looked at in any case."""
LOOK_SECONDS = 2.0
"""Between two looks at the outbox; what was written is on its way within this time."""
RECENT, LATELY = timedelta(minutes=1), timedelta(minutes=10)
"""When this device last agreed with the server is kept to the minute, where nothing else is to be kept. Who was here within
ten minutes has little to take in."""
SWEEP_SECONDS = 600.0
"""This often the outbox is gone through even where nothing waits: for answers that were broken off with their process."""
REFUSED_FOR_GOOD = (KeyNotOpened, ServerRolledBack)
"""Trying again changes nothing: the person must look at it."""
UNFORESEEN = ServerRefused(
    "Syncing met something that it was not made for.",
    "Soulfra tries again by itself. If it stays so, update Soulfra, or ask whoever runs the server.",
)
CONTRADICTED = ServerRefused(
    "The server says twice that this machine was set back to an older state.",
    "Soulfra tries again by itself. If it stays so, sign out and in again: what is on this machine is synced then.",
)


class SyncService:
    """Rounds of syncing for the account that is signed in. One process of a home syncs at a time."""

    def __init__(
        self,
        replica: Replica,
        store: AccountStore,
        connect: Callable[[Account], Awaitable[SyncClient]],
        records: Callable[[str, KeyRing], Records],
        catch_up: Callable[[], Awaitable[KeyRing]],
        clock: Clock,
    ) -> None:
        """`connect` gives the way to the account's log, `catch_up` the keys as they are now on the server."""
        self._replica = replica
        self._store = store
        self._connect = connect
        self._records = records
        self._catch_up = catch_up
        self._clock = clock
        self.state = SyncState()
        self.on_change: Callable[[SyncState], None] = lambda _state: None
        self.on_applied: Callable[[Applied], None] = lambda _applied: None
        """Called with what came, piece by piece: what is shown must be looked at anew."""
        self.allowed: Callable[[Account], str] = lambda _account: ""
        """Why syncing is paused, in words; empty where it is not."""
        self.on_fault: Callable[[BaseException], None] = lambda _error: None
        """Called with what nobody foresaw, once until a round succeeds: it is reported, and syncing goes on later."""
        self.metered: Callable[[], bool] = lambda: False
        """Whether the connection is paid by the amount: then files and snapshots wait."""
        self.compact_every = EVERY
        """Changes of the log after which the next snapshot is made."""
        self._wake = asyncio.Event()
        self._sealing: tuple[KeyRing, Records] | None = None
        self._snapshot_seq = 0
        self._sweep_at = 0.0
        self._hinted = Hints()
        self._is_reported = False
        self._fetching = Fetching(replica)

    def wake(self) -> None:
        """Do a round now: something was written, or the server hinted at something, or the person asked."""
        self._wake.set()

    async def begin(self, account: Account) -> None:
        """After a sign-in: from now on what is written here is kept for the other devices too."""
        await _taking_part(self._replica, await self._connect(account), account)
        self._snapshot_seq = 0
        self._fetching = Fetching(self._replica)
        self.wake()

    async def end(self) -> None:
        """Before a sign-out: nothing is recorded any more; all that was synced stays here."""
        await self._replica.sign_out()
        self._show(SyncState())

    async def look(self) -> SyncState:
        """Where syncing stands, without asking the server."""
        phase = self.state.phase
        if phase == "off" and await self._store.account() is not None:
            phase = "idle"
        await self._look(phase)
        return self.state

    async def run_once(self) -> SyncState:
        """One round. Raises NotSignedIn, SoulfraError; the state tells it too."""
        kept = await self._store.kept()
        if kept is None:
            self._show(SyncState())
            raise NotSignedIn("No account is signed in on this machine.")
        if why := self.allowed(kept.account):
            self._show(replace(self.state, phase="paused", problem=why, advice=""))
            return self.state
        try:
            async with self._store.alone("sync"):
                await self._round(kept.account, kept.ring)
        except SoulfraError as error:
            await self.failed(error)
            raise
        return self.state

    async def keep_going(self) -> None:
        """Rounds for as long as Soulfra runs: when something was written, when the server hints, and now and then."""
        failures = 0
        while True:
            self._wake.clear()
            try:
                await self.run_once()
                failures, self._is_reported = 0, False
                await self._until_reason()
            except NotSignedIn:
                await self._wake.wait()
            except SoulfraError as error:
                failures += 1
                again = None if _is_for_good(error) else _wait_for(error, failures)
                await self._woken(again)
            except Exception as error:  # nothing that a server says, and no bug here, may end it unseen
                failures += 1
                await self._unforeseen(error, failures)

    async def _unforeseen(self, error: Exception, failures: int) -> None:
        self._show(replace(self.state, phase="failing", problem=UNFORESEEN.message, advice=UNFORESEEN.advice))
        if not self._is_reported:
            self._is_reported = True
            self.on_fault(error)
        await self._woken(backoff(failures, random.random()))  # noqa: S311 - no secret

    async def _round(self, account: Account, ring: KeyRing) -> None:
        self._show(replace(self.state, phase="syncing", done=0, total=0, problem="", advice="", was_set_back=False))
        try:
            state, position = await self._pull_and_push(account, self._sealed_with(account, ring))
        except UnknownKey:  # another device changed them: with the new ones the same works
            fresh = await self._catch_up()
            state, position = await self._pull_and_push(account, self._sealed_with(account, fresh))
        now = self._clock.now()
        is_recent = state.synced_at is not None and timedelta() <= now - state.synced_at < RECENT
        if not is_recent or state.position.seq < position.seq:
            await self._replica.synced(now, position)
        seen = replace(state, position=position, synced_at=now)
        self._show(_as_seen("idle", seen, len(self._fetching.spoilt)))

    def _sealed_with(self, account: Account, ring: KeyRing) -> Records:
        """The same as long as the keys are: to derive from them takes as long as a small round."""
        if self._sealing is None or self._sealing[0] is not ring:
            self._sealing = ring, self._records(account.account_id, ring)
        return self._sealing[1]

    async def _pull_and_push(self, account: Account, records: Records) -> tuple[ReplicaState, Position]:
        """How the store is then, and how far this device has come."""
        client = await self._connect(account)
        pulling = Pulling(self._replica, client, account.epoch, self.on_applied)
        try:
            position = await self._exchange(client, account, pulling, records)
        except SetBack as error:
            await self._replica.restart(error.next_idx)
            try:
                position = await self._exchange(client, account, pulling, records)
            except SetBack:
                raise ServerRefused(CONTRADICTED.message, CONTRADICTED.advice) from None
        state = await self._replica.state()
        if not self.metered():
            if state.blobs_to_fetch:
                await self._fetching.files(client, records, self.on_applied)
                state = await self._replica.state()
            await self._compact(client, position, pulling.snapshot_seq, state, records)
        return state, position

    async def _exchange(self, client: SyncClient, account: Account, pulling: Pulling, records: Records) -> Position:
        """What waits goes up, what came since comes down. Returns how far this device is."""
        state = await _taking_part(self._replica, client, account)
        if not state.enqueued:
            while await self._replica.enqueue_more():
                pass
        position, known = state.position, max(state.position.seq, state.acknowledged_seq)
        begins = not position.seq
        if begins:  # what the log has already need not be sent again
            position = await pulling.catch_up(position, known, records, self._progress)
        head = None
        if state.waiting or not state.enqueued or self._clock.monotonic() >= self._sweep_at:
            position, head = await Pushing(self._replica, client, account.device_no).send(position, records)
            self._sweep_at = self._clock.monotonic() + SWEEP_SECONDS
        if begins and head is None:
            return position
        likely = head is None and self._was_here_lately(state)
        return await pulling.catch_up(position, known, records, self._progress, likely=likely, head=head)

    def _was_here_lately(self, state: ReplicaState) -> bool:
        """Then a little is asked for at once; after a long time away it is first asked how much there is."""
        return state.synced_at is not None and abs(self._clock.now() - state.synced_at) < LATELY

    async def _compact(
        self, client: SyncClient, position: Position, seen: int | None, state: ReplicaState, records: Records
    ) -> None:
        """Now and then put everything together for the devices that come later. `seen` is how far the snapshot goes."""
        if seen is not None:
            self._snapshot_seq = seen
        if position.seq - self._snapshot_seq < self.compact_every:
            return
        if seen is None:
            self._snapshot_seq = (await client.head()).snapshot_seq
        if position.seq - self._snapshot_seq < self.compact_every:
            return
        if state.waiting or state.incomplete or not state.may_compact:
            return
        snapshot, sealed = await made_snapshot(self._replica, records, position)
        if (await self._replica.state()).waiting:  # written meanwhile: the snapshot may have what the log has not
            return
        await client.put_blob(snapshot.blob_sha256, sealed)
        with suppress(ServerRefused):  # another device was faster
            await client.publish_snapshot(snapshot)

    async def _until_reason(self) -> None:
        """Return when there is a reason for a round: a wake-up, a hint, something in the outbox, or a minute."""
        account = await self._store.account()
        if account is None or self.state.phase == "paused":
            await self._woken(POLL_SECONDS)
            return
        async with asyncio.TaskGroup() as group:
            waits = [group.create_task(self._hints(account)), group.create_task(self._written())]
            await self._woken(POLL_SECONDS)
            for task in waits:
                task.cancel()

    async def _hints(self, account: Account) -> None:
        failures = 0
        while True:
            with suppress(SoulfraError):
                client = await self._connect(account)
                async with aclosing(client.events()) as heads:  # its connection ends with this task, not at some time
                    async for head in heads:
                        failures = 0
                        pause = self._hinted.pause(head, (await self._replica.state()).position.seq)
                        if pause is not None:
                            if pause:
                                await self._clock.sleep(pause)
                            self.wake()
            failures += 1
            await self._clock.sleep(backoff(failures, random.random()))  # noqa: S311 - no secret

    async def _written(self) -> None:
        while True:
            await self._clock.sleep(LOOK_SECONDS)
            with suppress(SoulfraError):
                state = await self._replica.state()
                if state.waiting or not state.enqueued:
                    self.wake()

    async def _woken(self, seconds: float | None) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()

    async def failed(self, error: SoulfraError) -> None:
        """Show what kept a round from being done."""
        for_good = isinstance(error, NotSignedIn) or _is_for_good(error)
        trying = "offline" if isinstance(error, ServerUnreachable) else "failing"
        await self._look("stopped" if for_good else trying, error)

    async def _look(self, phase: Phase, error: SoulfraError | None = None) -> None:
        self._show(_as_seen(phase, await self._replica.state(), len(self._fetching.spoilt), error))

    def _progress(self, done: int, total: int) -> None:
        self._show(replace(self.state, done=done, total=total))

    def _show(self, state: SyncState) -> None:
        if state != self.state:
            self.state = state
            self.on_change(state)


def _is_for_good(error: SoulfraError) -> bool:
    """Keys that were changed again meanwhile are there at the next try."""
    return isinstance(error, REFUSED_FOR_GOOD) and not isinstance(error, UnknownKey)


async def _taking_part(replica: Replica, client: SyncClient, account: Account) -> ReplicaState:
    """From a sign-in on, though the line broke at its last step."""
    state = await replica.state()
    if (state.account_id, state.device_no) == (account.log, account.device_no):
        return state
    await replica.sign_in(account.log, account.device_no, await client.next_idx(account.device_no))
    return await replica.state()


def _as_seen(phase: Phase, state: ReplicaState, spoilt: int, error: SoulfraError | None = None) -> SyncState:
    spoilt = min(spoilt, state.blobs_to_fetch)
    return SyncState(
        phase,
        waiting=state.waiting,
        done=state.position.seq,
        total=state.position.seq,
        files=state.blobs_to_push + state.blobs_to_fetch - spoilt,
        spoilt=spoilt,
        synced_at=state.synced_at,
        problem=error.message if error else "",
        advice=error.advice if error else "",
        was_set_back=isinstance(error, ServerRolledBack),
    )


def _wait_for(error: SoulfraError, failures: int) -> float:
    if isinstance(error, ServerRefused) and error.retry_after is not None:
        return max(error.retry_after, backoff(failures, random.random()))  # noqa: S311 - no secret
    if isinstance(error, ServerUnreachable | AccountError):
        return backoff(failures, random.random())  # noqa: S311 - no secret
    return POLL_SECONDS
