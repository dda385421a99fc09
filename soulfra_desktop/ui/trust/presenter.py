"""Decides what the trust screen shows. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from soulfra_desktop.domain.errors import LedgerSetBack, NotSignedIn, ServerRefused, SoulfraError
from soulfra_desktop.domain.trust import LOWERING, Entry, Hold
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.trust import HISTORY_DAYS, TrustService
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.trust.state import Barrier, Proving, RangeName, TrustState, Writing
from soulfra_desktop.ui.trust.supposing import Supposing

APPEALED_BEFORE = "appeal-state"
"""The server's name for it."""
NOTHING_CLOSER: dict[str, Any] = {
    "check": None, "unchecked": None, "points": (), "changes": (), "entries": (), "appeals": (), "writing": None,
}  # fmt: skip
"""Of an account that is another, or none."""


def is_told_here(error: SoulfraError) -> bool:
    """Its advice leads to a terminal, and the screen itself has what is advised."""
    return isinstance(error, LedgerSetBack) or (isinstance(error, ServerRefused) and error.slug == APPEALED_BEFORE)


def amiss(error: SoulfraError) -> Problem:
    """In the words of the window."""
    return Problem(error.message) if is_told_here(error) else Problem.of(error)


class Glance:
    """The same state for a second view, which shows a little of it."""

    def __init__(self, state: TrustState) -> None:
        self.state = state
        self.on_change: Callable[[TrustState], None] = lambda _state: None

    def show(self, state: TrustState) -> None:
        self.state = state
        self.on_change(state)


class TrustPresenter:
    """`on_done` leaves, `on_account` and `on_privacy` open those pages, `on_open` this screen; `on_try_again` leads to
    where an action is tried, `on_tells_days` keeps a setting."""

    def __init__(
        self,
        service: TrustService,
        clock: Clock,
        spawn: Spawn,
        *,
        barrier: Barrier = "",
        local_only: bool = False,
        tells_days: bool = False,
    ) -> None:
        self._service = service
        self._clock = clock
        self._spawn = spawn
        self._looks = 0
        self.state = TrustState(today=self.today, barrier=barrier, local_only=local_only, tells_days=tells_days)
        self._supposing = Supposing(service, spawn, lambda: self.state, self._set)
        self.glance = Glance(self.state)
        self.on_change: Callable[[TrustState], None] = lambda _state: None
        self.on_done: Callable[[], None] = lambda: None
        self.on_account: Callable[[], None] = lambda: None
        self.on_privacy: Callable[[], None] = lambda: None
        self.on_open: Callable[[], None] = lambda: None
        self.on_try_again: Callable[[str], None] = lambda _action: None
        self.on_tells_days: Callable[[bool], None] = lambda _on: None

    @property
    def today(self) -> date:
        """The server's days are UTC."""
        return self._clock.now().date()

    # What is shown

    def look(self) -> None:
        """Ask for everything anew."""
        self._spawn(self._look())

    async def _look(self) -> None:
        self._looks += 1
        number = self._looks
        if self.state.checking:  # what it finds comes too late
            self._set(checking=False)
        if self.state.barrier:
            self._set(phase="none")
            return
        try:
            kept = await self._service.kept() if self.state.trust is None else None
            if kept is not None and number == self._looks:
                self._set(phase="ready", trust=kept, today=self.today)
            trust = await self._service.report()
        except SoulfraError as error:
            if number == self._looks:  # a later look has the last word
                self._not_seen(error)
            return
        if number != self._looks:
            return
        if self.state.trust is not None and self.state.trust.account_id != trust.account_id:
            self._set(**NOTHING_CLOSER)
            self._supposing.forget()
        self._set(phase="ready", trust=trust, today=self.today, problem=None, set_back=False)
        await self._look_closer(number)

    def _not_seen(self, error: SoulfraError) -> None:
        if isinstance(error, NotSignedIn):
            self._set(phase="none", trust=None, problem=None, set_back=False, **NOTHING_CLOSER)
            self._supposing.forget()
            return
        phase = "ready" if self.state.trust else "failed"
        self._set(phase=phase, problem=amiss(error), set_back=isinstance(error, LedgerSetBack))

    async def _look_closer(self, number: int) -> None:
        """What is long, after what is shown first."""
        try:
            points = await self._service.history()
            changes = await self._service.changes(HISTORY_DAYS)
            entries = tuple(entry for entry in await self._service.entries() if entry.kind in LOWERING)
            if number != self._looks:  # a later look tells it, and checks
                return
            self._set(points=points, changes=changes, entries=entries)
            if not self._is_kept_copy:
                appeals = await self._service.appeals()
                if number == self._looks:
                    self._set(appeals=appeals)
                    await self._check()
        except SoulfraError as error:
            if number == self._looks and not self._is_kept_copy:
                self._not_seen(error)

    @property
    def _is_kept_copy(self) -> bool:
        return self.state.trust is not None and self.state.trust.is_kept_copy

    def check(self) -> None:
        """Go through the ledger once more."""
        if not self.state.checking:
            self._spawn(self._check())

    async def _check(self) -> None:
        if self.state.trust is not None and not self.state.trust.takes_part:
            return
        number = self._looks
        self._set(checking=True)
        found: dict[str, Any] = {}
        try:
            found = {"check": await self._service.check(), "unchecked": None}
        except SoulfraError as error:
            found = {"unchecked": amiss(error)}
        finally:
            if number == self._looks:
                self._set(checking=False, **found)

    def accept_restored(self) -> None:
        """The person says that a backup was restored on the server: only they can know it."""
        if not self.state.working:
            self._spawn(self._accept_restored())

    async def _accept_restored(self) -> None:
        self._set(working=True)
        try:
            await self._service.accept_restored()
        except SoulfraError as error:
            self._set(working=False, problem=amiss(error))
            return
        self._set(working=False, set_back=False, problem=None)
        await self._look()

    def choose_range(self, name: RangeName) -> None:
        self._set(range_name=name)

    def show_all_reasons(self, every: bool) -> None:
        self._set(all_reasons=every)

    def show_all_changes(self, every: bool) -> None:
        self._set(all_changes=every)

    # What would be

    def tick(self, action: str, ticked: bool) -> None:
        """Suppose that it is done; what would come is worked out here, from the same ledger."""
        self._supposing.tick(action, ticked)

    # Appeals

    def write_appeal(self, hold: Hold | None = None, entry: Entry | None = None) -> None:
        self._set(writing=Writing(hold, entry))

    def leave_appeal(self) -> None:
        self._set(writing=None)

    def send_appeal(self, words: str) -> None:
        writing = self.state.writing
        if writing is not None and words.strip() and not self.state.working:
            self._spawn(self._send_appeal(writing, words.strip()))

    async def _send_appeal(self, writing: Writing, words: str) -> None:
        self._set(working=True)
        try:
            made = await self._service.appeal(
                words,
                hold=writing.hold.id if writing.hold else None,
                seq=writing.entry.seq if writing.entry else None,
            )
        except SoulfraError as error:
            told = replace(writing, problem=amiss(error))
            is_open = self.state.writing is writing  # else it was left meanwhile, or another one is written
            self._set(working=False, **({"writing": told} if is_open else {"problem": told.problem}))
            if is_told_here(error):
                await self._look()
            return
        left = None if self.state.writing is writing else self.state.writing
        self._set(working=False, writing=left, appeals=(*self.state.appeals, made))

    # Proofs

    def prove(self, hold: Hold, code: str) -> None:
        """With the code that was mailed; then what was refused can be done."""
        if code.strip() and not self.state.working:
            self._spawn(self._prove(hold, code.strip()))

    async def _prove(self, hold: Hold, code: str) -> None:
        self._set(working=True, proving=Proving(hold.id))
        try:
            await self._service.prove(code)
        except SoulfraError as error:
            self._set(working=False, proving=Proving(hold.id, Problem.of(error)))
            return
        self._set(working=False, proving=None)
        await self._look()

    def try_again(self, hold: Hold) -> None:
        """What the server wanted a proof for: signing in anew, with the second step, is one."""
        self.on_try_again(hold.action)

    # Taking part

    def ask_to_leave(self) -> None:
        self._set(leaving=True)

    def stay(self) -> None:
        self._set(leaving=False)

    def take_part(self, takes_part: bool) -> None:
        if not self.state.working:
            self._spawn(self._take_part(takes_part))

    async def _take_part(self, takes_part: bool) -> None:
        self._set(working=True)
        try:
            await self._service.set_participation(takes_part)
        except SoulfraError as error:
            self._set(working=False, problem=Problem.of(error))
            return
        self._set(working=False, leaving=False, problem=None, check=None)
        await self._look()

    # Elsewhere

    def go_local(self, local_only: bool) -> None:
        """The setting changed."""
        self._set(local_only=local_only)
        self.look()

    def days_are_told(self, told: bool) -> None:
        """The setting is in force."""
        self._set(tells_days=told)

    def tell_days(self, told: bool) -> None:
        self.on_tells_days(told)

    def open(self) -> None:
        self.on_open()

    def open_account(self) -> None:
        self.on_account()

    def open_privacy(self) -> None:
        self.on_privacy()

    def done(self) -> None:
        self.on_done()

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)
        self.glance.show(self.state)
