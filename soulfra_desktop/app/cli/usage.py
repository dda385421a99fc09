"""`soulfra usage`: what was used, spent and saved, as tables, as a file, and beside a provider's own account."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.app.container import Core
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.bill import Compared, Reconciliation, Side
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.spending import Overview, Span, Totals
from soulfra_desktop.domain.usage import Money

TOLD_EVERY = 10_000
"""Calls: some seconds of comparing."""


async def usage(options: argparse.Namespace, environment: Environment) -> int:
    """Raises UsageRefused for days that are none, ImportRefused for a file that is no export of a provider's."""
    span = _span(options)
    if options.csv == "":
        raise UsageRefused("--csv needs the name of a file.", "For example: soulfra usage --csv calls.csv")
    if bool(options.files) != (options.action == "reconcile"):
        raise UsageRefused(
            "soulfra usage reconcile needs a FILE, and nothing else takes one.", "See soulfra usage --help"
        )
    async with opened(environment, demo=options.demo, quiet=True) as core:
        if options.action == "reconcile":
            return await _reconciled(core, options)
        if options.baseline is not None:
            await _measured_against(core, "" if options.baseline == "-" else options.baseline)
        await _compared(core)
        if options.csv is not None:
            await _to_file(core, options.csv, span)
            return ANSWERED
        overview = await core.usage.overview(span)
        rows = _table(overview, options.by)
        if options.json:
            print(json.dumps(_as_json(overview, rows, options.by), ensure_ascii=False))
        elif options.by:
            _print_table(rows, core.budgets.currency)
        else:
            _print_totals(overview, core.budgets.currency)
    return ANSWERED


def _span(options: argparse.Namespace) -> Span:
    try:
        ends = [date.fromisoformat(day) if day else None for day in (options.since, options.until)]
        return Span(*ends)
    except ValueError as error:
        raise UsageRefused(f"That is no span of days ({error}).", "Write a day like 2026-11-01.") from None


async def _measured_against(core: Core, model: str) -> None:
    try:
        await core.usage.name_baseline(model)
    except SettingRefused as error:
        raise UsageRefused(error.message, error.advice) from None


async def _compared(core: Core) -> None:
    """Compare what was called before with the baseline, and say how far that is where it takes long."""
    told = 0
    async for step in core.usage.weigh():
        if step.done >= told + TOLD_EVERY:
            told = step.done
            notice(f"Compared with the baseline: {told:,} calls.")


async def _to_file(core: Core, path: str, span: Span) -> None:
    from soulfra_desktop.adapters.usage_files import write_whole

    if path == "-":
        async for piece in core.usage.as_csv(span):
            sys.stdout.write(piece)
        return
    await write_whole(Path(path), core.usage.as_csv(span))
    notice(f"Written: {path}. How to recompute what was saved from it: docs/savings.md")


def _table(overview: Overview, by: str | None) -> list[tuple[str, Totals]]:
    if by == "day":
        return [(row.day.isoformat(), row.totals) for row in overview.days]
    if by == "model":
        return [(str(row.ref), row.totals) for row in overview.models]
    if by == "chat":
        return [(f"{row.conversation_id[:12]} {row.title}", row.totals) for row in overview.chats]
    named = {"folder": overview.folders, "agent": overview.agents}.get(by or "", ())
    return [(row.name or "–", row.totals) for row in named]


def _print_totals(overview: Overview, currency: Currency) -> None:
    totals = overview.totals
    print(
        f"{totals.calls:,} calls, {totals.failed:,} failed; {totals.input_tokens:,} + {totals.output_tokens:,} tokens"
    )
    for outcome, times in overview.failures:
        print(f"  {outcome}: {times:,}")
    print(f"spent {currency.shown(totals.cost)}{currency.rate_beside}")
    if totals.unpriced:
        print(f"  and {totals.unpriced:,} calls whose price is not known")
    saved = overview.savings
    if saved is None:
        print("saved: nothing is claimed; name what to measure against: soulfra usage --baseline PROVIDER/MODEL")
    else:
        percent = "" if saved.percent is None else f" ({saved.percent} %)"
        print(f"saved {_signed(saved.micros, currency)}{percent} against {saved.baseline}")
    for row in overview.models:
        if row.first_token_p50 is not None and row.first_token_p95 is not None:
            times = f"first word {row.first_token_p50 / 1000:.1f} s, slowest {row.first_token_p95 / 1000:.1f} s"
            print(visible(f"  {row.ref!s:<40} {row.totals.calls:>7,} calls  {times}"))


def _print_table(rows: list[tuple[str, Totals]], currency: Currency) -> None:
    print(f"{'':<40} {'calls':>8} {'failed':>7} {'tokens':>14} {'spent':>14}")
    for name, totals in rows:
        amount = currency.shown(totals.cost) + ("+?" if totals.unpriced else "")
        print(visible(f"{name[:40]:<40} {totals.calls:>8,} {totals.failed:>7,} {totals.tokens:>14,} {amount:>14}"))
    if not currency.is_dollar:
        print(currency.rate_beside.strip())


def _signed(micros: int, currency: Currency) -> str:
    return f"{'-' if micros < 0 else ''}{currency.shown(Money(abs(micros)))}"


def _as_json(overview: Overview, rows: list[tuple[str, Totals]], by: str | None) -> dict[str, Any]:
    saved = overview.savings
    told: dict[str, Any] = {
        **_totals(overview.totals),
        "failures": dict(overview.failures),
        "baseline": saved.baseline if saved else None,
        "saved_usd": saved.usd if saved else None,
    }
    return told | ({by: [{"name": name, **_totals(totals)} for name, totals in rows]} if by else {})


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "calls": totals.calls,
        "failed": totals.failed,
        "unpriced": totals.unpriced,
        "input_tokens": totals.input_tokens,
        "output_tokens": totals.output_tokens,
        "cached_input_tokens": totals.cached_input_tokens,
        "cost_usd": totals.cost.usd,
    }


async def _reconciled(core: Core, options: argparse.Namespace) -> int:
    from soulfra_desktop.adapters.usage_exports import read_bill

    found = await core.usage.reconcile(await read_bill([Path(name) for name in options.files]))
    if options.json:
        print(json.dumps(_compared_as_json(found), ensure_ascii=False))
        return ANSWERED
    print(
        f"{'day (UTC)':<11} {'model':<28} {'tokens here':>14} {found.provider:>14} {'':>8} {'cost here':>14} {found.provider:>14}"
    )
    for row in found.rows:
        print(visible(_line(row, row.day.isoformat(), row.model or "all models")))
    print(_line(found.total, "all days", ""))
    for row in (*found.only_ours, *found.only_theirs):
        who = "only here" if row.theirs is None else f"only at {found.provider}"
        print(visible(f"{who}: {row.day} {row.model or 'all models'}"))
    return ANSWERED


def _line(row: Compared, day: str, model: str) -> str:
    ours, theirs = row.ours or Side(), row.theirs or Side()
    tokens = f"{_count(ours.tokens):>14} {_count(theirs.tokens):>14} {_percent(row.tokens_percent):>8}"
    return (
        f"{day:<11} {model:<28} {tokens} {_dollars(ours):>14} {_dollars(theirs):>14} {_percent(row.money_percent):>8}"
    )


def _count(number: int | None) -> str:
    return "–" if number is None else f"{number:,}"


def _dollars(side: Side) -> str:
    if side.micros is None:
        return "–"
    return f"{'-' if side.micros < 0 else ''}{Money(abs(side.micros)).dollars}"


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:+.2f} %"


def _compared_as_json(found: Reconciliation) -> dict[str, Any]:
    def row(compared: Compared) -> dict[str, Any]:
        return {
            "day": compared.day.isoformat(),
            "model": compared.model,
            "ours": _side(compared.ours),
            "theirs": _side(compared.theirs),
            "tokens_percent": compared.tokens_percent,
            "money_percent": compared.money_percent,
        }

    return {"provider": found.provider, "rows": [row(each) for each in found.rows], "total": row(found.total)}


def _side(side: Side | None) -> dict[str, int | None] | None:
    if side is None:
        return None
    return {"input_tokens": side.input_tokens, "output_tokens": side.output_tokens, "micros": side.micros}
