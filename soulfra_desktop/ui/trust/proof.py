"""The code that was mailed when the server asked for a proof, where the stop is told of: whoever has a window needs no terminal."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from soulfra_desktop.domain.trust import Hold
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.trust.parts import button, line
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import TrustState

WIDTH, HEIGHT = 264, 34
LONGEST_CODE = 200


class ProofField(QWidget):
    """A field and a press; what the server says of the code stands below them."""

    def __init__(self, presenter: TrustPresenter, hold: Hold, named: str) -> None:
        super().__init__()
        self._presenter, self._hold = presenter, hold
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Code from the mail: {0}").format(named))
        self.field.setPlaceholderText(self.tr("Code from the mail"))
        self.field.setMaxLength(LONGEST_CODE)
        lengths.keep(self.field.setFixedSize, WIDTH, HEIGHT)
        self.send = button(self.tr("Confirm"), self._send, name=self.tr("Confirm the code: {0}").format(named))
        self.problem = line("", "danger")
        across = QWidget()
        flow = FlowLayout(across, theme.S)
        flow.addWidget(self.field)
        flow.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.S)
        column.addWidget(across)
        column.addWidget(self.problem)
        self.field.textChanged.connect(lambda _text: self._paint(presenter.state))
        self.field.returnPressed.connect(self._send)
        self._paint(presenter.state)

    def show_state(self, state: TrustState) -> None:
        self._paint(state)

    def _paint(self, state: TrustState) -> None:
        can = state.can_ask and not state.working
        self.field.setReadOnly(state.working)
        self.field.setEnabled(state.can_ask)
        self.send.setEnabled(can and bool(self.field.text().strip()))
        problem = state.proving.problem if state.proving and state.proving.hold == self._hold.id else None
        say(self.problem, problem.said if problem else "")

    def _send(self) -> None:
        if self.send.isEnabled():
            self._presenter.prove(self._hold, self.field.text())
