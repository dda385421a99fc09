"""Short news at the foot of the window: what happened, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.announcer import announce
from soulfra_desktop.ui.kit.sentences import shown

STAYS_MS = 12_000
WIDEST = 560
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


@dataclass(frozen=True, slots=True)
class Notice:
    """One piece of news. `details` is text that can be opened and copied; without `lasting` it goes by itself."""

    kind: Literal["done", "problem"]
    text: str
    action: str = ""
    on_action: Callable[[], object] = lambda: None
    details: str = ""
    lasting: bool = False


class NoticeBar(QFrame):
    """One notice at a time over the foot of its parent; a new one takes the place of the old."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self._over = parent
        self._above: QWidget | None = None
        self._came_from: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._notice: Notice | None = None
        self.on_closed: Callable[[], None] = lambda: None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._action = QPushButton()
        theme.write_as(self._action, "link", weight=theme.SEMIBOLD)
        self._more = QPushButton(self.tr("Details"))
        theme.write_as(self._more, "link")
        self._more.setCheckable(True)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.setToolTip(self.tr("Close"))
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setFont(theme.mono(theme.TINY))
        self._details.setProperty("kind", "input")
        self._details.setAccessibleName(self.tr("What went wrong, for a report"))
        lengths.keep(self._details.setFixedHeight, 150)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        self._action.clicked.connect(self._act)
        self._more.toggled.connect(self._open_details)
        self._close.clicked.connect(self.close_notice)
        parent.installEventFilter(self)
        self._leave_the_keyboard()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.hide()

    def _leave_the_keyboard(self) -> None:
        """A click leaves it where it is; who comes with it goes back with it."""
        for button in (self._action, self._more, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        lengths.keep(row.setSpacing, theme.S)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for button in (self._action, self._more, self._close):
            row.addWidget(button)
        column = self._column
        lengths.keep(column.setContentsMargins, 14, 7, 7, 7)
        column.addLayout(row)
        column.addWidget(self._details)

    def show_notice(self, notice: Notice) -> None:
        """Show it, and have a screen reader say it."""
        self._notice = notice
        text = shown(notice.text)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action.setVisible(bool(notice.action))
        self._action.setText(notice.action)
        self._more.setVisible(bool(notice.details))
        self._more.setChecked(False)
        self._details.hide()
        self._details.setPlainText(notice.details)
        self._paint_icons()
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        announce(self, text, assertive=notice.kind == "problem")
        self._timer.stop() if notice.lasting else self._timer.start(STAYS_MS)

    def stay_above(self, foot: QWidget) -> None:
        """Leave this uncovered while it is seen: what is written in goes on being written in."""
        self._above = foot
        foot.installEventFilter(self)

    def close_notice(self) -> None:
        self._timer.stop()
        if self._notice is not None:
            self._notice = None
            self._leave()
            self.on_closed()

    def _act(self) -> None:
        notice, self._notice = self._notice, None
        self._timer.stop()
        self._leave()
        if notice is not None:
            notice.on_action()

    def _leave(self) -> None:
        """The keyboard goes back to where it was before it came here."""
        had_focus, before = self.isAncestorOf(QApplication.focusWidget() or self._over), self._came_from
        self.hide()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and old is not None and not self.isAncestorOf(old):
            self._came_from = old

    def _open_details(self, opened: bool) -> None:
        self._details.setVisible(opened)
        self._timer.stop()
        self._place()

    def _time_is_up(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.focusWidget() or self._over):
            self._timer.start(STAYS_MS)
        else:
            self.close_notice()

    def _paint_icons(self) -> None:
        problem = self._notice is not None and self._notice.kind == "problem"
        name, token = ("alert", "danger") if problem else ("check", "accent")
        self._icon.setPixmap(icons.picture(name, token))
        self._close.setIcon(icons.icon("x"))

    def _place(self) -> None:
        room, layout = self._room(), self._column
        width = min(theme.scaled(WIDEST), room.width() - 2 * theme.L)
        self.setFixedWidth(width)
        layout.activate()
        height = max(layout.heightForWidth(width), layout.minimumSize().height())
        self.setGeometry(room.center().x() + 1 - width // 2, room.bottom() + 1 - height, width, height)

    def _room(self) -> QRect:
        """Where it may stand, at the foot: above what must stay uncovered, where that is seen."""
        over, above = self._over, self._above
        if above is None or not isValid(above) or not above.isVisibleTo(over):
            return over.rect().adjusted(0, 0, 0, -theme.XL)
        place = above.mapTo(over, QPoint(0, 0))
        return QRect(place.x(), 0, above.width(), place.y() - theme.XS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # At the end of all, windows that still stand are hidden as they are destroyed, the one this lies on first.
        if event.type() in _MOVES and isValid(self) and isValid(self._over) and not self.isHidden():
            self._place()
        return False
