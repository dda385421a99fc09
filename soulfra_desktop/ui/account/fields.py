"""Fields of the account's forms: a password that can be shown, what is thought of it, a code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from soulfra_desktop.ui.account.state import Judged
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.painting import say

HEIGHT = 38
PASSWORD_LONGEST, LINE_LONGEST = 1024, 320
"""Characters."""


class Line(QLineEdit):
    """One line, named for who cannot see the label above it."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LINE_LONGEST)
        lengths.keep(self.setMinimumHeight, HEIGHT)


class PasswordLine(QWidget):
    """Masked until the eye is pressed, and again as soon as it is empty."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = Line(name)
        self.field.setMaxLength(PASSWORD_LONGEST)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.eye = QToolButton()
        self.eye.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        lengths.keep(row.setSpacing, theme.XS)
        row.addWidget(self.field, 1)
        row.addWidget(self.eye)
        self.setFocusProxy(self.field)
        self.eye.toggled.connect(self._show)
        self.field.textEdited.connect(lambda _text: self.edited.emit())
        theme.changed.connect(self._paint)
        self._show(False)

    def text(self) -> str:
        return self.field.text()

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self.eye.setAccessibleName(self.tr("Hide the password") if shown else self.tr("Show the password"))
        self.eye.setToolTip(self.eye.accessibleName())
        self._paint()

    def _paint(self) -> None:
        self.eye.setIcon(icons.icon("eye-off" if self.eye.isChecked() else "eye"))


class CodeLine(Line):
    """A code from an app or a mail; what stands around it when it is pasted does not matter."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.setFont(theme.font(theme.PROSE, theme.MEDIUM, tabular=True))
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)


class Verdict(QLabel):
    """What is thought of a password that is being chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.show_judged(Judged())

    def show_judged(self, judged: Judged) -> None:
        said = {
            "": self.tr("Four or more words that do not belong together are easy to keep and hard to guess."),
            "looking": self.tr("Looking at it …"),
            "weak": judged.problem.said if judged.problem else "",
            "good": self.tr("Good: this takes too long to guess."),
        }[judged.verdict]
        kind = {"weak": "warn", "good": "local"}.get(judged.verdict, "soft")
        theme.write_as(self, kind, theme.SMALL)
        self.style().polish(self)
        say(self, said)
