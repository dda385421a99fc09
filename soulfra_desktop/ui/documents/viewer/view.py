"""Paints a document in the chat's place: its text or its pages, the passage that is meant, and the way to the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.knowledge import Document, Heading
from soulfra_desktop.ui.documents.kinds import OPENABLE, kind_of
from soulfra_desktop.ui.documents.opening import open_outside
from soulfra_desktop.ui.documents.parts import NARROW, button, text
from soulfra_desktop.ui.documents.viewer.bar import ViewerBar, tool_button
from soulfra_desktop.ui.documents.viewer.page_view import PageView
from soulfra_desktop.ui.documents.viewer.presenter import ViewerPresenter
from soulfra_desktop.ui.documents.viewer.state import ViewerState
from soulfra_desktop.ui.documents.viewer.text_view import TextView
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.column import in_the_middle
from soulfra_desktop.ui.kit.empty_state import EmptyState
from soulfra_desktop.ui.kit.painting import paint, say
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.shell.skeleton import SkeletonRows

Index = QModelIndex | QPersistentModelIndex
OUTLINE = 240
INDENT = 14
OUTLINED_FROM = 620
"""Pixels below which the outline takes the text's place."""


class ViewerView(QWidget):
    """Alt+↑ and Alt+↓ go through the passages, Ctrl+F finds, Ctrl+Shift+C copies with the source, Esc leaves.

    On a page, Ctrl with + and - zooms it and Ctrl+0 fits it; beside its text they change the size of all text, as anywhere.
    """

    def __init__(
        self, presenter: ViewerPresenter, on_read_again: Callable[[Document], object] = lambda _document: None
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._on_read_again = on_read_again
        self._name = ""
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ScreenHeader("")
        self.back = self.header.back
        self.header.title.setMinimumWidth(40)
        self.outline_button = tool_button(self.tr("Outline"))
        self.outline_button.setCheckable(True)
        self.copy = tool_button(self.tr("Copy with its source (Ctrl+Shift+C)"))
        self.outside = tool_button(self.tr("Open in its app"))
        self.header.add(self.outline_button, self.copy, self.outside)
        self.bar = ViewerBar(presenter)
        self.warning = Warned(self._read_again)
        self.note = text("soft", theme.SMALL)
        self.outline = Outline(presenter)
        self.text = TextView()
        self.page = PageView()
        self.failed = EmptyState(self.tr("This document cannot be shown"), "")
        self.leave = self.failed.offer(self.tr("Back"))
        self._pages = QStackedWidget()
        for page in (_column(SkeletonRows()), self.text, self.page, _column(self.failed)):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        paint(presenter, self, self.render)

    def _lay_out(self) -> None:
        self._top = QWidget()
        above = QVBoxLayout(self._top)
        lengths.keep(above.setContentsMargins, theme.L, theme.S, theme.L, theme.S)
        lengths.keep(above.setSpacing, theme.XS)
        above.addWidget(self.bar)
        above.addWidget(self.warning)
        above.addWidget(self.note)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.outline)
        beside.addWidget(self._pages, 1)
        self._line = QFrame()
        self._line.setProperty("kind", "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._top)
        column.addWidget(self._line)
        column.addLayout(beside, 1)

    def _connect(self) -> None:
        do = self._presenter
        for way_back in (self.back, self.leave):
            way_back.clicked.connect(lambda: do.on_done())
        self.outline_button.clicked.connect(lambda on: do.outline(on))
        self.copy.clicked.connect(lambda: self.copy_with_source())
        self.outside.clicked.connect(lambda: do.state.document and open_outside(do.state.document))
        self.text.seen.connect(do.seen)
        self.text.wanted.connect(lambda before: do.more(before=before))
        self.page.roomed.connect(do.room)
        self.page.zoomed.connect(do.zoom)

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        (self.page if self._presenter.state.side == "page" else self.text).setFocus()

    def copy_with_source(self) -> None:
        """What is chosen, or the passage, and where it stands."""
        state = self._presenter.state
        said, place = self.text.chosen()
        if state.document is None or not said:
            return
        page = state.page_at(place)
        source = self.tr("{0}, page {1}").format(state.document.name, page) if page else state.document.name
        QGuiApplication.clipboard().setText(f"“{said}”\n— {source}\n")

    def _read_again(self) -> None:
        if (document := self._presenter.state.document) is not None:
            self._on_read_again(document)

    def render(self, state: ViewerState) -> None:  # type: ignore[override] - a view's word for painting its state
        document = state.document
        self._entitle(document.name if document is not None else self.tr("Document"))
        if document is not None:
            runs = kind_of(document) not in OPENABLE
            said = self.tr("Show its folder") if runs else self.tr("Open in its app")
            self.outside.setToolTip(said)
            self.outside.setAccessibleName(said)
        self.outside.setVisible(document is not None and bool(document.path) and document.state != "missing")
        self.copy.setVisible(state.phase == "ready")
        self.outline_button.setVisible(bool(state.headings))
        self.outline_button.setChecked(state.outlined)
        self.outline.setVisible(state.outlined and bool(state.headings))
        self.outline.show_state(state)
        self.bar.show_state(state)
        for part in (self._top, self._line):
            part.setVisible(state.phase == "ready")
        self.text.show_state(state)
        self.page.show_state(state)
        self.warning.show_state(state)
        say(self.note, " ".join(shown(note) for note in (document.notes[:2] if document is not None else ())))
        if state.problem:
            self.failed.say(state.problem.said)
        self._pages.setCurrentIndex({"loading": 0, "failed": 3}.get(state.phase, 2 if state.side == "page" else 1))
        self._share_room()

    def _entitle(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self._elide()

    def _share_room(self) -> None:
        narrow = self.width() < theme.scaled(OUTLINED_FROM)
        self._pages.setVisible(not (narrow and self.outline.isVisibleTo(self)))
        lengths.keep(self.outline.setMaximumWidth, 10_000 if narrow else OUTLINE)

    def _elide(self) -> None:
        room = max(80, self.width() - theme.scaled(230))
        title = self.header.title
        title.setText(title.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room))
        title.setToolTip(self._name)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._elide()
        self._share_room()

    def _paint_icons(self) -> None:
        self.outline_button.setIcon(icons.icon("outline"))
        self.copy.setIcon(icons.icon("copy"))
        self.outside.setIcon(icons.icon("external"))

    def event(self, event: QEvent) -> bool:
        """These keys are a shortcut of the window, unless whoever is looked at wants them."""
        zooms = self._presenter.state.side == "page" and isinstance(event, QKeyEvent) and zoom_of(event) is not None
        if zooms and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.on_done()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.bar.field.setFocus()
            self.bar.field.selectAll()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._presenter.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.modifiers() == both and event.key() == Qt.Key.Key_C:
            self.copy_with_source()
        elif self._presenter.state.side == "page" and (by := zoom_of(event)) is not None:
            self._presenter.zoom(by)
        else:
            super().keyPressEvent(event)


def zoom_of(event: QKeyEvent) -> int | None:
    """What these keys ask of a page: a step larger or smaller, 0 for its usual size; None: nothing."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
    return steps.get(Qt.Key(event.key()))


def _column(page: QWidget) -> QWidget:
    """The page where a document's text would stand."""
    lengths.keep(page.setMaximumWidth, theme.COLUMN)
    made = QWidget()
    across = in_the_middle(page)
    lengths.keep(across.setContentsMargins, theme.L, theme.L, theme.L, 0)
    made.setLayout(across)
    return made


class Warned(QWidget):
    """That its file is another one or gone, in the colour and with the sign of a warning; a changed one can be read again."""

    def __init__(self, read_again: Callable[[], None]) -> None:
        super().__init__()
        self.sign, self.said = QLabel(), text("warn", theme.SMALL, theme.MEDIUM)
        self.again = button(self.tr("Read it again"))
        self.again.clicked.connect(lambda: read_again())
        words = QWidget()
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        lengths.keep(row.setSpacing, theme.S)
        row.addWidget(self.sign)
        row.addWidget(self.said, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        lengths.keep(self._row.setSpacing, theme.S)
        self._row.addWidget(words, 1)
        self._row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        theme.changed.connect(self._paint)
        self._paint()

    def show_state(self, state: ViewerState) -> None:
        gone = state.document is not None and state.document.state == "missing"
        parts = [state.no_picture.said] if state.no_picture is not None else []
        parts += [self.tr("The file is gone; this is what was read of it.")] if gone else []
        self.said.setText(" ".join(parts))
        self.again.setVisible(state.changed and not gone)
        self.setVisible(bool(parts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(NARROW)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _paint(self) -> None:
        self.sign.setPixmap(icons.picture("alert", "warn", 16))


class Outline(QListView):
    """The headings; a click goes to one."""

    def __init__(self, presenter: ViewerPresenter) -> None:
        super().__init__()
        self._model = _Headings()
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Outline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setViewportMargins(theme.S, theme.S, 0, theme.S)
        theme.write_as(self, "", theme.SMALL)
        for signal in (self.clicked, self.activated):
            signal.connect(lambda index: presenter.go_to(index.data(Qt.ItemDataRole.UserRole).start))

    def show_state(self, state: ViewerState) -> None:
        self._model.show(state.headings)
        here = state.heading_at(state.place)
        if self.isVisible() and here >= 0 and not self.hasFocus():
            self.setCurrentIndex(self._model.index(here))


class _Headings(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._headings: tuple[Heading, ...] = ()

    def show(self, headings: tuple[Heading, ...]) -> None:
        if headings is not self._headings:
            self.beginResetModel()
            self._headings = headings
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        heading = self._headings[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return heading
        if role == Qt.ItemDataRole.DisplayRole:
            return "    " * (min(heading.level, 5) - 1) + heading.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return heading.text
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, theme.scaled(theme.TARGET))
        return None
