"""At which share of calls a question would be sent to the cloud: what a predictions file tells besides its score."""

from __future__ import annotations

import bisect

from soulfra_desktop.domain.complexity.weighing import Weights


def share_at(weights: Weights, suffices: float) -> float:
    """The smallest share of usual questions sent to the cloud at which this one is sent too, 0 to 1."""
    usual = weights.reference
    after = bisect.bisect_right(usual, suffices)
    if after in (0, len(usual)):
        return 0.0 if after == 0 else 1.0
    low, high = usual[after - 1], usual[after]
    return (after - 1 + (suffices - low) / (high - low)) / (len(usual) - 1)
