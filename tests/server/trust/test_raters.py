"""Who can be believed about others: standing, fairness, what a judge says of a rater, and what a review weighs."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_server.trust.service.raters.graph import Fairness, Rating, RatingInvalid, Ratings, Standing
from sync_server.trust.service.raters.judging import Features, LearnedJudge, NotEnoughLabels, TransparentJudge
from sync_server.trust.service.raters.reviewing import Review, ReviewInvalid, Reviews, Writer
from tests.bench.made_ratings import joined_by_ring, market_made, ratings_made

people = st.sampled_from([f"p{n}" for n in range(8)])
some_ratings = st.lists(
    st.builds(Rating, people, people, st.floats(-1, 1, allow_nan=False), st.integers(0, 400)), max_size=40
)
some_reviews = st.lists(st.builds(Review, people, st.sampled_from(["a", "b", "c"]), st.integers(1, 5)), max_size=30)
TIERS = ("seed", "sprout", "steady", "trusted", "anchor")


@given(some_ratings)
def test_standing_and_fairness_are_bounded_whatever_was_rated(ratings: list[Rating]) -> None:
    read = Ratings.read(ratings)

    standing, fairness = Standing.of(read), Fairness.of(read)

    assert ((standing.value >= 0) & (standing.value <= 1)).all()
    assert ((fairness.fair >= 0) & (fairness.fair <= 1)).all()
    assert ((fairness.good >= -1) & (fairness.good <= 1)).all()


@given(some_ratings, st.randoms())
def test_the_order_in_which_ratings_come_changes_nothing(ratings: list[Rating], chance: random.Random) -> None:
    once = list({(one.rater, one.ratee): one for one in ratings}.values())
    shuffled = list(once)
    chance.shuffle(shuffled)

    assert (Standing.of(Ratings.read(once)).value == Standing.of(Ratings.read(shuffled)).value).all()


@given(some_ratings)
def test_a_transparent_score_is_the_sum_of_its_reasons(ratings: list[Rating]) -> None:
    features = Features(Ratings.read([*ratings, Rating("x", "y", 0.5, 1)]))
    judge = TransparentJudge(features)

    for person in features.people:
        said = judge.judge(person)
        assert said.score == pytest.approx(sum(reason.weight for reason in said.reasons))
        assert said.score == pytest.approx(0.5 - features.standing.value[features.people[person]], abs=1e-3)


def test_nobody_praises_themselves_to_standing() -> None:
    alone = Ratings.read([Rating("a", "b", 0.2, 1)])
    boasting = Ratings.read([Rating("a", "b", 0.2, 1), *(Rating("a", "a", 1.0, day) for day in range(50))])

    assert Standing.of(alone).value.tolist() == Standing.of(boasting).value.tolist()


def test_a_hundred_ratings_by_one_person_count_once() -> None:
    once = Standing.of(Ratings.read([Rating("a", "b", 1.0, 99)]))
    often = Standing.of(Ratings.read([Rating("a", "b", 1.0, day) for day in range(100)]))

    assert once.value.tolist() == often.value.tolist()


@pytest.mark.parametrize("value", [1.01, -1.5, float("nan")])
def test_a_rating_that_is_none_is_refused(value: float) -> None:
    with pytest.raises(RatingInvalid):
        Ratings.read([Rating("a", "b", value, 1)])


def test_deceivers_are_told_from_others_by_labels_of_others() -> None:
    ratings, labels = ratings_made(3)
    features = Features(Ratings.read(ratings))
    known = dict(random.Random(1).sample(sorted(labels.items()), 200))
    judge, others = (
        LearnedJudge(features, known),
        {person: bad for person, bad in labels.items() if person not in known},
    )

    bad = [judge.judge(person).score for person, is_bad in others.items() if is_bad]
    good = [judge.judge(person).score for person, is_bad in others.items() if not is_bad]

    assert sum(b > g for b in bad for g in good) / (len(bad) * len(good)) >= 0.96
    assert all(len(judge.judge(person).reasons) == 4 for person in others)


def test_a_judge_cannot_learn_from_one_kind_of_people() -> None:
    ratings, _ = ratings_made(3)

    with pytest.raises(NotEnoughLabels):
        LearnedJudge(Features(Ratings.read(ratings)), {"h1": False, "h2": False})


def test_who_never_rated_nor_was_rated_is_a_stranger_to_both_judges() -> None:
    ratings, labels = ratings_made(3)
    features = Features(Ratings.read(ratings))

    assert TransparentJudge(features).judge("nobody").score == 0
    assert LearnedJudge(features, labels).judge("nobody").reasons == ()


@given(some_reviews, st.dictionaries(people, st.sampled_from(TIERS)))
def test_stars_stay_stars_and_every_listing_is_shown_once(reviews: list[Review], tiers: dict[str, str]) -> None:
    shown = Reviews(reviews, {person: Writer(tier) for person, tier in tiers.items()}).shown()

    assert sorted(one.listing for one in shown) == sorted({review.listing for review in reviews})
    assert all(1 <= one.stars <= 5 and one.counted >= 0 for one in shown)


def test_a_review_of_ones_own_agent_or_by_a_seed_weighs_nothing() -> None:
    writers = {"author": Writer("anchor", own=["a"]), "new": Writer("seed"), "other": Writer("trusted")}
    plain = Reviews([Review("other", "a", 3), Review("other", "b", 4)], writers).shown()
    pushed = [Review("author", "a", 5), Review("new", "a", 5), Review("unknown", "a", 5)]

    assert Reviews([*pushed, Review("other", "a", 3), Review("other", "b", 4)], writers).shown() == plain


def test_newcomers_never_weigh_more_together_than_a_tenth_of_the_others() -> None:
    writers = {**{f"n{n}": Writer("sprout") for n in range(500)}, **{f"k{n}": Writer("trusted") for n in range(10)}}
    reviews = [Review(f"k{n}", "a", 2) for n in range(10)]
    known = Reviews(reviews, writers).shown()[0].counted

    assert (
        Reviews([*reviews, *(Review(f"n{n}", "a", 5) for n in range(500))], writers).shown()[0].counted <= known * 1.2
    )


@pytest.mark.parametrize("targets", [1, 3, 10, 20])
@pytest.mark.parametrize("tier", ["seed", "sprout"])
def test_a_fifth_of_five_star_reviewers_moves_the_top_twenty_by_one_rank_at_most(tier: str, targets: int) -> None:
    market = market_made(7)
    joined = joined_by_ring(market, 7, targets=targets, tier=tier, camouflage=0)
    before, after = ([one.listing for one in Reviews(some.reviews, some.writers).shown()] for some in (market, joined))

    assert max(abs(after.index(listing) - rank) for rank, listing in enumerate(before[:20])) <= 1


@pytest.mark.parametrize("stars", [0, 6])
def test_stars_that_are_none_are_refused(stars: int) -> None:
    with pytest.raises(ReviewInvalid):
        Reviews([Review("w", "a", stars)], {})
