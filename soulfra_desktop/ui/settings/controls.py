"""Two controls that the style sheet cannot draw: a switch and a choice with its arrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox

from soulfra_desktop.ui.kit import icons, theme

TRACK = QSize(38, 22)
GAP = 10


class Switch(QCheckBox):
    """On or off, told by the knob's place and a tick, not by colour alone."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setFont(theme.font(theme.BODY, theme.MEDIUM))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text()) + GAP if self.text() else 0
        return QSize(TRACK.width() + text + 6, max(theme.TARGET, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        on, enabled = self.isChecked(), self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self._track()
        painter.setPen(QPen(theme.color("accent" if on and enabled else "edge"), 1))
        painter.setBrush(theme.color("accent" if on and enabled else "surface"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = QRectF(0, 0, 14, 14)
        knob.moveCenter(track.center())
        at_right = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        knob.moveLeft(track.right() - 18 if at_right else track.left() + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_ink" if on and enabled else "edge"))
        painter.drawEllipse(knob)
        if on:
            colour = QColor(theme.color("accent" if enabled else "surface")).name()
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(knob.toRect().adjusted(1, 1, -1, -1), icons.pixmap("check", colour, 12, ratio))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(track.adjusted(-3, -3, 3, 3), 14, 14)
        painter.setPen(theme.color("ink" if enabled else "faint"))
        painter.drawText(self._label(), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _track(self) -> QRectF:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - TRACK.width() - 3 if rtl else 3
        return QRectF(left + 0.5, (self.height() - TRACK.height()) / 2 + 0.5, TRACK.width() - 1, TRACK.height() - 1)

    def _label(self) -> QRect:
        width = self.width() - TRACK.width() - GAP - 3
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRect(0 if rtl else TRACK.width() + GAP + 3, 0, width, self.height())


class Choice(QComboBox):
    """A list to choose one from."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left = 8 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 24
        icons.icon("chevron-down", "soft", 16).paint(painter, QRect(left, (self.height() - 16) // 2, 16, 16))
        painter.end()
