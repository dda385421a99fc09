"""One picture, as large as there is room: fit, real size, save, copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import background, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.picture_files import decode, reader_of
from soulfra_desktop.ui.kit.sentences import figure

SMALLEST, LARGEST, STEP = 0.05, 8.0, 1.25


class PictureViewer(QDialog):
    """Shows the bytes of a picture file; Esc closes."""

    def __init__(self, data: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._data = data
        self._image: QImage | None = None
        self.scale: float | None = None
        """Pixels of the screen for one of the picture; None: as large as fits."""
        self.shown = QLabel(self.tr("Opening …"))
        self.shown.setAccessibleName(self.tr("Picture"))
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea()
        self._area.setWidget(self.shown)
        self._area.setWidgetResizable(True)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = QLabel()
        theme.write_as(self.said, "soft", theme.SMALL, tabular=True)
        foot = QWidget()
        buttons = FlowLayout(foot, theme.S)
        self.buttons = [
            self._button(self.tr("Fit"), self.fit),
            self._button(self.tr("Real size"), lambda: self.zoom_to(1.0)),
            self._button(self.tr("Copy"), self.copy),
            self._button(self.tr("Save as …"), self.save),
            self._button(self.tr("Close"), self.close),
        ]
        for button in self.buttons:
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, theme.M, theme.M, theme.M, theme.M)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.said)
        layout.addWidget(foot)
        window = parent.window()
        self.resize(window.size() * 0.9)
        background.run(lambda: decode(data), self._decoded)

    def _button(self, label: str, run: Callable[[], object]) -> QPushButton:
        made = QPushButton(label)
        lengths.keep(made.setMinimumHeight, theme.TARGET)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: run())
        return made

    def _decoded(self, image: QImage | None) -> None:
        try:
            self._image = image
            if image is None:
                self.shown.setText(self.tr("This is not a picture that can be shown."))
            else:
                self._paint()
        except RuntimeError:
            return  # closed meanwhile

    def fit(self) -> None:
        """Show all of it."""
        self.scale = None
        self._paint()

    def zoom_to(self, scale: float) -> None:
        """Show it at this scale, within bounds."""
        self.scale = max(SMALLEST, min(LARGEST, scale))
        self._paint()

    def _now(self) -> float:
        assert self._image is not None
        if self.scale is not None:
            return self.scale
        room, size = self._area.viewport().size(), self._image.size()
        return min(1.0, room.width() / size.width(), room.height() / size.height())

    def _paint(self) -> None:
        if self._image is None:
            return
        ratio, scale = self.devicePixelRatioF(), self._now()
        size = QSize(round(self._image.width() * scale * ratio), round(self._image.height() * scale * ratio))
        mode = Qt.TransformationMode.SmoothTransformation if scale < 1 else Qt.TransformationMode.FastTransformation
        picture = QPixmap.fromImage(
            self._image.scaled(size.expandedTo(QSize(1, 1)), Qt.AspectRatioMode.KeepAspectRatio, mode)
        )
        picture.setDevicePixelRatio(ratio)
        self.shown.setPixmap(picture)
        size = " × ".join(figure(f"{length:,}") for length in (self._image.width(), self._image.height()))
        self.said.setText(f"{size}   {self.tr('{0} %').format(round(scale * 100))}")

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self._image is not None:
            QGuiApplication.clipboard().setImage(self._image)

    def save(self) -> None:
        """Ask where to, and write the file as it came."""
        kind = bytes(reader_of(self._data)[0].format().data()).decode() or "png"
        dialog = QFileDialog(self, self.tr("Save this picture"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"picture.{kind}")
        dialog.fileSelected.connect(self.write_to)
        dialog.open()

    def write_to(self, path: str) -> None:
        """Write the file as it came; says so where that fails."""
        try:
            Path(path).write_bytes(self._data)
        except OSError as error:
            self.said.setText(self.tr("It could not be saved: {0}").format(error.strerror or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and self._image is not None:
            self.zoom_to(self._now() * STEP)
        elif event.key() == Qt.Key.Key_Minus and self._image is not None:
            self.zoom_to(self._now() / STEP)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._image is not None:
            turned: QPoint = event.angleDelta()
            self.zoom_to(self._now() * (STEP if turned.y() > 0 else 1 / STEP))
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.scale is None:
            self._paint()
