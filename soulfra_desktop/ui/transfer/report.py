"""Paints what came of an import: counts, what could not be read and why, and where to go from here."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.transfer import SOURCE_NAMES, ImportReport, Spoilt
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.sentences import counted, shown
from soulfra_desktop.ui.transfer.import_presenter import ImportPresenter, ImportState

SHOWN = 30
"""Spoilt chats that are listed; the rest are counted."""


class ReportCard(QFrame):
    """The end of an import, good or not."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.title = _label("", theme.HEADING, theme.SEMIBOLD)
        self.text = _label("soft", theme.BODY)
        self.spoilt = _label("warn", theme.BODY, theme.SEMIBOLD)
        self.reasons = QVBoxLayout()
        lengths.keep(self.reasons.setSpacing, theme.S)
        self.show_them = QPushButton(self.tr("Show them"))
        theme.write_as(self.show_them, "primary", weight=theme.SEMIBOLD)
        self.show_them.clicked.connect(lambda: presenter.show_them())
        self.retry = QPushButton(self.tr("Try again"))
        theme.write_as(self.retry, "primary", weight=theme.SEMIBOLD)
        self.retry.clicked.connect(lambda: presenter.retry())
        self.another = QPushButton(self.tr("Import another"))
        theme.write_as(self.another, weight=theme.MEDIUM)
        self.another.clicked.connect(lambda: presenter.again())
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        lengths.keep(column.setSpacing, theme.M)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.spoilt)
        column.addLayout(self.reasons)
        row = QWidget()
        flow = FlowLayout(row, theme.S)
        for button in (self.show_them, self.retry, self.another):
            flow.addWidget(button)
        column.addWidget(row)

    def show_state(self, state: ImportState) -> None:
        report = state.report
        self.retry.setVisible(state.phase == "failed")
        self.show_them.setVisible(report is not None and bool(report.added + report.grown + report.unchanged))
        self._list(report.spoilt if report is not None else (), report.untold if report is not None else 0)
        if report is not None:
            self.title.setText(self._headline(report))
            self.text.setText("\n".join(self._counts(report)))
        elif state.message == "cancelled":
            self.title.setText(self.tr("Stopped"))
            text = self.tr("What is in stays; importing the file again adds only the rest.")
            self.text.setText(text)
        elif state.phase == "failed":
            self.title.setText(self.tr("{0} could not be imported").format(breakable(state.name)))
            lines = [breakable(f"{shown(state.message)} {shown(state.advice)}")]
            if state.progress.done:
                lines.append(self.tr("What is in stays; importing the file again adds only the rest."))
            self.text.setText("\n".join(lines))

    def _headline(self, report: ImportReport) -> str:
        if report.added + report.grown:
            number = report.added + report.grown
            several = counted(self.tr("%n chats imported from {0}", "", number))
            return (several if number > 1 else self.tr("One chat imported from {0}")).format(
                SOURCE_NAMES[report.source]
            )
        if report.unchanged + report.trashed:
            return self.tr("Nothing new from {0}").format(SOURCE_NAMES[report.source])
        return self.tr("No chats were imported from {0}").format(SOURCE_NAMES[report.source])

    def _counts(self, report: ImportReport) -> list[str]:
        lines = (
            (report.added, self.tr("One new chat"), counted(self.tr("%n new chats", "", report.added))),
            (
                report.grown,
                self.tr("One chat that was here got new messages"),
                counted(self.tr("%n chats that were here got new messages", "", report.grown)),
            ),
            (
                report.unchanged,
                self.tr("One chat was here already, unchanged"),
                counted(self.tr("%n chats were here already, unchanged", "", report.unchanged)),
            ),
            (
                report.trashed,
                self.tr("One chat lies in the trash and stays there"),
                counted(self.tr("%n chats lie in the trash and stay there", "", report.trashed)),
            ),
            (report.messages, self.tr("One new message"), counted(self.tr("%n new messages", "", report.messages))),
            (
                report.empty,
                self.tr("One empty chat left out"),
                counted(self.tr("%n empty chats left out", "", report.empty)),
            ),
        )
        return [several if number > 1 else one for number, one, several in lines if number]

    def _list(self, spoilt: tuple[Spoilt, ...], untold: int) -> None:
        while (item := self.reasons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self.spoilt.setVisible(bool(spoilt))
        self.spoilt.setText(counted(self.tr("%n could not be read:", "", len(spoilt) + untold)))
        for one in spoilt[:SHOWN]:
            line = _label("soft", theme.SMALL)
            line.setText(breakable(f"{one.title} – {shown(one.reason)}" if one.title else shown(one.reason)))
            self.reasons.addWidget(line)
        if len(spoilt) + untold > SHOWN:
            more = _label("faint", theme.SMALL)
            more.setText(counted(self.tr("and %n more", "", len(spoilt) + untold - SHOWN)))
            self.reasons.addWidget(more)


def _label(kind: str, size: float, weight: int = theme.REGULAR) -> QLabel:
    label = QLabel()
    theme.write_as(label, kind, size, weight)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def breakable(text: str) -> str:
    """The text with places to break its longest words at, so that none is wider than a narrow window."""
    return re.sub(r"(\S{20})(?=\S{4})", "\\1\u200b", text)
