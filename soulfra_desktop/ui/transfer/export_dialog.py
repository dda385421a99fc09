"""Paints an export: four formats, two choices, one button."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.transfer import ExportFormat
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.sentences import counted, shown
from soulfra_desktop.ui.kit.switch import Switch
from soulfra_desktop.ui.transfer.export_presenter import ExportPresenter, ExportState

WIDTH = 460


class ExportDialog(QDialog):
    """Choose, then follow it to its end."""

    def __init__(self, presenter: ExportPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._phase = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self.title = _label("", theme.HEADING, theme.SEMIBOLD)
        self.formats: dict[ExportFormat, QPushButton] = {}
        self.about = _label("soft", theme.BODY)
        self.branches = Switch(self.tr("All versions of every message"))
        self.receipts = Switch(self.tr("Receipts: who answered, for how much"))
        self.branches.toggled.connect(lambda on: presenter.include(branches=on))
        self.receipts.toggled.connect(lambda on: presenter.include(receipts=on))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the export is"))
        self.status = _label("soft", theme.BODY)
        self.close_button = QPushButton(self.tr("Cancel"))
        theme.write_as(self.close_button, weight=theme.MEDIUM)
        self.close_button.clicked.connect(self.reject)
        self.go = QPushButton(self.tr("Export…"))
        theme.write_as(self.go, "primary", weight=theme.SEMIBOLD)
        self.go.clicked.connect(self._go)
        self._lay_out()
        presenter.on_change = self.render
        self.finished.connect(self._left)
        self.render(presenter.state)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.XL, theme.XL, theme.XL, theme.L)
        lengths.keep(column.setSpacing, theme.S)
        column.addWidget(self.title)
        group = QButtonGroup(self)
        row = QWidget()
        flow = FlowLayout(row, theme.S)
        for name, label, text in self._kinds():
            button = QPushButton(label)
            theme.write_as(button, "toggle", weight=theme.MEDIUM)
            button.setCheckable(True)
            button.setAccessibleDescription(text)
            button.toggled.connect(partial(self._chosen, name))
            group.addButton(button)
            self.formats[name] = button
            flow.addWidget(button)
        lengths.space(column, theme.S)
        column.addWidget(row)
        column.addWidget(self.about)
        lengths.space(column, theme.S)
        column.addWidget(self.branches)
        column.addWidget(self.receipts)
        lengths.space(column, theme.S)
        column.addWidget(self.bar)
        column.addWidget(self.status)
        column.addStretch()
        lengths.space(column, theme.M)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.close_button)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.setMinimumWidth(320)
        self.resize(WIDTH, self.sizeHint().height())

    def _chosen(self, name: ExportFormat, on: bool) -> None:
        if on and name != self._presenter.state.format:
            self._presenter.choose(name)

    def _kinds(self) -> tuple[tuple[ExportFormat, str, str], ...]:
        return (
            ("markdown", self.tr("Markdown"), self.tr("Text for notes and editors.")),
            ("html", self.tr("Web page"), self.tr("One file that any browser shows, pictures and colours in it.")),
            ("pdf", self.tr("PDF"), self.tr("Pages to print or send.")),
            (
                "json",
                self.tr("JSON"),
                self.tr("Everything, for a backup or another Soulfra: it can be imported again."),
            ),
        )

    def render(self, state: ExportState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.title.setText(self._what(state))
        self.formats[state.format].setChecked(True)
        self.about.setText(next(text for name, _, text in self._kinds() if name == state.format))
        for switch, on in ((self.branches, state.branches), (self.receipts, state.receipts)):
            switch.setChecked(on)
        busy = state.phase == "writing"
        for control in (*self.formats.values(), self.receipts):
            control.setEnabled(not busy)
        self.branches.setEnabled(not busy and state.format != "json")
        self.bar.setVisible(busy)
        self.bar.setRange(0, state.progress.total)
        self.bar.setValue(state.progress.done)
        self.status.setVisible(state.phase != "choosing")
        self.status.setProperty("kind", "danger" if state.phase == "failed" else "soft")
        self.status.style().polish(self.status)
        self.status.setText(self._said(state))
        self.close_button.setText(self.tr("Close") if state.phase == "done" else self.tr("Cancel"))
        self.go.setText(self.tr("Show in folder") if state.phase == "done" else self.tr("Export…"))
        self.go.setEnabled(not busy)
        if state.phase != self._phase:
            self._phase = state.phase
            (self.formats[state.format] if state.phase == "choosing" else self.go).setFocus()

    def _what(self, state: ExportState) -> str:
        if state.chats is None:
            return self.tr("Export everything")
        if state.chats == 1 and state.title:
            return self.tr("Export “{0}”").format(state.title)
        return counted(self.tr("Export %n chats", "", state.chats)) if state.chats > 1 else self.tr("Export one chat")

    def _said(self, state: ExportState) -> str:
        if state.phase == "failed":
            return f"{shown(state.message)} {shown(state.advice)}"
        if state.phase == "done" and state.report is not None:
            several = counted(self.tr("%n chats written to {0}", "", state.report.chats))
            written = several if state.report.chats > 1 else self.tr("Written to {0}")
            return written.format(state.report.path.name)
        return " ".join(state.progress.title.split())[:60]

    def _go(self) -> None:
        state = self._presenter.state
        if state.phase == "done" and state.report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(state.report.path.parent)))
            self.accept()
            return
        dialog = QFileDialog(self, self.tr("Export to"), str(Path.home() / state.suggested))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(state.suggested)
        dialog.fileSelected.connect(lambda chosen: self._presenter.write(Path(chosen)))
        dialog.open()

    def _left(self) -> None:
        self._presenter.on_change = lambda _state: None
        self._presenter.cancel()


def _label(kind: str, size: float, weight: int = theme.REGULAR) -> QLabel:
    label = QLabel()
    theme.write_as(label, kind, size, weight)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
