"""What OpenAI and Anthropic say was used, in every form they export it, beside what the ledger says."""

from __future__ import annotations

import asyncio
import json
from datetime import date, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.usage_exports import read_bill
from soulfra_desktop.domain.bill import Bill, BillLine, Side, model_name, reconcile
from soulfra_desktop.domain.errors import ImportRefused

FOLDER = Path(__file__).resolve().parents[2] / "data" / "usage_exports"
DAY = date(2026, 11, 23)
MINI, GPT, HAIKU = "gpt-5.4-mini", "gpt-5.4", "claude-haiku-4-5"


async def compared(*names: str, ours: tuple[tuple[str, Side], ...] = ()):
    bill = await read_bill([FOLDER / name for name in names])
    return reconcile(bill, [BillLine(DAY, model, side) for model, side in ours])


@pytest.mark.parametrize("name", ["openai_usage.json", "openai_usage.csv"])
async def test_openais_usage_is_read_by_day_and_model(name: str):
    bill = await read_bill([FOLDER / name])
    assert bill == Bill(
        "openai",
        (
            BillLine(DAY, "gpt-5.4-mini-2026-03-17", Side(1000, 500, None, 5)),
            BillLine(DAY, "gpt-5.4", Side(200, 20, None, 1)),
        ),
    )


async def test_openais_costs_are_added_up_from_their_line_items():
    found = await compared("openai_costs.json")
    assert [(row.model, row.theirs and row.theirs.micros) for row in found.rows] == [(GPT, 800), (MINI, 2460)]


async def test_openais_daily_totals_name_no_model_and_are_compared_with_all_of_a_day():
    ours = ((MINI, Side(1000, 500, 2460, 5)), (GPT, Side(200, 20, 800, 1)))
    found = await compared("openai_costs.csv", ours=ours)
    (row,) = found.rows
    assert (row.model, row.ours, row.theirs) == ("", Side(None, None, 3260, 6), Side(micros=3260))
    assert (row.money_percent, row.tokens_percent) == (0.0, None)


@pytest.mark.parametrize(
    ("name", "output"), [("anthropic_usage.json", 500), ("anthropic_usage.csv", 500)]
)  # fmt: skip
async def test_anthropics_input_is_what_was_read_written_and_neither(name: str, output: int):
    asked = 1500 + 1000 + 500 + 200
    found = await compared(name, ours=((HAIKU, Side(asked, output, 1, 2)),))
    (row,) = found.rows
    assert row.theirs is not None
    assert (row.model, row.theirs.input_tokens, row.theirs.output_tokens) == (HAIKU, asked, output)
    assert row.tokens_percent == 0.0
    assert (row.ours and row.ours.micros, row.money_percent) == (None, None)


async def test_anthropics_costs_are_cents_and_what_is_no_model_stays_a_row_of_its_own():
    found = await compared("anthropic_costs.json", ours=((HAIKU, Side(10, 10, 1_250_000, 1)),))
    other, haiku = found.rows
    assert (other.model, other.theirs, other.ours) == ("", Side(micros=100_000), None)
    assert haiku.theirs == Side(micros=1_237_891)
    assert haiku.money_percent == pytest.approx(0.978, abs=0.001)
    assert found.only_theirs == (other,)


async def test_a_models_name_in_the_console_is_the_models_name():
    found = await compared("anthropic_costs.csv", ours=((HAIKU, Side(1, 1, 50_000, 1)),))
    (row,) = found.rows
    assert (row.theirs, row.money_percent) == (Side(micros=62_500), -20.0)


async def test_usage_and_costs_together_compare_both():
    ours = ((f"{MINI}-2026-03-17", Side(900, 450, 2460, 4)), ("gpt-5.4-nano", Side(1, 1, 5, 1)))
    found = await compared("openai_usage.json", "openai_costs.json", ours=ours)
    rows = {row.model: row for row in found.rows}
    assert rows[MINI].tokens_percent == -10.0
    assert rows[MINI].money_percent == 0.0
    assert [row.model for row in found.only_ours] == ["gpt-5.4-nano"]
    assert [row.model for row in found.only_theirs] == [GPT]
    total = found.total
    assert total.ours == Side(901, 451, 2465, 5)
    assert total.theirs == Side(1200, 520, 3260, 6)


def test_days_that_the_bill_does_not_cover_are_not_compared():
    bill = Bill("openai", (BillLine(DAY, GPT, Side(1, 1)),))
    ours = [BillLine(date(2026, 11, 22), GPT, Side(5, 5, 5, 1)), BillLine(DAY, GPT, Side(1, 1, 5, 1))]
    (row,) = reconcile(bill, ours).rows
    assert row.tokens_percent == 0.0


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("gpt-4o-2024-08-06", "gpt-4o"),
        ("gpt-4-0613", "gpt-4"),
        ("claude-haiku-4-5-20251001", HAIKU),
        ("Claude Haiku 4.5", HAIKU),
        ("claude-haiku-4-5", HAIKU),
        ("mistral-small-latest", "mistral-small"),
        ("gpt-5.4", "gpt-5.4"),
    ],
)
def test_a_name_loses_its_date(written: str, plain: str):
    assert model_name(written) == plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no usage export"),
        ("{}", "no usage export"),
        ('{"data": []}', "no usage export"),
        ('{"data": [{"colour": 1}]}', "no usage export"),
        ('{"data": [{"start_time": 1, "results": [{"input_tokens": -5, "output_tokens": 1}]}]}', "damaged"),
        ('{"data": [{"start_time": "x", "results": [{"input_tokens": 5, "output_tokens": 1}]}]}', "damaged"),
        ('{"data": [{"start_time": 1}]}', "damaged"),
        ('{"data": [{"start_time": 1, "results": []}]}', "no usage in it"),
        ('{"data": [{"start_time": 99999999999999999, "results": [{"input_tokens": 5}]}]}', "damaged"),
        ('{"data": [{"start_time": 1, "results": [{"amount": {"value": 1, "currency": "eur"}}]}]}', "not in US dollars"),
        ('{"data": [{"starting_at": "x", "results": [{"amount": "1", "currency": "USD"}]}]}', "damaged"),
        ('{"data": [{"starting_at": "2026-11-23T00:00:00Z", "results": [{"amount": "NaN", "currency": "USD"}]}]}', "damaged"),
        ('{"data": [{"start_time": 1790000000, "results": [{"amount": {"value": "1e999999"}}]}]}', "damaged"),
        ('{"data": [{"start_time": 1790000000, "results": [{"amount": {"value": -1e20}}]}]}', "damaged"),
        ('{"data": [{"start_time": 1790000000, "results": [{"amount": {"value": 1}, "line_item": ["a"]}]}]}', "damaged"),
        ('{"data": [{"start_time": 1790000000, "results": [{"input_tokens": 1, "model": ["gpt"]}]}]}', "damaged"),
        ('{"data": [{"start_time": 1790000000, "results": [{"input_tokens": "%s"}]}]}' % ("9" * 4_000), "damaged"),
        ('{"data": [{"start_time": 1790000000, "results": [{"input_tokens": %s}]}]}' % ("9" * 4_000), "damaged"),
        ('{"data": [{"start_time": 253402300799, "results": [{"input_tokens": 1}]}]}', "damaged"),
        ('{"data": [{"start_time": -62135596800, "results": [{"input_tokens": 1}]}]}', "damaged"),
        ('{"data": [{"starting_at": "0001-01-01T00:00:00+23:00", "results": [{"amount": "5"}]}]}', "damaged"),
        ("usage_date_utc,model,cost_usd\n0001-01-01,claude,1\n", "damaged"),
        ("usage_date_utc,model,cost_usd\n9999-12-31,claude,1\n", "damaged"),
        ("{not json", "damaged"),
        ("[" * 100_000, "damaged"),
        ("a,b\n1,2\n", "no usage export"),
        ("start_time,input_tokens,output_tokens,model\n1795392000,many,5,m\n", "damaged"),
        ("start_time,input_tokens,output_tokens,model\n1795392000\n", "no usage in it"),
        ("usage_date_utc,model,cost_usd\n2026-13-45,m,1\n", "damaged"),
        ("usage_date_utc,model,cost_usd\n2026-11-23,m,free\n", "damaged"),
    ],
)  # fmt: skip
async def test_a_bad_file_is_refused_in_words(tmp_path: Path, text: str, said: str):
    file = tmp_path / "usage.csv"
    file.write_text(text)
    with pytest.raises(ImportRefused, match=said) as told:
        await read_bill([file])
    assert told.value.advice


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(
        [
            10**400,
            "9" * 4000,
            "1e999999",
            "-1e999999",
            "1e-999999",
            "sNaN",
            "inf",
            253402300799,
            -62135596800,
            1790000000,
            "1790000000",
            "0001-01-01",
            "9999-12-31",
            "2026-11-23",
            "2026-11-23T00:00:00Z",
            "usd",
            "0",
            "1",
        ]
    ),
)
NAMES = st.sampled_from(
    [
        "data",
        "start_time",
        "starting_at",
        "results",
        "amount",
        "value",
        "currency",
        "line_item",
        "model",
        "input_tokens",
        "output_tokens",
        "num_model_requests",
        "uncached_input_tokens",
        "cache_read_input_tokens",
        "cache_creation",
        "ephemeral_5m_input_tokens",
    ]
)
GARBAGE = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5))
RESULTS = st.lists(st.dictionaries(NAMES, GARBAGE, max_size=6) | GARBAGE, max_size=3) | GARBAGE
BUCKETS = st.fixed_dictionaries(
    {"results": RESULTS}, optional={"start_time": SCALARS, "starting_at": SCALARS}
) | st.fixed_dictionaries({"start_time": st.just(1790000000), "results": RESULTS})
PAGES = st.builds(lambda buckets: json.dumps({"data": buckets}), st.lists(BUCKETS, min_size=1, max_size=3))
HEADS = st.sampled_from(
    [
        "usage_date_utc,model_version,usage_input_tokens_no_cache,usage_output_tokens",
        "usage_date_utc,model,cost_usd",
        "start_time,input_tokens,output_tokens,model",
        "start_time,amount_value,line_item",
    ]
)
TABLES = st.builds(
    lambda head, rows: "\n".join([head, *(",".join(map(str, row)) for row in rows)]),
    HEADS,
    st.lists(st.lists(SCALARS, max_size=5), max_size=3),
)


@given(PAGES | TABLES | GARBAGE.map(json.dumps) | st.text())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_file_holds_it_is_read_whole_or_refused(text: str):
    with NamedTemporaryFile("w", suffix=".json", encoding="utf-8", errors="replace") as file:
        file.write(text)
        file.flush()
        try:
            bill = asyncio.run(read_bill([Path(file.name)]))
        except ImportRefused:
            return
    days = [line.day for line in bill.lines]
    assert min(days) - timedelta(days=1) < max(days) + timedelta(days=1)
    assert len(str(reconcile(bill, ()).total)) < 1_000


async def test_what_cannot_be_read_is_told(tmp_path: Path):
    with pytest.raises(ImportRefused, match="cannot be read"):
        await read_bill([tmp_path / "nowhere.csv"])
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(ImportRefused, match="not text"):
        await read_bill([tmp_path / "picture.csv"])
    with pytest.raises(ImportRefused, match="different providers"):
        await read_bill([FOLDER / "openai_usage.csv", FOLDER / "anthropic_usage.csv"])
