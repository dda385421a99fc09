"""Before an address is opened: where it really leads, and the person's word."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.addresses import address

WIDEST = 420
SHOWN = 600
"""Characters of an address that are shown; its host is always among them."""


class LinkPopover(QFrame):
    """Asks before it opens. `opened(url)` after the person agreed, or had for this host in this session."""

    opened = Signal(str)
    trusted: set[str] = set()  # noqa: RUF012  # of this session, in every window
    """Hosts whose links are opened without asking again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Open a link"))
        self._url = ""
        self._over = parent
        title = QLabel(self.tr("Open this address?"))
        theme.write_as(title, "title", theme.BODY, theme.SEMIBOLD)
        self.shown = QLabel()
        self.shown.setWordWrap(True)
        self.shown.setTextFormat(Qt.TextFormat.RichText)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        theme.write_as(self.warning, "warn", theme.SMALL)
        self.always = QCheckBox()
        self.open = QPushButton(self.tr("Open"))
        self.open.setProperty("kind", "primary")
        self.open.setDefault(True)
        self.open.clicked.connect(lambda: self._open())
        self.copy = QPushButton(self.tr("Copy address"))
        self.copy.clicked.connect(lambda: self._copy())
        for button in (self.open, self.copy, self.always):
            lengths.keep(button.setMinimumHeight, theme.TARGET)
        buttons = QHBoxLayout()
        lengths.keep(buttons.setSpacing, theme.S)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.open)
        layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, theme.L, theme.M, theme.L, theme.M)
        lengths.keep(layout.setSpacing, theme.S)
        for widget in (title, self.shown, self.warning, self.always):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def ask(self, url: str, at: QPoint, claimed: str = "") -> None:
        """Ask at a place of the screen; `claimed`: the words of the link, where they name another host."""
        self._url = url
        parts = address(url)
        if parts.host and parts.host in self.trusted and not claimed:
            self.opened.emit(url)
            return
        after = parts.after if len(parts.after) < SHOWN else parts.after[:SHOWN] + "…"
        host = f'<b style="color:{theme.color("ink").name()}">{_breaking(parts.host)}</b>'
        self.shown.setText(f"{_breaking(parts.before[-SHOWN:])}{host}{_breaking(after)}")
        theme.write_as(self.shown, "soft", theme.BODY)
        self.shown.setAccessibleName(parts.whole)
        self.warning.setText(self._warning(parts.before, parts.host, claimed))
        self.warning.setVisible(bool(self.warning.text()))
        self.always.setText(self.tr("Do not ask again for this site"))
        self.always.setToolTip(self.tr("Always open links to {0} until Soulfra ends").format(parts.host[-40:]))
        self.always.setVisible(bool(parts.host))
        self.always.setChecked(False)
        self.setFixedWidth(min(theme.scaled(WIDEST), max(280, self._over.width() - 2 * theme.L)))
        self.adjustSize()
        self._place(at)
        self.show()
        self.open.setFocus()

    def _warning(self, before: str, host: str, claimed: str) -> str:
        if claimed:
            return self.tr("The text of this link names another place: {0}").format(claimed[:80])
        if "@" in before and not before.startswith("mailto:"):
            return self.tr("What stands before the @ is not where this leads.")
        if "xn--" in host:
            return self.tr("This name is written in another script and may look like one that you know.")
        return ""

    def _place(self, at: QPoint) -> None:
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = max(room.left(), min(at.x() - self.width() // 2, room.right() - self.width()))
        below = at.y() + theme.S
        top = below if below + self.height() <= room.bottom() else at.y() - theme.S - self.height()
        self.move(left, max(room.top(), top))

    def _open(self) -> None:
        if self.always.isChecked():
            self.trusted.add(address(self._url).host)
        self.close()
        self.opened.emit(self._url)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)
        self.close()


def _breaking(text: str) -> str:
    """Text that may be broken anywhere, as HTML; what it holds is never read as HTML."""
    return "\u200b".join(escape(text[start : start + 12]) for start in range(0, len(text), 12))
