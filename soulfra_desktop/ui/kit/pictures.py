"""Pictures of a transcript, decoded small, beside the window, within limits: a hostile file costs a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QTextImageFormat

from soulfra_desktop.ui.kit import background, theme
from soulfra_desktop.ui.kit.inline_pictures import decoded
from soulfra_desktop.ui.kit.message_leaves import SCHEME, FromWeb
from soulfra_desktop.ui.kit.message_view import MessageView

LARGEST = QSize(320, 240)
"""Logical pixels of a picture in a transcript."""
MEGAPIXELS = 50
"""What a picture may have before it is refused: decoding it would take four bytes for each."""
FORMATS = frozenset({"png", "jpeg", "jpg", "gif", "webp", "bmp", "tiff", "tif"})
"""No SVG: it can name files of this machine."""
RATIO = 2.0
"""Pixels decoded for one of the screen, so that scaled screens show sharp pictures."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a picture is not shown: a sentence of the interface with `{0}`, not translated yet, and what stands there."""

    reason: str
    what: str = ""


def reader_of(data: bytes) -> tuple[QImageReader, QBuffer]:
    """A reader that goes by the content, and what it reads from: keep both."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    return reader, buffer


def measured(data: bytes) -> QSize | Unfit:
    """A picture's size in its own pixels, read off its head; or why it is not one to show."""
    reader, _buffer = reader_of(data)
    size = reader.size()
    if bytes(reader.format().data()).decode("ascii", "replace").lower() not in FORMATS or not size.isValid():
        return Unfit("This is not a picture that can be shown.")
    if size.width() * size.height() > MEGAPIXELS * 1_000_000:
        return Unfit("This picture is too large to be decoded: {0} pixels.", f"{size.width():,} × {size.height():,}")
    turned = reader.transformation().value & 4
    return size.transposed() if turned else size


def decode(data: bytes, largest: QSize | None = None) -> QImage | None:
    """A picture, no larger than `largest`; None for what is not one, or too large to decode. For any thread."""
    size = measured(data)
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
    shape.addRoundedRect(made.rect(), radius, radius)
    painter.setClipPath(shape)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


class Pictures:
    """The pictures of a transcript, by the names its leaves give them. `on_ready(name)`: one can be painted now."""

    def __init__(self) -> None:
        self.on_ready: Callable[[str, QImage], None] = lambda _name, _image: None
        self.from_web: FromWeb = "unasked"
        self._data: dict[str, Callable[[], bytes]] = {}
        self._sizes: dict[str, QSize | Unfit] = {}
        self._shown: dict[str, QImage] = {}
        self._wanted: set[str] = set()

    def clear(self) -> None:
        """Another conversation is shown."""
        for kept in (self._data, self._sizes, self._shown, self._wanted):
            kept.clear()

    def learn(self, message: MessageView) -> None:
        """What is attached to a message can be asked for by name."""
        for number, attachment in enumerate(message.attachments):
            self.keep(name_of(message.id, str(number)), lambda attachment=attachment: attachment.data)

    def keep_data(self, message_id: str, uris: tuple[str, ...]) -> None:
        """The same for pictures that stand in a message's text."""
        for number, uri in enumerate(uris):
            self.keep(name_of(message_id, f"d{number}"), lambda uri=uri: decoded(uri))

    def keep(self, name: str, data: Callable[[], bytes]) -> None:
        """Remember where a picture comes from."""
        self._data.setdefault(name, data)

    def data(self, name: str) -> bytes:
        """The file of a picture; empty for a name that nobody gave."""
        return self._data[name]() if name in self._data else b""

    def look(self, name: str, widest: int) -> QTextImageFormat | Unfit:
        """How a picture is inserted, or why it is not shown."""
        if name not in self._sizes:
            self._sizes[name] = measured(self.data(name))
        size = self._sizes[name]
        if isinstance(size, Unfit):
            return size
        most = QSize(min(LARGEST.width(), max(40, widest)), LARGEST.height())
        if size.width() > most.width() or size.height() > most.height():
            size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        made = QTextImageFormat()
        made.setName(name)
        made.setWidth(size.width())
        made.setHeight(size.height())
        return made

    def picture(self, name: str) -> QImage | None:
        """The picture of that name, a quiet one while it is decoded; None for any other name."""
        size = self._sizes.get(name)
        if name in self._shown or not isinstance(size, QSize):
            return self._shown.get(name)
        if name not in self._wanted:
            self._wanted.add(name)
            data = self._data[name]
            background.run(lambda: _thumbnail(data), lambda image: self._ready(name, image))
        made = QImage(1, 1, QImage.Format.Format_RGB32)
        made.fill(theme.color("line"))
        return made

    def _ready(self, name: str, image: QImage | None) -> None:
        if name in self._wanted and image is not None:
            self._shown[name] = image
            self.on_ready(name, image)


def _thumbnail(data: Callable[[], bytes]) -> QImage | None:
    made = decode(data(), LARGEST * RATIO)
    return None if made is None else rounded(made, theme.RADIUS_INPUT * RATIO)


def name_of(message_id: str, number: str) -> str:
    """The name of a message's picture."""
    return f"{SCHEME}picture/{message_id}/{number}"
