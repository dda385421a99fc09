"""Why the score is what it is: reasons with their points, which sum to it before the person's eyes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from soulfra_desktop.domain.trust import Reason
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.trust.parts import Card, button, figure_of, foot, line, rule
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import TrustState
from soulfra_desktop.ui.trust.words import TrustWords

COURSE = frozenset({"pace", "settling", "spread", "floor", "cushion"})
"""What is only a matter of time: neither good nor bad."""


class Why(Card):
    """Written anew where a reason changed, and only then."""

    def __init__(self, presenter: TrustPresenter, words: TrustWords) -> None:
        super().__init__()
        self._presenter, self._words = presenter, words
        self._shown: object = None
        self.rows: list[tuple[str, str]] = []
        """What is said, in order: a reason and its points."""
        self._grid = QGridLayout()
        lengths.keep(self._grid.setHorizontalSpacing, theme.L)
        lengths.keep(self._grid.setVerticalSpacing, theme.S)
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self.more = button("", lambda: presenter.show_all_reasons(not presenter.state.all_reasons))
        self._foot = foot(self.more)
        self.column.addWidget(self._foot)

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        trust = state.trust
        self.setVisible(trust is not None and trust.takes_part)
        if trust is None:
            return
        shown = (trust.reasons, trust.score, state.all_reasons)
        if shown != self._shown:
            self._shown = shown
            self._write(state)
        self._foot.setVisible(state.folds_reasons)
        every = counted(self.tr("Show all %n reasons", "", len(trust.reasons)))
        self.more.setText(self.tr("Show fewer") if state.all_reasons else every)

    def _write(self, state: TrustState) -> None:
        clear(self._grid)
        self.rows = []
        assert state.trust is not None
        earned = [reason for reason in state.reasons if reason.points >= 0]
        self._add_each(earned)
        if state.other_reasons:
            others = counted(self.tr("%n other reasons", "", state.other_reasons))
            self._add(others, state.other_points, "soft", "soft")
        self._add_each(state.reasons[len(earned) :])
        row = self._grid.rowCount()
        self._grid.addWidget(rule(), row, 0, 1, 2)
        total = self._words.number(state.trust.score)
        self.rows.append((self.tr("Together: your score"), total))
        self._grid.addWidget(line(self.rows[-1][0], "", weight=theme.SEMIBOLD), row + 1, 0)
        self._grid.addWidget(figure_of(total, "", theme.SEMIBOLD), row + 1, 1)

    def _add_each(self, reasons: Sequence[Reason]) -> None:
        for reason in reasons:
            tone = "soft" if reason.code in COURSE else "warn" if reason.points < 0 else "local"
            self._add(self._words.why.reason(reason.code, reason.points), reason.points, tone)

    def _add(self, said: str, points: int, tone: str, kind: str = "") -> None:
        row = self._grid.rowCount()
        told = self._words.points(points)
        self.rows.append((said, told))
        self._grid.addWidget(line(said, kind), row, 0)
        self._grid.addWidget(figure_of(told, tone), row, 1)
