"""Decides what the trust screen shows. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from soulfra_desktop.domain.errors import NotSignedIn, SoulfraError
from soulfra_desktop.domain.trust import LOWERING, Entry, Hold
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.trust import AHEAD_DAYS, HISTORY_DAYS, MOST_AHEAD, TrustService
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.trust.state import Barrier, Proving, RangeName, TrustState, Writing, supposed


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
        self._tries = 0
        self.state = TrustState(today=self.today, barrier=barrier, local_only=local_only, tells_days=tells_days)
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
        if self.state.barrier:
            self._set(phase="none")
            return
        try:
            if self.state.trust is None and (kept := await self._service.kept()) is not None:
                self._set(phase="ready", trust=kept, today=self.today)
            trust = await self._service.report()
        except NotSignedIn:
            self._set(phase="none", trust=None, check=None, points=(), changes=(), entries=(), appeals=())
            return
        except SoulfraError as error:
            self._set(phase="ready" if self.state.trust else "failed", problem=Problem.of(error))
            return
        if number != self._looks:  # a later look has the last word
            return
        if self.state.trust is not None and self.state.trust.account_id != trust.account_id:
            self._set(check=None, points=(), changes=(), entries=(), appeals=(), chosen=frozenset(), simulated=None)
        self._set(phase="ready", trust=trust, today=self.today, problem=None)
        await self._look_closer(number)

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
                self._set(appeals=await self._service.appeals())
                await self._check()
        except SoulfraError as error:
            if number == self._looks:
                self._set(problem=None if self._is_kept_copy else Problem.of(error))

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
        self._set(checking=True)
        try:
            self._set(check=await self._service.check(), unchecked=None)
        except SoulfraError as error:
            self._set(unchecked=Problem.of(error))
        finally:
            self._set(checking=False)

    def choose_range(self, name: RangeName) -> None:
        self._set(range_name=name)

    def show_all_reasons(self, every: bool) -> None:
        self._set(all_reasons=every)

    def show_all_changes(self, every: bool) -> None:
        self._set(all_changes=every)

    # What would be

    def tick(self, action: str, ticked: bool) -> None:
        """Suppose that it is done; what would come is worked out here, from the same ledger."""
        chosen = self.state.chosen | {action} if ticked else self.state.chosen - {action}
        self._tries += 1
        self._set(chosen=chosen, simulated=self.state.simulated if chosen else None)
        if chosen:
            self._spawn(self._simulate(self._tries))

    async def _simulate(self, number: int) -> None:
        chosen = self.state.chosen
        try:
            found = await self._service.simulate(supposed(chosen), days=self._days_ahead(chosen))
        except SoulfraError as error:
            if number == self._tries:
                self._set(chosen=frozenset(), simulated=None, problem=Problem.of(error))
            return
        if number == self._tries:
            self._set(simulated=found)

    def _days_ahead(self, chosen: frozenset[str]) -> int:
        """So far that the last of what is ticked is in sight."""
        ends = [(step.by - self.today).days + 1 for step in self.state.steps if step.action in chosen]
        return min(MOST_AHEAD, max([AHEAD_DAYS, *ends]))

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
            self._set(working=False, writing=replace(writing, problem=Problem.of(error)))
            return
        self._set(working=False, writing=None, appeals=(*self.state.appeals, made))

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
