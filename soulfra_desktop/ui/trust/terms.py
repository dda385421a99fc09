"""What is never looked at, and whether the person takes part, with what follows from it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout, clear
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.kit.switch import Switch
from soulfra_desktop.ui.trust.parts import Card, button, line, rule
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import TrustState
from soulfra_desktop.ui.trust.words import TrustWords


class Never(Card):
    """Codes that the server promises, in words."""

    def __init__(self, words: TrustWords) -> None:
        super().__init__()
        self._words = words
        self._shown: object = None
        self._signs: list[QLabel] = []
        self._grid = QGridLayout()
        lengths.keep(self._grid.setHorizontalSpacing, theme.S)
        lengths.keep(self._grid.setVerticalSpacing, theme.XS)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        theme.changed.connect(self._paint)

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        never = state.trust.never if state.trust else ()
        self.setVisible(bool(never))
        if never == self._shown:
            return
        self._shown = never
        clear(self._grid)
        self._signs = []
        for code in never:
            row, sign = self._grid.rowCount(), QLabel()
            lengths.keep(sign.setFixedSize, 16, 16)
            self._signs.append(sign)
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(line(self._words.stops.never(code)), row, 1)
        self._paint()

    def _paint(self) -> None:
        for sign in self._signs:
            sign.setPixmap(icons.picture("eye-off", "soft", 16))


class TakingPart(Card):
    """Stopping says what it means before it is done; taking part again is one press."""

    def __init__(self, presenter: TrustPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.head = line("", "", weight=theme.SEMIBOLD)
        self.text = line("", "soft")
        self.join = button(self.tr("Take part again"), lambda: presenter.take_part(True), "primary")
        self.ask = button(self.tr("Stop taking part…"), presenter.ask_to_leave)
        self.leave = button(self.tr("Stop taking part"), lambda: presenter.take_part(False), "danger")
        self.stay = button(self.tr("Go on taking part"), presenter.stay, "quiet")
        row = QWidget()
        flow = FlowLayout(row, theme.S)
        for one in (self.join, self.ask, self.leave, self.stay):
            flow.addWidget(one)
        self.days = Switch()
        self.days.setAccessibleName(self.tr("Tell my account on which days I use Soulfra"))
        self.days.clicked.connect(lambda on: presenter.tell_days(bool(on)))
        self._days_row = self._made_row()
        for widget in (self.head, self.text, row, self._days_row):
            self.column.addWidget(widget)

    def _made_row(self) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        lengths.keep(grid.setContentsMargins, 0, theme.S, 0, 0)
        lengths.keep(grid.setHorizontalSpacing, theme.L)
        lengths.keep(grid.setVerticalSpacing, 2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(rule(), 0, 0, 1, 2)
        grid.setRowMinimumHeight(1, theme.S)
        grid.addWidget(line(self.days.accessibleName(), "", weight=theme.MEDIUM), 2, 0)
        grid.addWidget(self.days, 2, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        said = self.tr(
            "For whoever does not sync: once a day it says, signed, that Soulfra was used, and nothing of what for. Days on "
            "which you sync count anyway."
        )
        grid.addWidget(line(said, "soft", theme.SMALL), 3, 0)
        return row

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        trust = state.trust
        self.setVisible(trust is not None)
        if trust is None:
            return
        self.head.setText(self._head(state))
        say(self.text, self._text(state))
        asks = trust.takes_part and state.leaving
        had_focus = self.window().focusWidget() is self.ask
        self.join.setVisible(not trust.takes_part)
        self.ask.setVisible(trust.takes_part and not state.leaving)
        self._days_row.setVisible(trust.takes_part and not state.leaving)
        self.days.setChecked(state.tells_days)
        self.leave.setVisible(asks)
        self.stay.setVisible(asks)
        for one in (self.join, self.ask, self.leave):
            one.setEnabled(not state.working and not trust.is_kept_copy and not state.local_only)
        if asks and had_focus:
            self.stay.setFocus()

    def _head(self, state: TrustState) -> str:
        assert state.trust is not None
        if not state.trust.takes_part:
            return self.tr("You do not take part")
        return self.tr("Stop taking part?") if state.leaving else self.tr("You take part")

    def _text(self, state: TrustState) -> str:
        assert state.trust is not None
        if not state.trust.takes_part:
            return self.tr(
                "Your use is not observed and there is no score. You have what Seed has: every model, every privacy "
                "feature, and everything on this machine. If you take part again, it goes on from the day you stopped. Only "
                "what lowers a score is still written down, such as a payment that failed, too many requests or an upheld "
                "report, and a card that is removed. It counts only if you take part again."
            )
        if state.leaving:
            return self.tr(
                "Your use is observed no more, and discount, credit and the rest go back to Seed. Chats, sync, models and "
                "privacy stay as they are. What is in the ledger stays in it and is not used; you can take part again "
                "whenever you like, and it goes on from there. Only what lowers a score is still written down, such as "
                "a payment that failed, too many requests or an upheld report, and a card that is removed. It counts only "
                "if you take part again."
            )
        return self.tr("It is yours to choose. Without it you have what Seed has, and everything on this machine.")
