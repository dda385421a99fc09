"""The document that is chosen in the list: all that is known of it, and buttons for what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QVBoxLayout, QWidget

from soulfra_desktop.domain.knowledge import Document
from soulfra_desktop.ui.documents.opening import open_outside
from soulfra_desktop.ui.documents.parts import NARROW, button, text
from soulfra_desktop.ui.documents.presenter import DocumentsPresenter
from soulfra_desktop.ui.documents.rows import action_of
from soulfra_desktop.ui.documents.words import DocumentWords
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.kit.sentences import counted, shown

MOST_NOTES = 4
NAME_WIDEST = 160
"""Pixels of a project's name."""


class Details(QFrame):
    """Shown under the list as long as something is chosen."""

    def __init__(self, presenter: DocumentsPresenter, words: DocumentWords) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = words
        self._chosen: tuple[Document, ...] = ()
        self.setProperty("kind", "card")
        self.name = text("", theme.BODY, theme.SEMIBOLD)
        self.path = text("faint", theme.TINY)
        self.path.setWordWrap(False)
        self.path.setMinimumWidth(40)
        self.added = text("faint", theme.TINY)
        self.why = text("danger", theme.SMALL)
        self.notes = text("warn", theme.SMALL)
        self.open = button(self.tr("Open"))
        self.outside = button(self.tr("Open in its app"), "quiet")
        self.again = button(self.tr("Try again"))
        self.cancel = button(self.tr("Cancel"))
        self.project = button("", "quiet")
        self.forget = button(self.tr("Forget …"), "quiet")
        self.open.clicked.connect(lambda: presenter.open(self._chosen[0].id))
        self.outside.clicked.connect(lambda: open_outside(self._chosen[0]))
        self.again.clicked.connect(lambda: presenter.retry(self._of("retry")))
        self.cancel.clicked.connect(lambda: presenter.cancel(self._of("cancel")))
        self.project.setToolTip(
            self.tr("The project that this belongs to. Answers outside a project do not see its documents.")
        )
        self.project.clicked.connect(lambda: self._pop_up(self.projects()))
        self.forget.clicked.connect(lambda: presenter.ask_to_forget([one.id for one in self._chosen]))
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.S)
        for one in (self.open, self.again, self.cancel, self.outside, self.project, self.forget):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.M, theme.L, theme.M)
        lengths.keep(column.setSpacing, theme.XS)
        column.addWidget(self.name)
        self._where = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._where.addWidget(self.path, 1)
        self._where.addWidget(self.added)
        self.added.setWordWrap(False)
        column.addLayout(self._where)
        for widget in (self.why, self.notes, buttons):
            column.addWidget(widget)
        self.hide()

    def show_chosen(self, chosen: Sequence[Document]) -> None:
        """Nothing chosen: nothing shown."""
        self._chosen = tuple(chosen)
        self.setVisible(bool(chosen))
        if not chosen:
            return
        one = chosen[0] if len(chosen) == 1 else None
        self.name.setText(one.name if one else counted(self.tr("%n documents chosen", "", len(chosen))))
        self._show_path()
        self.path.setVisible(one is not None)
        say(self.why, self._words.why(one) if one else "")
        theme.write_as(self.why, "warn" if one and one.state == "missing" else "danger", theme.SMALL)
        self.why.style().polish(self.why)
        say(self.notes, self._noted(one) if one else "")
        self.open.setVisible(one is not None and bool(one.characters))
        self.outside.setVisible(one is not None and bool(one.path) and one.state != "missing")
        self.again.setVisible(bool(self._of("retry")))
        self.cancel.setVisible(bool(self._of("cancel")))
        self._show_project()

    def projects(self) -> QMenu:
        """Where those that are chosen can go; where they are is ticked."""
        menu, here = QMenu(self), {one.scope.folder_id for one in self._chosen}
        folders = self._presenter.state.folders
        for folder_id, name in ((None, self.tr("Everything")), *((folder.id, folder.name) for folder in folders)):
            action = menu.addAction(name.replace("&", "&&"), lambda into=folder_id: self._move(into))
            action.setCheckable(True)
            action.setChecked(here == {folder_id})
        return menu

    def _move(self, folder_id: str | None) -> None:
        self._presenter.move([one.id for one in self._chosen], folder_id)

    def _pop_up(self, menu: QMenu) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.project.mapToGlobal(QPoint(0, self.project.height() + 2)))

    def _show_project(self) -> None:
        """Only what is read has a place to go to; without projects there is none."""
        state, here = self._presenter.state, {one.scope.folder_id for one in self._chosen}
        self.project.setVisible(bool(state.folders) and all(one.characters for one in self._chosen))
        if len(here) > 1:
            self.project.setText(self.tr("Project: several"))
            return
        name = state.folder_name(here.pop()) or self.tr("Everything")
        said = self.project.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, theme.scaled(NAME_WIDEST))
        self.project.setText(self.tr("Project: {0}").format(said).replace("&", "&&"))

    def _of(self, action: str) -> list[str]:
        return [one.id for one in self._chosen if action_of(one) == action]

    def _noted(self, document: Document) -> str:
        notes = [shown(note) for note in document.notes[:MOST_NOTES]]
        if (more := len(document.notes) - MOST_NOTES) > 0:
            notes.append(counted(self.tr("And %n more notes.", "", more)))
        return " ".join(notes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_path()

    def _show_path(self) -> None:
        if len(self._chosen) != 1:
            return
        document = self._chosen[0]
        narrow = self.width() < theme.scaled(NARROW)
        self._where.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        lengths.keep(self._where.setSpacing, 0 if narrow else theme.M)
        self.added.setText(self._words.day(document))
        room = self.width() - theme.scaled(2 * theme.L + 2)
        if not narrow:
            room -= self.added.sizeHint().width() + theme.scaled(theme.M)
        self.path.setText(
            self.path.fontMetrics().elidedText(document.path, Qt.TextElideMode.ElideMiddle, max(80, room))
        )
        self.path.setVisible(bool(document.path))
        self.path.setToolTip(document.path)
