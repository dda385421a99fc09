"""A chat before its first question: one sentence, and examples that can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.column import in_the_middle

MEASURE = 600
"""Pixels of a line of prose that the eye still finds the next one from."""


class EmptyChat(QScrollArea):
    """`tried(text)`: an example was clicked; `imported()`: the way to bring chats along was."""

    tried = Signal(str)
    imported = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setProperty("kind", "page")
        column = QVBoxLayout(page)
        lengths.keep(column.setContentsMargins, 24, 24, 24, 24)
        lengths.keep(column.setSpacing, 8)
        column.addStretch(2)
        self._title = title = QLabel(self.tr("What would you like to know?"))
        title.setWordWrap(True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        theme.write_as(title, "", theme.DISPLAY, theme.SEMIBOLD)
        column.addWidget(title)
        self._about = about = QLabel(self._usual())
        about.setWordWrap(True)
        about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        theme.write_as(about, "soft", theme.BODY)
        lengths.keep(about.setMaximumWidth, MEASURE)
        column.addLayout(in_the_middle(about))
        lengths.space(column, 12)
        for text in self._examples():
            column.addWidget(self._example(text), 0, Qt.AlignmentFlag.AlignHCenter)
        lengths.space(column, 8)
        self.bring = QPushButton(self.tr("Bring your chats from another app"))
        theme.write_as(self.bring, "link", theme.BODY)
        self.bring.setMinimumWidth(0)
        self.bring.clicked.connect(lambda: self.imported.emit())
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setWidget(page)

    def _usual(self) -> str:
        return self.tr("Models on this machine answer first. Every reply shows who answered, why, and what it cost.")

    def show_temporary(self, temporary: bool) -> None:
        """Say what a temporary chat is, or what any chat is."""
        unkept = self.tr(
            "Nothing of it is written down: not in the list, not in the search, not on this disk. It is gone when you "
            "leave it, unless you keep it. A provider that you let answer may still keep what it is sent."
        )
        asked = self.tr("What would you like to know?")
        self.bring.setVisible(not temporary)
        self._title.setText(self.tr("A temporary chat") if temporary else asked)
        self._about.setText(unkept if temporary else self._usual())

    def _examples(self) -> tuple[str, ...]:
        return (
            self.tr("Explain how bread rises, to a ten-year-old"),
            self.tr("Write a polite letter to cancel a contract"),
            self.tr("What can I cook from rice, eggs and spinach?"),
        )

    def _example(self, text: str) -> QPushButton:
        button = QPushButton(text)
        theme.write_as(button, "", theme.BODY)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(0)
        button.clicked.connect(lambda: self.tried.emit(text))
        return button


class Loading(QWidget):
    """Where the messages will stand, while they are being read."""

    _BARS = ((0.45, 1.0, 44), (0.0, 0.92, 12), (0.0, 0.84, 12), (0.0, 0.5, 12))

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("The chat is being opened"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("user"))
        width = min(theme.scaled(theme.COLUMN), self.width() - 48)
        left, top = (self.width() - width) / 2, 28.0
        for start, end, height in self._BARS:
            painter.drawRoundedRect(
                QRectF(left + start * width, top, (end - start) * width, height), height / 3, height / 3
            )
            top += height + 16
