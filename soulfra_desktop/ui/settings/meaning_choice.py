"""The model that finds by meaning: the list of those on this machine, and how far a change of it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.choice import Choice
from soulfra_desktop.ui.kit.meaning import NO_MEANING, MeaningState
from soulfra_desktop.ui.kit.meaning_words import MeaningWords
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.kit.sentences import shown

OTHER = "\0"
"""What stands behind all models: one that is told by its name."""
LEAST = 12
"""Letters of a model that can be read in the narrowest window."""


class MeaningChoice(QWidget):
    """`chosen(name)`; empty leaves it to the documents' language."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.value = ""
        self._state = NO_MEANING
        self._words = MeaningWords(self)
        self.list = _List()
        self.list.setAccessibleName(name)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Name of another model"))
        self.line.setPlaceholderText("st/all-mpnet-base-v2")
        self.line.hide()
        self.change = QLabel()
        self.change.setWordWrap(True)
        theme.write_as(self.change, "soft", theme.SMALL, tabular=True)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        theme.write_as(self.problem, "warn", theme.SMALL)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much the new model has seen"))
        lengths.keep(self.bar.setFixedHeight, 4)
        self.setFocusProxy(self.list)
        self.list.activated.connect(self._taken)
        self.line.editingFinished.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.XS)
        for one in (self.list, self.line, self.problem, self.change, self.bar):
            column.addWidget(one)
        self._fill()

    def offer(self, state: MeaningState) -> None:
        """Which models there are, which one answers, and how far a change is."""
        if state == self._state:
            return
        former, self._state = self._state, state
        if (former.models, former.model, former.coming) != (state.models, state.model, state.coming):
            self._fill()
        self._show_change()

    def show_value(self, value: str) -> None:
        self.value = value
        self.line.hide()
        self._fill()

    def _fill(self) -> None:
        """One that is set and is not here stands in the list as well, by its name."""
        state = self._state
        offered = [("", self._words.by_language(None if self.value else state.coming or state.model))]
        offered += [(model.name, self._words.model(model)) for model in state.models]
        if self.value not in [name for name, _ in offered]:
            offered.append((self.value, self.value))
        offered.append((OTHER, self.tr("Another one, by its name …")))
        self.list.clear()
        for name, said in offered:
            self.list.addItem(said, name)
        self.list.setCurrentIndex(self.list.findData(self.value if self.line.isHidden() else OTHER))
        self._show_change()

    def _show_change(self) -> None:
        state = self._state
        say(self.problem, shown(state.problem))
        say(self.change, self._words.change(state))
        self.bar.setVisible(state.coming is not None)
        self.bar.setRange(0, max(1, state.all))
        self.bar.setValue(state.done)

    def _taken(self, index: int) -> None:
        name = self.list.itemData(index)
        self.line.setVisible(name == OTHER)
        if name == OTHER:
            self.line.setFocus()
        else:
            self._choose(name)

    def _typed(self) -> None:
        if self.line.isVisible() and (name := self.line.text().strip()):
            self._choose(name)

    def _choose(self, name: str) -> None:
        if name != self.value:
            self.show_value(name)
            self.chosen.emit(name)


class _List(Choice):
    """As wide as its column; a wheel that only scrolls the page changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
