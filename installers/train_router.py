#!/usr/bin/env python3
"""Trains the router's weights (resources/router/weights.json) on prompts whose answers by many models were marked.

python installers/train_router.py --data FOLDER [--on all|pool|mix] [--out FILE]

FOLDER holds llmrouter_pool_public.jsonl.gz (ulab-uiuc/LLMRouter, MIT) and routellm_public.jsonl.gz (lm-sys/RouteLLM,
Apache-2.0). Only rows of the split `train` are learnt from. Needs numpy, of the development tools; the app does not.

The target is the gain: the strong model's mark less the weak one's. It is linear in the features, and shrunk towards what
is known beforehand (`domain/complexity/signals.py`) instead of towards nothing, so that a kind of question that no training
prompt had is still judged with sense. How far it is shrunk is a compromise (docs/decisions/0016-learned-router.md): where tasks
are left out more would be better, in-domain less. Reference and calibration are of the pool where it is there: it is the
broadest, and its pair of models is the nearest to one of this machine and one of the cloud.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.domain.complexity.grounds import GROUNDS  # noqa: E402
from soulfra_desktop.domain.complexity.kinds import FADING  # noqa: E402
from soulfra_desktop.domain.complexity.signals import SIGNALS, signals  # noqa: E402
from soulfra_desktop.domain.complexity.text import WORD, look, split  # noqa: E402
from soulfra_desktop.domain.complexity.weighing import (  # noqa: E402
    FURTHEST,
    Weighed,
    Weights,
    in_spreads,
    weigh,
    weights_from_json,
)

POOL_FILE, MIX_FILE = "llmrouter_pool_public.jsonl.gz", "routellm_public.jsonl.gz"
STRONG, WEAK = "llama-3.1-nemotron-51b-instruct", "mistral-7b-instruct-v0.3"
SOURCES = {
    "pool": "ulab-uiuc/LLMRouter (MIT), 14 tasks answered by 9 models",
    "mix": "lm-sys/RouteLLM (Apache-2.0), MMLU and GSM8K answered by GPT-4 and Mixtral 8x7B",
}
PENALTY = 2.0
"""How strongly a weight is held back, for each training row."""
BEFOREHAND = 0.2
"""What a spread of the signals known beforehand is worth, in marks."""
FAMILIES = {
    "qwen": "qwen2.5-7b-instruct",
    "gemma": "gemma-2-9b-it",
    "codegemma": "codegemma-7b",
    "llama": "llama-3.1-8b-instruct",
}
"""By a part of the names of local models: the pool's model that tells what the family is good at."""
FAMILY_PENALTY = 20.0
KINDS = 64
"""Of questions, found by k-means."""
KINDS_PENALTY = 0.01
"""As PENALTY, of what a kind adds."""
ROUNDS = 20
REFERENCE = 201
"""Points of the reference distribution."""
FLATTEST = 1e-3
HELD_BACK = 0.01
"""Keeps the calibration finite where the marks are the same for all."""


@dataclass(frozen=True)
class Row:
    """A marked prompt: `gain` is the strong model's mark less the weak one's, `enough` whether the weak did as well."""

    prompt: str
    gain: float
    enough: bool
    group: str
    source: str
    families: Mapping[str, bool] = field(default_factory=dict[str, bool])
    """Whether each family's model did as well as the strong one, where that is known."""


@dataclass(frozen=True)
class Table:
    """Rows as numbers: `x` features and signals, `known` what the signals say beforehand."""

    x: np.ndarray
    known: np.ndarray
    gain: np.ndarray
    enough: np.ndarray
    group: np.ndarray
    source: np.ndarray
    names: tuple[str, ...]

    def only(self, mask: np.ndarray) -> Table:
        return Table(
            self.x[mask],
            self.known[mask],
            self.gain[mask],
            self.enough[mask],
            self.group[mask],
            self.source[mask],
            self.names,
        )


@dataclass(frozen=True)
class Likeness:
    """As domain/complexity/kinds.likeness, for many rows at once."""

    centres: np.ndarray
    near: float
    sharp: float

    @classmethod
    def found_in(cls, away: np.ndarray) -> Likeness:
        """By k-means, from a start that is always the same."""
        chance = np.random.default_rng(0)
        centres = away[chance.choice(len(away), min(KINDS, len(away)), replace=False)]
        for _ in range(ROUNDS):
            mine = np.eye(len(centres))[cls._distances(away, centres).argmin(1)]
            counts = mine.sum(0)[:, None]
            centres = np.where(counts > 0, mine.T @ away / np.maximum(counts, 1), centres)
        centres = centres.round(3)
        own = cls._distances(away, centres).min(1)
        near, sharp = float(np.quantile(own, 0.9)), 0.3 * float(np.median(own))
        return cls(centres, max(near, FLATTEST), max(sharp, FLATTEST))

    @staticmethod
    def _distances(away: np.ndarray, centres: np.ndarray) -> np.ndarray:
        return (away**2).sum(1)[:, None] - 2 * away @ centres.T + (centres**2).sum(1)[None]

    def of(self, away: np.ndarray) -> np.ndarray:
        distances = self._distances(away, self.centres)
        nearest = distances.min(1, keepdims=True)
        shares = np.exp((nearest - distances) / self.sharp)
        familiar = np.exp(-FADING * np.maximum(0, nearest / self.near - 1))
        return familiar * shares / shares.sum(1, keepdims=True)


@dataclass(frozen=True)
class Fit:
    """A gain that is linear in clipped features, beside what was known beforehand."""

    mean: np.ndarray
    spread: np.ndarray
    learnt: np.ndarray
    known_mean: float
    known: float
    bias: float
    likeness: Likeness
    worth: np.ndarray

    def gain(self, table: Table) -> np.ndarray:
        away = np.clip((table.x - self.mean) / self.spread, -FURTHEST, FURTHEST)
        rest = away @ self.learnt + self.likeness.of(away) @ self.worth
        return self.bias + rest + self.known * (table.known - self.known_mean)


def read(path: Path) -> list[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def to_row(raw: dict, strong: str = STRONG, weak: str = WEAK) -> Row:
    """One line of either file."""
    if "scores" in raw:
        best, other = float(raw["scores"][strong]), float(raw["scores"][weak])
        did = {family: raw["scores"][model] >= best for family, model in FAMILIES.items() if model in raw["scores"]}
        return Row(raw["prompt"], best - other, other >= best, str(raw.get("task", "")), "pool", did)
    best, other = float(raw["strong_ok"]), float(raw["weak_ok"])
    return Row(raw["prompt"], best - other, other >= best, str(raw.get("bench", "")), "mix")


def fingerprint(prompt: str) -> str:
    """The same for a prompt whatever its spaces, letter case, choices and marks."""
    words = " ".join(WORD.findall(split(prompt).stem.casefold()))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def training_rows(folder: Path, on: str) -> list[Row]:
    """The rows of the split `train`."""
    raws: list[dict] = []
    if on in ("pool", "all"):
        raws += read(folder / POOL_FILE)
    if on in ("mix", "all"):
        raws += read(folder / MIX_FILE)
    return [to_row(raw) for raw in raws if raw["split"] == "train"]


def tabulate(rows: Sequence[Row]) -> Table:
    looked = [look(row.prompt) for row in rows]
    told = [signals(looks) for looks in looked]
    names = (*looked[0], *told[0])
    x = np.array([[*looks.values(), *signal.values()] for looks, signal in zip(looked, told, strict=True)])
    signs = np.array([sign for sign, _ in SIGNALS.values()], float)
    return Table(
        x,
        x[:, -len(signs) :] @ signs,
        np.array([row.gain for row in rows], float),
        np.array([row.enough for row in rows], float),
        np.array([row.group for row in rows]),
        np.array([row.source for row in rows]),
        names,
    )


def fit(table: Table, penalty: float = PENALTY, beforehand: float = BEFOREHAND) -> Fit:
    """Ridge regression of the gain, shrunk towards what is known beforehand.

    Each source weighs the same and is measured from its own mean: that one pair of models lies further apart than another
    says nothing of a question.
    """
    gain, weight = table.gain.copy(), np.ones(len(table.gain))
    sources = np.unique(table.source)
    for source in sources:
        mine = table.source == source
        gain[mine] += table.gain.mean() - table.gain[mine].mean()
        weight[mine] = len(gain) / len(sources) / mine.sum()
    mean, spread = table.x.mean(0), table.x.std(0) + FLATTEST
    known_mean, slope = float(table.known.mean()), beforehand / float(table.known.std() + FLATTEST)
    away = np.clip((table.x - mean) / spread, -FURTHEST, FURTHEST)
    likeness = Likeness.found_in(away)
    inputs = np.hstack([away, likeness.of(away)])
    held = np.repeat([penalty, KINDS_PENALTY], [away.shape[1], len(likeness.centres)]) * len(gain)
    rest = gain - slope * (table.known - known_mean)
    middle, level = np.average(inputs, axis=0, weights=weight), np.average(rest, weights=weight)
    inputs = inputs - middle
    learnt = np.linalg.solve(
        inputs.T @ (inputs * weight[:, None]) + np.diag(held), inputs.T @ (weight * (rest - level))
    )
    features = away.shape[1]
    usual = float(middle[features:] @ learnt[features:])
    bias = float(level - middle @ learnt) + usual
    return Fit(mean, spread, learnt[:features], known_mean, slope, bias, likeness, learnt[features:] - usual)


def apgr(score: np.ndarray, gain: np.ndarray) -> float:
    """Area under the recovered share of the gap, over every share of calls to the strong model."""
    order = np.argsort(-score, kind="stable")
    recovered = np.concatenate([[0.0], np.cumsum(gain[order])]) / gain.sum()
    return float(((recovered[1:] + recovered[:-1]) / 2).mean())


def left_out(table: Table, folds: np.ndarray, penalty: float = PENALTY, beforehand: float = BEFOREHAND) -> np.ndarray:
    """Each row's gain as told by what was learnt without its fold."""
    told = np.zeros(len(folds))
    for fold in np.unique(folds):
        out = folds == fold
        told[out] = fit(table.only(~out), penalty, beforehand).gain(table.only(out))
    return told


def calibrated(score: np.ndarray, enough: np.ndarray) -> tuple[float, float]:
    """Slope and offset of the log-odds that the strong model is needed, by Newton's method."""
    x = np.column_stack([score, np.ones(len(score))])
    beta = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        information = x.T @ (x * (p * (1 - p))[:, None]) + HELD_BACK * np.eye(2)
        step = np.linalg.solve(information, x.T @ (1 - enough - p) - HELD_BACK * beta)
        beta += step
        if np.abs(step).max() < 1e-9:
            break
    return float(beta[0]), float(beta[1])


def by_hash(rows: Sequence[Row], folds: int = 5) -> np.ndarray:
    """Folds that keep the same prompt together."""
    return np.array([int(fingerprint(row.prompt), 16) % folds for row in rows])


def families_of(rows: Sequence[Row], weighed: Sequence[Weighed], weights: Weights) -> dict[str, dict[str, float]]:
    """What each family lacks, by ground: a logistic regression beside what was judged, held near nothing."""
    found: dict[str, dict[str, float]] = {}
    for family in FAMILIES:
        known = [index for index, row in enumerate(rows) if family in row.families]
        if not known:
            continue
        odds = np.array([weighed[index].odds for index in known])
        x = np.array([(1.0, *in_spreads(weighed[index], weights)) for index in known])
        needs = np.array([not rows[index].families[family] for index in known], float)
        beta = np.zeros(x.shape[1])
        for _ in range(30):
            p = 1 / (1 + np.exp(-np.clip(odds + x @ beta, -30, 30)))
            information = x.T @ (x * (p * (1 - p))[:, None]) + FAMILY_PENALTY * np.eye(len(beta))
            beta += np.linalg.solve(information, x.T @ (needs - p) - FAMILY_PENALTY * beta)
        found[family] = {ground: round(float(each), 6) for ground, each in zip(GROUNDS, beta[1:], strict=True)}
    return found


def weights_of(rows: Sequence[Row], version: str, trained_on: str) -> dict:
    """Everything that ships: see domain/complexity/weighing.weights_from_json."""
    table = tabulate(rows)
    fitted = fit(table)
    broad = table.source == "pool" if "pool" in table.source else table.source != "pool"
    slope, offset = calibrated(left_out(table, by_hash(rows))[broad], table.enough[broad])
    features = {}
    signs = dict.fromkeys(table.names, 0)
    signs.update({name: sign for name, (sign, _) in SIGNALS.items()})
    for name, mean, spread, learnt in zip(table.names, fitted.mean, fitted.spread, fitted.learnt, strict=True):
        known = slope * fitted.known * signs[name]
        features[name] = [round(float(number), 6) for number in (mean, spread, slope * learnt, known)]
    data = {
        "version": version,
        "trained_on": trained_on,
        "rows": len(rows),
        "calibration": {
            "of": "log-odds that the strong model's mark is better, by the expected gain, on folds not learnt from",
            "slope": round(slope, 6),
            "offset": round(offset, 6),
        },
        "bias": round(offset + slope * fitted.bias, 6),
        "features": features,
        "kinds": {
            "near": round(fitted.likeness.near, 6),
            "sharp": round(fitted.likeness.sharp, 6),
            "worth": [round(float(slope * each), 6) for each in fitted.worth],
            "centres": [[round(float(each), 3) for each in centre] for centre in fitted.likeness.centres],
        },
        "reference": [0.0, 1.0],
        "spreads": dict.fromkeys(GROUNDS, 1.0),
        "families": {},
    }
    weights = weights_from_json(data)
    usual = [row for row, counted in zip(rows, broad, strict=True) if counted]
    weighed = [weigh(row.prompt, weights) for row in usual]
    suffices = np.quantile([each.suffices for each in weighed], np.linspace(0, 1, REFERENCE))
    grounds = np.array([each.grounds for each in weighed]).std(0)
    data["reference"] = [round(float(each), 6) for each in suffices]
    data["spreads"] = {name: round(float(each), 6) for name, each in zip(GROUNDS, grounds, strict=True)}
    data["families"] = families_of(usual, weighed, weights_from_json(data))
    return data


def printed(data: dict) -> str:
    """JSON with a line for each feature and each centre, so that two trainings can be compared."""
    text = json.dumps(data, indent=1)
    return (
        re.sub(r"\[[^\[\]{}]*\]", lambda found: " ".join(found[0].split()).replace("[ ", "[").replace(" ]", "]"), text)
        + "\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--on", choices=("all", "pool", "mix"), default="all")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "router" / "weights.json")
    args = parser.parse_args()
    rows = training_rows(args.data, args.on)
    sources = "; ".join(text for name, text in SOURCES.items() if args.on in (name, "all"))
    data = weights_of(rows, f"1-{args.on}", sources)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(printed(data), encoding="utf-8")
    print(f"{args.out}: {len(rows)} rows, {len(data['features'])} features")


if __name__ == "__main__":
    main()
