"""A line that can be emptied by a press: Qt gives its button no name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QToolButton


def clearable(line: QLineEdit) -> None:
    """Put a named button into the line that empties it."""
    line.setClearButtonEnabled(True)
    for button in line.findChildren(QToolButton):
        button.setAccessibleName(QCoreApplication.translate("Clearing", "Empty this field"))
