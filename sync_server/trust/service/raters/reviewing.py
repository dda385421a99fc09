"""What a market shows first: stars by people who can be believed. A review weighs what its writer's tier and fairness
weigh; nothing for one's own agent, or one of one's own devices or payment; and people who are new here never weigh more,
together, than those who are not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

TIER_WEIGHTS: Final[Mapping[str, float]] = {"seed": 0.0, "sprout": 0.3, "steady": 0.6, "trusted": 1.0, "anchor": 1.0}
NEW_TIERS: Final = frozenset({"seed", "sprout"})
"""What can be reached in weeks."""
NEW_TOGETHER: Final = 0.1
"""What they weigh at most against all others on the same listing."""
PRIOR_REVIEWS: Final = 10.0
"""A listing begins with so many reviews of the market's mean."""
STARS: Final = (1, 5)
ROUNDS: Final = 8
STRANGER: Final = 3.0
"""Reviews of the middling fairness of .5 that everybody begins with: a few kind words buy no say."""


class Review(NamedTuple):
    """`stars` 1 to 5; of a writer's several reviews of a listing the last one counts."""

    writer: str
    listing: str
    stars: int


@dataclass(frozen=True)
class Writer:
    """Who reviews: their tier's name, and the listings that are theirs or of their own devices or payment."""

    tier: str
    own: Collection[str] = ()


@dataclass(frozen=True)
class Shown:
    """A listing's stars as they are shown and ranked; `reviews` weighs anything, `counted` is what they weigh."""

    listing: str
    stars: float
    reviews: int
    counted: float


class ReviewInvalid(ValueError):
    """Stars outside 1…5."""


class Reviews:
    """All reviews of a market, weighed."""

    def __init__(self, reviews: Iterable[Review], writers: Mapping[str, Writer]) -> None:
        """A writer who is not among `writers` is at Seed. Raises ReviewInvalid."""
        self._stars: dict[str, dict[str, int]] = {}
        self._listings: set[str] = set()
        for review in reviews:
            if not STARS[0] <= review.stars <= STARS[1]:
                raise ReviewInvalid(f"{review.stars} stars: from {STARS[0]} to {STARS[1]}")
            self._listings.add(review.listing)
            writer = writers.get(review.writer, Writer("seed"))
            if TIER_WEIGHTS[writer.tier] and review.listing not in writer.own:
                self._stars.setdefault(review.listing, {})[review.writer] = review.stars
        self._writers = writers
        self._mean, self.fairness = self._weigh()

    def shown(self) -> list[Shown]:
        """The best first; the same reviews always in the same order."""
        return sorted(map(self._shown, sorted(self._listings)), key=lambda shown: (-shown.stars, shown.listing))

    def _weigh(self) -> tuple[float, dict[str, float]]:
        """The market's mean and each writer's fairness, each worked out with the other until nothing moves. Both by what
        people who are not new here said: a crowd of newcomers changes nobody else's."""
        fairness = {writer: 0.5 for given in self._stars.values() for writer in given}
        mean = sum(STARS) / 2
        for _ in range(ROUNDS):
            said = {listing: self._said(given, fairness, 0.0) for listing, given in sorted(self._stars.items())}
            mean = _middle([one.summed / one.weight for one in said.values() if one.weight], mean)
            near: dict[str, list[float]] = {}
            for listing, given in sorted(self._stars.items()):
                for writer, stars in given.items():
                    others = said[listing].without(writer, stars, mean)
                    near.setdefault(writer, []).append(1 - abs(stars - others) / (STARS[1] - STARS[0]))
            fairness = {
                writer: (sum(how) + STRANGER * 0.5) / (len(how) + STRANGER) for writer, how in sorted(near.items())
            }
        return mean, fairness

    def _said(self, given: Mapping[str, int], fairness: Mapping[str, float], together: float) -> _Said:
        """`together`: what newcomers weigh at most against the others."""
        weights = {writer: fairness[writer] * TIER_WEIGHTS[self._writers[writer].tier] for writer in sorted(given)}
        new = {writer: weight for writer, weight in weights.items() if self._writers[writer].tier in NEW_TIERS}
        known = sum(weights.values()) - sum(new.values())
        # Where nobody but newcomers spoke, they weigh one review together: enough to be seen, too little to rise by.
        most = known * together if known or not together else 1.0
        if sum(new.values()) > most:
            weights.update({writer: weight * most / sum(new.values()) for writer, weight in new.items()})
        return _Said(weights, sum(weights[writer] * stars for writer, stars in given.items()), sum(weights.values()))

    def _shown(self, listing: str) -> Shown:
        given = self._stars.get(listing, {})
        said = self._said(given, self.fairness, NEW_TOGETHER)
        stars = (said.summed + PRIOR_REVIEWS * self._mean) / (said.weight + PRIOR_REVIEWS)
        return Shown(listing, stars, len(given), said.weight)


def _middle(values: list[float], otherwise: float) -> float:
    """The median by listing, so that one listing's crowd does not move the others."""
    return sorted(values)[len(values) // 2] if values else otherwise


class _Said(NamedTuple):
    weights: dict[str, float]
    summed: float
    weight: float

    def without(self, writer: str, stars: int, otherwise: float) -> float:
        """What the others say; the market's mean counts as one of them."""
        own = self.weights[writer]
        return (self.summed - own * stars + otherwise) / (self.weight - own + 1.0)
