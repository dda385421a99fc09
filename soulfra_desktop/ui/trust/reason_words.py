"""What is said of reasons and of what happened. A code that is not known is said as it is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from soulfra_desktop.domain.trust import LOWERING, Change

CAUSED_BY = {
    "address-verified": "address", "second-factor-on": "second-factor", "second-factor-off": "second-factor",
    "card-verified": "card", "card-removed": "card", "paid": "payments", "adopted": "community", "good-report": "care",
}  # fmt: skip
"""The reason whose points an entry moves."""


class ReasonWords(QObject):
    """In the person's language."""

    def reason(self, code: str, points: int = 1) -> str:
        if code == "pace":
            return self._pace(points)
        earned = {
            "address": self.tr("Confirmed e-mail address"),
            "second-factor": self.tr("Two-step sign-in is on"),
            "card": self.tr("Confirmed payment card"),
            "rhythm": self.tr("Used week after week"),
            "tenure": self.tr("Used month after month"),
            "payments": self.tr("Payments that went through"),
            "community": self.tr("Others use your agents"),
            "care": self.tr("Reports of yours that were right"),
        }
        course = {
            "settling": self.tr("A new account counts in full after some days of use"),
            "faded": self.tr("Faded while you were away"),
            "spread": self.tr("Deductions that are counted step by step"),
            "floor": self.tr("No score is below 0"),
            "cushion": self.tr("After a correction the score follows step by step"),
        }
        return {**earned, **course}.get(code) or self.happened(code)

    def _pace(self, points: int) -> str:
        if points < 0:
            return self.tr("Earned already, and added over the coming days")
        return self.tr("No longer earned, taken off step by step")

    def happened(self, kind: str) -> str:
        """An entry of the ledger: what happened."""
        good = {
            "address-verified": self.tr("E-mail address confirmed"),
            "second-factor-on": self.tr("Two-step sign-in turned on"),
            "card-verified": self.tr("Payment card confirmed"),
            "active": self.tr("A day of use"),
            "paid": self.tr("A payment went through"),
            "adopted": self.tr("Somebody uses an agent of yours"),
            "good-report": self.tr("A report of yours was right"),
        }
        neither = {
            "second-factor-off": self.tr("Two-step sign-in turned off"),
            "card-removed": self.tr("Payment card removed"),
            "new-device": self.tr("A new machine signed in"),
            "request": self.tr("Requests"),
            "referred": self.tr("Somebody came by your invitation"),
            "reversed": self.tr("An entry was corrected: it never was"),
        }
        bad = {
            "payment-failed": self.tr("A payment failed"),
            "rate-abuse": self.tr("Far more requests than allowed"),
            "spam-burst": self.tr("A burst of spam"),
            "card-failures": self.tr("Several cards were refused in a day"),
            "self-adopted": self.tr("An agent used by accounts of the same person"),
            "bulk-referral": self.tr("Invitations in bulk"),
            "report-upheld": self.tr("A report against you was upheld"),
            "chargeback": self.tr("A payment was charged back"),
            "fraud-confirmed": self.tr("Fraud, confirmed by a person who looked"),
        }
        return {**good, **neither, **bad}.get(kind, kind)

    def cause(self, change: Change) -> str:
        """Why the score moved: the heaviest causes that go the same way, by what happened where that is known."""
        same = [one for one in change.causes if one.points * change.points > 0] or list(change.causes)
        heaviest = sorted(same, key=lambda one: -abs(one.points))[:2]
        melting = [self.happened(one.code) for one in heaviest if one.code in LOWERING and one.points > 0]
        said = " · ".join(dict.fromkeys(self._moved(one.code, one.points, change.events) for one in heaviest))
        if melting and len(melting) == len(heaviest):
            said = self.tr("Melting away: {0}").format(" · ".join(melting))
        return said

    def _moved(self, code: str, points: int, events: tuple[str, ...]) -> str:
        """What made the points of a reason more or fewer."""
        if code in LOWERING:
            return self.happened(code) if points < 0 else self.tr("Melting away: {0}").format(self.happened(code))
        by = [kind for kind in events if CAUSED_BY.get(kind) == code]
        if by:
            return self.happened(by[-1])
        back = {
            "faded": self.tr("Came back after a quiet time"),
            "settling": self.tr("A new account counts for more with each day of use"),
            "pace": self.tr("Earned before, and counted now"),
            "spread": self.tr("A deduction is counted later"),
        }
        gone = {
            "faded": self.tr("Faded while it was quiet"),
            "pace": self.tr("Earned, and counted later"),
            "spread": self.tr("A deduction of before, counted now"),
        }
        return (back if points > 0 else gone).get(code) or self.reason(code, points)
