"""What is said, and what can be done, where the server's ledger is behind what this machine has seen, or another."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.trust.parts import Card, button, line
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import TrustState


class SetBack(Card):
    """Only a person can know whether a backup was restored, so that nothing is taken over without their word."""

    def __init__(self, presenter: TrustPresenter) -> None:
        super().__init__("danger")
        self._said = line()
        self.restored = button(self.tr("It was restored: take its ledger"), presenter.accept_restored)
        self.restored.setToolTip(self.tr("Only say so if you know it: a server that hides entries looks the same."))
        self.again = button(self.tr("Ask again"), presenter.look, "quiet")
        row = QWidget()
        flow = FlowLayout(row, theme.S)
        flow.addWidget(self.restored)
        flow.addWidget(self.again)
        for widget in (
            line(self.tr("The server goes back behind what it said"), "danger", theme.PROSE, theme.SEMIBOLD),
            self._said,
            line(
                self.tr(
                    "Ask whoever runs the server whether a backup was restored. If so, take its ledger as it is now. If not, "
                    "it hides entries, and what this machine knows of them stays as it is."
                ),
                "soft",
            ),
            row,
        ):
            self.column.addWidget(widget)

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.setVisible(state.set_back)
        if not state.set_back:
            return
        say(self._said, state.problem.said if state.problem else "")
        for one in (self.restored, self.again):
            one.setEnabled(not state.working and not state.local_only)
