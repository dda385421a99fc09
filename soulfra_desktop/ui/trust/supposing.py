"""What would come of the steps that are ticked, of which the latest has the last word. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.services.trust import AHEAD_DAYS, MOST_AHEAD, TrustService
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.trust.state import TrustState, supposed


class Supposing:
    """`look` gives the state as it is now, `show` changes it."""

    def __init__(
        self, service: TrustService, spawn: Spawn, look: Callable[[], TrustState], show: Callable[..., None]
    ) -> None:
        self._service, self._spawn = service, spawn
        self._look, self._show = look, show
        self._tries = 0

    def tick(self, action: str, ticked: bool) -> None:
        """Suppose that it is done; what would come is worked out here, from the same ledger."""
        state = self._look()
        chosen = state.chosen | {action} if ticked else state.chosen - {action}
        self._tries += 1
        self._show(chosen=chosen, simulated=state.simulated if chosen else None)
        if chosen:
            self._spawn(self._simulate(self._tries))

    def forget(self) -> None:
        """It was of another account; what is still worked out comes too late."""
        self._tries += 1
        self._show(chosen=frozenset(), simulated=None)

    async def _simulate(self, number: int) -> None:
        chosen = self._look().chosen
        try:
            found = await self._service.simulate(supposed(chosen), days=self._days_ahead(chosen))
        except SoulfraError as error:
            if number == self._tries:
                self._show(chosen=frozenset(), simulated=None, problem=Problem.of(error))
            return
        if number == self._tries:
            self._show(simulated=found)

    def _days_ahead(self, chosen: frozenset[str]) -> int:
        """So far that the last of what is ticked is in sight."""
        state = self._look()
        ends = [(step.by - state.today).days + 1 for step in state.steps if step.action in chosen]
        return min(MOST_AHEAD, max([AHEAD_DAYS, *ends]))
