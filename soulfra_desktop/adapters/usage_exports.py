"""Reads what OpenAI and Anthropic say was used: their administration APIs' JSON, and the files of their consoles.

OpenAI: `GET /v1/organization/usage/completions` and `/v1/organization/costs` (buckets of a day, grouped by model or line
item), and the CSV of the usage page. Anthropic: `GET /v1/organizations/usage_report/messages` and `/cost_report`, and the
CSV of the console's usage and cost pages. Days are in UTC everywhere.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from soulfra_desktop.domain.bill import Bill, BillLine, Side
from soulfra_desktop.domain.errors import ImportRefused

LARGEST = 64 * 1024 * 1024
ADVICE = (
    "Export usage or cost by day: OpenAI's or Anthropic's console as CSV, or their usage and cost interfaces as JSON."
)
CENTS = 10_000
"""Micro-dollars in one."""
MOST = 10**15
"""Of tokens, calls or micro-dollars (a thousand million dollars) in one row: more is damage."""
FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2199, 12, 31)
"""What is billed lies between: the older of the two providers was founded in 2015."""
LONGEST_MODEL = 200
Row = dict[str, Any]


async def read_bill(paths: Sequence[Path]) -> Bill:
    """What these files say together; they are all one provider's. Raises ImportRefused."""
    bills = [await asyncio.to_thread(_read, path) for path in paths]
    providers = {bill.provider for bill in bills}
    if len(providers) != 1:
        raise ImportRefused("These files are of different providers.", "Compare one provider at a time.")
    return Bill(providers.pop(), tuple(line for bill in bills for line in bill.lines))


def _read(path: Path) -> Bill:
    try:
        if path.stat().st_size > LARGEST:
            raise ImportRefused(f"{path.name} is too large for a usage export.", ADVICE)
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ImportRefused(f"{path} cannot be read ({error.strerror}).", "Choose another file.") from None
    except UnicodeDecodeError:
        raise ImportRefused(f"{path.name} is not text.", ADVICE) from None
    try:
        bill = _json_bill(text) if text.lstrip()[:1] in ("{", "[") else _csv_bill(text)
    except (KeyError, TypeError, AttributeError, ValueError, ArithmeticError, OSError, csv.Error):
        raise ImportRefused(f"{path.name} is damaged: a row of it cannot be read.", "Export it again.") from None
    if bill is None:
        raise ImportRefused(f"{path.name} is no usage export that is known here.", ADVICE)
    if not bill.lines:
        raise ImportRefused(f"{path.name} has no usage in it.", "Export a span of days in which something was asked.")
    return bill


def _json_bill(text: str) -> Bill | None:
    """A page of an interface, or several pages as a list. None where it is something else. Raises ValueError, KeyError."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    pages = data if isinstance(data, list) else [data]
    buckets = [bucket for page in pages for bucket in (page.get("data") if isinstance(page, dict) else None) or ()]
    if not buckets or not all(isinstance(bucket, dict) for bucket in buckets):
        return None
    if "start_time" in buckets[0]:
        return Bill("openai", tuple(_lines(buckets, _epoch_day, _openai_result)))
    if "starting_at" in buckets[0]:
        return Bill("anthropic", tuple(_lines(buckets, _iso_day, _anthropic_result)))
    return None


def _lines(
    buckets: Iterable[Row], day: Callable[[Row], date], read: Callable[[Row], tuple[object, Side] | None]
) -> Iterator[BillLine]:
    for bucket in buckets:
        for result in bucket["results"]:
            if (found := read(result)) is not None:
                yield _line(day(bucket), *found)


def _line(day: date, model: object, side: Side) -> BillLine:
    """Raises ValueError where no bill can say this."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError("a day is one on which something could be billed")
    if model is not None and not isinstance(model, str):
        raise ValueError("a model is named by a text")
    return BillLine(day, (model or "")[:LONGEST_MODEL], side)


def _epoch_day(row: Row) -> date:
    return datetime.fromtimestamp(int(row["start_time"]), UTC).date()


def _iso_day(row: Row) -> date:
    return datetime.fromisoformat(row["starting_at"]).astimezone(UTC).date()


def _openai_result(result: Row) -> tuple[object, Side] | None:
    if "amount" in result:  # the costs, a line item each: "gpt-5.4-mini-2026-03-17, input"
        amount = result["amount"] or {}
        _in_dollars(amount.get("currency"))
        return _line_item(result.get("line_item")), Side(micros=_micros(amount.get("value") or 0))
    model = result.get("model") or ""
    return model, Side(_count(result, "input_tokens"), _count(result, "output_tokens"), None, _count(result, "num_model_requests"))  # fmt: skip


def _line_item(item: str | None) -> str:
    return (item or "").partition(",")[0].strip()


def _anthropic_result(result: Row) -> tuple[object, Side] | None:
    if "amount" in result:  # cents, as a decimal text
        _in_dollars(result.get("currency"))
        return result.get("model") or "", Side(micros=_micros(result["amount"], CENTS))
    written = result.get("cache_creation") or {}
    asked = (
        _count(result, "uncached_input_tokens")
        + _count(result, "cache_read_input_tokens")
        + _count(written, "ephemeral_5m_input_tokens")
        + _count(written, "ephemeral_1h_input_tokens")
    )
    return result.get("model") or "", Side(asked, _count(result, "output_tokens"))


def _csv_bill(text: str) -> Bill | None:
    rows = list(
        csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in text.partition("\n")[0] else ",", strict=True)
    )
    columns = set(rows[0]) if rows else set(next(csv.reader(io.StringIO(text)), ()))
    for needed, provider, read in CSV_FORMATS:
        if needed <= columns:
            lines = [line for row in rows if (line := read(row)) is not None]
            return Bill(provider, tuple(lines))
    return None


def _openai_usage_row(row: Row) -> BillLine | None:
    if not row["input_tokens"] and not row["output_tokens"]:  # a day without a call
        return None
    side = Side(_count(row, "input_tokens"), _count(row, "output_tokens"), None, _count(row, "num_model_requests"))
    return _line(_epoch_day(row), row.get("model") or "", side)


def _openai_cost_row(row: Row) -> BillLine | None:
    if not row["amount_value"]:
        return None
    _in_dollars(row.get("amount_currency"))
    return _line(_epoch_day(row), _line_item(row.get("line_item")), Side(micros=_micros(row["amount_value"])))


def _anthropic_usage_row(row: Row) -> BillLine:
    asked = sum(
        _count(row, name)
        for name in (
            "usage_input_tokens_no_cache",
            "usage_input_tokens_cache_write_5m",
            "usage_input_tokens_cache_write_1h",
            "usage_input_tokens_cache_read",
        )
    )
    day = date.fromisoformat(row["usage_date_utc"][:10])
    return _line(day, row["model_version"], Side(asked, _count(row, "usage_output_tokens")))


def _anthropic_cost_row(row: Row) -> BillLine:
    day = date.fromisoformat(row["usage_date_utc"][:10])
    return _line(day, row["model"], Side(micros=_micros(row["cost_usd"] or 0)))


CSV_FORMATS: tuple[tuple[set[str], str, Callable[[Row], BillLine | None]], ...] = (
    ({"usage_date_utc", "model_version", "usage_input_tokens_no_cache", "usage_output_tokens"}, "anthropic", _anthropic_usage_row),
    ({"usage_date_utc", "model", "cost_usd"}, "anthropic", _anthropic_cost_row),
    ({"start_time", "input_tokens", "output_tokens"}, "openai", _openai_usage_row),
    ({"start_time", "amount_value"}, "openai", _openai_cost_row),
)  # fmt: skip
"""The columns that tell a file, whose it is, and what a row of it says."""


def _count(row: Row, name: str) -> int:
    value = row.get(name)
    if value in (None, ""):
        return 0
    number = int(str(value))
    if not 0 <= number <= MOST:
        raise ValueError("a count is never negative, and has an end")
    return number


def _micros(value: object, unit: int = 1_000_000) -> int:
    amount = Decimal(str(value))
    if not amount.is_finite() or abs(amount) > MOST or abs(amount := amount * unit) > MOST:
        raise ValueError("an amount is a number, and has an end")
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _in_dollars(currency: object) -> None:
    if str(currency or "usd").casefold() != "usd":
        raise ImportRefused("This bill is not in US dollars.", "Both providers bill in dollars; choose such an export.")
