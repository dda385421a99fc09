"""The prompts over the composer: filtered as you type, moved through by keys, with the keyboard left in the field."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.sentences import from_the_left
from soulfra_desktop.ui.kit.theme import scaled
from soulfra_desktop.ui.prompts.calling import CallRow, CallState

WIDTH, ROW, SHOWN = 460, 48, 6
_ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[CallRow, ...] = ()

    def show(self, rows: tuple[CallRow, ...]) -> None:
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            title, about = self.words(row)
            return f"{title}, {about}" if about else title
        return None

    def words(self, row: CallRow) -> tuple[str, str]:
        """Name and description."""
        if row.prompt is None:
            return self.tr("Prompts…"), self.tr("Write, change and share your own")
        about = row.prompt.description or " ".join(row.prompt.text[:200].split())
        if row.kind == "example":
            about = self.tr("Example: {0}").format(about)
        return from_the_left(f"/{row.prompt.name}"), about


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model: _Rows = index.model()  # type: ignore[assignment]
        row: CallRow = index.data(_ROW)
        title, about = model.words(row)
        area = QRect(option.rect).adjusted(scaled(4), 1, -scaled(4), -1)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area, scaled(8), scaled(8))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        name = {"prompt": "prompt", "example": "plus", "manage": "settings"}[row.kind]
        mark = QStyle.alignedRect(
            option.direction,  # type: ignore[attr-defined]
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            QSize(scaled(18), scaled(18)),
            area.adjusted(scaled(10), 0, -scaled(10), 0),
        )
        icons.icon(name, "accent" if row.kind != "manage" else "soft").paint(painter, mark)
        words = (
            area.adjusted(scaled(12), 0, -scaled(40), 0) if mirrored else area.adjusted(scaled(40), 0, -scaled(12), 0)
        )
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        half = area.height() // 2
        for text, font, token, top, place in (
            (title, theme.font(theme.BODY, theme.MEDIUM), "ink", scaled(4), Qt.AlignmentFlag.AlignVCenter),
            (about, theme.font(theme.SMALL), "soft", half - 1, Qt.AlignmentFlag.AlignVCenter),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(token))
            line = QRect(words.left(), area.top() + top, words.width(), half - scaled(3))
            fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(line, side | place | Qt.AlignmentFlag.AlignAbsolute, fitted)
        painter.restore()


class PromptPopup(QFrame):
    """Stands over `above`, inside `over`. `chosen(row)` when a line is clicked."""

    chosen = Signal(object)

    def __init__(self, over: QWidget, above: QWidget) -> None:
        super().__init__(over)
        self._above = above
        self.setProperty("kind", "popup")
        self._rows = _Rows(self)
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Painter(self))
        self.list.setAccessibleName(self.tr("Prompts"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(_ROW)))
        self.none = QLabel(self.tr("No prompt is called so."))
        theme.write_as(self.none, "soft", theme.SMALL)
        lengths.keep(self.none.setContentsMargins, 14, 8, 14, 2)
        self.hint = QLabel(self.tr("↑ ↓ choose · Enter inserts · Esc leaves"))
        theme.write_as(self.hint, "faint", theme.TINY)
        lengths.keep(self.hint.setContentsMargins, 14, 2, 14, 6)
        layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 3, 5, 3, 2)
        lengths.keep(layout.setSpacing, 2)
        layout.addWidget(self.none)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        over.installEventFilter(self)
        above.installEventFilter(self)
        self.hide()

    def show_calls(self, state: CallState) -> None:
        self._rows.show(state.rows)
        self.none.setText(state.problem or self.tr("No prompt is called so."))
        self.none.setVisible(bool(state.problem) or (state.is_open and len(state.rows) == 1))
        if not state.is_open:
            self.hide()
            return
        self._place(len(state.rows))
        self.show()
        self.raise_()
        index = self._rows.index(state.selected)
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
            self._announce(str(index.data()))

    def _announce(self, words: str) -> None:
        """The keyboard stays in the field, so what is chosen is said."""
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _place(self, rows: int) -> None:
        over = self.parentWidget()
        if over is None:
            return
        width = min(scaled(WIDTH), over.width() - 16, max(200, self._above.width()))
        corner = self._above.mapTo(over, QPoint(0, 0))
        rest = (
            self.hint.sizeHint().height() + 12 + (self.none.sizeHint().height() if self.none.isVisibleTo(self) else 0)
        )
        height = min(SHOWN, rows) * scaled(ROW) + rest
        height = min(height, max(120, corner.y() - 12))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = corner.x() + self._above.width() - width if mirrored else corner.x()
        self.setGeometry(left, max(4, corner.y() - height - 6), width, height)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place(len(self._rows.rows))
        return False
