"""An appeal: in the person's own words, to a person, with a day by which it is answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.trust.parts import button, line
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import LONGEST_APPEAL, TrustState, Writing
from soulfra_desktop.ui.trust.words import TrustWords

WIDTH = 480
FIELD = 132
LAST_WORDS = 200
"""Characters that are left from which it is told how many."""


class AppealForm(QDialog):
    """Open as long as the state has something that is being written."""

    def __init__(self, parent: QWidget, presenter: TrustPresenter, writing: Writing) -> None:
        super().__init__(parent)
        self._presenter = presenter
        words = TrustWords(self)
        self.setWindowTitle(self.tr("Appeal"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if writing.hold is not None:
            about = f"{words.stops.action(writing.hold.action)}. {words.stops.stop_reason(writing.hold.reason)}"
        else:
            about = words.why.happened(writing.entry.kind) if writing.entry else ""
        self.about = line(about, "", weight=theme.SEMIBOLD)
        told = line(self._what_comes(writing), "soft")
        self.field = QPlainTextEdit()
        self.field.setProperty("kind", "input")
        self.field.setFont(theme.font(theme.BODY))
        self.field.setAccessibleName(self.tr("Why it is not right"))
        self.field.setPlaceholderText(
            self.tr("I was travelling, and the new laptop is mine.")
            if writing.hold is not None
            else self.tr("What happened, as you saw it.")
        )
        self.field.setTabChangesFocus(True)
        lengths.keep(self.field.setMinimumHeight, FIELD)
        self.left = line("", "faint", theme.SMALL)
        self.problem = line("", "danger")
        self.send = button(self.tr("Send the appeal"), self._send, "primary")
        self.cancel = button(self.tr("Cancel"), self.reject)
        foot = QWidget()
        flow = FlowLayout(foot, theme.S)
        flow.addWidget(self.send)
        flow.addWidget(self.cancel)
        self._column = column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.XL, theme.XL, theme.XL, theme.XL)
        lengths.keep(column.setSpacing, theme.M)
        for widget in (self.about, told, self.field, self.left, self.problem, foot):
            column.addWidget(widget, 1 if widget is self.field else 0)
        self.fit(min(theme.scaled(WIDTH), parent.window().width()))
        self.field.textChanged.connect(self._typed)
        self._typed()
        self.show_state(presenter.state)

    def fit(self, width: int) -> None:
        """As high as its words are at this width, and never lower than it is: what is left over is the field's."""
        self.resize(width, max(self._column.heightForWidth(width), self.height() if self.isVisible() else 0))

    def _what_comes(self, writing: Writing) -> str:
        if writing.hold is not None:
            return self.tr(
                "Say in your own words why it is not right. A person reads it and answers within five days. If it is "
                "granted, it ends at once."
            )
        return self.tr(
            "Say in your own words why it is not right. A person reads it and answers within five days. If it is "
            "granted, your score is restored to the point."
        )

    def show_state(self, state: TrustState) -> None:
        say(self.problem, state.writing.problem.said if state.writing and state.writing.problem else "")
        self.field.setReadOnly(state.working)
        self.cancel.setEnabled(not state.working)
        self._typed()

    def _typed(self) -> None:
        length = len(self.field.toPlainText().strip())
        left = LONGEST_APPEAL - length
        self.send.setEnabled(0 < length <= LONGEST_APPEAL and not self._presenter.state.working)
        if left < 0:
            say(self.left, self.tr("{0} characters too long").format(-left))
        else:
            say(self.left, self.tr("{0} characters left").format(left) if left <= LAST_WORDS else "")
        self.fit(self.width())

    def _send(self) -> None:
        self._presenter.send_appeal(self.field.toPlainText())

    def reject(self) -> None:
        self._presenter.leave_appeal()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ctrl and self.send.isEnabled():
            self._send()
        else:
            super().keyPressEvent(event)
