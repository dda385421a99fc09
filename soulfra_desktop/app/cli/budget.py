"""`soulfra budget list|set|remove`: limits on what may be spent."""

from __future__ import annotations

import argparse
import json

from soulfra_desktop.app.cli.chat_ids import find
from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, FAILED, UsageRefused
from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.app.container import Core
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.budget import BudgetState
from soulfra_desktop.domain.errors import SettingRefused

WHOLE = {"day": "each day", "month": "each month", "chat": "each chat", "agent": "each agent"}


async def budget(options: argparse.Namespace, environment: Environment) -> int:
    """Raises UsageRefused for what is no amount, NotFound for a chat that is not there."""
    if options.action != "list" and options.scope is None:
        raise UsageRefused(
            f"soulfra budget {options.action} needs what it is for: day, month, chat or agent.",
            "For example: soulfra budget set month 5",
        )
    async with opened(environment, demo=options.demo, quiet=True) as core:
        if options.action == "list":
            _print(core, await core.budgets.every_state(), as_json=options.json)
            if not options.json:
                notice("Budgets hold on this machine alone: they are not synced.")
            return ANSWERED
        subject = await _subject(core, options)
        if options.action == "remove":
            return await _removed(core, options.scope, subject)
        if options.amount is None:
            raise UsageRefused(
                "soulfra budget set needs an amount.", f"For example: soulfra budget set {options.scope} 5"
            )
        try:
            made = await core.budgets.set(options.scope, options.amount, subject)
        except SettingRefused as error:
            raise UsageRefused(error.message, error.advice) from None
        currency = core.budgets.currency
        notice(
            f"{_name(made.scope, subject)}: {currency.shown(made.limit)}{currency.rate_beside}. At its end a model on this machine answers."
        )
    return ANSWERED


async def _removed(core: Core, scope: str, subject: str) -> int:
    if await core.budgets.remove(scope, subject):  # type: ignore[arg-type]
        notice(f"{_name(scope, subject)}: no budget any more.")
        return ANSWERED
    notice(f"soulfra: there is no budget for {_name(scope, subject)}. See them: soulfra budget")
    return FAILED


async def _subject(core: Core, options: argparse.Namespace) -> str:
    """The whole id of the chat; an agent's as it was written; empty for a general budget."""
    if not options.subject:
        return ""
    if options.scope == "chat":
        return (await find(core.conversations, options.subject)).id
    return str(options.subject)


def _name(scope: str, subject: str) -> str:
    return f"{scope} {subject[:12]}" if subject else WHOLE[scope]


def _print(core: Core, states: list[BudgetState], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([_as_json(state) for state in states], ensure_ascii=False))
        return
    currency = core.budgets.currency
    for state in states:
        used = f"{currency.shown(state.spent)} of {currency.shown(state.budget.limit)}"
        mark = {"fine": "", "near": "  nearly used up", "used up": "  used up"}[state.level]
        most = f"  (most: {state.subject[:12]})" if state.subject and not state.budget.subject else ""
        print(
            visible(
                f"{_name(state.budget.scope, state.budget.subject):<20} {used:<28} {state.percent:>4} %{mark}{most}"
            )
        )
    if states and currency.rate_in_words:
        print(currency.rate_in_words)
    if not states:
        print("No budget is set. Set one: soulfra budget set month 5")


def _as_json(state: BudgetState) -> dict[str, object]:
    return {
        "scope": state.budget.scope,
        "for": state.budget.subject or None,
        "limit_usd": state.budget.limit.usd,
        "spent_usd": state.spent.usd,
        "percent": state.percent,
        "level": state.level,
        "seen_in": state.subject or None,
    }
