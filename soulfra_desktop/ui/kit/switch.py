"""A control that the style sheet cannot draw: a switch."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.theme import scaled

TRACK = QSize(38, 22)
GAP = 10


class Switch(QCheckBox):
    """On or off, told by the knob's place and a tick, not by colour alone."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setFont(theme.font(theme.BODY, theme.MEDIUM))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text()) + scaled(GAP) if self.text() else 0
        least = max(scaled(theme.TARGET), self.fontMetrics().height() + scaled(8))
        return QSize(scaled(TRACK.width()) + text, least)

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
        if self.hasFocus():  # as a button has it: a border of two pixels, within the control
            painter.setPen(QPen(theme.color("ink" if on else "accent"), 2))
            track.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        track = self._track()
        knob = QRectF(0, 0, scaled(14), scaled(14))
        knob.moveCenter(track.center())
        at_right = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        knob.moveLeft(track.right() - scaled(18) if at_right else track.left() + scaled(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_ink" if on and enabled else "edge"))
        painter.drawEllipse(knob)
        if on:
            colour = QColor(theme.color("accent" if enabled else "surface")).name()
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(knob.toRect().adjusted(1, 1, -1, -1), icons.pixmap("check", colour, scaled(12), ratio))
        painter.setPen(theme.color("ink" if enabled else "faint"))
        painter.drawText(self._label(), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _track(self) -> QRectF:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width, height = scaled(TRACK.width()), scaled(TRACK.height())
        left = self.width() - width if rtl else 0
        return QRectF(left + 0.5, (self.height() - height) / 2 + 0.5, width - 1, height - 1)

    def _label(self) -> QRect:
        before = scaled(TRACK.width()) + scaled(GAP)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRect(0 if rtl else before, 0, self.width() - before, self.height())
