"""The router's weights come out of its training as they go in, and learn nothing from what they are measured on."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from installers import train_router as training
from soulfra_desktop.domain.complexity.signals import SIGNALS
from soulfra_desktop.domain.complexity.weighing import judge, weigh, weights_from_json
from tests.bench import routing as bench
from tests.bench.learned.measures import calibration_error, ranked, saved

ROOT = Path(__file__).resolve().parents[1]
THINGS = ("list", "string", "queue", "matrix", "tree", "date", "colour", "file", "price", "word")
DEEDS = ("sorts", "reverses", "counts", "merges", "splits", "checks", "copies", "compares")
NAMES = ("Anna", "Bertha", "Carla", "Dora", "Emma", "Frida", "Gerda", "Hilda")
STRONG, WEAK = training.STRONG, training.WEAK


def raws() -> list[dict]:
    """Functions to write, which the weak model never manages, and plain questions, which both do."""
    code = [f"Write a function that {deed} a {thing} number {i}" for i, deed in enumerate(DEEDS) for thing in THINGS]
    plain = [f"where does {name} keep her {thing}?" for name in NAMES for thing in THINGS]
    rows = []
    for number, (prompt, hard) in enumerate([*((p, True) for p in code), *((p, False) for p in plain)]):
        marks = {STRONG: 1.0, WEAK: 0.0 if hard else 1.0, "third": 1.0 if hard else 0.0}
        task, split = "code" if hard else "plain", "dev" if number % 4 == 0 else "train"
        rows.append({"id": str(number), "task": task, "split": split, "prompt": prompt, "scores": marks})
    return rows


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("marked")
    with gzip.open(folder / training.POOL_FILE, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in raws())
    return folder


@pytest.fixture(scope="module")
def rows() -> list[training.Row]:
    return [training.to_row(raw) for raw in raws()]


def test_training_learns_from_the_split_train_alone(public):
    learnt = {row.prompt for row in training.training_rows(public, "pool")}
    assert learnt == {raw["prompt"] for raw in raws() if raw["split"] == "train"}


def test_what_ships_judges_as_what_was_trained(rows):
    """The app's own sums and the training's are the same, to the last digits that are kept."""
    weights = weights_from_json(json.loads(json.dumps(training.weights_of(rows, "test", "made here"))))
    table = training.tabulate(rows)
    gains = training.fit(table).gain(table)
    odds = np.array([weigh(row.prompt, weights).odds for row in rows])
    slope, offset = np.polyfit(gains, odds, 1)
    assert slope > 0
    assert odds == pytest.approx(offset + slope * gains, abs=0.02)


def test_what_was_easy_is_left_to_the_local_model(rows):
    weights = weights_from_json(training.weights_of(rows, "test", "made here"))
    assert judge("Write a function that doubles a number", weights).suffices < 0.5
    assert judge("where does Ida keep her hat?", weights).suffices > 0.5


def test_without_data_what_is_known_beforehand_stands(rows):
    """With marks that say nothing, a proof still needs more than a greeting."""
    flat = [training.Row(row.prompt, 0.5, False, row.group, row.source) for row in rows]
    table = training.tabulate(
        [*flat, training.Row("Prove it step by step, if x > 3 and not y.", 0.5, False, "", "pool")]
    )
    gains = training.fit(table).gain(table)
    assert gains[-1] > np.median(gains)


def test_signals_are_counted_as_they_point(rows):
    table = training.tabulate(rows)
    signs = [sign for sign, _ in SIGNALS.values()]
    assert table.known == pytest.approx(table.x[:, -len(signs) :] @ np.array(signs))


def test_a_prompt_that_is_measured_is_not_learnt_from(public):
    """Measured on everything with `code`, training sees the plain questions alone, whatever the letter case."""
    code = [raw["prompt"].upper() + "\nAnswer:" for raw in raws() if raw["task"] == "code"]
    weights = bench.weights_for("pool", public, code, (None, None))
    least = min(judge(raw["prompt"], weights).suffices for raw in raws() if raw["task"] == "code")
    everything = bench.weights_for("pool", public, [], (None, None))
    assert max(judge(raw["prompt"], everything).suffices for raw in raws() if raw["task"] == "code") < least


def test_the_pair_that_is_named_is_learnt(public):
    code, plain = raws()[0]["prompt"], raws()[-1]["prompt"]
    usual = bench.weights_for("pool", public, [], (STRONG, WEAK))
    other = bench.weights_for("pool", public, [], (STRONG, "third"))
    unknown = bench.weights_for("pool", public, [], ("gpt", "llama"))
    assert judge(code, usual).suffices < judge(plain, usual).suffices
    assert judge(code, other).suffices > judge(plain, other).suffices
    assert judge(code, unknown) == judge(code, usual)


@pytest.mark.parametrize("on", ["shipped", "pool", "mix"])
def test_predictions_are_written_for_any_file(tmp_path, public, on):
    data, out = tmp_path / "some.jsonl", tmp_path / "pred.jsonl"
    asked = [{"id": f"q{number}", "prompt": raw["prompt"]} for number, raw in enumerate(raws()[::9])]
    asked.append({"id": "empty", "prompt": ""})
    data.write_text("".join(json.dumps(row) + "\n" for row in asked), encoding="utf-8")
    command = [sys.executable, "tests/bench/routing.py", "--data", data, "--out", out, "--trained-on", on]
    done = subprocess.run(
        [*command, "--public", public, "--strong", STRONG, "--weak", WEAK],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in told] == [row["id"] for row in asked]
    by_need = sorted(told, key=lambda row: row["score"])
    assert [row["suffices"] for row in by_need] == sorted((row["suffices"] for row in told), reverse=True)
    assert all(0 <= row["share"] <= 1 for row in told)
    assert json.loads(done.stdout.splitlines()[-1])["figures"] == {"predictions": len(asked)}


def test_without_marked_prompts_there_is_no_figure(tmp_path):
    done = subprocess.run(
        [sys.executable, "tests/bench/routing.py", "--public", tmp_path], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 2


def test_the_area_is_one_half_for_chance_and_more_for_what_knows():
    strong, weak = np.ones(2_000), np.tile([0.0, 1.0], 1_000)
    chance = np.random.default_rng(0).random(2_000)
    assert ranked(chance, strong, weak).area == pytest.approx(0.5, abs=0.03)
    best = ranked(1 - weak, strong, weak)
    assert best.area == pytest.approx(0.75, abs=0.001)
    assert (best.half, best.most) == (25, 40)
    assert best.low <= best.area <= best.high


def test_money_is_saved_by_the_calls_that_are_not_made():
    strong, weak = np.ones(10), np.array([0.0] * 2 + [1.0] * 8)
    money, calls = saved(1 - weak, strong, weak, np.full(10, 9.0), np.full(10, 1.0), 1.0)
    assert calls == 0.2
    assert money == pytest.approx(1 - (2 * 9 + 8) / 90)


def test_what_comes_true_as_often_as_told_is_calibrated():
    chance = np.random.default_rng(0)
    told = chance.random(20_000)
    assert calibration_error(told, chance.random(20_000) < told) < 0.02
    assert calibration_error(told, chance.random(20_000) < 0.5) > 0.2
