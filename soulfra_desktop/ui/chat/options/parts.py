"""What the panel's two halves are made of: a heading over a control, words under it, a link that resets it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from soulfra_desktop.ui.kit import theme


def words(tone: str = "soft") -> QLabel:
    """A sentence under a control."""
    made = QLabel()
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    theme.write_as(made, tone, theme.SMALL)
    return made


def link(text: str, name: str, act: Callable[[], None]) -> QPushButton:
    """A quiet way back; `name` says for a screen reader, and under the mouse, what of."""
    made = QPushButton(text)
    made.setAccessibleName(name)
    made.setToolTip(name)
    theme.write_as(made, "link", theme.SMALL, theme.MEDIUM)
    made.clicked.connect(lambda: act())
    return made


def headed(text: str, reset: QPushButton | None = None) -> tuple[QHBoxLayout, QLabel]:
    """The heading of a control, with the link that resets it; its room is kept while there is nothing to reset."""
    label = QLabel(text)
    label.setWordWrap(True)
    theme.write_as(label, "", theme.SMALL, theme.SEMIBOLD)
    row = QHBoxLayout()
    row.addWidget(label, 1)
    if reset is not None:
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        row.addWidget(reset)
    return row, label
