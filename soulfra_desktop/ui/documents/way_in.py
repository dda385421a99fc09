"""The way to the documents in the sidebar: a quiet line that says how far it is while something is read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from soulfra_desktop.ui.documents.state import DocumentsState
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.sentences import figure
from soulfra_desktop.ui.kit.theme import scaled


class WayIn(QPushButton):
    """Shows nothing but its name while all is done."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Documents"))
        theme.write_as(self, "row", theme.SMALL, theme.MEDIUM)
        self._share: float | None = None
        self.said = QLabel()
        theme.write_as(self.said, "faint", theme.TINY, tabular=True)
        self.said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        lengths.keep(inside.setContentsMargins, 10, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(self.said)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_state(self, state: DocumentsState) -> None:
        said = ""
        if state.shows_progress:
            done, all_ = figure(f"{state.batch.done:,}"), figure(f"{state.batch.all:,}")
            said = self.tr("paused") if state.progress.paused else self.tr("{0} of {1}").format(done, all_)
        self._share = state.batch.share if state.shows_progress else None
        if said != self.said.text():
            self.said.setText(said)
            self.setAccessibleDescription(said)
        self.update()

    def _paint_icon(self) -> None:
        self.setIcon(icons.icon("documents", "soft", 16))
        self.setStyleSheet(f"text-align: left; padding-left: {scaled(9)}px")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side, high = scaled(10), scaled(2)
        place = QRectF(side, self.height() - scaled(4), self.width() - 2 * side, high)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(place, 1, 1)
        done = place.width() * max(0.0, min(1.0, self._share))
        left = place.right() - done if self.isRightToLeft() else place.left()
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(left, place.top(), done, high), 1, 1)
        painter.end()
