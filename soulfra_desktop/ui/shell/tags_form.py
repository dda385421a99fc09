"""The tags of one chat or several: those there are, each on or off, and a field for a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from soulfra_desktop.domain.shelf import TAG_LIMIT, tag_name
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.shell.presenter import SidebarPresenter


class TagsForm(QDialog):
    """Every click counts at once; `open()` shows it over the window."""

    def __init__(self, presenter: SidebarPresenter, ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._ids = tuple(ids)
        self._names = {tag for tag, _count in presenter.state.tags}
        self.setWindowTitle(self.tr("Tags"))
        self.new = QLineEdit()
        self.new.setMaxLength(TAG_LIMIT)
        begin_with_the_window(self.new)
        self.new.setAccessibleName(self.tr("New tag"))
        self.new.setPlaceholderText(self.tr("New tag, then Enter"))
        self.done_button = QPushButton(self.tr("Done"))
        theme.write_as(self.done_button, "primary", weight=theme.SEMIBOLD)
        self._sheet = QWidget()
        self._flow = FlowLayout(self._sheet, theme.XS)
        self._hint = QLabel(self.tr("There are no tags yet. Type the first one, for example: work"))
        self._hint.setWordWrap(True)
        theme.write_as(self._hint, "soft", theme.SMALL)
        self._lay_out(parent)
        self.new.returnPressed.connect(self._take)
        self.done_button.clicked.connect(lambda: self.accept())
        self.finished.connect(lambda _result: self.deleteLater())
        for tag in sorted(self._names, key=str.casefold):
            self._add(tag)
        self._hint.setVisible(not self._names)

    def _lay_out(self, parent: QWidget) -> None:
        self.setMinimumWidth(300)
        self.resize(min(theme.scaled(400), max(300, parent.width() - 40)), theme.scaled(260))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._sheet)
        self._sheet.setProperty("kind", "page")
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        lengths.keep(column.setSpacing, theme.M)
        column.addWidget(self.new)
        column.addWidget(self._hint)
        column.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.done_button)
        column.addLayout(row)
        self.done_button.setAutoDefault(False)

    def _add(self, tag: str) -> QPushButton:
        button = QPushButton(tag.replace("&", "&&"))
        theme.write_as(button, "toggle", theme.SMALL, theme.MEDIUM)
        button.setAccessibleName(tag)
        button.setCheckable(True)
        button.setAutoDefault(False)
        chats = self._presenter.chats(self._ids)
        button.setChecked(bool(chats) and all(tag in chat.tags for chat in chats))
        button.toggled.connect(lambda on: self._presenter.changing.tag(self._ids, tag, on=on))
        self._flow.addWidget(button)
        return button

    def _take(self) -> None:
        tag = tag_name(self.new.text())
        self.new.clear()
        if not tag:
            self.accept()
        elif tag not in self._names:
            self._names.add(tag)
            self._hint.hide()
            self._add(tag).setChecked(True)
        else:
            self._presenter.changing.tag(self._ids, tag, on=True)
            self._buttons()[tag].setChecked(True)

    def _buttons(self) -> dict[str, QPushButton]:
        return {button.accessibleName(): button for button in self._sheet.findChildren(QPushButton)}
