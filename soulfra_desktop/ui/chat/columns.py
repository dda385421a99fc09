"""Several answers to one question, beside each other; one at a time where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.chat.state import ChatState, Column
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout, clear
from soulfra_desktop.ui.kit.receipt_leaves import short
from soulfra_desktop.ui.kit.transcript import Transcript

LEAST_TOGETHER = 700
"""Pixels under which one column is shown at a time."""
LEAST_EACH = 280
"""Pixels of each of several, three in the usual window: a narrower one breaks the words of tables and code. What does
not fit is scrolled to."""


class ColumnView(QFrame):
    """One answer under its model's name. `stopped()`, `taken()`: this one is gone on with; `acted(action, message)`."""

    stopped = Signal()
    taken = Signal()
    acted = Signal(str, str)
    followed = Signal(str)

    def __init__(self, model: ModelRef) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Answer of {0}").format(short(model)))
        self._name = short(model)
        self._title = QLabel()
        self._title.setMinimumWidth(1)
        self._title.setToolTip(str(model))
        theme.write_as(self._title, "", theme.BODY, theme.SEMIBOLD)
        self.stop = QToolButton()
        lengths.keep_icon(self.stop, 16)
        said = self.tr("Stop {0}").format(self._name)
        self.stop.setToolTip(said)
        self.stop.setAccessibleName(said)
        self.stop.clicked.connect(self.stopped)
        self.take = QPushButton(self.tr("Go on with this one"))
        self.take.setAccessibleName(self.tr("Go on with the answer of {0}").format(self._name))
        theme.write_as(self.take, "", theme.SMALL, theme.SEMIBOLD)
        self.take.clicked.connect(self.taken)
        self.transcript = Transcript()
        self.transcript.setAccessibleName(self.tr("Answer of {0}").format(self._name))
        self.transcript.setMinimumWidth(160)
        self.transcript.acted.connect(self.acted)
        self.transcript.followed.connect(self.followed)
        self._notice = QLabel(self.tr("Waiting …"))
        self._notice.setWordWrap(True)
        self._notice.setAlignment(Qt.AlignmentFlag.AlignTop)
        lengths.keep(self._notice.setContentsMargins, 16, 12, 16, 12)
        theme.write_as(self._notice, "soft", theme.BODY)
        self._lay_out()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def _lay_out(self) -> None:
        policy = self.stop.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that all columns begin on one line
        self.stop.setSizePolicy(policy)
        head = QHBoxLayout()
        lengths.keep(head.setContentsMargins, 16, 8, 8, 6)
        head.addWidget(self._title, 1)
        head.addWidget(self.stop)
        layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 1, 1, 1, 8)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._notice, 1)
        layout.addWidget(self.transcript, 1)
        layout.addWidget(self.take, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_column(self, column: Column) -> None:
        self.stop.setVisible(column.is_running)
        self.take.setEnabled(column.view is not None)
        self.take.setVisible(not (column.has_failed and not (column.view and column.view.text)))
        self._notice.setVisible(column.view is None)
        self.transcript.setVisible(column.view is not None)
        if column.view is not None:
            self.transcript.show_messages((column.view,), column.view.id)

    def _paint_icons(self) -> None:
        self.stop.setIcon(icons.icon("stop", "soft", 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(40, self.width() - 64)
        self._title.setText(self._title.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room))


class ColumnsView(QWidget):
    """`stopped(model)`, `taken(model)`, `acted(action, message)`, `followed(address)`."""

    stopped = Signal(object)
    taken = Signal(object)
    acted = Signal(str, str)
    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._models: tuple[ModelRef, ...] = ()
        self._views: list[ColumnView] = []
        self._tabs: list[QPushButton] = []
        self._place = 0
        self._question = QLabel()
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setMinimumWidth(1)
        theme.write_as(self._question, "", theme.PROSE, theme.SEMIBOLD)
        self._asked = ""
        self._above = QWidget()
        self._tab_row = FlowLayout(self._above, 6)
        self._beside = QWidget()
        self._beside.setProperty("kind", "canvas")
        self._row = QHBoxLayout(self._beside)
        self._row.setContentsMargins(0, 0, 0, 0)
        lengths.keep(self._row.setSpacing, theme.M)
        self.across = QScrollArea()
        self.across.setFrameShape(QFrame.Shape.NoFrame)
        self.across.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the columns take the keyboard and bring themselves in
        self.across.setWidgetResizable(True)
        self.across.setWidget(self._beside)
        layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 16, 12, 16, 4)
        lengths.keep(layout.setSpacing, 10)
        layout.addWidget(self._question)
        layout.addWidget(self._above)
        layout.addWidget(self.across, 1)

    def show_state(self, state: ChatState) -> None:
        """Show the columns of this state; made anew only for other models."""
        models = tuple(column.model for column in state.columns)
        if models != self._models:
            self._make(models)
        for view, tab, column in zip(self._views, self._tabs, state.columns, strict=True):
            view.show_column(column)
            self._mark(tab, column)
        asked = next((message.text for message in reversed(state.messages) if message.role == "user"), "")
        self._asked = " ".join(asked[:400].split())
        self._question.setToolTip(asked[:2_000])
        self._arrange()

    def _mark(self, tab: QPushButton, column: Column) -> None:
        """Whether its answer is there, still comes, or failed; for the ear as well."""
        if column.has_failed:
            tab.setIcon(icons.icon("alert", "danger", 14))
            said = self.tr("Show the answer of {0}: it failed")
        else:
            tab.setIcon(icons.icon("hourglass" if column.is_running else "check", "soft", 14))
            said = self.tr("Show the answer of {0}")
        tab.setAccessibleName(said.format(short(column.model)))

    def _make(self, models: tuple[ModelRef, ...]) -> None:
        self._models, self._views, self._tabs, self._place = models, [], [], 0
        clear(self._row)
        clear(self._tab_row)
        for number, model in enumerate(models):
            view = ColumnView(model)
            view.stopped.connect(lambda model=model: self.stopped.emit(model))
            view.taken.connect(lambda model=model: self.taken.emit(model))
            view.acted.connect(self.acted)
            view.followed.connect(self.followed)
            self._row.addWidget(view, 1)
            self._views.append(view)
            tab = QPushButton(short(model))
            tab.setCheckable(True)
            tab.setMinimumWidth(1)
            theme.write_as(tab, "toggle", theme.SMALL, theme.MEDIUM)
            tab.clicked.connect(lambda _checked=False, number=number: self._turn_to(number))
            self._tab_row.addWidget(tab)
            self._tabs.append(tab)

    def _turn_to(self, place: int) -> None:
        self._place = place
        self._arrange()

    @property
    def is_together(self) -> bool:
        """Whether all columns are shown at once."""
        return self.width() >= theme.scaled(LEAST_TOGETHER)

    def _arrange(self) -> None:
        together = self.is_together
        self._above.setVisible(not together)
        for number, (view, tab) in enumerate(zip(self._views, self._tabs, strict=True)):
            view.setVisible(together or number == self._place)
            view.setMinimumWidth(theme.scaled(LEAST_EACH) if together else 0)
            tab.setVisible(not together)
            tab.setChecked(number == self._place)
        room = max(40, self.width() - 40)
        self._question.setText(self._question.fontMetrics().elidedText(self._asked, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
