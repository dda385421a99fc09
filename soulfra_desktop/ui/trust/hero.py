"""How it stands, at a glance: the ring, the tier and what it brings, the way to the next, and whether it was checked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout

from soulfra_desktop.domain.trust import Trust
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.kit.ring import ScoreRing
from soulfra_desktop.ui.trust.parts import Card, button, line
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import TrustState
from soulfra_desktop.ui.trust.words import TrustWords

BESIDE = 480
"""Pixels from which the words stand beside the ring."""
SIDE = 156


class Hero(Card):
    """One card; what it says never jumps, and what would come is said in it, too."""

    def __init__(self, presenter: TrustPresenter, words: TrustWords) -> None:
        super().__init__()
        self._words = words
        self._sign = ("check", "local")
        self.ring = ScoreRing(SIDE)
        self.tier = line("", "", theme.DISPLAY, theme.SEMIBOLD)
        self.brings = line("", "soft")
        self.way = line("", "", weight=theme.MEDIUM)
        self.ahead = line("", "accent", weight=theme.MEDIUM)
        self.checked = line("", "soft", theme.SMALL)
        self._icon = QLabel()
        lengths.keep(self._icon.setFixedSize, 16, 16)
        self.again = button(self.tr("Check again"), presenter.check, "link")
        theme.write_as(self.again, "link", theme.SMALL, theme.MEDIUM)
        lengths.keep(self.again.setMinimumHeight, theme.TARGET)
        self._lay_out()
        theme.changed.connect(self._paint_icon)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        lengths.keep(words.setSpacing, theme.XS)
        words.addStretch(1)
        for label in (self.tier, self.way, self.ahead, self.brings):
            words.addWidget(label)
        words.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        lengths.keep(self._across.setSpacing, theme.XL)
        self._across.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        self._across.addLayout(words, 1)
        found = QHBoxLayout()
        lengths.keep(found.setSpacing, theme.S)
        found.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        found.addWidget(self.checked, 1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        lengths.keep(self._foot.setSpacing, theme.S)
        self._foot.addLayout(found, 1)
        self._foot.setAlignment(found, Qt.AlignmentFlag.AlignVCenter)  # the sign beside the first line of it
        self._foot.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self.column.addLayout(self._across)
        lengths.space(self.column, theme.S)
        self.column.addLayout(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.scaled(BESIDE)
        for row in (self._across, self._foot):
            row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        trust = state.trust
        self.setVisible(trust is not None)
        if trust is None:
            return
        words = self._words
        self.ring.marks = tuple(tier.at for tier in trust.tiers)
        named = self.tr("{0} of 1,000 points: {1}").format(words.number(trust.score), words.tier(trust.tier))
        if not trust.takes_part:
            named = self.tr("You do not take part: there is no score")
        if trust.takes_part:
            self.ring.show_score(trust.score, named, self.tr("of {0}").format(words.number(1000)))
        else:
            self.ring.show_none(named)
        self.tier.setText(words.tier(trust.tier) if trust.takes_part else self.tr("You do not take part"))
        say(self.brings, self._brings(trust))
        say(self.way, self._way(trust))
        self._show_preview(state)
        self._show_check(state)

    def _brings(self, trust: Trust) -> str:
        said = self._words.brings(trust.benefits)
        said = said[:1].upper() + said[1:]
        if not trust.takes_part:
            return self.tr("You have what {0} brings. {1}").format(self._words.tier(trust.tier), said)
        if trust.tier_kept_until is not None:
            kept = self.tr("The rules changed; you keep {0} at least until {1}.")
            said += " " + kept.format(self._words.tier(trust.tier), self._words.day(trust.tier_kept_until, trust.day))
        return said

    def _way(self, trust: Trust) -> str:
        if not trust.takes_part:
            return ""
        here = next(tier.at for tier in trust.tiers if tier.name == trust.tier)
        if trust.score < here:
            return self.tr("You keep {0} for now: a tier is lost only after two weeks well below it.").format(
                self._words.tier(trust.tier)
            )
        if trust.next_tier is None:
            return self.tr("There is no tier above it.")
        following = self._words.tier(trust.next_tier.name)
        if trust.next_tier.missing == 1:
            return self.tr("One more point to {0}.").format(following)
        return self.tr("{0} more points to {1}.").format(self._words.number(trust.next_tier.missing), following)

    def _show_preview(self, state: TrustState) -> None:
        preview, trust = state.preview, state.trust
        if preview is None or trust is None:
            self.ring.show_preview(0)
            say(self.ahead, "")
            return
        told = self.tr("With what you ticked: {0} by {1}, {2}.").format(
            self._words.number(preview.score), self._words.day(preview.by, state.today), self._words.tier(preview.tier)
        )
        self.ring.show_preview(preview.score, told)
        say(self.ahead, told)

    def _show_check(self, state: TrustState) -> None:
        said, self._sign = self._check(state)
        self._paint_icon()
        say(self.checked, said)
        loud = self._sign[1] == "danger"
        theme.write_as(self.checked, "danger" if loud else "soft", theme.SMALL, theme.MEDIUM if loud else theme.REGULAR)
        self.checked.style().polish(self.checked)
        self._icon.setVisible(bool(said))
        self.again.setVisible(bool(said) and not state.checking)

    def _check(self, state: TrustState) -> tuple[str, tuple[str, str]]:
        check = state.check
        if state.trust is None or not state.trust.takes_part:
            return "", ("check", "local")
        if state.checking:
            return self.tr("This machine goes through the ledger …"), ("hourglass", "soft")
        if state.unchecked is not None:
            return self.tr("Not checked on this machine: {0}").format(state.unchecked.said), ("info", "soft")
        if check is None:
            return "", ("check", "local")
        if not check.holds:
            return self.tr("This does not hold, see above."), ("alert", "danger")
        number = self._words.number(check.entries)
        if check.entries == 1:
            said = self.tr("Checked on this machine: the one entry of the ledger holds, and gives the same score.")
        else:
            said = self.tr("Checked on this machine: all {0} entries of the ledger hold, and give the same score.")
        signed = ""
        if check.checkpoint_day is not None:
            signed = " " + self.tr("Signed by the server on {0}.").format(
                self._words.day(check.checkpoint_day, state.today)
            )
        return said.format(number) + signed, ("check", "local")

    def _paint_icon(self) -> None:
        self._icon.setPixmap(icons.picture(*self._sign, 16))
