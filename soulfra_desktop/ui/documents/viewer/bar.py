"""Above a document: its text or its pages, which page and how large, which passage, and words to find."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from soulfra_desktop.ui.documents.viewer.presenter import ViewerPresenter
from soulfra_desktop.ui.documents.viewer.state import ZOOMS, ViewerState
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.sentences import figure


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
            "page-previous": (tool_button(self.tr("Previous page")), "chevron-left", lambda: self._turn(-1)),
            "page-next": (tool_button(self.tr("Next page")), "chevron-right", lambda: self._turn(1)),
            "smaller": (tool_button(self.tr("Smaller page (Ctrl+-)")), "minus", lambda: presenter.zoom(-1)),
            "larger": (tool_button(self.tr("Larger page (Ctrl++)")), "plus", lambda: presenter.zoom(1)),
            "passage-previous": (
                tool_button(self.tr("Previous passage (Alt+↑)")),
                "chevron-up",
                lambda: presenter.step(-1),
            ),
            "passage-next": (tool_button(self.tr("Next passage (Alt+↓)")), "chevron-down", lambda: presenter.step(1)),
            "found-previous": (tool_button(self.tr("Previous match")), "chevron-up", lambda: presenter.find_step(-1)),
            "found-next": (tool_button(self.tr("Next match")), "chevron-down", lambda: presenter.find_step(1)),
        }
        for tool, _icon, act in self.buttons.values():
            tool.clicked.connect(lambda _on=False, run=act: run())
        self.field = _FindField(presenter)
        self.zoom = QPushButton()
        theme.write_as(self.zoom, "link", theme.SMALL, theme.MEDIUM, tabular=True)
        self.zoom.setToolTip(self.tr("As wide as there is room (Ctrl+0)"))
        self.zoom.clicked.connect(lambda: presenter.zoom(0))
        flow = FlowLayout(self, theme.M, theme.XS)
        self.sides = _group(self.as_text, self.as_page)
        self.paging = _group(self._tool("page-previous"), self.page, self._tool("page-next"))
        self.zooming = _group(self._tool("smaller"), self.zoom, self._tool("larger"))
        self.passing = _group(self._tool("passage-previous"), self.passage, self._tool("passage-next"))
        self.finding = _group(self.field, self.found, self._tool("found-previous"), self._tool("found-next"))
        for group in (self.sides, self.paging, self.zooming, self.passing, self.finding):
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
        self.zooming.setVisible(state.side == "page")
        said = figure(f"{state.zoom} %")
        if self.zoom.text() != said:
            self.zoom.setText(said)
            self.zoom.setAccessibleName(self.tr("Size of the page: {0}").format(said))
        self._tool("smaller").setEnabled(state.zoom > ZOOMS[0])
        self._tool("larger").setEnabled(state.zoom < ZOOMS[-1])
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


def tool_button(name: str) -> QToolButton:
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
