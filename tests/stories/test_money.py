"""What it costs: a budget that runs out in the middle of a month, and a bill that is compared with the provider's."""

from __future__ import annotations

import pytest

from tests.servers.billing import BillingServer


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

    said = paying.run("ask", "--model", "openai/large", "What is the capital of France?")
    assert said.status == 0, said.err
    assert "Paris" in said.out
    assert "The budget for this month ($0.45) has only" in said.err
    assert "asking starter/smollm2-135m-instruct instead" in said.err
    assert "on this machine · free" in said.err

    told = paying.run("ask", "--json", "--model", "openai/large", "What is the capital of France?")
    assert [(a["provider"], a["outcome"]) for a in told.json["route"]["attempts"]] == [
        ("openai", "skipped"),
        ("starter", "answered"),
    ]
    assert "so starter/smollm2-135m-instruct answers for nothing" in told.json["route"]["reason"]
    assert "is used: $" not in told.err  # once in a month is enough

    (state,) = paying.run("budget", "--json").json
    billed = sum(call.input_tokens * 10 + call.output_tokens * 1000 for call in vendor.billed)
    assert (state["spent_usd"], state["level"]) == (f"{billed / 1e6:.6f}", "near")
    assert billed <= 450_000
    assert len(vendor.billed) == 5

    assert paying.run("budget", "set", "month", "5").status == 0
    assert paying.run("ask", "--model", "openai/large", "Is it so?").status == 0
    assert len(vendor.billed) == 6


def test_what_is_no_amount_is_refused_in_words(soulfra):
    refused = soulfra.run("budget", "set", "month", "5 £")
    assert refused.status == 2
    assert "£ is not a currency that is set here" in refused.err
    assert "could be thousands or a fraction" in soulfra.run("budget", "set", "day", "1,000").err
    assert soulfra.run("budget").out == "No budget is set. Set one: soulfra budget set month 5\n"
