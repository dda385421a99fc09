"""Pictures as files: decoded small and encoded, within limits. Every function may run on a thread: none touches a screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath

MEGAPIXELS = 50
"""What a picture may have before it is refused: decoding it takes four bytes for each."""
ATTACHED_MEGAPIXELS = 134
"""The same for one that the person attaches, which may take 512 MB for a moment: what they picked is what they want."""
FORMATS = frozenset({"png", "jpeg", "jpg", "gif", "webp", "bmp", "tiff", "tif"})
"""No SVG: it can name files of this machine."""
THUMBNAIL = 96
"""Pixels of its longer side: 48 at twice the scale."""
LEAST_QUALITY = 40
TURNED = QImageIOHandler.Transformation.TransformationRotate90
"""Named here, so that its type is made now: made by the first picture, a second thread crashes on what is half made."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a picture is not shown: a sentence of the interface with `{0}`, not translated yet, and what stands there."""

    reason: str
    what: str = ""


def reader_of(data: bytes) -> tuple[QImageReader, QBuffer]:
    """A reader that goes by the content, and what it reads from: keep both."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))  # holds its own bytes: a QBuffer made over a QByteArray only points at it
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    return reader, buffer


def measured(data: bytes, megapixels: float = MEGAPIXELS) -> QSize | Unfit:
    """A picture's size as it is to be held, read off its head; or why it is not one to show."""
    reader, _buffer = reader_of(data)
    size = reader.size()
    if bytes(reader.format().data()).decode("ascii", "replace").lower() not in FORMATS or not size.isValid():
        return Unfit("This is not a picture that can be shown.")
    if size.width() * size.height() > megapixels * 1_000_000:
        return Unfit("This picture is too large to be decoded: {0} pixels.", f"{size.width():,} × {size.height():,}")
    turned = reader.transformation() & TURNED  # a camera held upright says so beside the picture
    return size.transposed() if turned else size


def decode(data: bytes, largest: QSize | None = None, megapixels: float = MEGAPIXELS) -> QImage | None:
    """A picture, no larger than `largest`; None for what is not one, or too large to decode."""
    size = measured(data, megapixels)
    if isinstance(size, Unfit):
        return None
    reader, _buffer = reader_of(data)
    # Here Qt finds the format's plugin: under its own lock, asking our buffer, which takes Python's. `read` has let go of
    # Python's, so if it were the first to ask, it and any thread that asks meanwhile would wait for each other for ever.
    own = reader.size()
    if largest is not None and (size.width() > largest.width() or size.height() > largest.height()):
        fitted = size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        reader.setScaledSize(fitted if own == size else fitted.transposed())
    image = reader.read()
    return None if image.isNull() else image


def rounded(image: QImage, radius: float) -> QImage:
    """The same with round corners."""
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(QRect(0, 0, image.width(), image.height())), radius, radius)
    painter.setClipPath(shape)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


class AttachedPictures:
    """What the reader of attachments needs of Qt. A broken or gigantic picture gives None or nothing, no exception."""

    def encoded(self, picture: object) -> bytes:
        return _saved(picture, "PNG") if isinstance(picture, QImage) and not picture.isNull() else b""

    def size(self, data: bytes) -> tuple[int, int] | None:
        size = measured(data, float("inf"))
        return None if isinstance(size, Unfit) or size.isEmpty() else (size.width(), size.height())

    def fitted(self, data: bytes, longest: int, largest: int) -> tuple[bytes, str, tuple[int, int]] | None:
        image = decode(data, QSize(longest, longest), ATTACHED_MEGAPIXELS)
        while image is not None:
            made = _smallest(image, largest)
            if made is not None:
                return (*made, (image.width(), image.height()))
            image = _scaled(image, round(max(image.width(), image.height()) * 0.75))
        return None

    def thumbnail(self, data: bytes) -> bytes:
        image = decode(data, QSize(THUMBNAIL, THUMBNAIL), ATTACHED_MEGAPIXELS)
        return _saved(image, "PNG") if image is not None else b""


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
