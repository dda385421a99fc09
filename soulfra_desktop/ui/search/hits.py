"""The hits of a search: title, where and when, and the words found, marked where they stand."""

from __future__ import annotations

from collections.abc import Callable
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
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from soulfra_desktop.domain.search import SearchHit
from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.names import provider_label
from soulfra_desktop.ui.kit.theme import scaled
from soulfra_desktop.ui.search.presenter import SearchPresenter, SearchState

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole
ABOUT = Qt.ItemDataRole.UserRole + 1
HEAD, FOOT = 22, 20
"""Pixels of the chat's name, and of whose words they are; between them stand one or two lines of what was said."""
LINES, LEADING = 2, 2


class HitModel(QAbstractListModel):
    """The hits in the order in which they were found."""

    def __init__(self, folder_name: Callable[[str | None], str], load_more: Callable[[], None]) -> None:
        super().__init__()
        self._folder_name = folder_name
        self._load_more = load_more
        self._hits: tuple[SearchHit, ...] = ()
        self._more = False

    def show_state(self, state: SearchState) -> bool:
        """Take over the hits; whether they are others now."""
        self._more = state.more and not state.searching
        old, new = self._hits, state.hits
        if old == new:
            return False
        if old and new[: len(old)] == old:
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self._hits = new
            self.endInsertRows()
            return False
        self.beginResetModel()
        self._hits = new
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more

    def fetchMore(self, parent: Index) -> None:
        self._load_more()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role == ABOUT:
            return self._about(hit)
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join((hit.title, self._about(hit), hit.snippet))
        return None

    def _about(self, hit: SearchHit) -> str:
        """Who said it, when, and in which folder."""
        who = {"user": self.tr("You"), "assistant": self.tr("Answer"), None: self.tr("Title of a chat")}[hit.role]
        day = QLocale().toString(QDate(*hit.created_at.astimezone().timetuple()[:3]), self.tr("d MMM yyyy"))
        return "  ·  ".join(part for part in (who, _model(hit.model), day, self._folder_name(hit.folder_id)) if part)


def _model(ref: str | None) -> str:
    """A model's name for people: `ollama/llama3.2` is "llama3.2"; the provider's where that says more."""
    if not ref:
        return ""
    provider, _, name = ref.partition("/")
    return name or provider_label(provider)


class HitRow(QStyledItemDelegate):
    """Three lines: the chat, the words around the find, and whose words they are."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown: QAbstractItemView = option.widget  # type: ignore[attr-defined]
        said = QFontMetrics(theme.font(theme.SMALL))
        hit: SearchHit = index.data(HIT)
        room = shown.viewport().width() - 2 * (2 + scaled(theme.M))
        lines = 1 if said.horizontalAdvance(hit.snippet) <= room else LINES
        text = lines * (said.height() + LEADING)
        return QSize(0, 2 * scaled(theme.M) + scaled(HEAD) + text + scaled(FOOT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: SearchHit = index.data(HIT)
        area: QRect = option.rect.adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area, scaled(theme.RADIUS_INPUT), scaled(theme.RADIUS_INPUT))
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), scaled(10), scaled(10))
        inner = area.adjusted(scaled(theme.M), scaled(theme.M) - 2, -scaled(theme.M), 2 - scaled(theme.M))
        self._head(painter, inner, hit, index.data(ABOUT), right_to_left=right_to_left)
        self._snippet(painter, inner.adjusted(0, scaled(HEAD), 0, 0), hit, right_to_left=right_to_left)
        painter.restore()

    def _head(self, painter: QPainter, area: QRect, hit: SearchHit, about: str, *, right_to_left: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        mark = {"user": "edit", "assistant": "chat", None: "folder" if hit.role else "search"}[hit.role]
        top = QRect(area.left(), area.top(), area.width(), scaled(20))
        painter.setFont(theme.font(theme.BODY, theme.SEMIBOLD))
        painter.setPen(theme.color("ink"))
        title = painter.fontMetrics().elidedText(hit.title, Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, title)
        foot = QRect(area.left(), area.bottom() - scaled(16), area.width(), scaled(17))
        place = QRect(
            foot.right() - scaled(13) if right_to_left else foot.left(),
            foot.center().y() - scaled(6),
            scaled(14),
            scaled(14),
        )
        icons.icon(mark, "faint", 14).paint(painter, place)
        foot = foot.adjusted(0, 0, -scaled(20), 0) if right_to_left else foot.adjusted(scaled(20), 0, 0, 0)
        painter.setFont(theme.font(theme.TINY, tabular=True))
        painter.setPen(theme.color("faint"))
        said = painter.fontMetrics().elidedText(about, Qt.TextElideMode.ElideRight, foot.width())
        painter.drawText(foot, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, said)

    def _snippet(self, painter: QPainter, area: QRect, hit: SearchHit, *, right_to_left: bool) -> None:
        layout = self._lines(hit.snippet, hit, area.width(), right_to_left=right_to_left)
        last = layout.lineAt(layout.lineCount() - 1)
        if last.textStart() + last.textLength() < _utf16(hit.snippet):  # what does not fit is said to go on
            begun, rest = _parted(hit.snippet, last.textStart())
            rest = QFontMetrics(layout.font()).elidedText(rest, Qt.TextElideMode.ElideRight, area.width() - 2)
            layout = self._lines(begun + rest, hit, area.width(), right_to_left=right_to_left)
            last = layout.lineAt(layout.lineCount() - 1)
        painter.setPen(theme.color("soft"))
        painter.setClipRect(QRect(area.left(), area.top(), area.width(), int(last.y() + last.height()) + LEADING + 2))
        layout.draw(painter, area.topLeft().toPointF())
        painter.setClipping(False)

    def _lines(self, text: str, hit: SearchHit, width: int, *, right_to_left: bool) -> QTextLayout:
        """The words around the find, broken into as many lines as a row has."""
        layout = QTextLayout(text, theme.font(theme.SMALL))
        option = QTextOption()
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the text's own, whatever the window's is
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_marked(text, start, end) for start, end in hit.marks if end <= len(text)])
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
    """A found word's ground and ink. Qt counts in UTF-16, the hit in characters."""
    made = QTextLayout.FormatRange()
    form = QTextCharFormat()
    form.setBackground(theme.color("marked"))
    form.setForeground(theme.color("ink"))
    made.format = form  # type: ignore[misc]
    made.start = _utf16(text[:start])  # type: ignore[misc]
    made.length = _utf16(text[start:end])  # type: ignore[misc]
    return made


def _parted(text: str, place: int) -> tuple[str, str]:
    """A text before and after a place that Qt counted."""
    counted = text.encode("utf-16-le")
    return counted[: 2 * place].decode("utf-16-le"), counted[2 * place :].decode("utf-16-le")


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class HitList(QListView):
    """The field keeps the keyboard: `step` moves through the hits, `chosen` is the one Enter opens."""

    def __init__(self, presenter: SearchPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = HitModel(presenter.folder_name, presenter.load_more)
        self.setModel(self._model)
        self.setItemDelegate(HitRow(self))
        self.setAccessibleName(self.tr("Messages found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # a line more or less, as the words fit
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.open)
        self.activated.connect(self.open)

    def show_state(self, state: SearchState) -> None:
        if self._model.show_state(state):
            self.scrollToTop()
            self.setCurrentIndex(self._model.index(0))

    def step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        self.setCurrentIndex(self._model.index(max(0, min(self._model.rowCount() - 1, row))))

    def open(self, index: Index | None = None) -> None:
        """Go to a hit; to the current one where none is said."""
        hit = (index or self.currentIndex()).data(HIT)
        if isinstance(hit, SearchHit):
            self._presenter.open(hit)
