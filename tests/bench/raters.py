"""Who deceives by rating, found out of the ratings alone; and what a ring of five-star reviewers moves in a market.

python tests/bench/raters.py                                     on ratings that are made here
python tests/bench/raters.py --ratings F --labels TRAINING --ids WHOM --out PRED.jsonl

F: rater,ratee,rating (−10 to 10),day. TRAINING: id,label (−1: found to deceive). WHOM: ids, the first column of each line.
PRED.jsonl gets `{"id", "score", "transparent", "reasons", "transparent_reasons"}` for each of WHOM: `score` is learned
from TRAINING, `transparent` needs no label; higher is likelier to deceive; reasons are the four weightiest. Who is in
TRAINING and in WHOM is judged by what was learned from the others. The area under the curve is printed for the labels
at hand, each judged by what was learned from the other nine tenths (five splits), beside the mean rating received.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sync_server.trust.service.raters.graph import Rating, RatingInvalid, Ratings  # noqa: E402
from sync_server.trust.service.raters.judging import (  # noqa: E402
    Features,
    LearnedJudge,
    NotEnoughLabels,
    Suspicion,
    TransparentJudge,
)
from sync_server.trust.service.raters.reviewing import Reviews  # noqa: E402
from tests.bench.made_ratings import Market, joined_by_ring, market_made, ratings_made  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402

FOLDS, SPLITS, MARKETS, TOP = 10, 5, 5, 20


def area(scores: Mapping[str, float], labels: Mapping[str, bool]) -> float:
    """How often who deceives scores above who does not."""
    bad = [scores[person] for person, deceives in labels.items() if deceives]
    good = [scores[person] for person, deceives in labels.items() if not deceives]
    return statistics.mean((b > g) + 0.5 * (b == g) for b in bad for g in good)


def unseen(features: Features, labels: Mapping[str, bool], seed: int) -> dict[str, Suspicion]:
    """Each labelled person judged by what was learned from the others."""
    judged: dict[str, Suspicion] = {}
    for fold in folds(labels, seed):
        judge = LearnedJudge(features, {person: label for person, label in labels.items() if person not in fold})
        judged.update({person: judge.judge(person) for person in fold})
    return judged


def folds(labels: Mapping[str, bool], seed: int) -> Iterator[set[str]]:
    """Tenths, each with its share of both kinds."""
    people = sorted(labels)
    random.Random(seed).shuffle(people)
    people.sort(key=lambda person: labels[person])
    for number in range(FOLDS):
        yield set(people[number::FOLDS])


def measured(ratings: Sequence[Rating], labels: Mapping[str, bool]) -> tuple[Features, dict[str, float]]:
    began = time.process_time()
    features = Features(Ratings.read(ratings))
    transparent = TransparentJudge(features)
    LearnedJudge(features, labels)
    seconds = time.process_time() - began
    mean = dict(zip(features.people, -features.columns["mean-received"], strict=True))
    learned = [
        area({person: said.score for person, said in unseen(features, labels, seed).items()}, labels)
        for seed in range(SPLITS)
    ]
    return features, {
        "mean_received_auc": area({person: float(mean.get(person, 0.0)) for person in labels}, labels),
        "transparent_auc": area({person: transparent.judge(person).score for person in labels}, labels),
        "learned_auc": statistics.mean(learned),
        "learned_auc_least": min(learned),
        "cpu_seconds": seconds,
    }


def ring_moves() -> dict[str, float]:
    """The farthest that any of the top twenty moved, over markets and over how many listings are praised."""

    def farthest(tier: str, camouflage: int) -> int:
        return max(
            moved(market, joined_by_ring(market, seed, targets=targets, tier=tier, camouflage=camouflage))
            for seed in range(MARKETS)
            for market in [market_made(seed)]
            for targets in (1, 3, 10, 20)
        )

    plain = max(
        farthest_of(
            plain_order(market), plain_order(joined_by_ring(market, seed, targets=10, tier="sprout", camouflage=0))
        )
        for seed in range(MARKETS)
        for market in [market_made(seed)]
    )
    return {
        "ring_moves_plain_means": plain,
        "ring_moves": max(farthest("seed", 0), farthest("sprout", 0)),
        "ring_moves_hidden_behind_3_reviews": farthest("sprout", 3),
        "ring_moves_at_steady": farthest("steady", 0),
    }


def moved(before: Market, after: Market) -> int:
    return farthest_of(
        *([shown.listing for shown in Reviews(market.reviews, market.writers).shown()] for market in (before, after))
    )


def farthest_of(before: Sequence[str], after: Sequence[str]) -> int:
    return max(abs(after.index(listing) - rank) for rank, listing in enumerate(before[:TOP]))


def plain_order(market: Market) -> list[str]:
    stars: dict[str, list[int]] = {}
    for review in market.reviews:
        stars.setdefault(review.listing, []).append(review.stars)
    return sorted(stars, key=lambda listing: (-statistics.mean(stars[listing]), listing))


def read(path: Path) -> list[list[str]]:
    """Rows whose first cell names somebody; a head line is left out."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row and row[0].strip()]
    return rows[1:] if rows and rows[0][0].strip().lower() in ("id", "rater", "source") else rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ratings", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--ids", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.ratings is None:
        ratings, labels = ratings_made(1)
    else:
        if options.labels is None:
            parser.error("--labels: who was found to deceive; without it nothing can be learned")
        try:
            ratings = [Rating(row[0], row[1], float(row[2]) / 10, int(float(row[3]))) for row in read(options.ratings)]
            labels = {row[0]: float(row[1]) < 0 for row in read(options.labels)}
        except (OSError, ValueError, IndexError) as error:
            cannot_measure("raters", f"{type(error).__name__}: {error}")
            return
    try:
        features, figures = measured(ratings, labels)
    except (RatingInvalid, NotEnoughLabels, statistics.StatisticsError) as error:
        cannot_measure("raters", str(error))
        return
    if options.out is not None:
        write(options.out, features, labels, [row[0] for row in read(options.ids)] if options.ids else sorted(labels))
    report(
        "raters",
        {**figures, **ring_moves()},
        {
            "transparent_auc": (">= .90", lambda f: f["transparent_auc"] >= 0.90),
            "learned_auc": (">= .96", lambda f: f["learned_auc"] >= 0.96),
            "cpu_seconds": ("< 2", lambda f: f["cpu_seconds"] < 2),
            "ring_moves": ("<= 1 rank", lambda f: f["ring_moves"] <= 1),
        },
    )


def write(out: Path, features: Features, labels: Mapping[str, bool], whom: Sequence[str]) -> None:
    transparent, learned = TransparentJudge(features), LearnedJudge(features, labels)
    seen = unseen(features, labels, 0) if any(person in labels for person in whom) else {}
    with out.open("w", encoding="utf-8") as file:
        for person in whom:
            plain, said = transparent.judge(person), seen.get(person) or learned.judge(person)
            row = {
                "id": person,
                "score": said.score,
                "transparent": plain.score,
                "reasons": [[reason.code, round(reason.weight, 4)] for reason in said.reasons],
                "transparent_reasons": [[reason.code, round(reason.weight, 4)] for reason in plain.reasons],
            }
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
