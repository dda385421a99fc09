"""Paints an import: where to drop what, how far it is, what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.transfer import SOURCE_NAMES
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.kit.sentences import figure
from soulfra_desktop.ui.shell.page import Page
from soulfra_desktop.ui.transfer.import_presenter import ImportPresenter, ImportState
from soulfra_desktop.ui.transfer.report import ReportCard

COLUMN = 640


class ImportView(QWidget):
    """Header with the way back, and one page: choose, progress, report."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setProperty("kind", "canvas")
        self.setAcceptDrops(True)
        self.header = ScreenHeader(self.tr("Import chats"))
        self.back = self.header.back
        self.back.clicked.connect(lambda: presenter.on_done())
        self.page = Page(COLUMN)
        self.page.setAccessibleName(self.tr("Import chats"))
        self.zone = DropZone(presenter)
        self.guide = Guide()
        self.progress = ProgressCard(presenter)
        self.report = ReportCard(presenter)
        self._lay_out()
        paint(presenter, self, self.render)

    def _lay_out(self) -> None:
        for card in (self.zone, self.progress, self.report, self.guide):
            self.page.column.addWidget(card)
        lengths.keep(self.page.column.setSpacing, theme.L)
        self.page.finish(centred=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.page, 1)

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        self.zone.choose_file.setFocus()

    def render(self, state: ImportState) -> None:  # type: ignore[override] - a view's word for painting its state
        choosing = state.phase == "choosing"
        self.zone.setVisible(choosing)
        self.guide.setVisible(choosing)
        self.progress.setVisible(state.phase in ("looking", "importing"))
        self.report.setVisible(state.phase in ("done", "failed"))
        self.progress.show_state(state)
        self.report.show_state(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.on_done()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event) and self._presenter.state.phase not in ("looking", "importing"):
            event.acceptProposedAction()
            self.zone.light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.zone.light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.light(on=False)
        if path := dropped(event):
            event.acceptProposedAction()
            self._presenter.choose(path)


def dropped(event: QDropEvent) -> Path | None:
    """The first file or folder of what is dropped."""
    return next((Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()), None)


class DropZone(QFrame):
    """A place to drop on, and two buttons for those who do not."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setProperty("kind", "raised")
        self.setProperty("temporary", "true")
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Drop an export here"))
        theme.write_as(title, "", theme.HEADING, theme.SEMIBOLD)
        text = QLabel(self.tr("A file, a .zip or a folder. Everything stays on this machine."))
        theme.write_as(text, "soft", theme.BODY)
        self.choose_file = QPushButton(self.tr("Choose a file…"))
        theme.write_as(self.choose_file, "primary", weight=theme.SEMIBOLD)
        self.choose_folder = QPushButton(self.tr("Choose a folder…"))
        theme.write_as(self.choose_folder, weight=theme.MEDIUM)
        self.choose_file.clicked.connect(lambda: self._ask(folder=False))
        self.choose_folder.clicked.connect(lambda: self._ask(folder=True))
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.XXL, theme.L, theme.XXL)
        lengths.keep(column.setSpacing, theme.S)
        for label in (self._icon, title, text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        across = QHBoxLayout()
        lengths.keep(across.setSpacing, theme.S)
        across.addStretch()
        across.addWidget(self.choose_file)
        across.addWidget(self.choose_folder)
        across.addStretch()
        lengths.space(column, theme.S)
        column.addLayout(across)
        theme.changed.connect(self._paint)
        self._paint()

    def light(self, *, on: bool) -> None:
        """Show that what is held over it can be dropped."""
        self.setProperty("active", "true" if on else "false")
        self.style().polish(self)

    def _ask(self, *, folder: bool) -> None:
        dialog = QFileDialog(self.window(), self.tr("Import chats"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilters(
                [
                    self.tr("Exports of chats ({0})").format("*.zip *.json *.jsonl *.chat"),
                    self.tr("All files ({0})").format("*"),
                ]
            )
        dialog.fileSelected.connect(lambda chosen: self._presenter.choose(Path(chosen)))
        dialog.open()

    def _paint(self) -> None:
        self._icon.setPixmap(icons.picture("download", "accent", 28))


class Guide(QFrame):
    """Where each app keeps or makes its export, in a line each."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        grid = QGridLayout(self)
        lengths.keep(grid.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.M)
        grid.setColumnStretch(1, 1)
        for row, (name, where) in enumerate(self._ways()):
            label, text = QLabel(name), QLabel(where)
            theme.write_as(label, "", theme.BODY, theme.SEMIBOLD)
            theme.write_as(text, "soft", theme.BODY)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)

    def _ways(self) -> tuple[tuple[str, str], ...]:
        return (
            (SOURCE_NAMES["chatgpt"], self.tr("Settings → Data controls → Export data. The zip comes by e-mail.")),
            (SOURCE_NAMES["claude"], self.tr("Settings → Privacy → Export data. The zip comes by e-mail.")),
            (SOURCE_NAMES["open-webui"], self.tr("Settings → Data controls → Export chats. A JSON file.")),
            (
                SOURCE_NAMES["jan"],
                self.tr("Its data folder, or the folder “threads” in it: Settings → General says where."),
            ),
            (
                SOURCE_NAMES["gpt4all"],
                self.tr("The folder of its models, where the .chat files lie: Settings says where."),
            ),
            (SOURCE_NAMES["soulfra"], self.tr("A JSON export of Soulfra, from this machine or another.")),
        )


class ProgressCard(QFrame):
    """How far it is, and a way to stop."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title = ""
        self.title = QLabel()
        theme.write_as(self.title, "", theme.HEADING, theme.SEMIBOLD)
        self.title.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the import is"))
        self.count = QLabel()
        theme.write_as(self.count, "soft", theme.BODY, tabular=True)
        self.current = QLabel()
        theme.write_as(self.current, "faint", theme.SMALL)
        self.current.setTextFormat(Qt.TextFormat.PlainText)
        self.current.setMinimumWidth(1)
        self.cancel = QPushButton(self.tr("Stop"))
        self.cancel.setAccessibleName(self.tr("Stop the import"))
        theme.write_as(self.cancel, weight=theme.MEDIUM)
        self.cancel.clicked.connect(lambda: presenter.cancel())
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        lengths.keep(column.setSpacing, theme.M)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.cancel)
        column.addWidget(self.title)
        column.addWidget(self.bar)
        column.addWidget(self.current)
        column.addLayout(row)

    def show_state(self, state: ImportState) -> None:
        progress = state.progress
        looking = state.phase == "looking"
        self.title.setText((self.tr("Looking into {0} …") if looking else self.tr("Importing {0}")).format(state.name))
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(progress.done)
        self._title = " ".join(progress.title.split())
        self._elide()
        if looking:
            self.count.setText(self.tr("What is in stays, whenever you stop."))
        elif progress.total:
            self.count.setText(self.tr("{0} of about {1} chats").format(*map(_figure, (progress.done, progress.total))))
        else:
            self.count.setText(self.tr("Chats so far: {0}").format(_figure(progress.done)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(60, self.width() - 2 * theme.L)
        elided = self.current.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self.current.setText(elided)


def _figure(number: int) -> str:
    return figure(f"{number:,}")
