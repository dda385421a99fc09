"""The command palette: everything that can be done here, found by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.announcer import announce
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window
from soulfra_desktop.ui.kit.theme import scaled
from soulfra_desktop.ui.shell.commands import Command, Group, Source, found

WIDEST = 600
TALLEST = 460
ROW, HEADING = 38, 30
COMMAND = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Palette(QWidget):
    """Over the whole window, which it dims; Esc or a click beside it closes it and gives the focus back."""

    def __init__(self, window: QWidget, sources: Sequence[Source]) -> None:
        super().__init__(window)
        self._over = window
        self._sources = sources
        self._groups: tuple[Group, ...] = ()
        self._came_from: QWidget | None = None
        self.setAccessibleName(self.tr("Commands"))
        self.card = QFrame(self)
        self.card.setProperty("kind", "popup")
        self.field = QLineEdit()
        self.field.setProperty("kind", "palette")
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        self.field.setAccessibleName(self.tr("Find a command, a setting or a chat"))
        begin_with_the_window(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What fits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.nothing = QLabel(self.tr("Nothing is called that. Try a shorter word."))
        self.nothing.setWordWrap(True)
        lengths.keep(self.nothing.setContentsMargins, theme.L, theme.M, theme.L, theme.L)
        theme.write_as(self.field, size=theme.PROSE)
        theme.write_as(self.nothing, "soft")
        column = QVBoxLayout(self.card)
        lengths.keep(column.setContentsMargins, 7, 7, 7, 7)
        lengths.keep(column.setSpacing, 5)
        for widget in (self.field, self.list, self.nothing):
            column.addWidget(widget)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self.list.itemEntered.connect(self._point_at)
        self.list.currentItemChanged.connect(self._announce)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show everything, with the keyboard in the field."""
        self._came_from = QApplication.focusWidget()
        self._groups = tuple(Group(title, tuple(make())) for title, make in self._sources)
        self.field.clear()
        self._find("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self._came_from = None

    # What fits

    def _find(self, query: str) -> None:
        self.list.clear()
        for group in found(self._groups, query):
            heading = QListWidgetItem(group.title)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(heading)
            for command in group.commands:
                self.list.addItem(_item(command))
        any_found = self.list.count() > 0
        self.list.setVisible(any_found)
        self.nothing.setVisible(not any_found)
        if any_found:
            self.list.setCurrentRow(1)
        elif self.isVisible():
            announce(self, self.nothing.text())
        self._place()

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        width = min(scaled(WIDEST), self.width() - 2 * theme.L)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        margins = self.card.contentsMargins().top() + 7 + self.field.sizeHint().height() + 5 + 7 + 4
        self.nothing.setFixedWidth(width - 16)
        below = rows if rows else self.nothing.heightForWidth(width - 16)
        top = min(scaled(72), self.height() // 8)
        height = min(margins + below, scaled(TALLEST), self.height() - top - theme.L)
        self.card.setGeometry((self.width() - width) // 2, top, width, height)

    def _announce(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.isVisible():
            announce(self, item.data(Qt.ItemDataRole.AccessibleTextRole))

    def _run(self, item: QListWidgetItem | None) -> None:
        command = item.data(COMMAND) if item is not None else None
        if isinstance(command, Command):
            self.close_palette()
            command.run()

    # Keys and mouse

    def _point_at(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.list.setCurrentItem(item)

    def _step(self, step: int) -> None:
        count, row = self.list.count(), self.list.currentRow()
        for _ in range(count):
            row = (row + step) % count
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                break
        if count:
            self.list.setCurrentRow(row)
            if row == 1:
                self.list.scrollToTop()  # the heading above the first row comes into sight too

    def _key(self, event: QKeyEvent) -> bool:
        key, page = event.key(), max(1, self.list.height() // scaled(ROW) - 1)
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentItem())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            last = self.list.count() - 1
            self.list.setCurrentRow(
                min(last, max(0, self.list.currentRow() + (page if key == Qt.Key.Key_PageDown else -page)))
            )
            if not self.list.currentItem().flags() & Qt.ItemFlag.ItemIsEnabled:
                self._step(1)
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # there is nothing else to go to
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self._over and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 90))
        painter.end()


def _item(command: Command) -> QListWidgetItem:
    item = QListWidgetItem(command.label)
    item.setData(COMMAND, command)
    spoken = ", ".join(part for part in (command.label, command.section, command.keys) if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setToolTip(command.label)
    return item


class _Rows(QStyledItemDelegate):
    """A heading, or a command with its section and its keys at the far side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = ROW if isinstance(index.data(COMMAND), Command) else HEADING
        return QSize(100, scaled(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command = index.data(COMMAND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # type: ignore[attr-defined]
        if isinstance(command, Command):
            self._command(painter, option, area, command)
        else:
            painter.setFont(theme.font(theme.TINY, theme.SEMIBOLD))
            painter.setPen(theme.color("faint"))
            inside = area.adjusted(scaled(11), scaled(4), -scaled(11), -scaled(3))
            painter.drawText(inside, _start(option) | Qt.AlignmentFlag.AlignBottom, str(index.data()))
        painter.restore()

    def _command(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, command: Command) -> None:
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), scaled(8), scaled(8))
            bar = QRect(area.left() + 1, area.top() + scaled(9), scaled(3), area.height() - scaled(18))
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QStyle.visualRect(direction, area, bar), 1.5, 1.5)
        inside = area.adjusted(scaled(11), 0, -scaled(11), 0)
        taken = 0
        if command.keys:
            taken = self._keys(painter, option, inside, command.keys)
        if command.section:
            font = theme.font(theme.SMALL)
            width = QFontMetrics(font).horizontalAdvance(command.section)
            wanted = QFontMetrics(theme.font(theme.BODY, theme.MEDIUM)).horizontalAdvance(command.label)
            if wanted + width + taken + scaled(theme.XL) < inside.width():
                place = QRect(inside.right() - taken - width, inside.top(), width + 1, inside.height())
                painter.setFont(font)
                painter.setPen(theme.color("faint"))
                painter.drawText(
                    QStyle.visualRect(direction, inside, place), Qt.AlignmentFlag.AlignVCenter, command.section
                )
                taken += width + scaled(12)
        font = theme.font(theme.BODY, theme.MEDIUM)
        room = inside.adjusted(0, 0, -taken, 0)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        label = QFontMetrics(font).elidedText(command.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            QStyle.visualRect(direction, inside, room), _start(option) | Qt.AlignmentFlag.AlignVCenter, label
        )

    def _keys(self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, keys: str) -> int:
        """The keys in a frame at the far side; how much they take."""
        font = theme.font(theme.SMALL, theme.MEDIUM)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(keys) + scaled(14), metrics.height() + scaled(6)
        place = QRect(inside.right() - width, inside.center().y() - height // 2, width, height)
        place = QStyle.visualRect(option.direction, inside, place)  # type: ignore[attr-defined]
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("canvas"))
        painter.drawRoundedRect(place, scaled(5), scaled(5))
        painter.setFont(font)
        painter.setPen(theme.color("soft"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, keys)
        return width + scaled(12)


def _start(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    right_to_left = option.direction == Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
    side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute
