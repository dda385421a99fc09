"""The usage screen's words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QObject

from soulfra_desktop.domain.budget import BudgetState, Scope
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.domain.spending import Totals
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit.sentences import figure, shown
from soulfra_desktop.ui.usage.state import Measure, SpanName, Table, UsageState

THOUSAND, MILLION = 10_000, 1_000_000
UNPRICED = "\u2009+ ?"
_SHORT = re.compile(r"[,.]?\s*y+")


class UsageWords(QObject):
    """Says what the screen shows."""

    def span(self, name: SpanName) -> str:
        return {
            "today": self.tr("Today"),
            "week": self.tr("7 days"),
            "month": self.tr("30 days"),
            "quarter": self.tr("90 days"),
            "all": self.tr("All"),
            "own": self.tr("Other days…"),
        }[name]

    def measure(self, measure: Measure) -> str:
        return {"money": self.tr("Money"), "tokens": self.tr("Tokens"), "calls": self.tr("Calls")}[measure]

    def table(self, table: Table) -> str:
        return {
            "models": self.tr("Models"),
            "days": self.tr("Days"),
            "chats": self.tr("Chats"),
            "folders": self.tr("Folders"),
            "agents": self.tr("Agents"),
        }[table]

    def unnamed(self, table: Table) -> str:
        """What stands for a line without a name."""
        return {
            "chats": self.tr("A chat that is gone"),
            "folders": self.tr("In no folder"),
            "agents": self.tr("You, without an agent"),
        }.get(table, "–")

    def day(self, day: date) -> str:
        """Short, for an axis: as the system writes a day and a month."""
        return QLocale().toString(_qdate(day), _SHORT.sub("", _month_and_day()).replace("MMMM", "MMM").strip(" ,"))

    def long_day(self, day: date) -> str:
        return QLocale().toString(_qdate(day), _month_and_day())

    def days(self, state: UsageState) -> str:
        """The span in words; empty for all days."""
        since, until = state.span.since, state.span.until
        if since is None or until is None:
            return ""
        if since == until:
            return self.long_day(since)
        return self.tr("{0} to {1}").format(self.long_day(since), self.long_day(until))

    def money(self, money: Money, currency: Currency) -> str:
        """To the cent, and below one unit of the currency to a hundredth of it: the file has every micro-dollar."""
        unit = 10_000 if currency.amount(money) >= 1 else 100
        rounded = _rounded(money, unit)
        return figure(currency.shown(rounded if rounded.micros or not money.micros else money))

    def axis(self, money: Money, currency: Currency) -> str:
        """With as many digits as tell it from its neighbours on an axis."""
        for unit in (10_000, 100, 10):
            rounded = _rounded(money, unit)
            if abs(rounded.micros - money.micros) * 50 <= money.micros:
                return figure(currency.shown(rounded))
        return figure(currency.shown(money))

    def decimals(self, amounts: Iterable[int], currency: Currency) -> int:
        """Of a column of micro-dollars, so that its points stand below each other: four where one is less than one unit."""
        return 4 if any(0 < currency.amount(Money(abs(micros))) < 1 for micros in amounts) else 2

    def fixed(self, micros: int, decimals: int, currency: Currency) -> str:
        """An amount with so many decimals; a loss has a minus."""
        said = currency.with_sign(figure(f"{currency.amount(Money(abs(micros))):,.{decimals}f}"))
        return f"{'−' if micros < 0 else ''}{said}"

    def exact(self, money: Money, currency: Currency) -> str:
        return figure(currency.shown(money))

    def signed(self, micros: int, currency: Currency) -> str:
        return f"{'−' if micros < 0 else ''}{self.money(Money(abs(micros)), currency)}"

    def count(self, number: int) -> str:
        return figure(f"{number:,}")

    def short(self, number: float) -> str:
        """For an axis or a tile: 12,400 is 12.4 k."""
        if number >= MILLION:
            return self.tr("%1 M").replace("%1", figure(f"{number / MILLION:,.1f}"))
        if number >= THOUSAND:
            return self.tr("%1 k").replace("%1", figure(f"{number / 1000:,.1f}"))
        return figure(f"{number:,.0f}")

    def seconds(self, ms: int | None) -> str:
        return "–" if ms is None else self.tr("%1 s").replace("%1", figure(f"{ms / 1000:.1f}"))

    def spent(self, totals: Totals, currency: Currency) -> str:
        """A sum that leaves unpriced calls out says so by a plus."""
        return self.money(totals.cost, currency) + (UNPRICED if totals.unpriced else "")

    def scope(self, scope: Scope) -> str:
        return {
            "day": self.tr("A day"),
            "month": self.tr("A month"),
            "chat": self.tr("Each chat"),
            "agent": self.tr("Each agent"),
        }[scope]

    def budget(self, state: BudgetState, currency: Currency) -> str:
        """How far it is used, in words."""
        return self.tr("{0} of {1} used, {2} %.").format(
            self.money(state.spent, currency), self.exact(state.budget.limit, currency), self.count(state.percent)
        )

    def level(self, state: BudgetState) -> str:
        """What that means; empty where all is well."""
        if state.level == "used up":
            return self._used_up(state.budget.scope)
        if state.level == "near":
            return self.tr("Nearly used up.")
        return ""

    def _used_up(self, scope: Scope) -> str:
        """And when it is not any more: what a chat or an agent may spend never comes back by itself."""
        return {
            "day": self.tr("Used up: this machine answers until tomorrow."),
            "month": self.tr("Used up: this machine answers until the month is over."),
            "chat": self.tr("Used up: this machine answers until you raise it."),
            "agent": self.tr("Used up: this machine answers until you raise it."),
        }[scope]

    def outcome(self, outcome: str) -> str:
        """How a call failed, in a word or two."""
        known = {
            "refused": self.tr("refused"),
            "rate_limited": self.tr("too many at once"),
            "unauthorised": self.tr("key not accepted"),
            "unavailable": self.tr("not available"),
            "timeout": self.tr("no answer in time"),
            "cut": self.tr("broken off"),
            "truncated": self.tr("ended early"),
            "garbled": self.tr("not readable"),
            "stopped": self.tr("stopped"),
            "skipped": self.tr("not asked"),
        }
        return known.get(outcome) or shown(outcome.replace("_", " "))


def _rounded(money: Money, unit: int) -> Money:
    """To whole units of so many micro-dollars."""
    return Money((money.micros + unit // 2) // unit * unit)


def _month_and_day() -> str:
    """The system's long form of a day, without the weekday."""
    return re.sub(r"dddd,?\s*(den\s)?", "", QLocale().dateFormat(QLocale.FormatType.LongFormat)).strip(" ,")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
