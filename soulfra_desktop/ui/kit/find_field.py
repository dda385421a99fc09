"""What a field to find something in looks like: a lens before the words, a cross after them, both in the theme's ink."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from soulfra_desktop.ui.kit import icons
from soulfra_desktop.ui.kit.clearing import clearable


def dress(field: QLineEdit, name: str, tone: str = "faint") -> Callable[[], None]:
    """Give a field its two signs; `name` is what the lens is called. What is returned paints them in another theme."""
    clearable(field)
    field.setStyleSheet("QToolButton { min-width: 0; min-height: 0; border: none; }")
    lens = field.addAction(icons.icon("search", tone, 16), QLineEdit.ActionPosition.LeadingPosition)
    lens.setText(name)
    cross = field.findChild(QAction, "_q_qlineeditclearaction")

    def paint() -> None:
        lens.setIcon(icons.icon("search", tone, 16))
        if cross is not None:
            cross.setIcon(icons.icon("x", "soft", 16))

    paint()
    return paint
