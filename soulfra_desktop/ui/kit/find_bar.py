"""The bar in which words are looked for in a chat."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.finding import MOST, Finder
from soulfra_desktop.ui.kit.icons import icon
from soulfra_desktop.ui.kit.sentences import figure

WIDEST = 420
ASIDE = 12


class FindBar(QFrame):
    """Floats over the head of its parent. `left` when the person is done."""

    left = Signal()

    def __init__(self, finder: Finder, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Find in this chat"))
        self._finder = finder
        finder.on_change = self._tell
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this chat"))
        self.field.setAccessibleName(self.tr("Find in this chat"))
        lengths.keep(self.field.setMinimumHeight, theme.TARGET)
        self.field.textChanged.connect(finder.look_for)
        self.count = QLabel()
        lengths.keep(self.count.setMinimumWidth, 64)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.write_as(self.count, "soft", theme.SMALL, tabular=True)
        self._buttons = {
            "chevron-up": self._button(self.tr("Previous match"), lambda: finder.step(-1)),
            "chevron-down": self._button(self.tr("Next match"), lambda: finder.step(1)),
            "x": self._button(self.tr("Close the search"), self.leave),
        }
        row = QHBoxLayout(self)
        lengths.keep(row.setContentsMargins, 6, 6, 6, 6)
        lengths.keep(row.setSpacing, 2)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in self._buttons.values():
            row.addWidget(button)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.hide()

    def _button(self, name: str, run: object) -> QToolButton:
        made = QToolButton()
        made.setAccessibleName(name)
        made.setToolTip(name)
        lengths.keep(made.setFixedSize, theme.TARGET, theme.TARGET)
        lengths.keep_icon(made, 16)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: run())  # type: ignore[operator]
        return made

    def _paint_icons(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icon(name, "soft", 16))

    def take_place(self) -> None:
        """Stand at the head of the parent, beside its scroll bar."""
        parent = self._over
        width = min(theme.scaled(WIDEST), parent.width() - 2 * ASIDE - 8)
        height = self.sizeHint().height()
        left = ASIDE if self.isRightToLeft() else parent.width() - width - ASIDE - 8
        self.setGeometry(left, ASIDE, width, height)

    def open(self) -> None:
        """Show it with the words of before, ready to be typed over."""
        self.take_place()
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()
        self._finder.look_for(self.field.text())

    def leave(self) -> None:
        """Hide it, and the marks with it."""
        self.hide()
        self._finder.look_for("")
        self.left.emit()

    def _tell(self) -> None:
        finder = self._finder
        if not finder.words:
            said = ""
        elif not finder.matches:
            said = self.tr("Searching …") if finder.searching else self.tr("Not found")
        else:
            of = figure(f"{len(finder.matches):,}") + ("+" if len(finder.matches) == MOST or finder.searching else "")
            said = self.tr("{0} of {1}").format(figure(f"{finder.current + 1:,}"), of)
        self.count.setText(said)
        self.count.setAccessibleName(said)
        for name in ("chevron-up", "chevron-down"):
            self._buttons[name].setEnabled(bool(finder.matches))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self._finder.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)
