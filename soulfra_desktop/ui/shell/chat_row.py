"""Paints one row of the list of chats: a heading, a folder, or a chat with its tags and what it cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.sentences import figure, from_the_left
from soulfra_desktop.ui.kit.theme import scaled
from soulfra_desktop.ui.shell.chat_model import COST_ROLE, ROW_ROLE, Index
from soulfra_desktop.ui.shell.state import Drawer, More, SidebarState

ROW_HEIGHT = 34
SIDE = 12
"""Pixels between the edge that rows, fields and cards of the list have in common and what is written in them."""
INDENT = 20
"""Pixels by which a folder's chats stand in."""
CHIP_WIDEST, CHIP_LEAST, CHIP_HEIGHT = 76, 40, 18
LEAST_TITLE = 84
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a chat's row stand, before mirroring. `chips` are (place, text, the tag a click asks for)."""

    box: QRect
    title: QRect
    chips: tuple[tuple[QRect, str, str], ...]
    end: QRect


def places(area: QRect, chat: Conversation, cost: str, *, inside: bool, picking: bool, hovered: bool) -> Places:
    """Lay a row out in `area`: box, title, tags, cost or menu."""
    left = area.left() + scaled(SIDE) + (scaled(INDENT) if inside else 0)
    box = QRect(left - 2, area.center().y() - scaled(8), scaled(18), scaled(18)) if picking else QRect()
    left += scaled(24) if picking else 0
    small = QFontMetrics(theme.font(theme.TINY, tabular=True))
    width = scaled(24) if hovered else small.horizontalAdvance(cost)
    end = QRect(area.right() - scaled(SIDE) - width + 1, area.top(), width, area.height())
    right = end.left() - scaled(8)
    chips: list[tuple[QRect, str, str]] = []
    for text, tag, side in _fitting(chat.tags, small, right - left - scaled(LEAST_TITLE)):
        right -= side
        chips.append(
            (QRect(right, area.center().y() - scaled(CHIP_HEIGHT) // 2 + 1, side, scaled(CHIP_HEIGHT)), text, tag)
        )
        right -= scaled(4)
    return Places(box, QRect(left, area.top(), max(0, right - left - 2), area.height()), tuple(chips), end)


def _fitting(tags: tuple[str, ...], font: QFontMetrics, room: int) -> list[tuple[str, str, int]]:
    """What the chips say, which tag each asks for and how wide it is, from the end; nothing where there is no room."""
    if len(tags) == 0:
        return []
    others = [(f"+{len(tags) - 1}", tags[1])] if len(tags) > 1 else []
    made = [(text, tag, font.horizontalAdvance(text) + scaled(12)) for text, tag in others]
    rest = room - sum(side + scaled(4) for _text, _tag, side in made) - scaled(4)
    wanted = min(scaled(CHIP_WIDEST), font.horizontalAdvance(tags[0]) + scaled(12))
    if rest < min(wanted, scaled(CHIP_LEAST)):
        return []
    return [*made, (tags[0], tags[0], min(wanted, rest))]


class ChatRow(QStyledItemDelegate):
    """A row under the pointer offers its menu where its cost stood; a click on a tag asks for its chats."""

    def __init__(
        self, parent: QWidget, open_menu: Callable[[QModelIndex, QRect], None], only_tag: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._list = parent
        self._open_menu = open_menu
        self._only_tag = only_tag
        self.state = SidebarState()
        self.drop_at: QModelIndex | None = None
        """The folder over which chats are being dragged."""

    def show_state(self, state: SidebarState) -> None:
        """What the rows are painted by from now on."""
        self.state = state

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW_ROLE)
        if isinstance(row, Conversation | Drawer):
            self._ground(painter, option, index)
        if isinstance(row, Conversation):
            self._chat(painter, option, index, row)
        elif isinstance(row, Drawer):
            self._drawer(painter, option, row)
        elif isinstance(row, More):
            self._more(painter, option, index, row)
        else:
            painter.setFont(theme.font(theme.TINY, theme.SEMIBOLD))
            painter.setPen(theme.color("faint"))
            place = _area(option).adjusted(scaled(SIDE), scaled(8), -scaled(SIDE), 0)
            painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignLeading, index.data())
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, area = _flags(option), _area(option)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area, scaled(8), scaled(8))
        focused = state & QStyle.StateFlag.State_HasFocus and self._list.hasFocus()
        if focused or self.drop_at == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), scaled(8), scaled(8))
            painter.drawRoundedRect(area.toRectF().adjusted(1.5, 1.5, -1.5, -1.5), scaled(7), scaled(7))

    def _places(self, option: QStyleOptionViewItem, index: Index, chat: Conversation) -> Places:
        hovered = bool(_flags(option) & QStyle.StateFlag.State_MouseOver) and not self.state.picking
        inside = bool(chat.folder_id) and not chat.pinned and not self.state.is_narrowed
        return places(
            _area(option), chat, index.data(COST_ROLE), inside=inside, picking=self.state.picking, hovered=hovered
        )

    def _chat(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, chat: Conversation) -> None:
        at = self._places(option, index, chat)
        picked = chat.id in self.state.picked
        if self.state.picking:
            _box(painter, _mirrored(option, at.box), picked=picked)
        if _flags(option) & QStyle.StateFlag.State_MouseOver and not self.state.picking:
            _icon(painter, "more", "soft", _mirrored(option, at.end))
        else:
            painter.setFont(theme.font(theme.TINY, tabular=True))
            painter.setPen(theme.color("faint"))
            painter.drawText(
                _mirrored(option, at.end),
                _MIDDLE | Qt.AlignmentFlag.AlignTrailing,
                from_the_left(index.data(COST_ROLE)),
            )
        for place, text, _tag in at.chips:
            _chip(painter, _mirrored(option, place), text)
        chosen = chat.id == self.state.selected or picked
        painter.setFont(theme.font(theme.BODY, theme.MEDIUM if chosen else theme.REGULAR))
        _text(painter, option, at.title, chat.title, "ink")

    def _drawer(self, painter: QPainter, option: QStyleOptionViewItem, drawer: Drawer) -> None:
        area = _area(option)
        hovered = bool(_flags(option) & QStyle.StateFlag.State_MouseOver)
        middle = area.center().y()
        shut = "chevron-left" if _is_mirrored(option) else "chevron-right"
        arrow = QRect(area.left() + scaled(SIDE - 4), middle - scaled(6), scaled(14), scaled(14))
        _icon(painter, "chevron-down" if drawer.is_open else shut, "faint", _mirrored(option, arrow), 14)
        _icon(
            painter,
            "folder",
            "soft",
            _mirrored(option, QRect(area.left() + scaled(SIDE + 14), middle - scaled(7), scaled(16), scaled(16))),
        )
        painter.setFont(theme.font(theme.TINY, tabular=True))
        count = figure(f"{drawer.folder.chats:,}")
        width = scaled(24) if hovered else painter.fontMetrics().horizontalAdvance(count)
        end = QRect(area.right() - scaled(SIDE) - width + 1, area.top(), width, area.height())
        if hovered:
            _icon(painter, "more", "soft", _mirrored(option, end))
        else:
            painter.setPen(theme.color("faint"))
            painter.drawText(_mirrored(option, end), _MIDDLE | Qt.AlignmentFlag.AlignTrailing, count)
        painter.setFont(theme.font(theme.BODY, theme.MEDIUM))
        name = QRect(
            area.left() + scaled(SIDE + 36),
            area.top(),
            end.left() - scaled(8) - area.left() - scaled(SIDE + 36),
            area.height(),
        )
        _text(painter, option, name, drawer.folder.name, "ink")

    def _more(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: More) -> None:
        painter.setFont(theme.font(theme.SMALL, theme.REGULAR if row.is_empty else theme.MEDIUM))
        place = _area(option).adjusted(scaled(SIDE) + scaled(INDENT), 0, -scaled(SIDE), 0)
        _text(painter, option, place, index.data(), "faint" if row.is_empty else "accent")

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and not self.state.picking
        ):
            return self._pressed(event, option, index)
        return False

    def _pressed(self, event: QMouseEvent, option: QStyleOptionViewItem, index: Index) -> bool:
        """Whether the press was for a part of the row, and is done with."""
        row, point = index.data(ROW_ROLE), event.position().toPoint()
        area: QRect = option.rect  # type: ignore[attr-defined]
        menu = QRect(area.right() - scaled(38), area.top(), scaled(39), area.height())
        if isinstance(row, Conversation | Drawer) and _mirrored(option, menu).contains(point):
            self._open_menu(QModelIndex(index), area)  # type: ignore[arg-type]
            return True
        if isinstance(row, Conversation):
            for place, _said, tag in self._places(option, index, row).chips:
                if _mirrored(option, place.adjusted(0, -scaled(7), 0, scaled(7))).contains(point):
                    self._only_tag(tag)
                    return True
        return False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Title of this chat"))
        editor.setMaxLength(200)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]


def _flags(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return option.state  # type: ignore[attr-defined]


def _area(option: QStyleOptionViewItem) -> QRect:
    return option.rect.adjusted(0, 1, 0, -1)  # type: ignore[attr-defined]


def _is_mirrored(option: QStyleOptionViewItem) -> bool:
    return option.direction == Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]


def _mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
    """The same place at the row's other side, where the window is written from right to left."""
    return QStyle.visualRect(option.direction, option.rect, place)  # type: ignore[attr-defined]


def _icon(painter: QPainter, name: str, token: str, place: QRect, size: int = 16) -> None:
    middle, side = place.center(), scaled(size)
    where = QRect(middle.x() - side // 2 + 1, middle.y() - side // 2 + 1, side, side)
    icons.icon(name, token, size).paint(painter, where)


def _text(painter: QPainter, option: QStyleOptionViewItem, place: QRect, said: str, token: str) -> None:
    painter.setPen(theme.color(token))
    said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, place.width())
    side = Qt.AlignmentFlag.AlignRight if _is_mirrored(option) else Qt.AlignmentFlag.AlignLeft
    painter.drawText(_mirrored(option, place), _MIDDLE | side | Qt.AlignmentFlag.AlignAbsolute, said)


def _box(painter: QPainter, place: QRect, *, picked: bool) -> None:
    painter.setPen(theme.color("accent" if picked else "edge"))
    painter.setBrush(theme.color("accent" if picked else "surface"))
    painter.drawRoundedRect(place.toRectF().adjusted(1.5, 1.5, -1.5, -1.5), scaled(4), scaled(4))
    if picked:
        _icon(painter, "check", "accent_ink", place, 14)


def _chip(painter: QPainter, place: QRect, said: str) -> None:
    painter.setPen(theme.color("line"))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), scaled(8), scaled(8))
    painter.setFont(theme.font(theme.TINY))
    painter.setPen(theme.color("soft"))
    said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, place.width() - scaled(8))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, from_the_left(said))
