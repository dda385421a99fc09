"""A market that was made: people who rate each other, some of whom deceive, and reviews of listings, some by a ring."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from sync_server.trust.service.raters.graph import Rating
from sync_server.trust.service.raters.reviewing import Review, Writer

HONEST, DECEIVING, DAYS = 900, 150, 700
LISTINGS, WRITERS = 120, 1_000
TIERS = ("sprout",) * 3 + ("steady",) * 4 + ("trusted",) * 2 + ("anchor",)


def ratings_made(seed: int) -> tuple[list[Rating], dict[str, bool]]:
    """Ratings, and who deceives. Those who do rate each other well, serve some badly, some well, and are soon gone."""
    chance = random.Random(seed)
    honest, bad = [f"h{n}" for n in range(HONEST)], [f"d{n}" for n in range(DECEIVING)]
    ratings: list[Rating] = []
    for number, person in enumerate(honest):
        began = chance.randrange(DAYS // 2)
        for _ in range(chance.randrange(1, 12)):
            other = honest[int(number * chance.random())] if chance.random() < 0.6 else chance.choice(honest)
            day = chance.randrange(began, DAYS)
            ratings.append(Rating(person, other, chance.choice((0.1, 0.1, 0.2, 0.3, 1.0)), day))
            if chance.random() < 0.5:
                ratings.append(Rating(other, person, chance.choice((0.1, 0.1, 0.2, 0.5)), day))
            if chance.random() < 0.04:
                ratings.append(Rating(other, person, -0.1, day))
    for person in bad:
        began = chance.randrange(DAYS - 60)
        for _ in range(chance.randrange(1, 6)):
            victim, day = chance.choice(honest), chance.randrange(began, began + 60)
            ratings.append(Rating(person, victim, chance.choice((0.1, 0.3, -1.0)), day))
            ratings.append(Rating(victim, person, chance.choice((-1.0, -1.0, -0.8, 0.1)), day))
        for _ in range(chance.randrange(4)):
            ratings.append(Rating(chance.choice(bad), person, 1.0, began))
    return ratings, {**dict.fromkeys(honest, False), **dict.fromkeys(bad, True)}


@dataclass
class Market:
    reviews: list[Review]
    writers: dict[str, Writer]
    middling: list[str] = field(default_factory=list)
    """Listings that no honest ranking would show first."""


def market_made(seed: int) -> Market:
    """Listings of differing worth, popular in differing measure, reviewed by honest people of every tier."""
    chance = random.Random(seed)
    listings = [f"l{n}" for n in range(LISTINGS)]
    worth = {listing: chance.uniform(2.2, 4.7) for listing in listings}
    popular = [1 / (1 + rank) ** 0.5 for rank in range(LISTINGS)]
    chance.shuffle(popular)
    market = Market([], {})
    for number in range(WRITERS):
        writer = f"w{number}"
        market.writers[writer] = Writer(chance.choice(TIERS))
        for listing in dict.fromkeys(chance.choices(listings, popular, k=chance.randrange(2, 9))):
            market.reviews.append(Review(writer, listing, stars_near(chance, worth[listing])))
    market.middling = [listing for listing in listings if worth[listing] < 3.4]
    return market


def joined_by_ring(market: Market, seed: int, *, targets: int, tier: str, camouflage: int) -> Market:
    """One more writer for every four honest ones: each gives the targets five stars, and hides behind so many ordinary
    reviews of what is popular."""
    chance = random.Random(seed)
    reviews, writers = list(market.reviews), dict(market.writers)
    praised = chance.sample(market.middling, targets)
    ordinary = [review for review in market.reviews if review.listing not in praised]
    for number in range(len(market.writers) // 4):
        writer = f"s{number}"
        writers[writer] = Writer(tier)
        copied = {review.listing: review.stars for review in chance.sample(ordinary, camouflage)}
        reviews += [Review(writer, listing, stars) for listing, stars in copied.items()]
        mine = praised if targets <= 3 else chance.sample(praised, 3)
        reviews += [Review(writer, listing, 5) for listing in mine]
    chance.shuffle(reviews)
    return Market(reviews, writers, market.middling)


def stars_near(chance: random.Random, worth: float) -> int:
    return max(1, min(5, round(chance.gauss(worth, 0.8))))
