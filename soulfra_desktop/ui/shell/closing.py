"""Asked once, when the window is first closed where there is a tray: stay, or quit?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme

WIDEST = 440


class ClosingQuestion(QFrame):
    """A card over the window. Escape leaves the window open and asks again another time."""

    def __init__(self, parent: QWidget, on_answer: Callable[[bool], None]) -> None:
        """`on_answer(stays)` gets what the person chose."""
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self._over = parent
        heading = QLabel(self.tr("Keep Soulfra in the tray?"))
        theme.write_as(heading, "", theme.HEADING, theme.SEMIBOLD)
        said = QLabel(
            self.tr(
                "The quick prompt then answers at once, and you hear when a long answer ends. "
                "You can change this in the settings."
            )
        )
        theme.write_as(said, "soft", theme.BODY)
        for label in (heading, said):
            label.setWordWrap(True)
        self.setAccessibleName(f"{heading.text()} {said.text()}")
        self.stay, self.leave = QPushButton(self.tr("Keep it in the tray")), QPushButton(self.tr("Quit"))
        theme.write_as(self.stay, "primary", theme.BODY, theme.SEMIBOLD)
        self.stay.clicked.connect(lambda: self._answer(on_answer, True))
        self.leave.clicked.connect(lambda: self._answer(on_answer, False))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.stay)
        column = self._column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.XL, theme.L, theme.L, theme.L)
        lengths.keep(column.setSpacing, theme.S)
        column.addWidget(heading)
        column.addWidget(said)
        lengths.space(column, theme.S)
        column.addLayout(row)
        parent.installEventFilter(self)
        self.hide()

    def ask(self) -> None:
        self._place()
        self.show()
        self.raise_()
        self.stay.setFocus()

    def _answer(self, on_answer: Callable[[bool], None], stays: bool) -> None:
        self.hide()
        on_answer(stays)

    def _place(self) -> None:
        width = min(theme.scaled(WIDEST), self._over.width() - 2 * theme.M)
        self.setFixedWidth(width)
        layout = self._column
        layout.activate()
        height = max(layout.heightForWidth(width), layout.minimumSize().height())
        self.setGeometry((self._over.width() - width) // 2, (self._over.height() - height) // 3, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False
