"""The dial between saving and the best answer: a slider with a word at both ends, and what it means where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme

STEP = 5


class Dial(QWidget):
    """`on_turned(value)` once the person has let go of it; a value in between only says what it would mean."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.on_turned: Callable[[int], None] = lambda _value: None
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(2 * STEP)
        self.slider.setAccessibleName(name)
        lengths.keep(self.slider.setMinimumHeight, theme.TARGET)
        self.slider.installEventFilter(self)
        self.meaning = QLabel()
        self.meaning.setWordWrap(True)
        theme.write_as(self.meaning, "soft", theme.SMALL)
        ends = QHBoxLayout()
        lengths.keep(ends.setSpacing, theme.S)
        ends.addWidget(self._end(self.tr("Save")))
        ends.addWidget(self.slider, 1)
        ends.addWidget(self._end(self.tr("Best")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, 2)
        column.addLayout(ends)
        column.addWidget(self.meaning)
        self.slider.valueChanged.connect(self._say)
        self.slider.sliderReleased.connect(self._turned)
        self.slider.actionTriggered.connect(self._acted)
        self._value = -1
        self._say(0)

    def _end(self, text: str) -> QLabel:
        label = QLabel(text)
        theme.write_as(label, "", theme.SMALL, theme.MEDIUM)
        return label

    @property
    def value(self) -> int:
        return self.slider.value()

    def show_value(self, value: int) -> None:
        """Stand there, without telling anybody."""
        self._value = value
        if not self.slider.isSliderDown():
            self.slider.setValue(value)

    def _acted(self, _action: int) -> None:
        """A key or a click beside the handle; what is dragged is told when it is let go."""
        if not self.slider.isSliderDown():
            self.slider.setValue(self.slider.sliderPosition())
            self._turned()

    def _turned(self) -> None:
        if self.slider.value() != self._value:
            self._value = self.slider.value()
            self.on_turned(self._value)

    def _say(self, value: int) -> None:
        said = self._meaning(value)
        self.meaning.setText(said)
        self.slider.setAccessibleDescription(said)

    def _meaning(self, value: int) -> str:
        if value == 0:
            return self.tr("This machine's models answer everything, unless only the starter model is here.")
        if value == 100:
            return self.tr("The best model that is allowed answers everything, whatever it costs.")
        said = self.tr("About {0} of 100 usual questions go to a stronger model than a usual one of this machine.")
        return said.format(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A wheel that only wants to scroll the page must not turn it.
        return event.type() == QEvent.Type.Wheel and not self.slider.hasFocus()
