"""Attached pictures, decoded small and within limits: a hostile file costs a placeholder, not the window."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.message_leaves import SCHEME
from soulfra_desktop.ui.kit.message_view import MessageView

LARGEST = QSize(320, 240)
"""Logical pixels of a picture in a bubble."""
MEGABYTES = 64
"""What one decoded picture may take before it is refused."""


def decode(data: bytes, largest: QSize = LARGEST) -> QImage | None:
    """A picture no larger than `largest`; None for what is not one, or is too large to decode."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() * 4 > MEGABYTES * 1_048_576:
        return None
    if size.width() > largest.width() or size.height() > largest.height():
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


class Pictures:
    """The attached pictures of a transcript, by the name that its leaves give them."""

    def __init__(self) -> None:
        self._attached: dict[str, Attachment] = {}
        self._decoded: dict[str, QImage] = {}

    def clear(self) -> None:
        self._attached.clear()
        self._decoded.clear()

    def learn(self, message: MessageView) -> None:
        for number, attachment in enumerate(message.attachments):
            self._attached[f"{SCHEME}picture/{message.id}/{number}"] = attachment

    def picture(self, name: str, column: int) -> QImage | None:
        """The picture of that name, at most as wide as the column; None for any other name."""
        if name not in self._attached:
            return None
        if name not in self._decoded:
            largest = QSize(min(LARGEST.width(), column - 40), LARGEST.height())
            self._decoded[name] = decode(self._attached[name].data, largest) or _placeholder()
        return self._decoded[name]


def _placeholder() -> QImage:
    made = QImage(120, 60, QImage.Format.Format_RGB32)
    made.fill(theme.color("line"))
    return made
