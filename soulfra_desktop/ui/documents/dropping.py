"""What is dropped on the window becomes a document, and what is dropped on the composer is attached: it says which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.kit.theme import scaled

EDGE, NEAR = 14, 10
"""Pixels around an area, and by which the composer's reaches beyond the composer."""


DOCUMENTS = (".pdf", ".docx", ".pptx", ".xlsx", ".odt", ".ods", ".odp", ".epub", ".rtf")
"""No question takes these as they are: where nothing else is held, the composer offers nothing."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Who takes what is let go where."""

    add: Callable[[list[str]], None]
    """Files and folders, to be documents."""
    attach: Callable[[QMimeData], bool]
    """To the question at hand."""
    composer: Callable[[], QWidget | None]
    """None where no question can be asked."""
    project: Callable[[], str]
    """The project that documents go to; empty for everything."""


def local_files(data: QMimeData) -> list[str]:
    """The files and folders of this machine in what is held."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


class DropOverlay(QWidget):
    """Lies over the whole window while files are held above it."""

    def __init__(self, window: QWidget, dropped: Dropped, watched: Sequence[QWidget] = ()) -> None:
        """`watched`: widgets in the window that would take files for themselves."""
        super().__init__(window)
        self._over = window
        self._dropped = dropped
        self._count = 0
        self._attaches = self._attachable = False
        self.is_wanted: Callable[[], bool] = lambda: True
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Drop files here"))
        window.setAcceptDrops(True)
        for one in (window, *watched):
            one.installEventFilter(self)
        self.hide()

    # What is held.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            files = local_files(event.mimeData())
            if not files or not self.is_wanted():
                return False
            event.acceptProposedAction()
            documents = all(one.casefold().endswith(DOCUMENTS) for one in files)
            self.begin(len(files), self._place_of(watched, event), attachable=not documents)
            return True
        if self.isHidden() or not isinstance(event, QDropEvent):
            return False
        if event.type() == QEvent.Type.DragMove:  # until the system has noticed what lies under it now
            self._point(self._place_of(watched, event))
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop:
            self._point(self._place_of(watched, event))
            self.dropEvent(event)
            return True
        return False

    def _place_of(self, watched: QObject, event: QDropEvent) -> QPoint:
        at = event.position().toPoint()
        inside = isinstance(watched, QWidget) and watched is not self._over
        return watched.mapTo(self._over, at) if inside else at  # type: ignore[attr-defined]

    def begin(self, count: int, at: QPoint, *, attachable: bool = True) -> None:
        """So many files are held over the window, here."""
        self._count = count
        self._attachable = attachable
        self.setGeometry(self._over.rect())
        self._point(at)
        self.show()
        self.raise_()

    def _point(self, at: QPoint) -> None:
        area = self._composer_area()
        attaches = area is not None and area.contains(at)
        if attaches != self._attaches:
            self._attaches = attaches
            self.update()

    def _composer_area(self) -> QRect | None:
        composer = self._dropped.composer()
        if not self._attachable or composer is None or not composer.isVisibleTo(self._over):
            return None
        near = scaled(NEAR)
        place = QRect(composer.mapTo(self._over, QPoint(0, 0)), composer.size())
        return place.adjusted(-near, -near, near, near).intersected(self.rect())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._point(event.position().toPoint())
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        files, attaches = local_files(event.mimeData()), self._attaches
        event.acceptProposedAction()
        if attaches:
            self._dropped.attach(event.mimeData())
        elif files:
            self._dropped.add(files)

    # What it says.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("canvas"))
        composer = self._composer_area()
        edge = scaled(EDGE)
        whole = self.rect().adjusted(edge, edge, -edge, -edge)
        if composer is not None:
            whole.setBottom(composer.top() - edge)
        count = (
            counted(self.tr("%n files or folders", "", self._count)) if self._count > 1 else self.tr("1 file or folder")
        )
        project = self._dropped.project()
        goes = self.tr("{0}: read on this machine, so that answers can cite them.").format(count)
        if project:
            goes += " " + self.tr("For the project {0}.").format(project)
        self._area(painter, whole, "documents", self.tr("Add to Documents"), goes, lit=not self._attaches)
        if composer is not None:
            only = self.tr("Pictures and text files, for this question alone.")
            self._area(painter, composer, "paperclip", self.tr("Attach to the question"), only, lit=self._attaches)
        painter.end()

    def _area(self, painter: QPainter, place: QRect, icon: str, head: str, text: str, *, lit: bool) -> None:
        painter.setBrush(theme.color("wash" if lit else "canvas"))
        painter.setPen(QPen(theme.color("accent" if lit else "edge"), 2 if lit else 1, Qt.PenStyle.DashLine))
        area = QRectF(place).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, scaled(16), scaled(16))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        low = place.height() < scaled(150)
        side = scaled(24 if low else 40)
        inner = area.adjusted(scaled(16), 0, -scaled(16), 0)
        painter.setFont(theme.font(theme.BODY if low else theme.HEADING, theme.SEMIBOLD))
        heads = painter.boundingRect(inner, flags, head).height()
        painter.setFont(theme.font(theme.SMALL if low else theme.BODY))
        texts = painter.boundingRect(inner, flags, text).height()
        gap = scaled(4 if low else 10)
        top = area.center().y() - (side + gap + heads + scaled(2) + texts) / 2
        tone = "accent" if lit else "soft"
        sign = QRect(round(area.center().x()) - side // 2, round(top), side, side)
        icons.icon(icon, tone, 24 if low else 40).paint(painter, sign)
        painter.setFont(theme.font(theme.BODY if low else theme.HEADING, theme.SEMIBOLD))
        painter.setPen(theme.color("ink" if lit else "soft"))
        painter.drawText(QRectF(inner.left(), top + side + gap, inner.width(), heads + 2), flags, head)
        painter.setFont(theme.font(theme.SMALL if low else theme.BODY))
        painter.setPen(theme.color("soft"))
        below = top + side + gap + heads + scaled(2)
        painter.drawText(QRectF(inner.left(), below, inner.width(), texts + 4), flags, text)
