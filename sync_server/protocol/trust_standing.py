"""Which tier an account stands in: reached at its threshold, lost only after a while well below it.

Each tier is held by itself, so that whoever scores no less on every day stands no lower on any.
"""

from __future__ import annotations

from typing import Final

from sync_server.protocol.trust_events import MAX_SCORE
from sync_server.protocol.trust_policy import Policy

NOT_HELD: Final = -1


class Standing:
    def __init__(self, policy: Policy, below: list[int] | None = None) -> None:
        self._bounds = [(tier.at, tier.at - policy.margin) for tier in policy.tiers]
        self._grace = policy.grace
        self.below = list(below) if below else [0, *[NOT_HELD] * (len(policy.tiers) - 1)]
        """Of each tier for how many days in a row the score was well below it; NOT_HELD where it is not held."""
        self._settle()

    def copy(self) -> Standing:
        made = Standing.__new__(Standing)
        made.__dict__.update(self.__dict__)
        made.below = list(self.below)
        return made

    def advance(self, value: int) -> bool:
        """By one day with this score at its end; whether the tier is another."""
        if self._calm_from <= value < self._calm_to:
            return False
        before = self.tier
        for index, (at, lost) in enumerate(self._bounds[1:], start=1):
            days = self.below[index]
            if value >= at or (days != NOT_HELD and value >= lost):
                self.below[index] = 0
            elif days != NOT_HELD:
                self.below[index] = days + 1 if days + 1 < self._grace else NOT_HELD
        self._settle()
        return self.tier != before

    def _settle(self) -> None:
        """The tier, and between which scores a day changes nothing: between none while one is about to be lost."""
        self.tier = max(index for index, days in enumerate(self.below) if days != NOT_HELD)
        calm = not any(days > 0 for days in self.below)
        above = self.tier + 1
        self._calm_from = self._bounds[self.tier][1]
        self._calm_to = (self._bounds[above][0] if above < len(self._bounds) else MAX_SCORE + 1) if calm else NEVER_CALM


NEVER_CALM: Final = -(10**9)
