"""The list of former quick prompts."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.quick_prompt.state import QuickState


def when_words(at: datetime) -> str:
    """A moment in the person's time zone, as their language writes it."""
    moment = QDateTime.fromSecsSinceEpoch(round(at.timestamp()))
    short = QLocale.FormatType.ShortFormat
    if moment.date() == QDate.currentDate():
        return QLocale().toString(moment.time(), short)
    return QLocale().toString(moment.date(), QCoreApplication.translate("Past", "d MMM yyyy"))


class _Title(QLabel):
    """Ends in … where there is no room for all of it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.setMinimumWidth(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, self.width()))


class Past(QWidget):
    """`chosen(place)` for the one that was clicked; the marked one is shown pressed."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._drawn: object = None
        self._rows: list[QPushButton] = []
        self._heading = QLabel(self.tr("Asked before"))
        theme.write_as(self._heading, "soft", theme.TINY, theme.SEMIBOLD)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(self._column.setSpacing, 2)
        self._column.addWidget(self._heading)
        self._nothing = QLabel(self.tr("What you ask here is listed here, and among your chats."))
        self._nothing.setWordWrap(True)
        theme.write_as(self._nothing, "soft", theme.SMALL)
        self._column.addWidget(self._nothing)

    def render(self, state: QuickState) -> None:  # type: ignore[override]
        self.setVisible(state.past is not None)
        if state.past is None:
            return
        if state.past != self._drawn:
            self._drawn = state.past
            self._fill(state)
        for place, row in enumerate(self._rows):
            row.setChecked(place == state.place)

    def _fill(self, state: QuickState) -> None:
        for row in self._rows:
            row.deleteLater()
        self._rows = []
        past = state.past or ()
        self._nothing.setVisible(not past)
        for place, one in enumerate(past):
            row = QPushButton()
            row.setCheckable(True)
            lengths.keep(row.setFixedHeight, theme.TARGET + 4)
            theme.write_as(row, "row", theme.BODY)
            when = when_words(one.updated_at)
            row.setAccessibleName(f"{one.title}, {when}")
            row.clicked.connect(lambda _on=False, place=place: self.chosen.emit(place))
            title, at = _Title(one.title), QLabel(when)
            theme.write_as(title, "", theme.BODY)
            theme.write_as(at, "soft", theme.SMALL, tabular=True)
            line = QHBoxLayout(row)
            lengths.keep(line.setContentsMargins, theme.M, 0, theme.M, 0)
            line.addWidget(title, 1)
            line.addWidget(at)
            self._column.addWidget(row)
            self._rows.append(row)
