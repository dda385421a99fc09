"""Paints the documents in the chat's place: the line of what is read, the list, and passages found in all of it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from soulfra_desktop.ui.documents.finding import FindingPresenter, FindingState
from soulfra_desktop.ui.documents.meaning_line import MeaningLine
from soulfra_desktop.ui.documents.pages import FilesPage, PassagesPage
from soulfra_desktop.ui.documents.parts import button
from soulfra_desktop.ui.documents.presenter import DocumentsPresenter
from soulfra_desktop.ui.documents.state import DocumentsState
from soulfra_desktop.ui.documents.words import DocumentWords
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.column import screen_column
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.meaning import MeaningPresenter
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.kit.sentences import counted

NAME_WIDEST = 190


class DocumentsView(QWidget):
    """One field over both lists: it finds a document by its name, and with Enter the passages in all of them."""

    def __init__(
        self, presenter: DocumentsPresenter, finding: FindingPresenter, meaning: MeaningPresenter | None = None
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._finding = finding
        self._words = DocumentWords(self)
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ScreenHeader(self.tr("Documents"))
        self.back = self.header.back
        self.add = button(self.tr("Add"), "primary")
        self.add.setAccessibleName(self.tr("Add documents"))
        self.header.add(self.add)
        self.files_tab, self.passages_tab = self._tab(self.tr("Files")), self._tab(self.tr("Passages"))
        self.field = _Field(self)
        self.inside = QPushButton()
        theme.write_as(self.inside, "row", theme.SMALL, theme.MEDIUM)
        self.files = FilesPage(presenter, self._words)
        self.passages = PassagesPage(finding)
        self.meaning = MeaningLine(meaning) if meaning is not None else None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.files)
        self._pages.addWidget(self.passages)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.field.setText(presenter.state.words)
        paint(presenter, self, self.render)
        paint(finding, self, self.render_found)

    def _tab(self, name: str) -> QPushButton:
        made = QPushButton(name)
        theme.write_as(made, "toggle", theme.SMALL, theme.MEDIUM)
        made.setCheckable(True)
        return made

    def _lay_out(self) -> None:
        narrowing = QWidget()
        flow = FlowLayout(narrowing, theme.XS)
        self.scope = self._tab("")
        self.watched = self._tab("")
        for one in (self.files_tab, self.passages_tab, self.scope, self.watched):
            flow.addWidget(one)
        find = QVBoxLayout()
        lengths.keep(find.setSpacing, 2)
        find.addWidget(self.field)
        find.addWidget(self.inside)
        middle = screen_column(self, self.header, theme.S)
        middle.addWidget(narrowing)
        middle.addLayout(find)
        if self.meaning is not None:
            middle.addWidget(self.meaning)
        middle.addWidget(self._pages, 1)
        lengths.keep(middle.setContentsMargins, 0, theme.L, 0, theme.M)

    def _connect(self) -> None:
        do = self._presenter
        self.back.clicked.connect(lambda: do.on_done())
        self.add.clicked.connect(lambda: self._under(self.add, self.adding_menu()))
        self.files_tab.clicked.connect(lambda: do.turn_to("files"))
        self.passages_tab.clicked.connect(lambda: do.turn_to("passages"))
        self.scope.clicked.connect(lambda: self._under(self.scope, self._scopes()))
        self.watched.clicked.connect(lambda on: do.show_watched(on))
        self.field.textChanged.connect(self._typed)
        self.inside.clicked.connect(lambda: self.find_inside())
        self.passages.tried.connect(self.field.setText)
        self.files.invitation.files.clicked.connect(lambda: self.choose_files())
        self.files.invitation.folder.clicked.connect(lambda: self.choose_folder())
        for watch in (self.files.invitation.watch, self.files.watching.add):
            watch.clicked.connect(lambda: self.choose_watched())

    # What can be added.

    def adding_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(icons.icon("file", size=16), self.tr("Files …"), self.choose_files)
        menu.addAction(icons.icon("folder", size=16), self.tr("A folder …"), self.choose_folder)
        menu.addAction(icons.icon("eye", size=16), self.tr("Watch a folder …"), self.choose_watched)
        menu.addSeparator()
        paste = menu.addAction(icons.icon("copy", size=16), self.tr("Paste as a document"), self.paste)
        data = QGuiApplication.clipboard().mimeData()
        paste.setEnabled(data is not None and (data.hasUrls() or data.hasText()))
        return menu

    def choose_files(self) -> None:
        dialog = self._dialog(self.tr("Add files"), QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self._presenter.add(paths))
        dialog.open()

    def choose_folder(self) -> None:
        dialog = self._dialog(self.tr("Add a folder"), QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda paths: self._presenter.add(paths))
        dialog.open()

    def choose_watched(self) -> None:
        dialog = self._dialog(self.tr("Watch a folder"), QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda paths: self._presenter.watch(paths[0]))
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def paste(self) -> bool:
        """Add what the clipboard holds: files, or a text as a document of its own. Whether it held any."""
        return self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData | None) -> bool:
        if data is None:
            return False
        if paths := [url.toLocalFile() for url in data.urls() if url.isLocalFile()]:
            self._presenter.add(paths)
            return True
        if data.hasText() and data.text().strip():
            self._presenter.add_text(data.text())
            return True
        return False

    # Finding.

    def _typed(self, words: str) -> None:
        self._presenter.filter(words)
        if self._presenter.state.place == "passages":
            self._finding.ask(words, self._presenter.state.folder_id)

    def find_inside(self) -> None:
        """Look for these words in all that is known."""
        self._presenter.turn_to("passages")
        self._finding.ask(self.field.text(), self._presenter.state.folder_id)
        self.field.setFocus()

    def key(self, event: QKeyEvent) -> bool:
        """What a key in the field does with the lists; whether it did."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        key, found = Qt.Key(event.key()), self._presenter.state.place == "passages"
        if found and key in steps:
            self.passages.list.step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passages.list.open() if found else self.field.text().strip() and self.find_inside()
        elif key == Qt.Key.Key_Down and not found:
            self.files.take_focus()
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            return False
        return True

    def _scopes(self) -> QMenu:
        menu, state = QMenu(self), self._presenter.state
        named = [(None, self.tr("Everything")), *((folder.id, folder.name) for folder in state.folders)]
        for folder_id, name in named:
            action = menu.addAction(name.replace("&", "&&"), lambda chosen=folder_id: self._belong(chosen))
            action.setCheckable(True)
            action.setChecked(folder_id == state.folder_id)
        return menu

    def _belong(self, folder_id: str | None) -> None:
        self._presenter.belong(folder_id)
        self._finding.ask(self._finding.state.words, folder_id)

    def _under(self, of: QPushButton, menu: QMenu) -> None:
        self._say_tabs(self._presenter.state)  # a click alone checks nothing
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(of.mapToGlobal(QPoint(0, of.height() + 2)))

    # Painting.

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        if self._presenter.state.place == "files" and self._presenter.state.is_empty:
            self.files.take_focus()
            return
        self.field.setFocus()
        self.field.selectAll()

    def render(self, state: DocumentsState) -> None:  # type: ignore[override] - a view's word for painting its state
        if self.field.text() != state.words:
            self.field.setText(state.words)
        files = state.place == "files"
        self._pages.setCurrentIndex(0 if files else 1)
        self.field.setVisible(not (files and state.is_empty))
        hint = self.tr("Find a document by its name") if files else self.tr("What do you want to know?")
        if self.field.placeholderText() != hint:
            self.field.setPlaceholderText(hint)
        self.inside.setVisible(files and not state.is_empty and bool(state.words.strip()))
        words = self.inside.fontMetrics().elidedText(
            state.words.strip(), Qt.TextElideMode.ElideRight, theme.scaled(300)
        )
        self.inside.setText(self.tr("Find passages about “{0}” (Enter)").format(words).replace("&", "&&"))
        self._say_tabs(state)
        self.files.show_state(state)

    def _say_tabs(self, state: DocumentsState) -> None:
        self.files_tab.setChecked(state.place == "files")
        self.passages_tab.setChecked(state.place == "passages")
        name = state.folder_name(state.folder_id) or self.tr("Everything")
        said = self.scope.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_WIDEST)
        self.scope.setText(self.tr("Project: {0}").format(said).replace("&", "&&"))
        self.scope.setToolTip(
            self.tr("What is shown, and where new documents go. Answers outside a project do not see its documents.")
        )
        self.scope.setChecked(state.folder_id is not None)
        self.scope.setVisible(bool(state.folders))
        number = len(state.watched)
        watched = counted(self.tr("%n watched folders", "", number)) if number > 1 else self.tr("1 watched folder")
        self.watched.setText(watched if number else self.tr("Watched folders"))
        self.watched.setChecked(state.shows_watched)
        self.watched.setVisible(state.place == "files" and not (state.is_empty and not number))

    def render_found(self, state: FindingState) -> None:
        self.passages.show_state(state)

    def _paint_icons(self) -> None:
        self.add.setIcon(icons.icon("plus", "accent_ink", 16))
        self.inside.setIcon(icons.icon("search", "accent", 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        if event.matches(QKeySequence.StandardKey.Find):
            self.take_focus()
        elif event.key() == Qt.Key.Key_Escape:
            (self._presenter.leave_it if self._presenter.state.question else self._presenter.on_done)()
        else:
            super().keyPressEvent(event)


class _Field(QLineEdit):
    """Hands the keys that are for the lists to the view."""

    def __init__(self, view: DocumentsView) -> None:
        super().__init__()
        self._view = view
        self.setAccessibleName(self.tr("Words to look for"))
        lengths.keep(self.setMinimumHeight, 38)
        dress(self, self.tr("Find"), "soft")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._view.key(event):
            super().keyPressEvent(event)
