"""A link alone in its line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton

BARE = "QPushButton { padding: 0; } QPushButton:hover { background: transparent; text-decoration: underline; }"
"""Without a ground there is no room around the words, which would stand beside their column."""


def in_line(link: QPushButton) -> QHBoxLayout:
    """Its words begin where the column begins."""
    link.setStyleSheet(BARE)
    row = QHBoxLayout()
    row.addWidget(link)
    row.addStretch(1)
    return row
