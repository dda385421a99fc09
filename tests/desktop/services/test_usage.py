"""The ledger as a dashboard, as a file and as a script that knows nothing but the file: the same to the micro-dollar."""

from __future__ import annotations

import asyncio
import csv
import io
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.prices import GenaiPriceTable
from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.savings import Weighed, saved
from soulfra_desktop.domain.spending import Span
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.ports import CallTime
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.usage import COLUMNS, UsageService, harmless
from tests.contract.samples import answer, conversation, question, reservation
from tests.desktop.services.house import TwoDollars
from tests.fakes import ScriptedProvider
from tests.fakes import answer as says

SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "recompute_savings.py"
BASELINE = "openai/dear"


async def service(store: Store, baseline: str = BASELINE) -> UsageService:
    settings = SettingsService(store.settings, store.secrets, lambda _provider: None)
    await settings.change("baseline_model", baseline)
    return UsageService(store.usage, settings, TwoDollars())


async def written(usage: UsageService, span: Span | None = None) -> str:
    return "".join([piece async for piece in usage.as_csv(span)])


def recomputed(text: str, folder: Path) -> dict[str, Decimal]:
    file = folder / "calls.csv"
    file.write_text(text)
    done = subprocess.run([sys.executable, "-I", str(SCRIPT), str(file)], capture_output=True, text=True, check=True)
    lines = dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)
    return {name: Decimal(lines[name]) for name in ("baseline", "paid", "saved")}


TOKENS = st.integers(0, 500_000)
CALLS = st.lists(
    st.tuples(
        st.sampled_from(["a1", "a2", "b1", None]),
        TOKENS,
        TOKENS,
        st.one_of(st.none(), st.integers(0, 10**9)),
        st.sampled_from(["answered", "stopped", "truncated", "timeout", "cut", None]),
        st.integers(0, 40),
    ),
    max_size=12,
)


async def fill(store: Store, calls) -> None:
    for chat in ("a", "b"):
        await store.conversations.begin(
            conversation(chat), question(f"q{chat}", chat), answer(f"{chat}1", f"q{chat}", chat)
        )
    await store.conversations.begin(conversation("a"), None, answer("a2", "qa", "a"))
    for number, (message, asked, answered, cost, outcome, days) in enumerate(calls):
        made = reservation(f"r{number}", message, None if cost is None else Money(cost))
        at = made.at + timedelta(days, seconds=number)
        await store.ledger.reserve(replace(made, at=at, day=at.date(), baseline=BASELINE if number % 2 else ""))
        if outcome is not None:
            usage = TokenCount(asked, answered, asked // 2, reasoning_tokens=answered // 3)
            price = Money(asked + 2 * answered) if number % 2 else None
            money = None if cost is None else Money(cost)
            await store.ledger.settle(
                made.id, usage, money, outcome, CallTime(None if asked % 7 == 1 else 5, 10), price
            )


@settings(max_examples=20, deadline=None)
@given(CALLS)
def test_rows_dashboard_file_and_script_agree_to_the_micro_dollar(tmp_path_factory, calls):
    async def both():
        store = await open_in_memory()
        try:
            await fill(store, calls)
            usage = await service(store)
            done = [step.done async for step in usage.weigh()]
            assert done == sorted(done)
            rows = [row async for batch in usage.rows() for row in batch]
            return await usage.overview(), rows, await written(usage)
        finally:
            await store.aclose()

    overview, rows, text = asyncio.run(both())
    assert len(rows) == overview.totals.calls == len(calls)
    by_hand = saved(
        Weighed(
            row.id, int(row.at.timestamp()), row.question_id, row.outcome,
            None if row.cost is None else row.cost.micros, None if row.baseline_cost is None else row.baseline_cost.micros,
            row.first_token_ms is not None or row.total_ms is None,
        )
        for row in rows
    )  # fmt: skip
    assert overview.savings is not None
    assert overview.savings.waiting == 0
    assert overview.savings.micros == by_hand
    cells = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in cells] == [row.id for row in rows]
    for column in ("input_tokens", "output_tokens", "cached_input_tokens", "reasoning_tokens"):
        assert sum(int(row[column]) for row in cells) == getattr(overview.totals, column)
    assert sum(Decimal(row["cost_usd"] or 0) for row in cells) == Decimal(overview.totals.cost.usd)
    found = recomputed(text, tmp_path_factory.mktemp("csv"))
    assert found["saved"] * 1_000_000 == by_hand
    assert found["paid"] == Decimal(overview.totals.cost.usd)
    for rows_of in (overview.days, overview.models, overview.agents):
        assert sum(row.totals.cost.micros for row in rows_of) == overview.totals.cost.micros
        assert sum(row.totals.calls for row in rows_of) == overview.totals.calls
    in_chats = sum(row.totals.cost.micros for row in overview.chats)
    assert in_chats == sum(row.totals.cost.micros for row in overview.folders)


@settings(max_examples=20, deadline=None)
@given(CALLS, st.integers(0, 40), st.integers(0, 40))
def test_the_screen_and_the_script_agree_over_every_span_of_days(tmp_path_factory, calls, first, length):
    start = reservation("x").at.date()
    spans = [
        Span(start + timedelta(first), start + timedelta(first + length)),
        Span(None, start + timedelta(first)),
        Span(start + timedelta(first), None),
    ]

    async def each():
        store = await open_in_memory()
        try:
            await fill(store, calls)
            usage = await service(store)
            async for _ in usage.weigh():
                pass
            return [(await usage.overview(span), await written(usage, span)) for span in spans]
        finally:
            await store.aclose()

    for overview, text in asyncio.run(each()):
        assert overview.savings is not None
        assert recomputed(text, tmp_path_factory.mktemp("csv"))["saved"] * 1_000_000 == overview.savings.micros


async def test_an_answer_that_was_asked_again_on_another_day_is_not_claimed_by_the_file_of_its_day(tmp_path: Path):
    store = await open_in_memory()
    usage = await service(store)
    await fill(
        store, [("a2", 0, 0, 0, "timeout", 0), ("a1", 100, 50, 0, "answered", 0), ("a2", 9, 9, 27, "stopped", 2)]
    )
    async for _ in usage.weigh():
        pass
    day = reservation("x").at.date()
    for span in (Span(None, day), Span(day + timedelta(1), None), Span()):
        found = (await usage.overview(span)).savings
        assert found is not None
        assert recomputed(await written(usage, span), tmp_path)["saved"] * 1_000_000 == found.micros
    of_the_day = (await usage.overview(Span(None, day))).savings
    assert of_the_day is not None
    assert of_the_day.micros == 0
    await store.aclose()


async def test_a_ledger_without_a_row_is_a_dashboard_of_zeros_and_a_file_with_a_header(tmp_path: Path):
    store = await open_in_memory()
    usage = await service(store)
    overview = await usage.overview()
    assert (overview.totals.calls, overview.days, overview.models, overview.chats) == (0, (), (), ())
    assert overview.savings is not None
    assert (overview.savings.micros, overview.savings.percent) == (0, None)
    assert await written(usage) == ",".join(COLUMNS) + "\n"
    assert recomputed(await written(usage), tmp_path)["saved"] == 0
    await store.aclose()


async def test_a_span_of_days_counts_both_its_ends():
    store = await open_in_memory()
    usage = await service(store)
    await fill(store, [("a1", 10, 1, 100, "answered", day) for day in range(5)])
    start = reservation("x").at.date()
    found = await usage.overview(Span(start + timedelta(1), start + timedelta(3)))
    assert (found.totals.calls, [row.totals.cost.micros for row in found.days]) == (3, [100, 100, 100])
    assert (found.models[0].first_token_p50, found.models[0].first_token_p95) == (5, 5)
    assert len([row async for rows in usage.rows(found.span) for row in rows]) == 3
    with pytest.raises(ValueError, match="begins before"):
        Span(start + timedelta(1), start)
    await store.aclose()


async def test_without_a_baseline_nothing_is_claimed():
    store = await open_in_memory()
    usage = await service(store, "")
    await fill(store, [("a1", 10, 1, 0, "answered", 0)])
    assert (await usage.overview()).savings is None
    assert [step async for step in usage.weigh()] == []
    await store.aclose()


async def test_a_baseline_must_have_a_price():
    store = await open_in_memory()
    usage = await service(store, "")
    with pytest.raises(SettingRefused, match="not known here"):
        await usage.name_baseline("unpriced/large")
    with pytest.raises(SettingRefused, match="provider/model"):
        await usage.name_baseline("large")
    await usage.name_baseline(BASELINE)
    assert (await usage.overview()).savings is not None
    await usage.name_baseline("")
    assert (await usage.overview()).savings is None
    await store.aclose()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"])
def test_a_cell_that_a_spreadsheet_would_run_is_told_to_be_text(cell):
    assert harmless(cell) == f"'{cell}"
    assert harmless("plain=1") == "plain=1"


async def test_a_models_name_cannot_put_a_formula_into_the_file():
    store = await open_in_memory()
    usage = await service(store, "")
    evil = replace(reservation("r1", None), ref=ModelRef("openai", '=HYPERLINK("x")'))
    await store.ledger.reserve(evil)
    (row,) = csv.DictReader(io.StringIO(await written(usage)))
    assert row["model"] == '\'=HYPERLINK("x")'
    await store.aclose()


async def test_the_file_shows_the_price_that_was_paid_not_todays_and_none_that_is_not_known_any_more():
    store = await open_in_memory()
    settings = SettingsService(store.settings, store.secrets, lambda _provider: None)
    lines = ["openai/large=1/2", "openai/dear=3/4"]
    prices = GenaiPriceTable(lambda: lines)
    usage = UsageService(store.usage, settings, prices)
    await settings.change("own_prices", lines)
    await usage.name_baseline("openai/dear")
    for identity, version in (("r1", "own 1.000000/2.000000"), ("r2", "genai-prices 0.0.0"), ("r3", prices.version)):
        made = replace(reservation(identity, None), ref=ModelRef("openai", "gpt-5.4-mini"), price_version=version)
        await store.ledger.reserve(replace(made, baseline="openai/dear"))
        await store.ledger.settle(identity, TokenCount(10, 10), Money(30), "answered", CallTime(1, 2), Money(70))
    (one, two, three) = csv.DictReader(io.StringIO(await written(usage)))
    assert (one["input_usd_per_million"], one["output_usd_per_million"]) == ("1.000000", "2.000000")
    assert (two["input_usd_per_million"], two["output_usd_per_million"]) == ("", "")
    assert three["input_usd_per_million"] not in ("", "1.000000")
    assert one["baseline_input_usd_per_million"] == "3.000000"
    lines[:] = ["openai/dear=30/40"]
    (one, *_) = csv.DictReader(io.StringIO(await written(usage)))
    assert (one["input_usd_per_million"], one["baseline_input_usd_per_million"]) == ("1.000000", "")
    assert one["baseline_usd"] == "0.000070"
    await store.aclose()


# On the whole road


def named(model: str) -> Policy:
    return Policy(model=ModelRef("openai", model), consented=True, fallback=False)


@pytest.fixture
async def home(house):
    cloud = ScriptedProvider("openai", local=False, models=("dear", "cheap"), context_window=None)
    home = await house(ScriptedProvider("ollama"), cloud, allowed=("openai",))
    await home.settings.change("baseline_model", BASELINE)
    return home


async def saved_in(home) -> int:
    overview = await UsageService(home.store.usage, home.settings, TwoDollars()).overview()
    assert overview.savings is not None
    return overview.savings.micros


async def test_one_that_lost_a_race_or_was_stopped_before_its_first_word_claims_nothing(house, tmp_path):
    cloud = ScriptedProvider("openai", local=False, models=("dear",)).enqueue([asyncio.Event()])
    here = ScriptedProvider("ollama").enqueue(says(usage=TokenCount(100, 50)))
    home = await house(cloud, here, allowed=("openai",))
    await home.settings.change("baseline_model", BASELINE)
    home.router.hedge_after = lambda _settings: 0.01
    assert await home.ask(policy=Policy(model=ModelRef("openai", "dear"))) is None
    rows = {row["provider"]: row for row in await home.ledger()}
    assert (rows["openai"]["outcome"], rows["openai"]["claims"], rows["ollama"]["claims"]) == ("stopped", 0, 1)
    assert await saved_in(home) == 200 - rows["openai"]["cost_micros"]
    text = await written(UsageService(home.store.usage, home.settings, TwoDollars()))
    assert recomputed(text, tmp_path)["saved"] * 1_000_000 == await saved_in(home)


async def test_a_loser_that_spoke_in_the_same_moment_claims_nothing_either(house):
    both = asyncio.Event()
    cloud = ScriptedProvider("openai", local=False, models=("dear",)).enqueue([both, *says(usage=TokenCount(9, 9))])
    here = ScriptedProvider("ollama").enqueue([both, *says(usage=TokenCount(100, 50))])
    home = await house(cloud, here, allowed=("openai",))
    await home.settings.change("baseline_model", BASELINE)
    home.router.hedge_after = lambda _settings: 0.01
    asking = asyncio.get_running_loop().create_task(home.ask(policy=Policy(model=ModelRef("openai", "dear"))))
    while not here.requests:
        await asyncio.sleep(0.001)
    both.set()
    assert await asking is None
    assert sorted(row["claims"] for row in await home.ledger()) == [0, 1]
    claiming = next(row for row in await home.ledger() if row["claims"])
    assert claiming["outcome"] == "answered"


LOCAL = Policy(model=ModelRef("ollama", "small"), fallback=False)


async def test_an_answer_of_this_machine_saves_what_the_baseline_would_have_cost(home):
    home.providers[0].enqueue(says(usage=TokenCount(100, 50)))
    await home.ask(policy=LOCAL)
    assert await saved_in(home) == 200


async def test_the_baseline_itself_saves_nothing(home):
    home.providers[1].enqueue(says(usage=TokenCount(100, 50)))
    await home.ask(policy=named("dear"))
    assert await saved_in(home) == 0


@pytest.mark.parametrize("model", ["dear", "cheap"])
async def test_an_answer_that_was_asked_again_saves_nothing(home, model):
    home.providers[0].enqueue(says(usage=TokenCount(100, 50)))
    await home.ask(policy=LOCAL)
    asked, _ = await home.tree()
    home.providers[1].enqueue(says(usage=TokenCount(100, 70)))
    async for _ in home.chat.answer_again(asked.conversation_id, asked.id, policy=named(model)):
        pass
    assert await saved_in(home) == 0  # 240 would have been the baseline's, and 240 was paid


async def test_what_was_paid_for_an_answer_that_was_asked_again_is_a_loss(home):
    home.providers[1].enqueue(says(usage=TokenCount(1_000, 500)))
    await home.ask(policy=named("cheap"))
    asked, _ = await home.tree()
    home.providers[1].enqueue(says(usage=TokenCount(1_000, 500)))
    async for _ in home.chat.answer_again(asked.conversation_id, asked.id, policy=named("dear")):
        pass
    assert await saved_in(home) == -2_000


async def test_a_temporary_chat_that_is_kept_is_weighed_by_its_questions(home):
    home.providers[0].enqueue(says(usage=TokenCount(100, 50)), says(usage=TokenCount(100, 50)))
    await home.ask(policy=LOCAL, temporary=True)
    answered = home.events[-1].message
    asked = (await home.conversations.messages(answered.conversation_id))[0]
    async for _ in home.chat.answer_again(asked.conversation_id, asked.id, policy=LOCAL):
        pass
    assert await saved_in(home) == 400
    await home.chat.keep(asked.conversation_id)
    assert await saved_in(home) == 200


async def test_another_baseline_compares_what_was_before_anew(home):
    home.providers[0].enqueue(says(usage=TokenCount(100, 50)))
    await home.ask(policy=LOCAL)
    usage = UsageService(home.store.usage, home.settings, TwoDollars())
    await usage.name_baseline("openai/cheap")
    before = (await usage.overview()).savings
    assert before is not None
    assert (before.micros, before.waiting) == (0, 1)
    assert [step.done async for step in usage.weigh()] == [1]
    after = (await usage.overview()).savings
    assert after is not None
    assert (after.micros, after.waiting, after.baseline) == (200, 0, "openai/cheap")
