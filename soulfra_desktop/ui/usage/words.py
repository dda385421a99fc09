"""The usage screen's words and figures."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QObject

from soulfra_desktop.domain.budget import BudgetState, Scope
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.domain.spending import Totals
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit.sentences import figure, shown
from soulfra_desktop.ui.usage.state import Measure, SpanName, Table, UsageState

THOUSAND, MILLION = 10_000, 1_000_000


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
        return QLocale().toString(_qdate(day), "d MMM")

    def long_day(self, day: date) -> str:
        return QLocale().toString(_qdate(day), "d MMMM yyyy")

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
        rounded = Money((money.micros + unit // 2) // unit * unit)
        return figure(currency.shown(rounded if rounded.micros or not money.micros else money))

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
        return self.money(totals.cost, currency) + ("\u2009+ ?" if totals.unpriced else "")

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
            return self.tr("Used up: this machine answers until it is free again.")
        if state.level == "near":
            return self.tr("Nearly used up.")
        return ""

    def outcome(self, outcome: str) -> str:
        return shown(outcome.replace("_", " "))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
