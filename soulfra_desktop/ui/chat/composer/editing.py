"""Above the field while an old question is asked differently: that it is so, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from soulfra_desktop.ui.kit import lengths, theme


class EditingRow(QWidget):
    """`left`: the question is to stay as it was."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        said = QLabel(self.tr("Asking differently: the old question stays beside the new one."))
        said.setWordWrap(True)
        theme.write_as(said, "soft", theme.SMALL, theme.MEDIUM)
        leave = QPushButton(self.tr("Cancel"))
        leave.setToolTip(self.tr("Leave the question as it was (Esc)"))
        theme.write_as(leave, "link", theme.SMALL, theme.MEDIUM)
        leave.clicked.connect(lambda: self.left.emit())
        layout = QHBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 2, 0, 0, 0)
        layout.addWidget(said, 1)
        layout.addWidget(leave)
        self.hide()
