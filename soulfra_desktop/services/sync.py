"""Keeps this machine and the person's others agreed: one round is pull, push, check; then it waits for the next reason."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
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
from soulfra_desktop.services.pulling import Pulling
from soulfra_desktop.services.pushing import Pushing, SetBack
from soulfra_desktop.services.snapshots import EVERY, made_snapshot

if TYPE_CHECKING:
    from soulfra_desktop.domain.account import Account, KeyRing
    from soulfra_desktop.services.account_ports import AccountStore
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.sync_ports import Applied, Position, Records, Replica, SyncClient
    from sync_server.protocol.sync import Head

POLL_SECONDS = 60.0
"""A hint can be lost: this often the head is looked at in any case."""
LOOK_SECONDS = 2.0
"""Between two looks at the outbox; what was written is on its way within this time."""
REFUSED_FOR_GOOD = (KeyNotOpened, ServerRolledBack)
"""Trying again changes nothing: the person must look at it."""


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
        self.metered: Callable[[], bool] = lambda: False
        """Whether the connection is paid by the amount: then files and snapshots wait."""
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Do a round now: something was written, or the server hinted at something, or the person asked."""
        self._wake.set()

    async def begin(self, account: Account) -> None:
        """After a sign-in: from now on what is written here is kept for the other devices too."""
        client = await self._connect(account)
        await self._replica.sign_in(account.log, account.device_no, await client.next_idx(account.device_no))
        self.wake()

    async def end(self) -> None:
        """Before a sign-out: nothing is recorded any more; all that was synced stays here."""
        await self._replica.sign_out()
        self._show(SyncState())

    async def look(self) -> SyncState:
        """Where syncing stands, without asking the server."""
        await self._look(self.state.phase)
        return self.state

    async def run_once(self) -> SyncState:
        """One round. Raises NotSignedIn, SoulfraError; the state tells it too."""
        account, ring = await self._store.account(), await self._store.ring()
        if account is None or ring is None:
            self._show(SyncState())
            raise NotSignedIn("No account is signed in on this machine.")
        if why := self.allowed(account):
            self._show(replace(self.state, phase="paused", problem=why, advice=""))
            return self.state
        try:
            async with self._store.alone("sync"):
                await self._round(account, ring)
        except SoulfraError as error:
            await self._failed(error)
            raise
        return self.state

    async def keep_going(self) -> None:
        """Rounds for as long as Soulfra runs: when something was written, when the server hints, and now and then."""
        failures = 0
        while True:
            self._wake.clear()
            try:
                await self.run_once()
            except NotSignedIn:
                await self._wake.wait()
            except SoulfraError as error:
                failures += 1
                again = None if isinstance(error, REFUSED_FOR_GOOD) else _wait_for(error, failures)
                await self._woken(again)
            else:
                failures = 0
                await self._until_reason()

    async def _round(self, account: Account, ring: KeyRing) -> None:
        self._show(replace(self.state, phase="syncing", done=0, total=0, problem="", advice=""))
        await self._enqueue()
        try:
            await self._pull_and_push(account, self._records(account.account_id, ring))
        except UnknownKey:  # another device changed them: with the new ones the same works
            fresh = await self._catch_up()
            await self._pull_and_push(account, self._records(account.account_id, fresh))
        await self._replica.synced(self._clock.now())
        await self._look("idle")

    async def _pull_and_push(self, account: Account, records: Records) -> None:
        client = await self._connect(account)
        pulling = Pulling(self._replica, client, account.epoch, self.on_applied)
        pushing = Pushing(self._replica, client, account.device_no)
        try:
            await self._push(pulling, pushing, records)
        except SetBack as error:
            await self._replica.restart(error.next_idx)
            await self._enqueue()
            await self._push(pulling, pushing, records)
        position, head = await pulling.catch_up(records, self._progress)
        if not self.metered():
            await pulling.files(records)
            await self._compact(client, position, head, records)

    async def _enqueue(self) -> None:
        if not (await self._replica.state()).enqueued:
            while await self._replica.enqueue_more():
                pass

    async def _push(self, pulling: Pulling, pushing: Pushing, records: Records) -> None:
        position = (await self._replica.state()).position
        if not position.seq:  # what the log has already need not be sent again
            position, _head = await pulling.catch_up(records, self._progress)
        await pushing.send(position, records)

    async def _compact(self, client: SyncClient, position: Position, head: Head, records: Records) -> None:
        """Now and then put everything together for the devices that come later."""
        if position.seq - head.snapshot_seq < EVERY:
            return
        state = await self._replica.state()
        if not state.may_compact or state.waiting or state.incomplete:
            return
        snapshot, sealed = await made_snapshot(self._replica, records, position)
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
            with suppress(AccountError):
                client = await self._connect(account)
                async for head in client.events():
                    failures = 0
                    if head > (await self._replica.state()).position.seq:
                        self.wake()
            failures += 1
            await self._clock.sleep(backoff(failures, random.random()))  # noqa: S311 - no secret

    async def _written(self) -> None:
        while True:
            await self._clock.sleep(LOOK_SECONDS)
            state = await self._replica.state()
            if state.waiting or not state.enqueued:
                self.wake()

    async def _woken(self, seconds: float | None) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), seconds)

    async def _failed(self, error: SoulfraError) -> None:
        for_good = isinstance(error, (NotSignedIn, *REFUSED_FOR_GOOD))
        await self._look("stopped" if for_good else "offline", error)

    async def _look(self, phase: str, error: SoulfraError | None = None) -> None:
        state = await self._replica.state()
        self._show(
            SyncState(
                phase,  # pyright: ignore[reportArgumentType]
                waiting=state.waiting,
                done=state.position.seq,
                total=state.position.seq,
                files=state.blobs_to_push + state.blobs_to_fetch,
                synced_at=state.synced_at,
                problem=error.message if error else "",
                advice=error.advice if error else "",
            )
        )

    def _progress(self, done: int, total: int) -> None:
        self._show(replace(self.state, done=done, total=total))

    def _show(self, state: SyncState) -> None:
        if state != self.state:
            self.state = state
            self.on_change(state)


def _wait_for(error: SoulfraError, failures: int) -> float:
    if isinstance(error, ServerRefused) and error.retry_after is not None:
        return error.retry_after
    if isinstance(error, ServerUnreachable | AccountError):
        return backoff(failures, random.random())  # noqa: S311 - no secret
    return POLL_SECONDS
