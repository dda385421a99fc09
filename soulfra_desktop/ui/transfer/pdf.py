"""Chats on paper: pieces of HTML set and painted one after another, so that the window never waits for them."""

from __future__ import annotations

import asyncio
import base64
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.tokens import LIGHT
from soulfra_desktop.ui.transfer.galley import RESOLUTION, Galley, letters

SLICE_SECONDS = 0.008
"""After so long the loop has its turn."""
FOOT = 36
TOGETHER = 0.2
"""Of a page: what is not higher is not cut."""
_PICTURE = re.compile(r'<img alt="([^"]*)" src="data:[a-z/]+;base64,([A-Za-z0-9+/=]+)">')


Beside = Callable[..., Awaitable[Any]]
"""Calls a function with what follows it, on another thread."""


async def pressed(title: str, pieces: list[str], beside: Beside) -> AsyncIterator[bytes]:
    """The PDF of one chat."""
    store = QByteArray()
    device = QBuffer(store)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(device, title)
    await asyncio.sleep(0)
    page = Page(writer, title)
    try:
        await asyncio.sleep(0)
        begun = time.monotonic()
        for piece in pieces:
            shown, pictures = await _pictured(piece, page.width, page.height, beside)
            for _ in page.add(Galley(shown, page.width, page.writer, pictures)):
                if time.monotonic() - begun > SLICE_SECONDS:
                    await asyncio.sleep(0)
                    begun = time.monotonic()
        await asyncio.sleep(0)
    finally:
        page.end()
    device.close()
    yield bytes(store.data())


async def _pictured(piece: str, width: float, height: float, beside: Beside) -> tuple[str, dict[str, QImage]]:
    """Pictures are read beside the window, and made no larger than their page."""
    found = _PICTURE.search(piece)
    if found is None:
        return piece, {}
    picture = await beside(_read, found[2], width, height * 0.9)
    if picture.isNull():
        return f"<p><em>{found[1]}</em></p>", {}
    scale = min(1.0, width / picture.width(), height * 0.9 / picture.height())
    size = f'width="{picture.width() * scale:.0f}" height="{picture.height() * scale:.0f}"'
    return _PICTURE.sub(f'<img src="picture" {size}>', piece), {"picture": picture}


def _read(data: str, width: float, height: float) -> QImage:
    from PySide6.QtCore import Qt

    picture = QImage.fromData(base64.b64decode(data))
    if picture.width() > width or picture.height() > height:
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaled(int(width), int(height), Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return picture


def _writer(device: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Soulfra")
    letter = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(20, 18, 20, 14),
            QPageLayout.Unit.Millimeter,
        )
    )
    return writer


class Page:
    """The page that is being filled, and those after it."""

    def __init__(self, writer: QPdfWriter, title: str) -> None:
        self.writer = writer
        self.width, self.height = float(writer.width()), float(writer.height() - FOOT)
        self._title = title
        self._painter = QPainter(writer)
        self._number = 1
        self._filled = 0.0
        self._leading: list[Galley] = []
        self._foot()

    def add(self, galley: Galley) -> Iterator[None]:
        """Put it on, cut where it must be; what leads waits for what it leads to."""
        yield
        if galley.leads:
            self._leading.append(galley)
            return
        waiting, self._leading = self._leading, []
        begin = sum(strip.bottom - strip.top for strip in galley.strips[:2]) + galley.above
        if self._filled and self._filled + sum(one.height + one.above for one in waiting) + begin > self.height:
            self._turn()
        for one in (*waiting, galley):
            yield from self._put(one)

    def _put(self, galley: Galley) -> Iterator[None]:
        if not galley.strips:
            return
        above = galley.above if self._filled else 0.0
        if galley.height <= self.height * TOGETHER and self._filled + above + galley.height > self.height:
            self._turn()
            above = 0.0
        self._filled += above
        top = galley.strips[0].top
        for strip in galley.strips:
            if strip.bottom - top > self.height - self._filled:
                if strip.top > top:
                    self._draw(galley, top, strip.top)
                    yield
                if self._filled:
                    self._turn()
                top = strip.top
        self._draw(galley, top, galley.strips[-1].bottom)
        yield

    def _draw(self, galley: Galley, top: float, bottom: float) -> None:
        galley.draw(self._painter, top, bottom, self._filled)
        self._filled += bottom - top

    def _turn(self) -> None:
        self.writer.newPage()
        self._number += 1
        self._filled = 0.0
        self._foot()

    def _foot(self) -> None:
        from PySide6.QtCore import Qt

        painter = self._painter
        painter.setFont(letters(theme.TINY))
        painter.setPen(LIGHT.faint)
        place = QRectF(0, self.height + 12, self.width, FOOT - 12)
        number = str(self._number)
        room = place.width() - painter.fontMetrics().horizontalAdvance(number) - 40
        name = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)

    def end(self) -> None:
        """With what still waits to lead."""
        for galley in self._leading:
            for _ in self._put(galley):
                pass
        self._leading = []
        self._painter.end()
