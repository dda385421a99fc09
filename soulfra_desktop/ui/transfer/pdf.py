"""Chats on paper: pieces of HTML laid out and painted a few at a time, so that the window never waits for them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.tokens import LIGHT

RESOLUTION = 144
"""Dots an inch, in which lengths of the page are reckoned."""
SLICE_SECONDS = 0.012
"""After so long the loop has its turn."""
FOOT = 36
STYLE = (
    "p {{ margin-top: 6px; margin-bottom: 6px; }} td, th {{ padding: 4px; }} th {{ font-weight: 600; }} "
    "a {{ color: {0.accent}; }} h1 {{ font-size: 16pt; }} h2 {{ font-size: 14pt; }} h3 {{ font-size: 12pt; }}"
)


async def pressed(title: str, pieces: list[str]) -> AsyncIterator[bytes]:
    """The PDF of one chat."""
    store = QByteArray()
    device = QBuffer(store)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(device, title)
    document = _document(writer)
    for step in (_fill(document, pieces), _paint(document, writer, title)):
        begun = time.monotonic()
        for _ in step:
            if time.monotonic() - begun > SLICE_SECONDS:
                await asyncio.sleep(0)
                begun = time.monotonic()
    device.close()
    yield bytes(store.data())


def _writer(device: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Soulfra")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(20, 18, 20, 14),
            QPageLayout.Unit.Millimeter,
        )
    )
    return writer


def _document(writer: QPdfWriter) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(writer)
    theme.load_fonts()
    font = theme.font(10.5)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(STYLE.format(LIGHT))
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(writer.width(), writer.height() - FOOT))
    return document


def _fill(document: QTextDocument, pieces: list[str]) -> Iterator[None]:
    """Put the pieces in, each a block of its own: what is inserted loses the form of its first block, so that is taken
    from a reading of the piece alone."""
    cursor = QTextCursor(document)
    for number, piece in enumerate(pieces):
        alone = QTextDocument()
        alone.setDefaultFont(document.defaultFont())
        alone.setDefaultStyleSheet(document.defaultStyleSheet())
        alone.setHtml(piece)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        form = alone.begin().blockFormat()
        if number:
            cursor.insertBlock(form, QTextCharFormat())
        else:
            cursor.setBlockFormat(form)
        cursor.insertFragment(QTextDocumentFragment(alone))
        yield


def _paint(document: QTextDocument, writer: QPdfWriter, title: str) -> Iterator[None]:
    """Page by page, each with its number at the foot."""
    _fit_pictures(document)
    yield
    width, height = document.pageSize().width(), document.pageSize().height()
    painter = QPainter(writer)
    yield
    pages = document.pageCount()
    yield
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, LIGHT.ink)
    context.palette = palette  # type: ignore[attr-defined]
    for page in range(pages):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * height)
        context.clip = QRectF(0, page * height, width, height)  # type: ignore[attr-defined]
        painter.setClipRect(context.clip)  # type: ignore[attr-defined]
        document.documentLayout().draw(painter, context)
        painter.restore()
        _foot(painter, writer, title, page + 1, pages)
        yield
    painter.end()


def _foot(painter: QPainter, writer: QPdfWriter, title: str, page: int, pages: int) -> None:
    from PySide6.QtCore import Qt

    painter.setFont(theme.font(theme.TINY))
    painter.setPen(LIGHT.faint)
    place = QRectF(0, writer.height() - FOOT + 12, writer.width(), FOOT - 12)
    number = f"{page} / {pages}"
    room = place.width() - painter.fontMetrics().horizontalAdvance(number) - 40
    name = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)


def _fit_pictures(document: QTextDocument) -> None:
    """No picture is wider or higher than its page."""
    most = document.pageSize()
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            form = fragment.charFormat().toImageFormat()
            if form.isValid() and not form.width():
                image = document.resource(QTextDocument.ResourceType.ImageResource.value, form.name())
                size = image.size() if hasattr(image, "size") and not callable(getattr(image, "keys", None)) else None
                if size is not None and size.width():
                    scale = min(1.0, most.width() / size.width(), most.height() * 0.9 / max(1, size.height()))
                    form.setWidth(size.width() * scale)
                    form.setHeight(size.height() * scale)
                    cursor = QTextCursor(document)
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(form)
            fragments += 1
        block = block.next()
