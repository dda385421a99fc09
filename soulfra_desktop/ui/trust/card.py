"""Trust on the account's page: a small ring, the tier, and the way to the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.painting import paint, say
from soulfra_desktop.ui.kit.ring import ScoreRing
from soulfra_desktop.ui.trust.parts import Card, button, line
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import TrustState
from soulfra_desktop.ui.trust.words import TrustWords

SIDE = 44
ACROSS = 460
"""Pixels from which its button stands beside the words."""


class TrustCard(Card):
    """Asks how it stands when it is seen, and takes no room before something is known."""

    def __init__(self, presenter: TrustPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = TrustWords(self)
        self.ring = ScoreRing(SIDE)
        self.title = line("", "", weight=theme.SEMIBOLD)
        self.text = line("", "soft")
        self.open = button(self.tr("Look closer"), lambda: presenter.open(), name=self.tr("Look closer at your trust"))
        words = QVBoxLayout()
        lengths.keep(words.setSpacing, 2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._ends = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        lengths.keep(self._ends.setSpacing, theme.S)
        self._ends.addLayout(words, 1)
        self._ends.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout()
        lengths.keep(row.setSpacing, theme.L)
        row.addWidget(self.ring)
        row.addLayout(self._ends, 1)
        self.column.addLayout(row)
        lengths.keep(self.column.setContentsMargins, theme.L, theme.M, theme.L, theme.M)
        paint(presenter.glance, self, self.render)

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        trust = state.trust
        words = self._words
        if trust is None:
            self.ring.show_none(self.tr("Your score is not known yet"))
            self.title.setText(self.tr("Trust"))
            say(self.text, self._without(state))
            return
        points = self.tr("{0} of 1,000 points").format(words.number(trust.score))
        if not trust.takes_part:
            self.ring.show_none(self.tr("You do not take part: there is no score"))
            self.title.setText(self.tr("Trust"))
            say(self.text, self.tr("You do not take part."))
            return
        self.ring.show_score(trust.score, f"{points}: {words.tier(trust.tier)}")
        self.title.setText(self.tr("Trust: {0}").format(words.tier(trust.tier)))
        say(self.text, self.tr("{0}. {1}").format(points, self._most_pressing(state)).strip())

    def _without(self, state: TrustState) -> str:
        if state.phase == "loading":
            return self.tr("Asking the server …")
        return self.tr("Your score is not known yet: the server could not be asked.")

    def _most_pressing(self, state: TrustState) -> str:
        """What the person should know of before they look closer."""
        trust = state.trust
        assert trust is not None
        if state.check is not None and not state.check.holds:
            return self.tr("It does not hold: look closer.")
        if state.holds:
            return self._words.stops.action(state.holds[0].action) + "."
        if trust.fading is not None:
            return self.tr("It fades while you are away.")
        if trust.benefits.discount_percent:
            return self.tr("{0} % off this server's own prices.").format(trust.benefits.discount_percent)
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands beneath the words where it would squeeze them."""
        super().resizeEvent(event)
        across = self.width() >= theme.scaled(ACROSS)
        self._ends.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._presenter.look()
