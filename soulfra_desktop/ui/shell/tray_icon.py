"""The tray's icon: one colour and a faint rim of the other, so that it is seen on light panels and on dark ones."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_BUBBLE = "M6.500 4.500h11a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3h-5.200L8 20v-3.500H6.500a3 3 0 0 1-3-3v-6a3 3 0 0 1 3-3z"
_IDLE = '<path d="M8.500 10.500h7" stroke="{ink}" stroke-width="2"/>'
_ANSWERING = '<path d="M8.200 10.500v.01M12 10.500v.01M15.800 10.500v.01" stroke="{paper}" stroke-width="2.400"/>'
SIDES = (16, 22, 24, 32, 44, 48, 64)


def tray_icon(*, dark: bool, answering: bool) -> QIcon:
    """`dark`: for a dark panel. While an answer is on its way the bubble is filled."""
    ink, paper = ("#FFFFFF", "#1E1C18") if dark else ("#1E1C18", "#FFFFFF")
    inside = (_ANSWERING if answering else _IDLE).format(ink=ink, paper=paper)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-linecap="round"'
        f' stroke-linejoin="round"><path d="{_BUBBLE}" stroke="{paper}" stroke-opacity=".6" stroke-width="4"/>'
        f'<path d="{_BUBBLE}" stroke="{ink}" stroke-width="2" fill="{ink if answering else "none"}"/>{inside}</svg>'
    )
    renderer, made = QSvgRenderer(QByteArray(svg.encode())), QIcon()
    for side in SIDES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        made.addPixmap(picture)
    return made
