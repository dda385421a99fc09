"""The small parts that the trust screen is made of: labels, buttons, cards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme


def line(text: str = "", kind: str = "", size: float = theme.BODY, weight: int = theme.REGULAR) -> QLabel:
    """A paragraph of plain text that can be taken along."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    theme.write_as(made, kind, size, weight)
    return made


def figure_of(text: str = "", kind: str = "", weight: int = theme.MEDIUM) -> QLabel:
    """Points in a column: of one width, at its end."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
    theme.write_as(made, kind, theme.BODY, weight, tabular=True)
    return made


def button(text: str, act: Callable[[], object], kind: str = "", name: str = "") -> QPushButton:
    """`name` for who cannot see what it stands beside."""
    made = QPushButton(text)
    theme.write_as(made, kind, theme.BODY, theme.MEDIUM)
    if name:
        made.setAccessibleName(name)
    made.clicked.connect(lambda: act())
    return made


def rule() -> QFrame:
    made = QFrame()
    made.setProperty("kind", "rule")
    return made


def foot(widget: QWidget) -> QWidget:
    """What ends a card, a little apart from what it belongs to; hidden, it takes no room."""
    made = QWidget()
    row = QHBoxLayout(made)
    lengths.keep(row.setContentsMargins, 0, theme.XS, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return made


class Card(QFrame):
    """A card with a column inside; `tone` makes a notice of it: warn, danger."""

    def __init__(self, tone: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "notice" if tone else "card")
        if tone:
            self.setProperty("tone", tone)
        self.column = QVBoxLayout(self)
        lengths.keep(self.column.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        lengths.keep(self.column.setSpacing, theme.S)
