"""The folders that are watched: added, paused, left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.knowledge import WatchedFolder
from soulfra_desktop.ui.documents.parts import button, text
from soulfra_desktop.ui.documents.presenter import DocumentsPresenter
from soulfra_desktop.ui.documents.state import DocumentsState
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.leading import in_line

ROW = 40
MOST = 4
"""Rows that are seen at once."""


class WatchedFolders(QFrame):
    """A card that is opened where somebody wants to see it."""

    def __init__(self, presenter: DocumentsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._rows: dict[str, _Row] = {}
        self.setProperty("kind", "card")
        self.about = text("soft", theme.SMALL)
        self.about.setText(
            self.tr(
                "New and changed files of these folders are read by themselves, and forgotten files stay forgotten."
            )
        )
        self.add = button(self.tr("Watch a folder …"), "link")
        self._inside = QWidget()
        self._inside.setProperty("kind", "clear")
        self._stack = QVBoxLayout(self._inside)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.M, theme.M, theme.S)
        lengths.keep(column.setSpacing, theme.XS)
        column.addWidget(self.about)
        column.addWidget(self._area)
        column.addLayout(in_line(self.add))
        self.hide()

    def show_state(self, state: DocumentsState) -> None:
        self.setVisible(state.shows_watched)
        self.about.setVisible(state.question is None)  # a low window has no room for both
        wanted = {folder.id: folder for folder in state.watched}
        for folder_id in [one for one in self._rows if one not in wanted]:
            self._rows.pop(folder_id).deleteLater()
        for folder_id, folder in wanted.items():
            if folder_id not in self._rows:
                self._rows[folder_id] = _Row(self._presenter)
                self._stack.addWidget(self._rows[folder_id])
            self._rows[folder_id].show_folder(folder, state.folder_name(folder.scope.folder_id))
        self._area.setVisible(bool(wanted))
        lengths.keep(self._area.setFixedHeight, ROW * min(MOST, max(1, len(wanted))))


class _Row(QWidget):
    """Where it lies, whether it rests, and two buttons."""

    def __init__(self, presenter: DocumentsPresenter) -> None:
        super().__init__()
        self._folder: WatchedFolder | None = None
        self._project = ""
        self._sign = QLabel()
        self.path = QLabel()
        self.path.setTextFormat(Qt.TextFormat.PlainText)
        self.path.setMinimumWidth(40)
        theme.write_as(self.path, "", theme.BODY)
        self.rests = QLabel(self.tr("paused"))
        theme.write_as(self.rests, "warn", theme.SMALL, theme.MEDIUM)
        self.pause, self.leave = QToolButton(), QToolButton()
        self.pause.clicked.connect(lambda: self._folder and presenter.pause_watching(self._folder))
        self.leave.clicked.connect(lambda: self._folder and presenter.ask_to_unwatch(self._folder))
        lengths.keep(self.setFixedHeight, ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        lengths.keep(row.setSpacing, theme.S)
        row.addWidget(self._sign)
        row.addWidget(self.path, 1)
        row.addWidget(self.rests)
        row.addWidget(self.pause)
        row.addWidget(self.leave)
        theme.changed.connect(self._paint)

    def show_folder(self, folder: WatchedFolder, project: str) -> None:
        self._folder, self._project = folder, project
        self.rests.setVisible(folder.paused)
        pause = self.tr("Go on watching {0}") if folder.paused else self.tr("Pause watching {0}")
        leave = self.tr("Stop watching {0}")
        for tool, said in ((self.pause, pause), (self.leave, leave)):
            tool.setAccessibleName(said.format(folder.path))
            tool.setToolTip(said.format(folder.path))
        self.path.setToolTip(folder.path)
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        if self._folder is not None:
            said = f"{self._folder.path}  ·  {self._project}" if self._project else self._folder.path
            room = self.path.width()
            self.path.setText(self.path.fontMetrics().elidedText(said, Qt.TextElideMode.ElideMiddle, room))

    def _paint(self) -> None:
        paused = self._folder is not None and self._folder.paused
        self._sign.setPixmap(icons.picture("folder", "soft", 16))
        self.pause.setIcon(icons.icon("play" if paused else "pause", "soft", 16))
        self.leave.setIcon(icons.icon("x", "soft", 16))
        self._elide()
