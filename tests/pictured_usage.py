"""The usage screen's pictures: every state, with figures that are the same on every day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.bill import Compared, Reconciliation, Side
from soulfra_desktop.domain.budget import Budget, BudgetState
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.savings import Savings
from soulfra_desktop.domain.spending import ChatRow, DayRow, ModelRow, NamedRow, Overview, Span, Totals
from soulfra_desktop.domain.usage import Money, Price
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.usage.presenter import UsagePresenter
from soulfra_desktop.ui.usage.state import Comparing, UsageState
from soulfra_desktop.ui.usage.view import UsageView
from tests.pictured_shell import FULL

TODAY = date(2026, 11, 23)
MONTH = Span(TODAY - timedelta(days=29), TODAY)


def totals(calls: int, micros: int, claimed: int = 0, **more: Any) -> Totals:
    return Totals(
        calls, input_tokens=620 * calls, output_tokens=310 * calls, cost=Money(micros), claimed=Money(claimed), **more
    )


def overview() -> Overview:
    """A month of somebody who asks every day but Sundays."""
    days = []
    for number in range(30):
        day = MONTH.since + timedelta(days=number) if MONTH.since else TODAY
        if day.weekday() != 6:
            days.append(DayRow(day, totals(9 + number * 7 % 13, 21_000 + number * number * 131 % 90_000, 160_000)))
    models = (
        ModelRow(ModelRef("openai", "gpt-5.4"), False, totals(61, 812_400, 812_400, failed=1), 640, 1_900),
        ModelRow(ModelRef("anthropic", "claude-haiku-4-5"), False, totals(83, 304_150, 900_000, failed=3), 410, 1_250),
        ModelRow(ModelRef("my-endpoint", "mixtral-8x22b"), False, totals(4, 0, 0, unpriced=4), 900, 2_100),
        ModelRow(ModelRef("ollama", "qwen3:8b"), True, totals(214, 0, 2_600_000), 320, 780),
    )
    chats = (
        ChatRow(
            "1" * 32,
            "Plan for the garden, with a list of what to sow in which month",
            "Home",
            totals(40, 410_000, 900_000),
        ),
        ChatRow("2" * 32, "Contract: questions", "Work", totals(22, 288_000, 700_000)),
        ChatRow("3" * 32, "", "", totals(3, 12_000, 9_000)),
    )
    folders = (NamedRow("Work", totals(120, 700_000, 1_800_000)), NamedRow("", totals(90, 300_000, 900_000)))
    return Overview(
        MONTH,
        totals(362, 1_116_550, 4_352_400, failed=4, unpriced=4, open=1, estimated=6),
        tuple(days), models, chats, folders, (NamedRow("", totals(362, 1_116_550)),),
        (("rate_limited", 3), ("unavailable", 1)),
        Savings("openai/gpt-5.4", Money(4_352_400), Money(1_116_550)),
    )  # fmt: skip


BUDGETS = (
    BudgetState(Budget("day", Money(250_000)), Money(21_000)),
    BudgetState(Budget("month", Money(1_250_000)), Money(1_116_550)),
    BudgetState(Budget("chat", Money(400_000)), Money(400_000)),
)


def bill() -> Reconciliation:
    def side(tokens: int, micros: int) -> Side:
        return Side(tokens * 2 // 3, tokens // 3, micros, None)

    return Reconciliation(
        "openai",
        (
            Compared(date(2026, 11, 20), "gpt-5.4", side(21_000, 120_400), side(21_000, 120_400)),
            Compared(date(2026, 11, 21), "gpt-5.4", side(18_300, 98_200), side(18_360, 98_610)),
            Compared(date(2026, 11, 22), "gpt-5.4-mini", None, side(9_000, 4_100)),
        ),
    )


def usage(state: str) -> UsageView:
    """The screen in one of its states."""
    ready = UsageState(
        "ready", "month", MONTH, overview=overview(), budgets=BUDGETS, baseline="openai/gpt-5.4",
        baselines=(
            Model(ModelRef("openai", "gpt-5.4"), False, price=Price(Money(1_250_000), Money(10_000_000))),
            Model(ModelRef("anthropic", "claude-haiku-4-5"), False, price=Price(Money(1_000_000), Money(5_000_000))),
        ),
    )  # fmt: skip
    chats = tuple(ChatRow(f"{n:032x}", f"Chat number {n}", "", totals(3, 40_000 + n * 311)) for n in range(130))
    nothing = replace(ready, overview=Overview(MONTH, Totals(), (), (), (), (), (), (), None), budgets=(), baseline="")
    states = {
        "ready": ready,
        "tokens": replace(ready, measure="tokens", table="chats"),
        "euro": replace(ready, currency=Currency("EUR", Decimal("0.92")), table="days", measure="calls"),
        "many": replace(ready, table="chats", overview=replace(overview(), chats=chats)),
        "bill": replace(ready, comparing=Comparing("usage-2026-11.csv", bill())),
        "weighing": replace(ready, weighed=12_500),
        "nothing": nothing,
        "unnamed": replace(ready, overview=replace(overview(), savings=None), baseline=""),
        "refused": replace(
            ready,
            budget_problem=Problem("'lots' is no amount: write it like 5 or 0.50.", "For example: 5, 0.50 or $5."),
        ),
        "failed": UsageState("failed", problem=Problem("The store is closed.", "Start Soulfra again.")),
        "loading": UsageState(span=MONTH),
    }
    presenter = UsagePresenter(None, None, None, None, None, None)  # type: ignore[arg-type]  # a picture asks nothing of it
    presenter.state = states[state]
    view = UsageView(presenter)
    seen = {
        "bill": view.savings.compared,
        "weighing": view.savings,
        "refused": view.budgets,
        "euro": view.overview,
        "many": view.overview.table.more,
    }
    if state in seen:
        view.when_shown = lambda: scroll_to(view, seen[state])  # type: ignore[attr-defined]
    return view


def scroll_to(view: UsageView, part: QWidget) -> None:
    """As a person does who wants to see this part from its top."""
    bar = view._page.verticalScrollBar()
    bar.setValue(part.mapTo(view._page, QPoint(0, bar.value())).y() - theme.scaled(theme.XL))


def screens(shell: Callable[..., Any]) -> dict[str, Callable[[], QWidget]]:
    """Every state, in the window."""

    def made(name: str) -> QWidget:
        window = shell(FULL)
        window.show_settings(usage(name))
        return window

    names = (
        "ready",
        "tokens",
        "euro",
        "bill",
        "weighing",
        "nothing",
        "unnamed",
        "refused",
        "failed",
        "loading",
        "many",
    )
    return {f"usage-{name}": partial(made, name) for name in names}
