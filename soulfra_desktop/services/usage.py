"""What was used, spent and saved: for the screen, for the command line, and row by row for a file that anyone can check."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import timedelta

from soulfra_desktop.domain.bill import Bill, BillLine, Reconciliation, Side, reconcile
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.savings import SERVED, Savings
from soulfra_desktop.domain.spending import LedgerRow, Overview, Span
from soulfra_desktop.domain.usage import Money, Price
from soulfra_desktop.services.money_ports import UsageBook
from soulfra_desktop.services.ports import PriceTable
from soulfra_desktop.services.settings import SettingsService

A_DAY = timedelta(days=1)
BATCH = 500
"""Calls that are compared with another baseline in one transaction."""
ROWS_AT_ONCE = 2_000
CHATS_SHOWN = 50
COLUMNS = (
    "id",
    "time_utc",
    "day",
    "question",
    "answer",
    "chat",
    "agent",
    "provider",
    "model",
    "local",
    "outcome",
    "input_tokens",
    "output_tokens",
    "cached_input_tokens",
    "cache_write_tokens",
    "long_cache_write_tokens",
    "reasoning_tokens",
    "tokens_from",
    "tier",
    "input_usd_per_million",
    "output_usd_per_million",
    "cost_usd",
    "price_table",
    "baseline",
    "baseline_input_usd_per_million",
    "baseline_output_usd_per_million",
    "baseline_usd",
    "claims",
    "first_token_ms",
    "total_ms",
)
"""Of the file, explained in docs/savings.md."""
STEERING = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet would take for a formula where a cell begins with it."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How far the comparison of old calls with a new baseline is."""

    done: int


class UsageService:
    """Reads the ledger; the only thing it changes is what old calls are compared with."""

    def __init__(self, book: UsageBook, settings: SettingsService, prices: PriceTable) -> None:
        self._book = book
        self._settings = settings
        self._prices = prices

    async def overview(self, span: Span | None = None, *, chats: int = CHATS_SHOWN) -> Overview:
        """Everything a dashboard shows of these days, all of them unless given."""
        return await self._book.overview(span or Span(), self._settings.current.baseline_model, chats)

    async def saved_in(self, conversation_id: str) -> Savings | None:
        """What one chat has saved so far; None where no baseline is named, or nothing in it counts."""
        baseline = self._settings.current.baseline_model
        if not baseline:
            return None
        totals = await self._book.of_chat(conversation_id, baseline)
        return Savings(baseline, totals.claimed, totals.cost) if totals.claimed.micros else None

    async def name_baseline(self, name: str) -> None:
        """What savings are measured against from now on; empty for nothing. `weigh` then compares what was before.

        Raises SettingRefused where it is no model's name, or nobody knows its price.
        """
        await self._prices.load()
        try:
            ref = ModelRef.parse(name) if name.strip() else None
        except ValueError as error:
            raise SettingRefused(f"{name}: {error}.", "See the models: soulfra models") from None
        if ref is not None and self._prices.price(ref) is None:
            raise SettingRefused(
                f"What {ref} costs is not known here, so nothing can be measured against it.",
                f"Set its price: soulfra settings own_prices {ref}=IN/OUT",
            )
        await self._settings.change("baseline_model", str(ref) if ref else "")

    async def weigh(self) -> AsyncGenerator[Weighing, None]:
        """Compare what was called before with the baseline named now, batch by batch; may stop and go on at any time."""
        done = 0
        while name := self._settings.current.baseline_model:
            ref = ModelRef.parse(name)
            calls = await self._book.unweighed(name, BATCH)
            if not calls:
                return
            await self._prices.load()
            prices = [
                (call.id, self._prices.cost(ref, call.usage, call.day) if call.outcome in SERVED else None)
                for call in calls
            ]
            await self._book.weigh(name, prices)
            done += len(calls)
            yield Weighing(done)

    async def rows(self, span: Span | None = None) -> AsyncGenerator[list[LedgerRow], None]:
        """Every call in these days, oldest first, some thousands at a time."""
        after: LedgerRow | None = None
        while rows := await self._book.rows(span or Span(), after, ROWS_AT_ONCE):
            yield rows
            after = rows[-1]

    async def reconcile(self, bill: Bill) -> Reconciliation:
        """A provider's own account beside the ledger, by its days in UTC."""
        days = [line.day for line in bill.lines]
        span = Span(min(days) - A_DAY, max(days) + A_DAY) if days else Span()
        ours: list[BillLine] = []
        async for rows in self.rows(span):
            ours += [_billed(row) for row in rows if row.ref.provider == bill.provider and row.usage.input_tokens]
        return reconcile(bill, ours)

    async def as_csv(self, span: Span | None = None) -> AsyncGenerator[str, None]:
        """The same as a file with a header, in pieces: no word of a chat, and nothing a spreadsheet would run."""
        await self._prices.load()
        yield _written([COLUMNS])
        async for rows in self.rows(span):
            yield _written([self._cells(row) for row in rows])

    def _cells(self, row: LedgerRow) -> list[str]:
        used, named = row.usage, self._settings.current.baseline_model
        return [
            row.id,
            row.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            row.day.isoformat(),
            row.question_id or "",
            row.message_id or "",
            row.conversation_id or "",
            row.agent,
            row.ref.provider,
            row.ref.model,
            "yes" if row.local else "no",
            row.outcome,
            str(used.input_tokens),
            str(used.output_tokens),
            str(used.cached_input_tokens),
            str(used.cache_write_tokens),
            str(used.long_cache_write_tokens),
            str(used.reasoning_tokens),
            used.source,
            used.tier,
            *_per_million(None if row.local else self._prices.price_named(row.ref, row.price_version, row.day)),
            _usd(row.cost),
            row.price_version,
            row.baseline,
            *_per_million(self._compared_at(row)),
            _usd(row.baseline_cost),
            "yes" if row.claims and row.baseline_cost and row.baseline == named else "no",
            "" if row.first_token_ms is None else str(row.first_token_ms),
            "" if row.total_ms is None else str(row.total_ms),
        ]

    def _compared_at(self, row: LedgerRow) -> Price | None:
        """The baseline's price; None where one of the person's own has changed since this call was compared with it."""
        if not row.baseline:
            return None
        ref = ModelRef.parse(row.baseline)
        own = self._prices.version_of(ref) != self._prices.version
        if own and self._prices.cost(ref, row.usage, row.day) != row.baseline_cost:
            return None
        return self._prices.price(ref, row.day)


def _billed(row: LedgerRow) -> BillLine:
    used, cost = row.usage, row.cost
    micros = None if cost is None else cost.micros
    return BillLine(row.at.date(), row.ref.model, Side(used.input_tokens, used.output_tokens, micros, 1))


def _per_million(price: Price | None) -> list[str]:
    return [_usd(price.input_per_million), _usd(price.output_per_million)] if price else ["", ""]


def _usd(money: Money | None) -> str:
    return "" if money is None else money.usd


def _written(rows: list[list[str]] | list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[harmless(cell) for cell in row] for row in rows])
    return text.getvalue()


def harmless(cell: str) -> str:
    """The cell, told to be text where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(STEERING) else cell
