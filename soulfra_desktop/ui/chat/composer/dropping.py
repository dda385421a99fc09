"""The whole chat takes what is dropped on it, and says so while something is held over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.theme import scaled


class DropZone(QWidget):
    """Lies over its parent while files or a picture are held above it. `take(data)` gets what was let go.

    `wanted` says of what is held whether it is for here: the window may have another place for files.
    """

    def __init__(
        self, over: QWidget, take: Callable[[QMimeData], bool], wanted: Callable[[QMimeData], bool] | None = None
    ) -> None:
        super().__init__(over)
        self._over = over
        self._take = take
        self._wanted = wanted or is_attachable
        self.setAcceptDrops(True)
        self.setFont(theme.font(theme.HEADING, theme.SEMIBOLD))
        self.setAccessibleName(self.tr("Drop pictures and text files here"))
        over.setAcceptDrops(True)
        over.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if not self._wanted(event.mimeData()):
                return False
            event.acceptProposedAction()
            self.setGeometry(self._over.rect())
            self.show()
            self.raise_()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent) and self._wanted(event.mimeData()):
            self.dropEvent(event)
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._wanted(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.color("canvas")
        ground.setAlphaF(0.9)
        painter.fillRect(self.rect(), ground)
        area = QRectF(self.rect()).adjusted(scaled(14), scaled(14), -scaled(14), -scaled(14))
        painter.setBrush(theme.color("wash"))
        painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(area, scaled(16), scaled(16))
        middle = area.center()
        icon = icons.picture("paperclip", "accent", 32)
        painter.drawPixmap(round(middle.x()) - scaled(16), round(middle.y()) - scaled(62), icon)
        painter.setPen(theme.color("ink"))
        words = QRectF(area.left() + scaled(16), middle.y() - scaled(20), area.width() - scaled(32), scaled(60))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self.tr("Drop to attach"))
        painter.setFont(theme.font(theme.BODY))
        painter.setPen(theme.color("soft"))
        painter.drawText(words.translated(0, scaled(30)), flags, self.tr("Pictures and text files"))


def is_attachable(data: QMimeData) -> bool:
    """Files or a picture; words and links belong in the field."""
    urls = data.urls()
    if urls:
        return any(url.scheme() not in ("http", "https", "mailto") for url in urls)
    return data.hasImage() and not data.hasText()


def is_no_file_here(data: QMimeData) -> bool:
    """A picture, or a file of another machine: what no document can be made of."""
    return is_attachable(data) and not any(url.isLocalFile() for url in data.urls())
