"""A row of choices of which one holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.flow import FlowLayout


class Choices(QWidget):
    """`options` are pairs of a text and its value; `choose(value)` when one is pressed."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]], choose: Callable[[str], None]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        row = FlowLayout(self, theme.S)
        group = QButtonGroup(self)
        for text, value in options:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAccessibleDescription(name)
            theme.write_as(button, "toggle", theme.SMALL, theme.MEDIUM)
            button.clicked.connect(lambda _checked, value=value: choose(value))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[value] = button

    def show_choice(self, value: str) -> None:
        self.buttons[value].setChecked(True)
