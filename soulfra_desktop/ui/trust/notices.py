"""What has to be said before all else: the ledger does not hold, the score fades, something is stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.trust import Appeal, Check, Entry, Fading, Hold
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.trust.parts import Card, button, line, rule
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.proof import ProofField
from soulfra_desktop.ui.trust.state import TrustState
from soulfra_desktop.ui.trust.words import TrustWords

EXPORT = "export"
"""What is tried in the account's own form, which takes the password and the second step."""


class Notices(QWidget):
    """Written anew where something about them changed; without any it takes no room."""

    def __init__(self, presenter: TrustPresenter, words: TrustWords) -> None:
        super().__init__()
        self._presenter, self._words = presenter, words
        self._shown: object = None
        self.appeals: list[QPushButton] = []
        """A button for each stop that can be appealed against."""
        self.again: list[QPushButton] = []
        """A button for each that wants a proof, to where it is signed in for."""
        self.proofs: list[ProofField] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(self._column.setSpacing, theme.M)

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        trust = state.trust
        fading = trust.fading if trust is not None and trust.takes_part else None
        failed = state.check if state.check is not None and not state.check.holds else None
        shown = (fading, failed, state.holds, state.appeals, state.today)
        if shown == self._shown:
            for again in self.again:
                again.setEnabled(state.can_ask)
            for proof in self.proofs:
                proof.show_state(state)
            return
        self._shown = shown
        clear(self._column)
        self.appeals.clear()
        self.again.clear()
        self.proofs.clear()
        if failed is not None:
            self._column.addWidget(self._alarm(failed, state))
        for hold in state.holds:
            self._column.addWidget(self._stop(hold, state))
        if fading is not None:
            self._column.addWidget(self._fading(fading, state))
        self.setVisible(failed is not None or bool(state.holds) or fading is not None)

    def _alarm(self, check: Check, state: TrustState) -> Card:
        card = Card("danger")
        card.column.addWidget(
            line(self.tr("What the server says of you does not hold"), "danger", theme.PROSE, theme.SEMIBOLD)
        )
        for fault in check.faults:
            card.column.addWidget(line(self._words.stops.fault(fault)))
        if check.found is not None and check.found != check.told:
            both = self.tr("The server says {0}; its own entries come to {1}.")
            card.column.addWidget(line(both.format(*map(self._words.number, (check.told, check.found)))))
        card.column.addWidget(
            line(
                self.tr(
                    "This machine worked it out by itself. Ask whoever runs the server; your chats are not touched by it."
                ),
                "soft",
            )
        )
        return card

    def _fading(self, fading: Fading, state: TrustState) -> Card:
        card = Card("warn")
        day = self._words.day(fading.begins_on, state.today)
        if fading.lost:
            head = self.tr("Your score has faded a little")
            said = self.tr(
                "It was quiet here, so {0} points have faded since {1}. It never falls below three quarters of what you "
                "earned, and nothing that you earned is lost."
            ).format(self._words.number(fading.lost), day)
            how = self.tr("Use Soulfra again on some days, and it comes back within about five weeks.")
        else:
            head = self.tr("Your score begins to fade on {0}").format(day)
            said = self.tr(
                "It has been quiet here. It fades slowly, and never below three quarters of what you earned."
            )
            how = self.tr("One day of use before then is enough to stop it.")
        card.column.addWidget(line(head, "warn", theme.PROSE, theme.SEMIBOLD))
        card.column.addWidget(line(said))
        card.column.addWidget(line(how, "", weight=theme.MEDIUM))
        return card

    # What is stopped

    def _stop(self, hold: Hold, state: TrustState) -> Card:
        card = Card("warn")
        card.column.addWidget(line(self._words.stops.action(hold.action), "warn", theme.PROSE, theme.SEMIBOLD))
        card.column.addWidget(line(self._words.stops.stop_reason(hold.reason)))
        card.column.addWidget(line(self._until(hold, state), "soft"))
        if hold.state == "step-up":
            again = button(
                self.tr("Try it again…") if hold.action == EXPORT else self.tr("Go to the account"),
                lambda: self._presenter.try_again(hold),
                "primary",
                name=self._words.stops.again(hold.action),
            )
            again.setEnabled(state.can_ask)
            self.again.append(again)
            card.column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeading)
            proof = ProofField(self._presenter, hold, self._words.stops.action(hold.action))
            self.proofs.append(proof)
            card.column.addWidget(proof)
        appeal = state.appeal_about(hold=hold.id)
        if appeal is not None:
            add_answer(card.column, appeal, self._words, state)
        if appeal is None:
            self._offer_appeal(card, hold)
        return card

    def _offer_appeal(self, card: Card, hold: Hold) -> None:
        """A link where something else is nearer to hand."""
        proves = hold.state == "step-up"
        made = button(
            self.tr("Appeal…"),
            lambda: self._presenter.write_appeal(hold=hold),
            "link" if proves else "",
            name=self.tr("Appeal: {0}").format(self._words.stops.action(hold.action)),
        )
        made.setProperty("begins", proves)  # where the lines above it do
        self.appeals.append(made)
        card.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)

    def _until(self, hold: Hold, state: TrustState) -> str:
        if hold.state == "step-up" and hold.action == EXPORT:
            said = self.tr(
                "Try it again with your password and your second step, or enter the code that was mailed to you when it "
                "was tried."
            )
        elif hold.state == "step-up":
            said = self.tr(
                "Sign out on this machine and in again with your second step, or enter the code that was mailed to you "
                "when it was tried."
            )
        elif hold.state == "upheld" and hold.expires_at is not None:
            until = self._words.moment(hold.expires_at, state.today)
            said = self.tr("A person looked, and it stays until {0}.").format(until)
        elif hold.state == "upheld":
            said = self.tr("A person looked, and it stays.")
        elif hold.expires_at is None:
            said = self.tr("A person is looking at it.")
        else:
            moment = self._words.moment(hold.expires_at, state.today)
            said = self.tr("It ends by itself on {0}, unless a person who looks decides otherwise.").format(moment)
        return said + " " + self.tr("Your score and your chats are not touched by it.")


class Entries(Card):
    """What lowered the score and can be appealed against, or was; hidden where there is nothing."""

    def __init__(self, presenter: TrustPresenter, words: TrustWords) -> None:
        super().__init__()
        self._presenter, self._words = presenter, words
        self._shown: object = None
        self.buttons: list[QPushButton] = []
        self.rows = QVBoxLayout()
        lengths.keep(self.rows.setSpacing, theme.M)
        self.column.addLayout(self.rows)

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.setVisible(bool(state.against))
        shown = (state.against, state.appeals, state.today)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.rows)
        self.buttons.clear()
        for entry in state.against:
            if self.rows.count():
                self.rows.addWidget(rule())
            self.rows.addWidget(self._row(entry, state))

    def _row(self, entry: Entry, state: TrustState) -> QWidget:
        whole, column = QWidget(), QVBoxLayout()
        lengths.keep(column.setSpacing, 2)
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        lengths.keep(across.setSpacing, theme.L)
        across.addLayout(column, 1)
        happened = self._words.why.happened(entry.kind)
        column.addWidget(line(happened))
        column.addWidget(line(self._words.day(entry.day, state.today), "faint", theme.SMALL))
        appeal = state.appeal_about(seq=entry.seq)
        if appeal is not None:
            add_answer(column, appeal, self._words, state)
            return whole
        made = button(
            self.tr("Appeal…"),
            lambda: self._presenter.write_appeal(entry=entry),
            name=self.tr("Appeal: {0}").format(happened),
        )
        self.buttons.append(made)
        across.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return whole


def add_answer(column: QVBoxLayout, appeal: Appeal, words: TrustWords, state: TrustState) -> None:
    """How an appeal stands, and the answer to it."""
    kind = {"granted": "local", "upheld": "warn"}.get(appeal.state, "")
    lengths.space(column, theme.XS)
    column.addWidget(line(words.appeal(appeal, state.today), kind, weight=theme.MEDIUM))
    if appeal.answer:
        column.addWidget(line(words.stops.answer(appeal), "soft"))
