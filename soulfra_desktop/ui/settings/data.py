"""Paints where everything lies, and the ways in and out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.settings.presenter import DataState, SettingsPresenter
from soulfra_desktop.ui.shell.page import Page


class DataPage(Page):
    """A card for each: in, out, the trash, the place on the disk."""

    def __init__(self, presenter: SettingsPresenter, width: int) -> None:
        super().__init__(width)
        self.setAccessibleName(self.tr("Data"))
        self.importing = Way(
            "download",
            self.tr("Bring chats from another app"),
            self.tr(
                "From ChatGPT, Claude, Open WebUI, Jan or GPT4All, with every branch. Nothing leaves this machine."
            ),
            self.tr("Import…"),
            lambda: presenter.on_import(),
        )
        self.exporting = Way(
            "upload",
            self.tr("Take everything with you"),
            self.tr("All chats as JSON, which can be imported again, or as Markdown, HTML or PDF to read anywhere."),
            self.tr("Export everything…"),
            lambda: presenter.on_export(),
        )
        self.trash = Way(
            "trash",
            self.tr("Trash"),
            self.tr("Deleted chats wait there for 30 days, and can be taken back until then."),
            self.tr("Open the trash"),
            lambda: presenter.on_trash(),
        )
        self.place = Way(
            "laptop", self.tr("On this machine"), "", self.tr("Show in folder"), lambda: presenter.on_place()
        )
        for way in (self.importing, self.exporting, self.trash, self.place):
            self.column.addWidget(way)
        self.finish(centred=False)

    def show_state(self, data: DataState) -> None:
        self.place.button.setVisible(bool(data.place))
        if not data.place:
            self.place.text.setText(self.tr("This session keeps nothing on the disk."))
        elif data.size is None:
            self.place.text.setText(data.place)
        else:
            size = QLocale().formattedDataSize(data.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
            self.place.text.setText(self.tr("{0}, {1} in all").format(data.place, size))


class Way(QFrame):
    """What it is, a sentence, and the button that leads there."""

    def __init__(self, icon: str, title: str, text: str, action: str, run: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._name = icon
        self._icon = QLabel()
        lengths.keep(self._icon.setFixedSize, 20, 20)
        head = QLabel(title)
        theme.write_as(head, "", theme.BODY, theme.SEMIBOLD)
        head.setWordWrap(True)
        self.text = QLabel(text)
        self.text.setWordWrap(True)
        theme.write_as(self.text, "soft", theme.BODY)
        self.button = QPushButton(action)
        self.button.setAccessibleName(action)
        self.button.setAccessibleDescription(text)
        theme.write_as(self.button, weight=theme.MEDIUM)
        self.button.clicked.connect(lambda: run())
        grid = QGridLayout(self)
        lengths.keep(grid.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(head, 0, 1)
        grid.addWidget(self.text, 1, 1)
        grid.setRowMinimumHeight(2, theme.XS)
        grid.addWidget(self.button, 3, 1, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self._icon.setPixmap(icons.picture(self._name, "accent", 20))
