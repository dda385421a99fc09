"""The learned router, measured: how much of a strong model's advantage each share of calls to it recovers (APGR).

python tests/bench/routing.py                     the protocols, beside LiteLLM's rules and the prompt's length
python tests/bench/routing.py --data FILE --out PRED.jsonl [--trained-on shipped|pool|mix] [--strong M --weak M]

In-domain: learnt from the pool's split `train`, measured on its split `dev`. Leave one task out: each of the pool's tasks
by what was learnt from the 13 others. Zero-shot: learnt from the pool, measured on MMLU, which it does not hold, and the
other way round. FILE has one prompt a line, `{"id", "prompt", …}`; PRED.jsonl gets `{"id", "score", "suffices", "share"}`:
`score` rises with the need of a strong model, `share` is the smallest share of calls to the cloud that sends it there. With `--weak` what is known of that model's family
is used, and with `--trained-on pool` a pair of the pool's own models is learnt.
A prompt that is to be measured is never learnt from, whichever split it is of (only the shipped weights are as they are:
learnt from the splits `train`). The marked prompts lie in --public; without them `pool` and `mix` are as of their last
training (tests/bench/learned).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from installers import train_router as training  # noqa: E402
from soulfra_desktop.domain.complexity.weighing import (  # noqa: E402
    Weights,
    chance,
    family_shift,
    needed,
    weigh,
    weights_from_json,
)
from tests.bench.learned.measures import Ranked, area, calibration_error, ranked, saved  # noqa: E402
from tests.bench.learned.people import NEEDS, Person, sufficing  # noqa: E402
from tests.bench.learned.sharing import share_at  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402

PUBLIC = ROOT.parent / "shared" / "bench" / "routing"
SHIPPED = ROOT / "resources" / "router" / "weights.json"
KEPT = ROOT / "tests" / "bench" / "learned"
PEER = ROOT / ".venv-peers" / "litellm" / "bin" / "python"
ANSWER_TOKENS = 200
"""Assumed of every answer: the pool's prices are by token, and the lengths of its answers are not public."""
MATHS = ("gsm8k", "math", "agentverse-mgsm")
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
OTHER_MODELS = ("qwen2.5-7b-instruct", "codegemma-7b", "gemma-2-9b-it", "llama-3.1-8b-instruct")
OWN = 500
"""A person's own latest questions that the threshold knows."""
ASKED = 1_200
"""Questions of one person, one after the other."""


@dataclass(frozen=True)
class Measured:
    """Rows of one file with their marks."""

    raws: list[dict]
    strong: np.ndarray
    weak: np.ndarray
    split: np.ndarray
    group: np.ndarray

    @classmethod
    def of(cls, raws: list[dict], strong: str = training.STRONG, weak: str = training.WEAK) -> Measured:
        marks = [
            (r["scores"][strong], r["scores"][weak]) if "scores" in r else (r["strong_ok"], r["weak_ok"]) for r in raws
        ]
        array = np.array(marks, float)
        groups = [r.get("task") or r.get("bench") for r in raws]
        return cls(raws, array[:, 0], array[:, 1], np.array([r["split"] for r in raws]), np.array(groups))

    def table(self) -> training.Table:
        return training.tabulate([training.to_row(raw) for raw in self.raws])

    def only(self, mask: np.ndarray) -> Measured:
        raws = [raw for raw, kept in zip(self.raws, mask, strict=True) if kept]
        return Measured(raws, self.strong[mask], self.weak[mask], self.split[mask], self.group[mask])

    @property
    def prompts(self) -> list[str]:
        return [raw["prompt"] for raw in self.raws]

    @property
    def enough(self) -> np.ndarray:
        return self.weak >= self.strong

    def ranked(self, score: np.ndarray) -> Ranked:
        return ranked(score, self.strong, self.weak)


def load(path: Path) -> Weights:
    return weights_from_json(json.loads(path.read_text(encoding="utf-8")))


def trained(raws: Sequence[dict], name: str) -> Weights:
    return weights_from_json(training.weights_of([training.to_row(raw) for raw in raws], name, name))


def unseen(prompts: Sequence[str], learnt: Sequence[str]) -> np.ndarray:
    known = {training.fingerprint(prompt) for prompt in learnt}
    return np.array([training.fingerprint(prompt) not in known for prompt in prompts])


def scores(weights: Weights, prompts: Sequence[str]) -> np.ndarray:
    return np.array([weigh(prompt, weights).odds for prompt in prompts])


def predict(data: Path, out: Path, on: str, public: Path, pair: tuple[str | None, str | None]) -> None:
    """Write predictions for any file of marked or unmarked prompts."""
    raws = training.read(data)
    weights = weights_for(on, public, [raw["prompt"] for raw in raws], pair)
    with out.open("w", encoding="utf-8") as lines:
        for raw in raws:
            weighed = weigh(raw["prompt"], weights)
            odds = weighed.odds + family_shift(weighed, weights, pair[1] or "")
            suffices = chance(-odds)
            told = {"id": raw["id"], "score": odds, "suffices": suffices, "share": share_at(weights, suffices)}
            lines.write(json.dumps(told) + "\n")
    print(json.dumps({"bench": "routing", "figures": {"predictions": len(raws)}, "goals": {}, "held": True}))


def weights_for(on: str, public: Path, measured: Sequence[str], pair: tuple[str | None, str | None]) -> Weights:
    """The shipped weights, or weights learnt anew without what is to be measured."""
    if on == "shipped":
        return load(SHIPPED)
    file = public / {"pool": training.POOL_FILE, "mix": training.MIX_FILE}[on]
    if not file.is_file():
        return load(KEPT / f"{on}.json")
    without = {training.fingerprint(prompt) for prompt in measured}
    raws = training.read(file)
    known = set(raws[0].get("scores", ()))
    strong, weak = pair if set(pair) <= known else (training.STRONG, training.WEAK)
    rows = [training.to_row(raw, str(strong), str(weak)) for raw in raws]
    rows = [row for row in rows if training.fingerprint(row.prompt) not in without]
    return weights_from_json(training.weights_of(rows, on, training.SOURCES[on]))


def litellm(prompts: Sequence[str]) -> tuple[np.ndarray, float] | None:
    """LiteLLM's rules' scores and CPU milliseconds a prompt; None where the peer is not set up."""
    if not PEER.exists():
        return None
    lines = "".join(json.dumps(prompt) + "\n" for prompt in prompts)
    script = str(ROOT / "tests" / "bench" / "peers" / "litellm_complexity.py")
    done = subprocess.run([str(PEER), script], input=lines, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        return None
    *told, last = done.stdout.splitlines()
    return np.array([float(line) for line in told[-len(prompts) :]]), float(json.loads(last)["ms"])


class Protocols:
    """The whole table, a protocol at a time; `figures` is what the report prints."""

    def __init__(self, public: Path) -> None:
        self.pool = Measured.of(training.read(public / training.POOL_FILE))
        self.mix = Measured.of(training.read(public / training.MIX_FILE))
        self.prices: dict[str, Any] = json.loads((public / "llmrouter_pool_prices.json").read_text())
        self.tables = {"pool": self.pool.table(), "mix": self.mix.table()}
        self.figures: dict[str, Any] = {}
        everything = [*self.pool.prompts, *self.mix.prompts]
        found = litellm(everything)
        self.rules = found[0] if found else None
        if found:
            self.figures["decision LiteLLM ms"] = found[1]

    def run(self) -> dict[str, Any]:
        weights = trained(self.pool.only(self.pool.split == "train").raws, "pool")
        self.in_domain(weights)
        self.one_task_out()
        self.zero_shot()
        self.from_mix()
        self.shares(weights)
        self.money(weights)
        self.corrections(weights)
        self.speed(load(SHIPPED))
        self.shipped()
        return self.figures

    def tell(self, name: str, data: Measured, score: np.ndarray, peers: np.ndarray | None) -> None:
        """One protocol's row, with the peers' rankings of the same prompts; `peers` are their places in all prompts."""
        found = data.ranked(score)
        self.figures[name] = found.area
        self.figures[f"{name}, low"] = found.low
        self.figures[f"{name}, CPT80"] = found.most
        rivals = {"length": np.array([len(prompt) for prompt in data.prompts], float)}
        if self.rules is not None and peers is not None:
            rivals["LiteLLM"] = self.rules[peers]
        beside = " | ".join(f"{rival} {data.ranked(values)}" for rival, values in rivals.items())
        print(f"{name:<34} {found} | {beside}", flush=True)

    def in_domain(self, weights: Weights) -> None:
        dev = self.pool.split == "dev"
        data = self.pool.only(dev)
        self.tell("pool in-domain", data, scores(weights, data.prompts), np.flatnonzero(dev))
        suffices = np.array([weigh(prompt, weights).suffices for prompt in data.prompts])
        self.figures["calibration error"] = calibration_error(suffices, data.enough)

    def one_task_out(self) -> None:
        pool, table = self.pool, self.tables["pool"]
        told = np.zeros(len(pool.raws))
        for task in np.unique(pool.group):
            out = pool.group == task
            told[out] = training.fit(table.only(~out & (pool.split == "train"))).gain(table.only(out))
        self.tell("pool leave one task out", pool, told, np.arange(len(told)))

    def zero_shot(self) -> None:
        pool, mix, start = self.pool, self.mix, len(self.pool.raws)
        new = unseen(mix.prompts, pool.prompts)
        train = pool.split == "train"
        for name, bench, learnt in (
            ("MMLU zero-shot", "mmlu", train),
            ("GSM8K zero-shot, no maths learnt", "gsm8k", train & ~np.isin(pool.group, MATHS)),
        ):
            here = new & (mix.group == bench)
            told = training.fit(self.tables["pool"].only(learnt)).gain(self.tables["mix"].only(here))
            self.tell(name, mix.only(here), told, start + np.flatnonzero(here))

    def from_mix(self) -> None:
        mix, pool = self.mix, self.pool
        fitted = training.fit(self.tables["mix"].only(mix.split == "train"))
        new = unseen(pool.prompts, mix.prompts)
        told = fitted.gain(self.tables["pool"].only(new))
        self.tell("MMLU + GSM8K to pool", pool.only(new), told, np.flatnonzero(new))
        for bench in ("mmlu", "gsm8k"):
            dev = (mix.split == "dev") & (mix.group == bench)
            told = fitted.gain(self.tables["mix"].only(dev))
            self.tell(f"{bench} in-domain", mix.only(dev), told, len(pool.raws) + np.flatnonzero(dev))

    def shipped(self) -> None:
        """The weights that ship are learnt from both files' `train`."""
        weights = load(SHIPPED)
        for name, data in (("pool", self.pool), ("mmlu", self.mix), ("gsm8k", self.mix)):
            dev = (data.split == "dev") & ((data.group == name) | (name == "pool"))
            self.tell(f"shipped weights, {name}", data.only(dev), scores(weights, data.only(dev).prompts), None)

    def shares(self, weights: Weights) -> None:
        """How far the share that is sent lies from the share that was asked, in points: from the reference alone, and as
        questions come one after the other, each looked at with the person's own latest."""
        dev = self.pool.only(self.pool.split == "dev").prompts
        mmlu = self.mix.only(self.mix.group == "mmlu").prompts
        chance = np.random.default_rng(0)
        for name, prompts in (("", dev), (", of MMLU only", mmlu)):
            order = chance.permutation(len(prompts))[:ASKED]
            suffices = [weigh(prompts[index], weights).suffices for index in order]
            sent = {share: (np.array(suffices) < needed(weights, share)).mean() for share in SHARES}
            self.figures[f"30 % asked, sent by the reference{name}"] = 100 * float(sent[0.3])
            sent = {share: one_by_one(suffices, weights, share) for share in SHARES}
            self.figures[f"30 % asked, sent{name}"] = 100 * sent[0.3]
            self.figures[f"share asked and sent, points{name}"] = max(100 * abs(sent[s] - s) for s in SHARES)

    def money(self, weights: Weights) -> None:
        dev = self.pool.only(self.pool.split == "dev")
        tokens = np.array([len(prompt) / 4 + ANSWER_TOKENS for prompt in dev.prompts])
        dear, cheap = (tokens * float(self.prices[model]["input_price"]) for model in (training.STRONG, training.WEAK))
        score = scores(weights, dev.prompts)
        for name, cost in (("", cheap), (", local for nothing", cheap * 0)):
            money, calls = saved(score, dev.strong, dev.weak, dear, cost, 0.95)
            self.figures[f"saved at 95 % of the quality{name}"] = money
        self.figures["calls at 95 % of the quality"] = calls
        chance = np.random.default_rng(1).permutation(len(score)).astype(float)
        self.figures["saved by chance"] = saved(chance, dev.strong, dev.weak, dear, cheap, 0.95)[0]

    def corrections(self, weights: Weights) -> None:
        """People whose needs are not the usual ones, then people with another local model."""
        train, dev = (self.pool.only(self.pool.split == split) for split in ("train", "dev"))
        met, later = ([weigh(prompt, weights) for prompt in part.prompts] for part in (train, dev))
        people = {}
        for need in NEEDS:
            there = sufficing(dev.group, need, 1).astype(float)
            people[f"{need} need it"] = Person(met, sufficing(train.group, need, 0), later, np.ones(len(there)), there)
        for model in (*OTHER_MODELS, training.WEAK):
            here, there = (np.array([raw["scores"][model] for raw in part.raws]) for part in (train, dev))
            if model != training.WEAK:
                told = [each.odds + family_shift(each, weights, model) for each in later]
                self.figures[f"family known, {model}"] = area(np.array(told), dev.strong, there)
            people[f"local {model}"] = Person(met, here >= train.strong, later, dev.strong, there)
        for name, person in people.items():
            found = {signals: person.after(weights, signals) for signals in (0, 10, 50, 200)}
            self.figures[f"correction, {name}"] = found[200][0] - found[0][0]
            steps = ", ".join(f"{signals}: {gained:.3f} ({odd:.3f})" for signals, (gained, odd) in found.items())
            print(f"correction, {name}: APGR (surprise) after signals {steps}", flush=True)

    def speed(self, weights: Weights) -> None:
        prompts = self.pool.only(self.pool.split == "dev").prompts
        self.figures["decision p50 ms"], self.figures["decision p99 ms"] = timed(prompts, weights)
        hostile = ("word " * 200_000, "a_" * 500_000, "A. x\n" * 200_000, "." * 1_000_000, "\\a" * 500_000)
        self.figures["decision of 1 MB, worst ms"] = timed([text for text in hostile for _ in range(5)], weights)[1]


def one_by_one(suffices: Sequence[float], weights: Weights, share: float) -> float:
    """The share that is sent to the cloud where every question is judged after those before it."""
    sent = 0
    for place, each in enumerate(suffices):
        sent += each < needed(weights, share, tuple(suffices[max(0, place - OWN) : place]))
    return sent / len(suffices)


def timed(prompts: Sequence[str], weights: Weights) -> tuple[float, float]:
    """CPU milliseconds, median and 99th percentile."""
    taken = []
    for prompt in prompts:
        start = time.process_time()
        weigh(prompt, weights)
        taken.append(1e3 * (time.process_time() - start))
    return float(np.median(taken)), float(np.percentile(taken, 99))


GOALS = {
    "pool in-domain": (">= .72", lambda f: f["pool in-domain"] >= 0.72),
    "pool in-domain, CPT80": ("<= 50", lambda f: f["pool in-domain, CPT80"] <= 50),
    "pool leave one task out": (">= .65", lambda f: f["pool leave one task out"] >= 0.65),
    "MMLU zero-shot": ("> .55", lambda f: f["MMLU zero-shot"] > 0.55),
    "share asked and sent, points": ("<= 3", lambda f: f["share asked and sent, points"] <= 3),
    "decision p99 ms": ("< 5", lambda f: f["decision p99 ms"] < 5),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--trained-on", choices=("shipped", "pool", "mix"), default="shipped")
    parser.add_argument("--strong")
    parser.add_argument("--weak")
    parser.add_argument("--public", type=Path, default=PUBLIC)
    args = parser.parse_args()
    if args.data is not None:
        if args.out is None:
            parser.error("--data needs --out")
        predict(args.data, args.out, args.trained_on, args.public, (args.strong, args.weak))
        return
    if not (args.public / training.POOL_FILE).is_file():
        cannot_measure("routing", f"there are no marked prompts in {args.public}; name their folder with --public")
    report("routing", Protocols(args.public).run(), GOALS)


if __name__ == "__main__":
    main()
