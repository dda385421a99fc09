"""Decodes and encodes pictures with Qt, within limits. Every function may run on a thread: none touches a screen."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

THUMBNAIL = 96
"""Pixels of its longer side: 48 at twice the scale."""
MEGABYTES = 512
"""What one decoded picture may take before it is refused."""
LEAST_QUALITY = 40


class QtPictures:
    """A broken or gigantic picture gives None or nothing, never an exception."""

    def encoded(self, picture: object) -> bytes:
        return _saved(picture, "PNG") if isinstance(picture, QImage) and not picture.isNull() else b""

    def size(self, data: bytes) -> tuple[int, int] | None:
        buffer = _buffer(data)
        reader = _reader(buffer)
        size = reader.size()
        if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
            size.transpose()  # a camera held upright says so beside the picture
        return (size.width(), size.height()) if size.isValid() and not size.isEmpty() else None

    def fitted(self, data: bytes, longest: int, largest: int) -> tuple[bytes, str, tuple[int, int]] | None:
        image = _read(data, longest)
        while image is not None:
            made = _smallest(image, largest)
            if made is not None:
                return (*made, (image.width(), image.height()))
            image = _scaled(image, round(max(image.width(), image.height()) * 0.75))
        return None

    def thumbnail(self, data: bytes) -> bytes:
        image = _read(data, THUMBNAIL)
        return _saved(image, "PNG") if image is not None else b""


def _buffer(data: bytes) -> QBuffer:
    """Holds its own bytes: a QBuffer made over a QByteArray only points at it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _reader(buffer: QBuffer) -> QImageReader:
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader


def _read(data: bytes, longest: int) -> QImage | None:
    buffer = _buffer(data)
    reader = _reader(buffer)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() * 4 > MEGABYTES * 1_048_576:
        return None
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(
            size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        )
    image = reader.read()
    return None if image.isNull() else image


def _scaled(image: QImage, longest: int) -> QImage:
    return image.scaled(
        longest, longest, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _smallest(image: QImage, largest: int) -> tuple[bytes, str] | None:
    """As PNG where that fits, for screens and drawings; as JPEG in falling quality otherwise; None where nothing fits."""
    data = _saved(image, "PNG")
    if len(data) <= largest:
        return data, "image/png"
    if image.hasAlphaChannel():
        return None
    for quality in range(90, LEAST_QUALITY, -15):
        data = _saved(image, "JPEG", quality)
        if len(data) <= largest:
            return data, "image/jpeg"
    return None


def _saved(image: QImage, kind: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]  # the stubs know paths only
    return bytes(buffer.data().data())
