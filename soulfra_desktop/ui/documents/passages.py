"""The passages that were found: where each stands, what it says, and how well it fits as a quiet bar."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from soulfra_desktop.domain.knowledge import Passage
from soulfra_desktop.ui.documents.finding import FindingPresenter, FindingState, excerpt, marks
from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.kit.theme import scaled

Index = QModelIndex | QPersistentModelIndex
PASSAGE = Qt.ItemDataRole.UserRole
WHERE = Qt.ItemDataRole.UserRole + 1
SAID = Qt.ItemDataRole.UserRole + 2
HEAD, FOOT, BAR = 22, 20, 44
"""Pixels of the title, of where it stands, and of the bar that says how well it fits."""
LINES, LEADING = 3, 3
SIGNS = {"document": "file", "message": "chat", "fact": "info"}


class PassageModel(QAbstractListModel):
    """The best first."""

    def __init__(self) -> None:
        super().__init__()
        self._passages: tuple[Passage, ...] = ()
        self._said: tuple[str, ...] = ()
        self.words = ""

    def show_state(self, state: FindingState) -> bool:
        """Take over what was found; whether it is something else now."""
        if state.passages == self._passages:
            return False
        self.beginResetModel()
        self._passages, self.words = state.passages, state.words
        self._said = tuple(excerpt(one.text, state.words) for one in state.passages)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        passage = self._passages[index.row()]
        if role == PASSAGE:
            return passage
        if role == SAID:
            return self._said[index.row()]
        if role == WHERE:
            return self._where(passage)
        if role == Qt.ItemDataRole.DisplayRole:
            return passage.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return passage.path or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            fits = self.tr("fits {0} %").format(round(passage.score * 100))
            return ". ".join((passage.title, self._where(passage), self._said[index.row()], fits))
        return None

    def _where(self, passage: Passage) -> str:
        """Page, heading and date; of a chat or a memory, what it is."""
        kind = {"document": "", "message": self.tr("In a chat"), "fact": self.tr("Remembered")}[passage.kind]
        day = ""
        if passage.at is not None:
            at = passage.at.astimezone()
            day = QLocale().toString(QDate(at.year, at.month, at.day), self.tr("d MMM yyyy"))
        parts = (kind, self._pages(passage), " › ".join(passage.heading_path), day)
        return "  ·  ".join(part for part in parts if part)

    def _pages(self, passage: Passage) -> str:
        """On which pages it stands; empty where there are none."""
        first, last = passage.page_from, passage.page_to
        if first is None:
            return ""
        if last is None or last == first:
            return self.tr("page {0}").format(first)
        return self.tr("pages {0}–{1}").format(first, last)


class PassageRow(QStyledItemDelegate):
    """Title and bar, the words around the find, and where they stand."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown_in: QAbstractItemView = option.widget  # type: ignore[attr-defined]
        metrics = QFontMetrics(theme.font(theme.SMALL))
        room = shown_in.viewport().width() - 2 * (2 + scaled(theme.M))
        lines = min(LINES, 1 + metrics.horizontalAdvance(index.data(SAID)) * 21 // 20 // max(1, room))
        return QSize(0, 2 * scaled(theme.M) + scaled(HEAD) + lines * (metrics.height() + LEADING) + scaled(FOOT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        passage: Passage = index.data(PASSAGE)
        area: QRect = option.rect.adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]
        flags: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = scaled(theme.RADIUS_INPUT)
        chosen = bool(flags & QStyle.StateFlag.State_Selected)
        if chosen or flags & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area, radius, radius)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        inner = area.adjusted(scaled(theme.M), scaled(theme.M) - 2, -scaled(theme.M), 2 - scaled(theme.M))
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        self._head(painter, inner, passage, direction)
        self._text(painter, inner.adjusted(0, scaled(HEAD), 0, -scaled(FOOT)), index, mirrored=mirrored)
        self._foot(painter, inner, passage, index.data(WHERE), direction)
        painter.restore()

    def _head(self, painter: QPainter, area: QRect, passage: Passage, direction: Qt.LayoutDirection) -> None:
        bar = QRect(area.right() - scaled(BAR), area.top() + scaled(8), scaled(BAR), scaled(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(QStyle.visualRect(direction, area, bar), 2, 2)
        bar.setWidth(max(scaled(4), round(bar.width() * max(0.0, min(1.0, passage.score)))))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QStyle.visualRect(direction, area, bar), 2, 2)
        title = QRect(area.left(), area.top(), area.width() - scaled(BAR + theme.M), scaled(20))
        _write(painter, area, title, shown(passage.title), "ink", theme.font(theme.BODY, theme.SEMIBOLD), direction)

    def _foot(
        self, painter: QPainter, area: QRect, passage: Passage, where: str, direction: Qt.LayoutDirection
    ) -> None:
        foot = QRect(area.left(), area.bottom() - scaled(16), area.width(), scaled(17))
        side = scaled(14)
        place = QRect(foot.left(), foot.center().y() + 1 - side // 2, side, side)
        icons.icon(SIGNS[passage.kind], "faint", 14).paint(painter, QStyle.visualRect(direction, area, place))
        foot.setLeft(foot.left() + scaled(20))
        _write(painter, area, foot, where, "faint", theme.font(theme.TINY, tabular=True), direction)

    def _text(self, painter: QPainter, area: QRect, index: Index, *, mirrored: bool) -> None:
        model = index.model()
        words = model.words if isinstance(model, PassageModel) else ""
        said: str = index.data(SAID)
        layout = _lines(said, words, area.width(), mirrored=mirrored)
        last = layout.lineAt(layout.lineCount() - 1)
        ends = last.textStart() + last.textLength()
        if ends < len(said.encode("utf-16-le")) // 2:
            cut = said.encode("utf-16-le")[: 2 * max(0, ends - 3)].decode("utf-16-le", errors="ignore")
            layout = _lines(cut.rstrip() + " …", words, area.width(), mirrored=mirrored)
        painter.setPen(theme.color("soft"))
        layout.draw(painter, area.topLeft().toPointF())


def _write(
    painter: QPainter, whole: QRect, place: QRect, said: str, tone: str, font: Any, direction: Qt.LayoutDirection
) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideMiddle, place.width())
    right = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(QStyle.visualRect(direction, whole, place), flags, said)


def _lines(said: str, question: str, width: int, *, mirrored: bool) -> QTextLayout:
    """The words in as many lines as a row has, those that were looked for on marked ground."""
    layout = QTextLayout(said, theme.font(theme.SMALL))
    option = QTextOption()
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_marked(said, start, end) for start, end in marks(said, question)])
    layout.beginLayout()
    y = 0.0
    for _ in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() + LEADING
    layout.endLayout()
    return layout


def _marked(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    """Qt counts in UTF-16, a mark in characters."""
    made = QTextLayout.FormatRange()
    form = QTextCharFormat()
    form.setBackground(theme.color("marked"))
    form.setForeground(theme.color("ink"))
    made.format = form  # type: ignore[misc]
    made.start = len(text[:start].encode("utf-16-le")) // 2  # type: ignore[misc]
    made.length = len(text[start:end].encode("utf-16-le")) // 2  # type: ignore[misc]
    return made


class PassageList(QListView):
    """The field keeps the keyboard: `step` moves, Enter opens."""

    def __init__(self, presenter: FindingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = PassageModel()
        self.setModel(self._model)
        self.setItemDelegate(PassageRow(self))
        self.setAccessibleName(self.tr("Passages found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.open)

    def show_state(self, state: FindingState) -> None:
        if self._model.show_state(state):
            self.scrollToTop()
            self.setCurrentIndex(self._model.index(0))

    def step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        self.setCurrentIndex(self._model.index(max(0, min(self._model.rowCount() - 1, row))))

    def open(self, index: Index | None = None) -> None:
        """Go to a passage; to the current one where none is said."""
        passage = (index or self.currentIndex()).data(PASSAGE)
        if isinstance(passage, Passage):
            self._presenter.open(passage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)
