"""Fields of the account's forms: a password that can be shown, what is thought of it, a code."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from soulfra_desktop.ui.account.state import Judged
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.painting import say

HEIGHT = 38
PASSWORD_LONGEST, LINE_LONGEST = 1024, 320
"""Characters."""

GUESSABLE = (
    QT_TRANSLATE_NOOP("Verdict", "Straight rows of keys are easy to guess"),
    QT_TRANSLATE_NOOP("Verdict", "Short keyboard patterns are easy to guess"),
    QT_TRANSLATE_NOOP("Verdict", 'Repeats like "aaa" are easy to guess'),
    QT_TRANSLATE_NOOP("Verdict", 'Repeats like "abcabcabc" are only slightly harder to guess than "abc"'),
    QT_TRANSLATE_NOOP("Verdict", 'Sequences like "abc" or "6543" are easy to guess'),
    QT_TRANSLATE_NOOP("Verdict", "Recent years are easy to guess"),
    QT_TRANSLATE_NOOP("Verdict", "Dates are often easy to guess"),
    QT_TRANSLATE_NOOP("Verdict", "This is a top-10 common password"),
    QT_TRANSLATE_NOOP("Verdict", "This is a top-100 common password"),
    QT_TRANSLATE_NOOP("Verdict", "This is a very common password"),
    QT_TRANSLATE_NOOP("Verdict", "This is similar to a commonly used password"),
    QT_TRANSLATE_NOOP("Verdict", "A word by itself is easy to guess"),
    QT_TRANSLATE_NOOP("Verdict", "Names and surnames by themselves are easy to guess"),
    QT_TRANSLATE_NOOP("Verdict", "Common names and surnames are easy to guess"),
    QT_TRANSLATE_NOOP("Verdict", "It can be guessed"),
)
"""What zxcvbn finds: it comes in the middle of a sentence of ours, and is translated with it."""


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


class Consent(QWidget):
    """A check mark whose words go on in the next line where the window is narrow; a click on them counts too."""

    toggled = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.check = QCheckBox()
        self.check.setAccessibleName(text)
        self._words = QLabel(text)
        self._words.setWordWrap(True)
        self._words.setBuddy(self.check)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        lengths.keep(row.setSpacing, theme.XS)
        row.addWidget(self.check)
        row.addWidget(self._words, 1)
        self.setFocusProxy(self.check)
        self.check.toggled.connect(self.toggled.emit)

    def isChecked(self) -> bool:
        return self.check.isChecked()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.check.toggle()
        super().mouseReleaseEvent(event)


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
