"""Where a question is written: Enter sends, Shift+Enter breaks the line, Escape stops."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QMimeDatabase, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.ui.chat.state import ChatState, EstimateView
from soulfra_desktop.ui.kit import icons, money, theme
from soulfra_desktop.ui.kit.receipt_leaves import short

LINES = 8
NARROW = 380
"""Pixels under which only the cost is said in words; the gauge says the rest."""
LARGEST_PICTURE = 10 * 1024 * 1024
"""Bytes: what the providers take at most."""
MOST_PICTURES = 8
PICTURE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")


class Input(QPlainTextEdit):
    """Plain text that grows to LINES lines, and takes pictures by paste and drop."""

    sent = Signal()
    pictures = Signal(list)
    """Of (name, media type, bytes)."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font(theme.PROSE))
        self.setProperty("kind", "composer")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(3)
        self.setViewportMargins(0, 2, 0, 3)
        self._composes = False
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def _fit(self) -> None:
        line = QFontMetricsF(self.font()).lineSpacing()
        lines = max(1, min(LINES, int(self.document().size().height())))
        self.setFixedHeight(max(theme.TARGET, ceil(lines * line) + 13))
        all_fits = self.document().size().height() <= LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if all_fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        if all_fits:
            self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # another width breaks the lines elsewhere, and the document does not say so

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composes = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self._composes and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        elif enter and not self._composes:
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        found = _pictures_in(source)
        if found:
            self.pictures.emit(found)
        elif source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()


class Gauge(QWidget):
    """How full the model's window would be: a ring, with the same said in words beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 16)
        self._share = 0.0

    def show_share(self, share: float | None) -> None:
        self.setVisible(share is not None)
        self._share = share or 0.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(2, 2, 12, 12)
        painter.setPen(QPen(theme.color("line"), 2.5))
        painter.drawEllipse(area)
        tone = "danger" if self._share > 1 else "warn" if self._share > 0.8 else "accent"
        painter.setPen(QPen(theme.color(tone), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(area, 90 * 16, -round(min(1.0, self._share) * 360 * 16))


class Composer(QFrame):
    """`typed(text)`, `sent()`, `stopped()`, `attached(Attachment)`, `detached(number)`, `edit_left()`."""

    typed = Signal(str)
    sent = Signal()
    stopped = Signal()
    attached = Signal(object)
    detached = Signal(int)
    edit_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "raised")
        self.setMaximumWidth(theme.COLUMN)
        self._state = ChatState()
        self._version = -1
        self._shown: tuple[Attachment, ...] = ()
        self.input = Input()
        self.input.setAccessibleName(self.tr("Your question"))
        self.input.setPlaceholderText(self.tr("Ask anything"))
        self.input.textChanged.connect(lambda: self.typed.emit(self.input.toPlainText()))
        self.input.sent.connect(self._send)
        self.input.pictures.connect(self._take)
        self._above = self._editing_row()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self._note, "warn", theme.SMALL, theme.MEDIUM)
        self._note.hide()
        self.why_not = QLabel()
        self.why_not.setWordWrap(True)
        self.why_not.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self.why_not, "warn", theme.SMALL, theme.MEDIUM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 9)
        layout.setSpacing(4)
        layout.addWidget(self._above)
        layout.addLayout(self._chips)
        layout.addWidget(self.input)
        layout.addWidget(self._note)
        layout.addWidget(self.why_not)
        layout.addLayout(self._foot())
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def _editing_row(self) -> QWidget:
        row = QWidget()
        said = QLabel(self.tr("Asking differently: the old question stays beside the new one."))
        said.setWordWrap(True)
        theme.write_as(said, "soft", theme.SMALL, theme.MEDIUM)
        leave = QPushButton(self.tr("Cancel"))
        theme.write_as(leave, "link", theme.SMALL, theme.MEDIUM)
        leave.clicked.connect(self.edit_left)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(2, 0, 0, 0)
        layout.addWidget(said, 1)
        layout.addWidget(leave)
        row.hide()
        return row

    def _foot(self) -> QHBoxLayout:
        self.clip = QToolButton()
        self.clip.setIconSize(QSize(18, 18))
        self.clip.setToolTip(self.tr("Add a picture"))
        self.clip.setAccessibleName(self.tr("Add a picture"))
        self.clip.clicked.connect(self._browse)
        self.estimate = QLabel()
        self.estimate.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self.estimate, "soft", theme.SMALL, tabular=True)
        self.estimate.setMinimumWidth(1)
        self.gauge = Gauge()
        self.button = QToolButton()
        self.button.setProperty("kind", "send")
        self.button.setIconSize(QSize(18, 18))
        self.button.setFixedSize(34, 34)
        self.button.clicked.connect(self._press)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.clip)
        row.addStretch(1)
        row.addWidget(self.estimate, 0)
        row.addWidget(self.gauge)
        row.addWidget(self.button)
        return row

    def render(self, state: ChatState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if state.draft_version != self._version:
            self._version = state.draft_version
            self._fill(state.draft)
        if state.attachments != self._shown:
            self._show_chips(state.attachments)
        self._above.setVisible(state.editing is not None)
        if state.estimate != before.estimate or bool(state.messages) != bool(before.messages):
            self._show_estimate(state.estimate)
        self._paint_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_estimate(self._state.estimate)

    def _fill(self, draft: str) -> None:
        if self.input.toPlainText() != draft:
            self.input.blockSignals(True)
            self.input.setPlainText(draft)
            self.input.blockSignals(False)
            cursor = self.input.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.input.setTextCursor(cursor)
        self._note.hide()

    def _show_estimate(self, estimate: EstimateView | None) -> None:
        self.estimate.setVisible(estimate is not None)
        self.gauge.show_share(estimate.share if estimate else None)
        why_not = self._why_not(estimate) if estimate else ""
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        if estimate is None:
            return
        said = [self.tr(money.about(estimate.cost))] if estimate.model else []
        if estimate.window:
            said.append(self.tr("{0} of {1} tokens").format(f"{estimate.tokens:,}", f"{estimate.window:,}"))
        elif estimate.tokens:
            said.append(self.tr("{0} tokens").format(f"{estimate.tokens:,}"))
        self.estimate.setVisible(bool(said))
        self.estimate.setText("  ·  ".join(said[:1] if self.width() < NARROW else said))
        who = str(estimate.model) if estimate.model else estimate.refusal
        self.estimate.setToolTip("  ·  ".join([who, *said]))
        self.gauge.setAccessibleName(said[-1] if said else "")

    def _why_not(self, estimate: EstimateView) -> str:
        """What stands in the way of this question; empty where nothing does."""
        if estimate.model is None:
            return estimate.refusal
        if estimate.window is None or estimate.tokens <= estimate.window:
            return ""
        said = (
            self.tr(
                "With this chat, that is more than {0} reads at once ({1} tokens): the oldest messages are not sent."
            )
            if self._state.messages
            else self.tr("That is more than {0} reads at once ({1} tokens). Shorten it, or choose another model.")
        )
        return said.format(short(estimate.model), f"{estimate.window:,}")

    def _show_chips(self, attachments: tuple[Attachment, ...]) -> None:
        self._shown = attachments
        while (item := self._chips.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for number, attachment in enumerate(attachments):
            name = self.fontMetrics().elidedText(attachment.name, Qt.TextElideMode.ElideMiddle, 160)
            chip = QPushButton(f"{name}\u2002")
            theme.write_as(chip, "chip", theme.SMALL, theme.MEDIUM)
            chip.setIcon(icons.icon("x", "accent", 14))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setToolTip(self.tr("Remove {0}").format(attachment.name))
            chip.setAccessibleName(self.tr("Remove {0}").format(attachment.name))
            chip.clicked.connect(lambda _checked=False, place=number: self.detached.emit(place))
            self._chips.addWidget(chip)
        if attachments:
            self._chips.addStretch(1)

    def _paint_icons(self) -> None:
        self.clip.setIcon(icons.icon("paperclip"))
        self._paint_button()
        self.gauge.update()

    def _paint_button(self) -> None:
        state = self._state
        stops = state.can_stop
        self.button.setIcon(icons.icon("stop" if stops else "arrow-up", "accent_ink", 18))
        self.button.setEnabled(stops or state.can_send)
        reasons = {
            "": self.tr("Send (Enter)"),
            "streaming": self.tr("Stop (Esc)"),
            "loading": self.tr("The chat is being opened"),
            "empty": self.tr("Write a question first"),
            "nothing can answer": self.tr("Nothing can answer yet"),
        }
        self.button.setToolTip(reasons[state.why_not])
        self.button.setAccessibleName(self.tr("Stop") if stops else self.tr("Send"))

    def _send(self) -> None:
        if self._state.can_send:
            self.sent.emit()

    def _press(self) -> None:
        (self.stopped if self._state.can_stop else self.sent).emit()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setMimeTypeFilters(list(PICTURE_TYPES))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda paths: self._take(_pictures_at([QUrl.fromLocalFile(path) for path in paths]))
        )
        dialog.open()

    def _take(self, pictures: list[tuple[str, str, bytes]]) -> None:
        self._note.hide()
        room = MOST_PICTURES - len(self._state.attachments)
        for number, (name, media_type, data) in enumerate(pictures):
            if number >= room:
                self._say(self.tr("At most {0} pictures go with one question.").format(MOST_PICTURES))
            elif media_type not in PICTURE_TYPES or not data:
                self._say(self.tr("{0} is not a picture that models can read (PNG, JPEG, GIF, WebP).").format(name))
            elif len(data) > LARGEST_PICTURE:
                self._say(self.tr("{0} is larger than 10 MB.").format(name))
            else:
                self.attached.emit(Attachment(name, media_type, data))

    def _say(self, said: str) -> None:
        self._note.setText(said)
        self._note.show()


def _pictures_in(source: QMimeData) -> list[tuple[str, str, bytes]]:
    local = [url for url in source.urls() if url.isLocalFile()]
    if local:
        return _pictures_at(local)
    image = source.imageData() if source.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return []
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return [("pasted.png", "image/png", bytes(buffer.data().data()))]


def _pictures_at(urls: list[QUrl]) -> list[tuple[str, str, bytes]]:
    from PySide6.QtCore import QFile

    found = []
    for url in urls:
        file = QFile(url.toLocalFile())
        media_type = QMimeDatabase().mimeTypeForFile(url.toLocalFile()).name()
        data = b""
        if media_type in PICTURE_TYPES and file.open(QIODevice.OpenModeFlag.ReadOnly):
            data = bytes(file.read(LARGEST_PICTURE + 1).data())
            file.close()
        found.append((url.fileName(), media_type, data))
    return found
