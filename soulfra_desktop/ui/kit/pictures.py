"""Pictures of a transcript, decoded small, beside the window, within limits: a hostile file costs a sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QTextImageFormat

from soulfra_desktop.ui.kit import background, theme
from soulfra_desktop.ui.kit.inline_pictures import decoded
from soulfra_desktop.ui.kit.message_leaves import SCHEME, FromWeb
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.picture_files import Unfit, decode, measured, rounded

LARGEST = QSize(320, 240)
"""Logical pixels of a picture in a transcript."""
RATIO = 2.0
"""Pixels decoded for one of the screen, so that scaled screens show sharp pictures."""


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
