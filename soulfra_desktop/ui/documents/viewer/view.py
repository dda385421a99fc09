"""Paints a document in the chat's place: its text or its pages, the passage that is meant, and the way to the others."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.knowledge import Heading
from soulfra_desktop.ui.documents.kinds import OPENABLE, kind_of
from soulfra_desktop.ui.documents.opening import open_outside
from soulfra_desktop.ui.documents.parts import text
from soulfra_desktop.ui.documents.viewer.page_view import PageView
from soulfra_desktop.ui.documents.viewer.presenter import ViewerPresenter
from soulfra_desktop.ui.documents.viewer.state import ViewerState
from soulfra_desktop.ui.documents.viewer.text_view import TextView
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.column import in_the_middle
from soulfra_desktop.ui.kit.empty_state import EmptyState
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import paint, say
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.kit.sentences import figure, shown
from soulfra_desktop.ui.shell.skeleton import SkeletonRows

Index = QModelIndex | QPersistentModelIndex
OUTLINE = 240
INDENT = 14
OUTLINED_FROM = 620
"""Pixels below which the outline takes the text's place."""


class ViewerView(QWidget):
    """Alt+↑ and Alt+↓ go through the passages, Ctrl+F finds, Ctrl+Shift+C copies with the source, Esc leaves."""

    def __init__(self, presenter: ViewerPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._name = ""
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ScreenHeader("")
        self.back = self.header.back
        self.header.title.setMinimumWidth(40)
        self.outline_button = _tool(self.tr("Outline"))
        self.outline_button.setCheckable(True)
        self.copy = _tool(self.tr("Copy with its source (Ctrl+Shift+C)"))
        self.outside = _tool(self.tr("Open in its app"))
        self.header.add(self.outline_button, self.copy, self.outside)
        self.bar = ViewerBar(presenter)
        self.note = text("soft", theme.SMALL)
        self.outline = Outline(presenter)
        self.text = TextView()
        self.page = PageView()
        self.failed = EmptyState(self.tr("This document cannot be shown"), "")
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
        self.back.clicked.connect(lambda: do.on_done())
        self.outline_button.clicked.connect(lambda on: do.outline(on))
        self.copy.clicked.connect(lambda: self.copy_with_source())
        self.outside.clicked.connect(lambda: do.state.document and open_outside(do.state.document))
        self.text.seen.connect(do.seen)
        self.text.wanted.connect(lambda before: do.more(before=before))
        self.page.roomed.connect(do.room)

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

    def render(self, state: ViewerState) -> None:  # type: ignore[override] - a view's word for painting its state
        document = state.document
        if document is not None and document.name != self._name:
            self._name = document.name
            self._elide()
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
        say(self.note, self._noted(state))
        if state.problem:
            self.failed.say(state.problem.said)
        self._pages.setCurrentIndex({"loading": 0, "failed": 3}.get(state.phase, 2 if state.side == "page" else 1))
        self._share_room()

    def _noted(self, state: ViewerState) -> str:
        parts: list[str] = []
        if state.no_picture is not None:
            parts.append(self.tr("Its pages cannot be shown, its text can: {0}").format(state.no_picture.said))
        if state.document is not None and state.document.state == "missing":
            parts.append(self.tr("The file is gone; this is what was read of it."))
        if state.document is not None and state.document.notes:
            parts += [shown(note) for note in state.document.notes[:2]]
        return "  ".join(parts)

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
        else:
            super().keyPressEvent(event)


def _column(page: QWidget) -> QWidget:
    """The page where a document's text would stand."""
    lengths.keep(page.setMaximumWidth, theme.COLUMN)
    made = QWidget()
    across = in_the_middle(page)
    lengths.keep(across.setContentsMargins, theme.L, theme.L, theme.L, 0)
    made.setLayout(across)
    return made


class ViewerBar(QWidget):
    """Text or page, which page, which passage, and words to find."""

    def __init__(self, presenter: ViewerPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = ViewerState()
        self.as_text, self.as_page = _toggle(self.tr("Text")), _toggle(self.tr("Page"))
        self.as_text.clicked.connect(lambda: presenter.turn_to("text"))
        self.as_page.clicked.connect(lambda: presenter.turn_to("page"))
        self.page, self.passage, self.found = _figure(), _figure(), _figure()
        self.buttons = {
            "page-previous": (_tool(self.tr("Previous page")), "chevron-left", lambda: self._turn(-1)),
            "page-next": (_tool(self.tr("Next page")), "chevron-right", lambda: self._turn(1)),
            "passage-previous": (_tool(self.tr("Previous passage (Alt+↑)")), "chevron-up", lambda: presenter.step(-1)),
            "passage-next": (_tool(self.tr("Next passage (Alt+↓)")), "chevron-down", lambda: presenter.step(1)),
            "found-previous": (_tool(self.tr("Previous match")), "chevron-up", lambda: presenter.find_step(-1)),
            "found-next": (_tool(self.tr("Next match")), "chevron-down", lambda: presenter.find_step(1)),
        }
        for tool, _icon, act in self.buttons.values():
            tool.clicked.connect(lambda _on=False, run=act: run())
        self.field = _FindField(presenter)
        flow = FlowLayout(self, theme.M, theme.XS)
        self.sides = _group(self.as_text, self.as_page)
        self.paging = _group(self._tool("page-previous"), self.page, self._tool("page-next"))
        self.passing = _group(self._tool("passage-previous"), self.passage, self._tool("passage-next"))
        self.finding = _group(self.field, self.found, self._tool("found-previous"), self._tool("found-next"))
        for group in (self.sides, self.paging, self.passing, self.finding):
            flow.addWidget(group)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def _tool(self, name: str) -> QToolButton:
        return self.buttons[name][0]

    def _turn(self, by: int) -> None:
        self._presenter.go_to_page(self._state.page + by)

    def show_state(self, state: ViewerState) -> None:
        self._state = state
        self.setVisible(state.phase == "ready")
        self.sides.setVisible(state.has_pages)
        self.as_text.setChecked(state.side == "text")
        self.as_page.setChecked(state.side == "page")
        last = state.last_page
        self.paging.setVisible(last > 1)
        self.page.setText(self.tr("Page {0} of {1}").format(figure(f"{state.page:,}"), figure(f"{last:,}")))
        self._tool("page-previous").setEnabled(state.page > 1)
        self._tool("page-next").setEnabled(state.page < last)
        number = len(state.among)
        self.passing.setVisible(number > 1)
        self.passage.setText(self.tr("Passage {0} of {1}").format(state.at + 1, number))
        self._show_found(state)

    def _show_found(self, state: ViewerState) -> None:
        find = state.find
        if not find.words.strip():
            said = ""
        elif find.places:
            more = "" if find.all and not find.searching else "+"
            said = self.tr("{0} of {1}").format(figure(f"{find.at + 1:,}"), figure(f"{len(find.places):,}") + more)
        else:
            said = self.tr("Searching …") if find.searching else self.tr("Not found")
        self.found.setText(said)
        self.found.setVisible(bool(said))
        for name in ("found-previous", "found-next"):
            self._tool(name).setVisible(bool(find.places))

    def _paint_icons(self) -> None:
        for tool, name, _act in self.buttons.values():
            tool.setIcon(icons.icon(name, "soft", 16))


class _FindField(QLineEdit):
    """Enter goes on, Shift+Enter back."""

    def __init__(self, presenter: ViewerPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setPlaceholderText(self.tr("Find in this document"))
        self.setAccessibleName(self.tr("Find in this document"))
        lengths.keep(self.setFixedWidth, 200)
        dress(self, self.tr("Find"))
        self.textChanged.connect(presenter.find)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.find_step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


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


def _tool(name: str) -> QToolButton:
    made = QToolButton()
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


def _toggle(name: str) -> QPushButton:
    made = QPushButton(name)
    theme.write_as(made, "toggle", theme.SMALL, theme.MEDIUM)
    made.setCheckable(True)
    return made


def _figure() -> QLabel:
    label = QLabel()
    theme.write_as(label, "soft", theme.SMALL, tabular=True)
    return label


def _group(*widgets: QWidget) -> QWidget:
    """Controls that stay beside each other."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    lengths.keep(row.setSpacing, theme.XS)
    lengths.keep(made.setMinimumHeight, theme.TARGET + 2)
    for widget in widgets:
        row.addWidget(widget)
    return made
