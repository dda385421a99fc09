"""A column of readable width in the middle of whatever room there is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme


def in_the_middle(widget: QWidget) -> QHBoxLayout:
    """The widget as wide as it may be, in the middle of a row."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row


def screen_column(screen: QWidget, header: QWidget, spacing: int) -> QVBoxLayout:
    """Lay out a screen that takes the chat's place: its header, and below it a column as wide as a chat's text."""
    inner = QWidget()
    lengths.keep(inner.setMaximumWidth, theme.COLUMN)
    column = QVBoxLayout(inner)
    lengths.keep(column.setContentsMargins, 0, theme.L, 0, 0)
    lengths.keep(column.setSpacing, spacing)
    across = in_the_middle(inner)
    lengths.keep(across.setContentsMargins, theme.L, 0, theme.L, 0)
    whole = QVBoxLayout(screen)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(header)
    whole.addLayout(across, 1)
    return column
