"""What it costs: a budget that runs out in the middle of a month, and a bill that is compared with the provider's."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from tests.servers.billing import BillingServer

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "recompute_savings.py"


@pytest.fixture
def vendor():
    with BillingServer(words=100) as server:
        yield server


@pytest.fixture
def paying(soulfra, vendor):
    """Soulfra with a paid model, allowed and priced by hand: an answer of 100 tokens costs 10 cents."""
    soulfra.variables |= {"OPENAI_API_KEY": "sk-planted-openai", "OPENAI_BASE_URL": f"{vendor.url}/v1"}
    assert soulfra.run("allow", "openai").status == 0
    assert soulfra.run("settings", "own_prices", "openai/large=10/1000").status == 0
    return soulfra


def test_the_budget_runs_out_in_the_middle_of_a_month_and_this_machine_goes_on(paying, vendor):
    set_it = paying.run("budget", "set", "month", "$0,45")
    assert (set_it.status, "each month: $0.45" in set_it.err) == (0, True)
    for number in range(1, 5):
        asked = paying.run("ask", "--model", "openai/large", "What is the capital of France?")
        assert asked.status == 0, asked.err
        assert ("% of the budget for this month is used" in asked.err) == (number == 4), asked.err

    cut = paying.run("ask", "--model", "openai/large", "What is the capital of France?")
    assert cut.status == 3
    assert "Under a budget this answer was held to 3" in cut.err
    assert cut.out.startswith("word word")

    refused = paying.run("ask", "--model", "openai/large", "What is the capital of France?")
    assert (refused.status, refused.out) == (3, ""), "a model that was named is never silently replaced"
    assert "The budget for this month ($0.45) has only" in refused.err
    assert "soulfra budget" in refused.err
    assert "--fallback" in refused.err

    said = paying.run("ask", "--fallback", "--model", "openai/large", "What is the capital of France?")
    assert said.status == 0, said.err
    assert "Paris" in said.out
    assert "The budget for this month ($0.45) has only" in said.err
    assert "asking starter/smollm2-135m-instruct instead" in said.err
    assert "on this machine · free" in said.err

    told = paying.run("ask", "--json", "--fallback", "--model", "openai/large", "What is the capital of France?")
    assert [(a["provider"], a["outcome"]) for a in told.json["route"]["attempts"]] == [
        ("openai", "skipped"),
        ("starter", "answered"),
    ]
    assert (
        "left, too little for an answer; starter/smollm2-135m-instruct answers for nothing"
        in told.json["route"]["reason"]
    )
    assert "is used: $" not in told.err  # once in a month is enough

    (state,) = paying.run("budget", "--json").json
    billed = sum(call.input_tokens * 10 + call.output_tokens * 1000 for call in vendor.billed)
    assert (state["spent_usd"], state["level"]) == (f"{billed / 1e6:.6f}", "near")
    assert billed <= 450_000
    assert len(vendor.billed) == 5

    assert paying.run("budget", "set", "month", "5").status == 0
    assert paying.run("ask", "--model", "openai/large", "Is it so?").status == 0
    assert len(vendor.billed) == 6


def test_a_model_named_by_hand_whose_price_is_unknown_is_refused_under_a_budget_with_the_cure(paying, vendor):
    assert paying.run("budget", "set", "month", "5").status == 0
    refused = paying.run("ask", "--model", "openai/unheard-of", "What is the capital of France?")
    assert (refused.status, refused.out) == (3, "")
    assert "What openai/unheard-of costs is not known here, and a budget holds" in refused.err
    assert "soulfra settings own_prices openai/unheard-of=IN/OUT" in refused.err
    assert "0 tokens" not in refused.err, "nothing was asked"
    assert not vendor.billed


def test_what_is_no_amount_is_refused_in_words(soulfra):
    refused = soulfra.run("budget", "set", "month", "5 £")
    assert refused.status == 2
    assert "£ is not a currency that is set here" in refused.err
    assert "could be thousands or a fraction" in soulfra.run("budget", "set", "day", "1,000").err
    euro = soulfra.run("settings", "currency", "EUR").err
    assert "Counted as 1 USD = 1 EUR" in euro, "no rate is made up silently"
    assert "soulfra settings currency_rate 0.92" in euro
    assert "Counted as" not in soulfra.run("settings", "currency", "USD").err
    assert soulfra.run("budget").out == "No budget is set. Set one: soulfra budget set month 5\n"


def exported(vendor, folder: Path) -> list[Path]:
    """The provider's own book, as its usage and cost interfaces answer it."""
    days = defaultdict(list)
    for call in vendor.billed:
        days[call.at.date()].append(call)
    usage, costs = [], []
    for day, calls in sorted(days.items()):
        start = int(datetime.combine(day, time(), UTC).timestamp())
        bucket = {"object": "bucket", "start_time": start, "end_time": start + 86_400}
        models = sorted({call.model for call in calls})
        found = [[call for call in calls if call.model == model] for model in models]
        usage.append(bucket | {"results": [
            {"object": "organization.usage.completions.result", "model": f"{of[0].model}-2026-08-01",
             "input_tokens": sum(c.input_tokens for c in of), "output_tokens": sum(c.output_tokens for c in of),
             "input_cached_tokens": 0, "num_model_requests": len(of)} for of in found]})  # fmt: skip
        costs.append(bucket | {"results": [
            {"object": "organization.costs.result", "line_item": f"{of[0].model}-2026-08-01, all",
             "amount": {"value": sum(c.input_tokens * 10 + c.output_tokens * 1000 for c in of) / 1e6, "currency": "usd"}}
            for of in found]})  # fmt: skip
    files = [folder / "usage.json", folder / "costs.json"]
    for file, buckets in zip(files, (usage, costs), strict=True):
        file.write_text(json.dumps({"object": "page", "data": buckets, "has_more": False, "next_page": None}))
    return files


def test_the_bill_is_reconciled_with_the_providers_own_account(paying, vendor, tmp_path):
    for question in ("What is the capital of France?", "And of Italy?"):
        assert paying.run("ask", "--model", "openai/large", question).status == 0
    found = paying.run("usage", "reconcile", *map(str, exported(vendor, tmp_path)), "--json")
    assert found.status == 0, found.err
    (row, *_) = found.json["rows"]
    assert (row["model"], row["tokens_percent"], row["money_percent"]) == ("large", 0.0, 0.0)
    assert found.json["total"]["ours"] == found.json["total"]["theirs"]

    # Another program asks with the same key, and this machine knows nothing of it.
    vendor.billed.append(vendor.billed[0].__class__(vendor.billed[0].at, "other", 500, 100, 0, None))
    told = paying.run("usage", "reconcile", *map(str, exported(vendor, tmp_path)))
    assert "+0.00 %" in told.out
    assert "only at openai: " in told.out
    assert "other" in told.out

    (tmp_path / "usage.json").write_text("<html>")
    refused = paying.run("usage", "reconcile", str(tmp_path / "usage.json"))
    assert (refused.status, "is no usage export that is known here" in refused.err) == (1, True)


def test_what_was_saved_is_written_to_a_file_and_recomputed_by_anyone(paying, vendor, tmp_path):
    assert paying.run("ask", "--local-only", "What is the capital of France?").status == 0
    assert paying.run("ask", "--model", "openai/large", "And of Italy?").status == 0
    assert "nothing is claimed" in paying.run("usage").out
    assert "is not known here" in paying.run("usage", "--baseline", "openai/no-such-model").err
    said = paying.run("usage", "--baseline", "openai/gpt-5.4", "--json").json
    assert (said["calls"], said["baseline"]) == (2, "openai/gpt-5.4")
    assert said["saved_usd"].startswith("-0.")  # a dollar a thousand tokens was dearer than the baseline

    file = tmp_path / "calls.csv"
    assert paying.run("usage", "--csv", str(file)).status == 0
    done = subprocess.run([sys.executable, "-I", str(SCRIPT), str(file)], capture_output=True, text=True, check=True)
    assert f"saved {said['saved_usd']}" in done.stdout.splitlines()
    rows = list(csv.DictReader(file.open()))
    assert [row["provider"] for row in rows] == ["starter", "openai"]
    assert sum(Decimal(row["cost_usd"]) for row in rows) == Decimal(said["cost_usd"])
    assert "capital" not in file.read_text()

    assert "openai/large" in paying.run("usage", "--by", "model").out


def test_an_answer_says_what_it_saved_and_the_ledger_says_the_same(paying):
    paying.run("usage", "--baseline", "openai/gpt-5.4")
    told = paying.run("ask", "--local-only", "What is the capital of France?")
    assert "against openai/gpt-5.4" in told.err
    also = paying.run("ask", "--model", "openai/large", "--json", "And of Italy?").json
    assert also["savings"]["saved_usd"].startswith("-0.")
    here = next(word.strip("$") for word in told.err.split() if word.startswith("$0."))
    said = paying.run("usage", "--json").json
    assert Decimal(said["saved_usd"]) == Decimal(here) + Decimal(also["savings"]["saved_usd"])
    today = datetime.now().astimezone().date().isoformat()
    assert today in paying.run("usage", "--by", "day", "--since", today).out
    assert paying.run("usage", "--since", "2099-01-01", "--json").json["calls"] == 0
