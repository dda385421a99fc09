"""One calm line above the composer: what happened or what is offered, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.announcer import announce
from soulfra_desktop.ui.kit.sentences import shown

NARROW = 420


class Banner(QFrame):
    """Shows one thing at a time; `say` changes it, `hide` ends it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        lengths.keep(self.setMaximumWidth, theme.COLUMN)
        self._mark = ("info", "accent")
        self._icon = QLabel()
        lengths.keep(self._icon.setFixedSize, 20, 20)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self._said, "", theme.BODY, theme.MEDIUM)
        self._advice = QLabel()
        self._advice.setWordWrap(True)
        self._advice.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self._advice, "soft", theme.SMALL)
        words = QVBoxLayout()
        lengths.keep(words.setSpacing, 1)
        words.addWidget(self._said)
        words.addWidget(self._advice)
        self._buttons = QHBoxLayout()
        lengths.keep(self._buttons.setSpacing, 2)
        said = QHBoxLayout()
        lengths.keep(said.setSpacing, 10)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        said.addLayout(words, 1)
        self._layout = QHBoxLayout(self)
        lengths.keep(self._layout.setContentsMargins, 14, 8, 8, 8)
        lengths.keep(self._layout.setSpacing, 6)
        self._layout.addLayout(said, 1)
        self._layout.addLayout(self._buttons)
        theme.changed.connect(self._paint)
        self._content: object = None
        self.hide()

    def say(
        self,
        said: str,
        advice: str = "",
        *,
        icon: str = "info",
        tone: str = "accent",
        actions: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Show this; does nothing where it is shown already, so that a button keeps the keyboard's focus."""
        said, advice = shown(said), shown(advice)
        content = (said, advice, icon, tuple(label for label, _ in actions))
        self.show()
        if content == self._content:
            return
        self._content = content
        announce(self, f"{said} {advice}".strip(), assertive=tone == "danger")
        self._said.setText(said)
        self._said.setProperty("kind", tone if tone in ("danger", "warn") else "")
        self._said.style().polish(self._said)
        self.setProperty("tone", tone)
        self.style().polish(self)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._mark = (icon, tone)
        while (item := self._buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for label, act in actions:
            button = QPushButton(label)
            theme.write_as(button, "link", theme.BODY, theme.SEMIBOLD)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button)
        self.setAccessibleName(f"{said} {advice}".strip())
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons go below the words where there is no room beside them."""
        narrow = self.width() < theme.scaled(NARROW)
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._layout.setAlignment(self._buttons, Qt.AlignmentFlag.AlignRight)
        super().resizeEvent(event)

    def _paint(self) -> None:
        self._icon.setPixmap(icons.picture(*self._mark))
