"""One line inside the composer: what stands in the way of a question, or what is offered, with what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import clear

NARROW = 460
Act = tuple[str, Callable[[], None]]


class ComposerNotice(QWidget):
    """Shows one thing at a time; `say` with an empty text hides it."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = QLabel()
        lengths.keep(self._mark.setFixedSize, 18, 18)
        self._icon = ("info", "warn")
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self.said, "warn", theme.SMALL, theme.MEDIUM)
        words = QHBoxLayout()
        lengths.keep(words.setSpacing, 7)
        words.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        words.addWidget(self.said, 1)
        self._buttons = QHBoxLayout()
        lengths.keep(self._buttons.setSpacing, 2)
        self._layout = QHBoxLayout(self)
        lengths.keep(self._layout.setContentsMargins, 2, 0, 0, 0)
        lengths.keep(self._layout.setSpacing, 4)
        self._layout.addLayout(words, 1)
        self._layout.addLayout(self._buttons)
        self._content: object = None
        self.hide()

    def say(self, text: str, *, tone: str = "warn", icon: str = "info", actions: Sequence[Act] = ()) -> None:
        """Show this; does nothing where it is shown already, so that a button keeps the keyboard's focus."""
        content = (text, tone, icon, tuple(label for label, _ in actions))
        if content == self._content:
            return
        self._content = content
        self.setVisible(bool(text))
        self.said.setText(text)
        self.said.setProperty("kind", tone)
        self.said.style().polish(self.said)
        self._icon = (icon, tone)
        self.retheme()
        clear(self._buttons)
        for label, act in actions:
            button = QPushButton(label)
            theme.write_as(button, "link", theme.SMALL, theme.SEMIBOLD)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button)
        self.setAccessibleName(text)
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def retheme(self) -> None:
        name, tone = self._icon
        self._mark.setPixmap(icons.picture(name, tone, 18))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons go below the words where there is no room beside them."""
        narrow = self.width() < theme.scaled(NARROW)
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._layout.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTrailing if narrow else Qt.AlignmentFlag(0))
        super().resizeEvent(event)
