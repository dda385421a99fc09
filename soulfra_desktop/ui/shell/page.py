"""A quiet page for the moments around the chat: one column of text, in the middle, that scrolls where it must."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.column import in_the_middle

COLUMN = 480
SCROLL_BAR = 12
"""Pixels, as the style sheet says: taken off the right margin, so that the column stands in the middle."""


class Page(QScrollArea):
    """Subclasses fill `column` and call `finish` once."""

    def __init__(self, width: int = COLUMN) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that nothing moves when it starts to be needed; unneeded, it shows nothing.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        # also told while the page is being taken apart, when the bar is gone for Python
        bar.rangeChanged.connect(lambda _least, most: isValid(bar) and bar.setEnabled(most > 0))
        self._paint_emblem: Callable[[], None] = lambda: None
        self._sheet = QWidget()
        self._sheet.setProperty("kind", "page")
        self._inner = QWidget()
        lengths.keep(self._inner.setMaximumWidth, width)
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(self.column.setSpacing, theme.M)

    def finish(self, *, centred: bool = True) -> None:
        """Put the column in the middle, a little above the centre where `centred`."""
        around = QVBoxLayout(self._sheet)
        top = theme.XXL if centred else theme.L
        lengths.keep(around.setContentsMargins, theme.XL, top, theme.XL - SCROLL_BAR, theme.XXL)
        around.addStretch(2 if centred else 0)
        around.addLayout(in_the_middle(self._inner))
        around.addStretch(3 if centred else 1)
        self.setWidget(self._sheet)

    def emblem(self, name: str, token: str, ground: str = "wash") -> None:
        """A quiet tile with an icon, above a heading."""
        tile = QLabel()
        lengths.keep(tile.setFixedSize, 44, 44)
        tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(tile)

        def paint() -> None:
            tile.setPixmap(icons.picture(name, token, 24))
            tile.setStyleSheet(f"background: {getattr(theme.current(), ground)}; border-radius: {theme.RADIUS_CARD}px")

        self._paint_emblem = paint
        paint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_emblem()
        super().changeEvent(event)

    def heading(self, text: str) -> QLabel:
        return self._label(text, "", theme.DISPLAY, theme.SEMIBOLD)

    def section(self, text: str) -> QLabel:
        return self._label(text, "", theme.PROSE, theme.SEMIBOLD)

    def paragraph(self, text: str, kind: str = "soft") -> QLabel:
        return self._label(text, "" if kind == "ink" else kind, theme.BODY, theme.REGULAR)

    def _label(self, text: str, kind: str, size: float, weight: int) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.write_as(label, kind, size, weight)
        self.column.addWidget(label)
        return label
