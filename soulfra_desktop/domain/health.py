"""How a provider is doing: a breaker that opens after repeated faults, and what it last said.

Closed: calls go through. Open: they are skipped for a while. Half-open: one probe decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

BreakerState = Literal["closed", "open", "half-open"]

FAULTS_TO_OPEN = 3
COOLDOWN_SECONDS = 30.0
SAMPLES = 50
LONGEST_PAUSE = 600.0
"""Seconds. Who asks to be left alone for longer is looked in on again all the same."""
WAKES_EARLY = 0.05
"""Seconds by which a sleeper may wake too soon."""


@dataclass(frozen=True, slots=True)
class Health:
    """One provider's health. Times are seconds of a monotonic clock."""

    faults: int = 0
    opened_at: float | None = None
    probing: bool = False
    last_error: str = ""
    first_token_seconds: tuple[float, ...] = ()
    paused_until: float | None = None
    """It asked not to be asked before."""

    def state(self, now: float) -> BreakerState:
        if self.paused_until is not None and now < self.paused_until - WAKES_EARLY:
            return "open"
        if self.opened_at is None:
            return "closed"
        return "half-open" if now - self.opened_at >= COOLDOWN_SECONDS else "open"

    def may_try(self, now: float) -> bool:
        """Whether a call may go through now; half-open lets one probe through at a time."""
        state = self.state(now)
        return state == "closed" or (state == "half-open" and not self.probing)

    def started(self, now: float) -> Health:
        return replace(self, probing=self.state(now) == "half-open")

    def succeeded(self, first_token_seconds: float | None) -> Health:
        samples = self.first_token_seconds
        if first_token_seconds is not None:
            samples = (*samples, first_token_seconds)[-SAMPLES:]
        return Health(first_token_seconds=samples)

    def waited(self, seconds: float) -> Health:
        """It had said nothing for so long when another was heard instead."""
        return replace(self, first_token_seconds=(*self.first_token_seconds, seconds)[-SAMPLES:])

    def failed(self, now: float, error: str, retry_after: float | None = None) -> Health:
        faults = self.faults + 1
        opened = now if faults >= FAULTS_TO_OPEN or self.opened_at is not None else None
        paused = now + min(retry_after, LONGEST_PAUSE) if retry_after is not None else None
        return replace(self, faults=faults, opened_at=opened, probing=False, last_error=error, paused_until=paused)

    def released(self) -> Health:
        """A call ended without saying anything of the provider (stopped, or the request was at fault)."""
        return replace(self, probing=False)

    def percentile(self, share: float) -> float | None:
        """Seconds to the first token at that share of recent answers (0.5 or 0.95); None without any."""
        if not self.first_token_seconds:
            return None
        ranked = sorted(self.first_token_seconds)
        return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
