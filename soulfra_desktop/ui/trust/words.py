"""Everything that is said of trust: tiers, reasons, causes, steps and stops. A code that is not known is said as it is."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject

from soulfra_desktop.domain.trust import TIME, WEEKS_OF_USE, Appeal, Benefits, Change, Step
from soulfra_desktop.ui.kit.sentences import counted, figure
from soulfra_desktop.ui.trust.reason_words import ReasonWords
from soulfra_desktop.ui.trust.stop_words import StopWords

LONG_AGO = 300
"""Days from which a date needs its year."""


class TrustWords(QObject):
    """In the person's language; `why` words reasons and what happened, `stops` what is stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.why, self.stops = ReasonWords(self), StopWords(self)

    # Figures and days

    def points(self, points: int) -> str:
        """With its sign, as in a sum."""
        return f"{'+' if points > 0 else '−' if points < 0 else '±'}{figure(f'{abs(points):,}')}"

    def number(self, number: int) -> str:
        return figure(f"{number:,}")

    def day(self, day: date, today: date) -> str:
        near = abs((today - day).days) < LONG_AGO
        # How a day of a month is written, for QLocale.
        written = self.tr("d MMM") if near else self.tr("d MMM yyyy")
        return QLocale().toString(QDate(day.year, day.month, day.day), written)

    def days(self, first: date, last: date, today: date) -> str:
        if first == last:
            return self.day(first, today)
        return self.tr("{0} – {1}").format(self.day(first, today), self.day(last, today))

    def moment(self, at: datetime, today: date) -> str:
        then = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
        time = QLocale().toString(then.time(), QLocale.FormatType.ShortFormat)
        return self.tr("{0}, {1}").format(self.day(at.astimezone().date(), today), time)

    # Tiers

    def tier(self, name: str) -> str:
        return {
            "seed": self.tr("Seed"),
            "sprout": self.tr("Sprout"),
            "steady": self.tr("Steady"),
            "trusted": self.tr("Trusted"),
            "anchor": self.tr("Anchor"),
        }.get(name, name)

    def discount(self, benefits: Benefits) -> str:
        return self.tr("{0} % off").format(benefits.discount_percent) if benefits.discount_percent else "–"

    def requests(self, benefits: Benefits) -> str:
        return self.tr("{0} a minute").format(benefits.requests_per_minute)

    def overdraft(self, benefits: Benefits) -> str:
        cents = benefits.overdraft_cents
        return figure(f"${cents / 100:,.0f}") if cents else "–"

    def priority(self, benefits: Benefits) -> str:
        return {
            "congestion": self.tr("first when it is crowded"),
            "always": self.tr("always first"),
        }.get(benefits.priority, "")

    def rights(self, benefits: Benefits) -> str:
        """What a tier may do with agents."""
        known = {
            "share": self.tr("share in private"),
            "review": self.tr("review"),
            "publish-moderated": self.tr("publish after a look"),
            "publish": self.tr("publish"),
            "sell": self.tr("sell"),
            "moderate": self.tr("help to moderate"),
        }
        return ", ".join(known.get(right, right) for right in benefits.rights)

    def brings(self, benefits: Benefits) -> str:
        """All of a tier, in one sentence."""
        parts = [
            self.tr("{0} % off this server's own prices").format(benefits.discount_percent)
            if benefits.discount_percent
            else self.tr("no discount yet"),
            self.tr("{0} requests a minute, {1} at once").format(benefits.requests_per_minute, benefits.at_once),
        ]
        if benefits.overdraft_cents:
            parts.append(self.tr("{0} of credit beyond what was paid in").format(self.overdraft(benefits)))
        if crowded := self.priority(benefits):
            parts.append(crowded)
        parts.append(self.tr("with agents: {0}").format(self.rights(benefits)))
        return "; ".join(parts) + "."

    def cause(self, change: Change) -> str:
        """Why the score moved."""
        said = self.why.cause(change)
        if change.tier:
            return self.tr("{0}. You are {1} since.").format(said, self.tier(change.tier))
        return said

    def appeal(self, appeal: Appeal, today: date) -> str:
        """How it stands."""
        return self.stops.appeal(appeal, self.day(appeal.answer_by.date(), today))

    # Steps

    def step(self, step: Step) -> str:
        several = counted(self.tr("Use Soulfra in %n more weeks", "", step.times))
        return {
            "address-verified": self.tr("Confirm your e-mail address"),
            "second-factor-on": self.tr("Turn on two-step sign-in"),
            "card-verified": self.tr("Confirm a payment card"),
            WEEKS_OF_USE: self.tr("Use Soulfra in one more week") if step.times == 1 else several,
            TIME: self.tr("Wait: deductions melt by themselves"),
        }.get(step.action, step.action)

    def step_brings(self, step: Step, today: date) -> str:
        told = self.tr("about {0}, by {1}") if step.action in (WEEKS_OF_USE, TIME) else self.tr("{0}, by {1}")
        return told.format(self.points(step.points), self.day(step.by, today))
