"""What goes with a question, each a chip: its picture or kind, its name and size, and a way to take it off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QScrollArea, QToolButton, QWidget

from soulfra_desktop.domain.attachment import size_words
from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.ui.chat.composer.attaching import AttachingState, Preview, Reading
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout, clear
from soulfra_desktop.ui.kit.sentences import shown

SIDE = 36
LEAST, MOST, WIDE = 150, 260, 340
"""Pixels of a chip, and of one that gives a reason."""
REST = 98
"""Pixels of a chip beside its words."""
ROWS_HEIGHT = 200
"""Pixels, before the chips scroll: three rows."""


class AttachmentChip(QFrame):
    """`removed()` when its cross was pressed."""

    removed = Signal()

    def __init__(self, name: str, words: str, most: int) -> None:
        """`words` stand below the name; it is as wide as they need, up to `most` pixels."""
        super().__init__()
        self.setProperty("kind", "attachment")
        self.mark = QLabel()
        lengths.keep(self.mark.setFixedSize, SIDE, SIDE)
        self.mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self.name, "", theme.SMALL, theme.MEDIUM)
        self.name.setToolTip(name)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self.said, "soft", theme.TINY, tabular=True)
        wanted = max(self.name.fontMetrics().horizontalAdvance(name), self.said.fontMetrics().horizontalAdvance(words))
        rest = theme.scaled(REST)
        self._room = max(theme.scaled(LEAST), min(most, wanted + rest + 2)) - rest
        self.setFixedWidth(self._room + rest)
        self.name.setText(self.name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, self._room))
        self._say(name, words)
        self.remove = QToolButton()
        self.remove.setIcon(icons.icon("x", "soft", 16))
        lengths.keep_icon(self.remove, 16)
        self.remove.setToolTip(self.tr("Remove {0}").format(name))
        self.remove.setAccessibleName(self.tr("Remove {0}").format(name))
        self.remove.clicked.connect(self.removed)
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.said, 1, 0)
        layout = QHBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 7, 6, 3, 6)
        lengths.keep(layout.setSpacing, 8)
        layout.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(grid, 1)
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = grid

    def show_attachment(self, attachment: Attachment, preview: Preview | None) -> None:
        """It is read: its picture, or what kind it is."""
        is_picture = attachment.media_type.startswith("image/")
        thumbnail = preview.thumbnail if preview else b""
        self.mark.setPixmap(_rounded(thumbnail) if thumbnail else _kind(is_picture))

    def show_reading(self, reading: Reading) -> None:
        """It is on its way, or why it will not come."""
        if reading.problem:
            self._refuse(reading)
            return
        self.mark.setPixmap(icons.picture("clock", "soft", 20))
        self.said.hide()
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, 100)
        bar.setValue(round(reading.share * 100))
        bar.setAccessibleName(self.tr("{0} is being read").format(reading.name))
        self._words.addWidget(bar, 1, 0)
        self.setAccessibleName(self.tr("{0} is being read").format(reading.name))

    def _refuse(self, reading: Reading) -> None:
        self.setProperty("tone", "danger")
        self.mark.setPixmap(icons.picture("alert", "danger", 20))
        self.name.hide()
        self.said.setWordWrap(True)
        theme.write_as(self.said, "ink", theme.SMALL)
        self.said.setText(f"{shown(reading.problem)} {shown(reading.advice)}".strip())
        self.said.setFixedWidth(self._room)
        self.said.setFixedHeight(self.said.heightForWidth(self._room))
        self.setAccessibleName(self.said.text())

    def _say(self, name: str, said: str) -> None:
        self.said.setText(self.said.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, self._room))
        self.said.setToolTip(said)
        self.setAccessibleName(f"{name}, {said}")


class ChipRow(QScrollArea):
    """All chips of one chat. `removed(place)` of an attachment, `dismissed(number)` of something being read."""

    removed = Signal(int)
    dismissed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Attachments"))
        self.viewport().setAutoFillBackground(False)
        self._inner = QWidget()
        self._inner.setProperty("kind", "clear")
        self._flow = FlowLayout(self._inner, 8)
        self.setWidget(self._inner)
        self._shown: tuple[tuple[Attachment, ...], tuple[Reading, ...], tuple[Preview | None, ...], int] | None = None
        self.hide()

    def show_all(self, attachments: tuple[Attachment, ...], place: str | None, state: AttachingState) -> None:
        """These attachments, and what is on its way to this chat."""
        reading = state.of(place)
        previews = tuple(state.previews.get(attachment) for attachment in attachments)
        content = (attachments, reading, previews, self._room())
        if content == self._shown:
            return
        self._shown = content
        self._refill(attachments, previews, reading)

    def _refill(
        self, attachments: tuple[Attachment, ...], previews: tuple[Preview | None, ...], reading: tuple[Reading, ...]
    ) -> None:
        focused = self._focused()
        clear(self._flow)
        room = max(LEAST, self._room())
        for number, (attachment, preview) in enumerate(zip(attachments, previews, strict=True)):
            said = shown(preview.note) if preview and preview.note else shown(size_words(len(attachment.data)))
            chip = AttachmentChip(
                attachment.name, said, min(room, theme.scaled(WIDE if preview and preview.note else MOST))
            )
            chip.show_attachment(attachment, preview)
            chip.removed.connect(lambda place=number: self.removed.emit(place))
            self._flow.addWidget(chip)
        for one in reading:
            chip = AttachmentChip(one.name, one.problem, min(room, theme.scaled(WIDE if one.problem else MOST)))
            chip.show_reading(one)
            chip.removed.connect(lambda number=one.number: self.dismissed.emit(number))
            self._flow.addWidget(chip)
        self.setVisible(bool(attachments or reading))
        self._fit()
        self._focus(focused)

    def _fit(self) -> None:
        self.setFixedHeight(min(theme.scaled(ROWS_HEIGHT), self._flow.heightForWidth(max(1, self._room()))))

    def _room(self) -> int:
        """Pixels across: the parent's, for this row may not be laid out yet."""
        parent = self.parentWidget()
        return parent.width() if parent is not None else WIDE

    def _focused(self) -> int | None:
        """Which chip's cross has the keyboard, so that taking off several needs no new way to them."""
        crosses = [item.remove for item in self._chips()]
        return next((number for number, cross in enumerate(crosses) if cross.hasFocus()), None)

    def _focus(self, number: int | None) -> None:
        chips = self._chips()
        if number is not None and chips:
            chips[min(number, len(chips) - 1)].remove.setFocus()

    def _chips(self) -> list[AttachmentChip]:
        widgets = (self._flow.itemAt(place) for place in range(self._flow.count()))
        return [item.widget() for item in widgets if item and isinstance(item.widget(), AttachmentChip)]  # type: ignore[misc]


def _rounded(data: bytes) -> QPixmap:
    image = QImage.fromData(data)
    side = theme.scaled(SIDE) * 2
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    if image.isNull():
        return made
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0, 0, side, side), side / 6, side / 6)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(shape)
    filling = image.size().scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    painter.drawImage(
        QRectF((side - filling.width()) / 2, (side - filling.height()) / 2, filling.width(), filling.height()), image
    )
    painter.end()
    made.setDevicePixelRatio(2)
    return made


def _kind(is_picture: bool) -> QPixmap:
    return icons.picture("image" if is_picture else "file", "accent", 22)
