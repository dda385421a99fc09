"""The screen of prompts, in the chat's place: the library, or the form in which one is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.prompts.editor import PromptEditor
from soulfra_desktop.ui.prompts.presenter import PromptsPresenter, PromptsState
from soulfra_desktop.ui.prompts.shelf import PromptShelf
from soulfra_desktop.ui.shell.notices import Notice, NoticeBar

FILE = "soulfra-prompts.json"


class PromptsView(QWidget):
    """Header with the way back and the files, and below it the shelf or the editor."""

    def __init__(self, presenter: PromptsPresenter, notices: NoticeBar | None = None) -> None:
        super().__init__()
        self._presenter = presenter
        self._notices = notices
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ScreenHeader("")
        self.back = self.header.back
        self.back.setAccessibleName(self.tr("Back"))
        self.back.setToolTip(self.tr("Back"))
        self.back.clicked.connect(lambda: presenter.done())
        self.take_in = self._tool(self.tr("Import prompts from a file"), self._choose_file)
        self.give_out = self._tool(self.tr("Export all prompts to a file"), self._choose_place)
        self.new = QPushButton(self.tr("New prompt"))
        theme.write_as(self.new, "primary", weight=theme.SEMIBOLD)
        self.new.clicked.connect(lambda: presenter.begin())
        self.title = self.header.title
        self.shelf = PromptShelf(presenter)
        self.editor = PromptEditor(presenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.shelf)
        self._pages.addWidget(self.editor)
        self._lay_out()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        presenter.words = self._words
        self._deleted, self._undo = self.tr("/{0} was deleted."), self.tr("Undo")
        presenter.on_deleted = self._offer_undo
        paint(presenter, self, self.render)

    def _tool(self, name: str, act: object) -> QToolButton:
        made = QToolButton()
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.clicked.connect(lambda: act())  # type: ignore[operator]
        return made

    def _lay_out(self) -> None:
        self.header.add(self.take_in, self.give_out, self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        (self.editor if self._presenter.state.editing else self.shelf).take_focus()

    def render(self, state: PromptsState) -> None:  # type: ignore[override] - a view's word for painting its state
        was = self._pages.currentWidget()
        editing = state.editing
        self.shelf.show_state(state)
        self.editor.show_state(editing)
        page = self.editor if editing else self.shelf
        self._pages.setCurrentWidget(page)
        if editing is None:
            self.title.setText(self.tr("Prompts"))
        else:
            self.title.setText(self.tr("New prompt") if editing.is_new else self.tr("Change prompt"))
        for widget in (self.take_in, self.give_out, self.new):
            widget.setVisible(editing is None)
        self.give_out.setEnabled(bool(state.all))
        if page is not was:
            page.take_focus()

    def _words(self, name: str, numbers: tuple[int, ...]) -> str:
        if not isValid(self):  # the file was ready later than its screen
            return ""
        if name == "exported":
            return self.tr("Prompts written to the file: {0}.").format(numbers[0])
        said = self.tr("Prompts added: {0}.").format(numbers[0])
        return f"{said} {self.tr('Here already: {0}.').format(numbers[1])}" if numbers[1] else said

    def _offer_undo(self, prompt: SavedPrompt) -> None:
        if self._notices is not None:
            said = self._deleted.format(prompt.name)
            self._notices.show_notice(Notice("done", said, self._undo, lambda: self._presenter.restore(prompt)))

    def _choose_file(self) -> None:
        dialog = self._dialog(self.tr("Import prompts from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._presenter.take_in)
        dialog.open()

    def _choose_place(self) -> None:
        dialog = self._dialog(self.tr("Export all prompts to a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(FILE)
        dialog.fileSelected.connect(self._presenter.give_out)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setNameFilter(self.tr("Prompts (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.done()
        else:
            super().keyPressEvent(event)

    def _paint_icons(self) -> None:
        self.take_in.setIcon(icons.icon("download"))
        self.give_out.setIcon(icons.icon("upload"))
