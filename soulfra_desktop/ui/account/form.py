"""A card with labelled fields, what is being done with them, what went wrong, and the buttons that go on or back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.account.fields import CodeLine, Consent, PasswordLine
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.kit import lengths, motion, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import say


class FormCard(QFrame):
    """Whoever fills it calls `finish` once. Enter leads to the next empty field, and then on.

    `code` is the field of the second step: it is there once the server asks for it.
    """

    def __init__(self, head: str, text: str = "", *, danger: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._lines: list[QLineEdit] = []
        self._locked: list[QWidget] = []
        self._asked_code = False
        self._column = QVBoxLayout(self)
        lengths.keep(self._column.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        lengths.keep(self._column.setSpacing, theme.M)
        self.head = self.line(head, "", theme.SEMIBOLD, theme.PROSE)
        self.text = self.line(text, "soft")
        self.code = CodeLine(self.tr("Code of the second step"), self.tr("123456, or a recovery code"))
        self.go = QPushButton()
        self.cancel = QPushButton(self.tr("Cancel"))
        theme.write_as(self.go, "danger" if danger else "primary", weight=theme.SEMIBOLD)
        theme.write_as(self.cancel, "quiet")

    # What stands in it.

    def line(self, text: str, kind: str = "soft", weight: int = theme.REGULAR, size: float = theme.BODY) -> QLabel:
        """A paragraph; one without words takes no room."""
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(label, kind, size, weight)
        self._column.addWidget(label)
        say(label, text)
        return label

    def field(self, label: str, widget: QWidget, hint: QLabel | str = "") -> QWidget:
        """A field below its label; `hint` stands under it. Returns all of it, to be hidden as one."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.XS)
        name = QLabel(label)
        theme.write_as(name, "", theme.SMALL, theme.SEMIBOLD)
        name.setBuddy(widget)
        column.addWidget(name)
        column.addWidget(widget)
        if isinstance(hint, str) and hint:
            said = QLabel(hint)
            said.setWordWrap(True)
            theme.write_as(said, "soft", theme.SMALL)
            column.addWidget(said)
        elif isinstance(hint, QLabel):
            column.addWidget(hint)
        self._take(widget)
        self._column.addWidget(whole)
        return whole

    def add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        if isinstance(widget, Consent):
            self._locked.append(widget)

    def _take(self, widget: QWidget) -> None:
        line = widget.field if isinstance(widget, PasswordLine) else widget
        if isinstance(line, QLineEdit):
            self._lines.append(line)
            line.returnPressed.connect(self._entered_one)

    def finish(self, action: str, *more: QPushButton, cancel: bool = True) -> None:
        """The second step's field, what goes on, what went wrong, and the buttons."""
        self._code_row = self.field(
            self.tr("Code of the second step"),
            self.code,
            self.tr("From your authenticator app, or one of the recovery codes."),
        )
        self._code_row.hide()
        self.busy = QProgressBar()
        self.busy.setTextVisible(False)
        lengths.keep(self.busy.setFixedHeight, 4)
        self.said_busy = self.line("")
        self._column.addWidget(self.busy)
        self.problem = self.line("", "danger")
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go.setText(action)
        row = QWidget()
        flow = FlowLayout(row, theme.S)
        for button in (self.go, *((self.cancel,) if cancel else ()), *more):
            flow.addWidget(button)
            self._locked.append(button)
        self._column.addWidget(row)

    def link(self, text: str, act: Callable[[], object]) -> QPushButton:
        """A button that leads elsewhere, for `finish`."""
        button = QPushButton(text)
        theme.write_as(button, "link", theme.BODY, theme.MEDIUM)
        button.clicked.connect(lambda: act())
        return button

    # What it shows.

    def show_state(self, state: AccountState, busy: str = "") -> None:
        """`busy`: what is being done while it works."""
        for line in self._lines:
            line.setReadOnly(state.working)
        for widget in self._locked:
            widget.setEnabled(not state.working)
        if state.judged.verdict == "weak":
            self.go.setEnabled(False)
        say(self.said_busy, busy if state.working else "")
        self.busy.setVisible(state.working)
        if state.working:  # a bar that runs to and fro, or lies still where nothing shall move
            self.busy.setRange(0, 0 if motion.is_allowed() else 1)
        say(self.problem, state.problem.said if state.problem else "")
        self._code_row.setVisible(state.asks_code)
        if state.asks_code and not state.working:
            if not self._asked_code or state.problem:
                self.code.setFocus()
                self.code.selectAll()
            self._asked_code = True

    def hide_code(self) -> None:
        """For a form whose own field is a code."""
        self._code_row.hide()

    def take_focus(self) -> None:
        """Into the first field that has nothing in it, else on the button."""
        empty = [line for line in self._lines if line.isVisibleTo(self) and not line.text()]
        (empty[0] if empty else self.go).setFocus()

    def _entered_one(self) -> None:
        empty = [line for line in self._lines if line.isVisibleTo(self) and not line.text()]
        if empty:
            empty[0].setFocus()
        elif self.go.isEnabled():
            self.go.click()
