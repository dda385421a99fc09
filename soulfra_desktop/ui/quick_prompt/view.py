"""The quick prompt's window: paints its presenter's state. It is made ahead of time, so that a key shows it at once."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QCursor,
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.chat.banner import Banner
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.transcript import Transcript
from soulfra_desktop.ui.quick_prompt.foot import Foot
from soulfra_desktop.ui.quick_prompt.line import Line
from soulfra_desktop.ui.quick_prompt.lying_ready import LyingReady
from soulfra_desktop.ui.quick_prompt.offering import Offering
from soulfra_desktop.ui.quick_prompt.past import Past
from soulfra_desktop.ui.quick_prompt.presenter import QuickPresenter
from soulfra_desktop.ui.quick_prompt.state import QuickState

WIDTH = 640
ANSWER_HEIGHT, LEAST_ANSWER = 400, 120
DOWN = 0.18
"""Where its upper edge stands, as a share of the screen's height."""


class QuickView(QWidget):
    """Frameless and above the others; Escape hides it, and the answer goes on."""

    def __init__(self, presenter: QuickPresenter) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self._rounds = QGuiApplication.platformName() not in ("xcb", "offscreen")
        if self._rounds:  # elsewhere nobody may be there to mix its corners with what lies below
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(self.tr("Quick prompt"))
        self.setProperty("kind", "canvas")
        self._presenter = presenter
        self._drawn = QuickState()
        self._version = 0
        self.ready = LyingReady(self, self.isActiveWindow)
        self.line = Line()
        self.line.setAccessibleName(self.tr("Your question"))
        self.line.setPlaceholderText(self.tr("Ask anything"))
        self.button = QToolButton()
        self.button.setProperty("kind", "send")
        lengths.keep_icon(self.button, 18)
        lengths.keep(self.button.setFixedSize, 34, 34)
        self.offering = Offering()
        self.past = Past()
        self.banner = Banner()
        self.transcript = Transcript()
        self._tallest = LEAST_ANSWER
        self.foot = Foot()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._paint_icons)
        presenter.on_change = self.render  # type: ignore[assignment]
        self.render(presenter.state)

    def _lay_out(self) -> None:
        self.frame = QFrame()
        self.frame.setProperty("kind", "over-all")
        if not self._rounds:
            self.frame.setStyleSheet('QFrame[kind="over-all"] { border-radius: 0 }')
        asking = QHBoxLayout()
        lengths.keep(asking.setSpacing, theme.S)
        asking.addWidget(self.line, 1)
        asking.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        inside = self._column = QVBoxLayout(self.frame)
        lengths.keep(inside.setContentsMargins, theme.L, theme.M, theme.M, theme.S)
        lengths.keep(inside.setSpacing, theme.S)
        inside.addLayout(asking)
        for widget in (self.offering, self.past, self.transcript, self.banner, self.foot):
            inside.addWidget(widget)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        around.addWidget(self.frame)

    def _connect(self) -> None:
        presenter = self._presenter
        self.line.textChanged.connect(lambda: presenter.type(self.line.toPlainText()))
        self.line.sent.connect(self._enter)
        self.line.upwards.connect(lambda: presenter.step(-1) if self._drawn.past is not None else presenter.look_back())
        self.line.downwards.connect(lambda: presenter.step(1))
        self.line.tabbed.connect(lambda: presenter.take())
        self.line.grew.connect(self._fit)
        self.button.clicked.connect(lambda: presenter.stop() if self._drawn.phase == "streaming" else presenter.send())
        self.offering.taken.connect(presenter.take)
        self.offering.wanted.connect(presenter.do)
        self.offering.refused.connect(presenter.refuse_offer)
        self.past.chosen.connect(lambda place: presenter.go_back_to(place))
        self.transcript.acted.connect(self._act)
        self._fits = QTimer(self, singleShot=True, interval=0)  # a text that is laid out late tells its height late
        self._fits.timeout.connect(self._fit)
        self.transcript.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fits.start())
        self.transcript.followed.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        self.foot.copy.clicked.connect(self.copy)
        self.foot.fresh.clicked.connect(lambda: presenter.start_anew())
        self.foot.opens.clicked.connect(lambda: self._open())
        for keys, act in (
            ("Ctrl+N", lambda: presenter.start_anew()),
            ("Ctrl+Shift+C", self.copy),
            ("Ctrl+O", self._open),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # Coming and going

    def appear(self, text: str = "", offer: str = "") -> None:
        """Come up where the person is looking, with the keyboard. `offer` is "clipboard", "selection" or the newer."""
        self._presenter.appear(text)
        self._place()
        self.show()
        self.raise_()
        self.activateWindow()
        self.line.setFocus()
        self.line.selectAll()
        # Another program holds what was copied and may be slow to hand it over: first be there.
        QTimer.singleShot(0, self, lambda: self.ready.look(offer, self._presenter.offer))

    def disappear(self) -> None:
        """Out of sight; the keyboard goes back to where it was."""
        if self.isVisible():
            self._presenter.hide()
            self.hide()

    def toggle(self) -> None:
        """What the key does: come, or go where it has the keyboard already."""
        (self.disappear if self.isVisible() and self.isActiveWindow() else self.appear)()

    def _place(self) -> None:
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        width = min(theme.scaled(WIDTH), room.width() - 2 * theme.L)
        self.resize(width, self._height())
        self.move(QPoint(room.left() + (room.width() - width) // 2, room.top() + round(room.height() * DOWN)))

    def _height(self) -> int:
        self._column.activate()
        width = self.width()
        wanted = self._column.heightForWidth(width - 2) + 2 if self._column.hasHeightForWidth() else 0
        return max(wanted, self.frame.minimumSizeHint().height())

    # Painting

    def render(self, state: QuickState) -> None:  # type: ignore[override]
        before, self._drawn = self._drawn, state
        if state.draft_version != self._version:
            self._version = state.draft_version
            self._fill(state.draft)
        self.line.offers = self.offering_is_open(state)
        self.line.chooses = state.past is not None
        asked = bool(state.messages)
        self.line.setPlaceholderText(self.tr("Ask again") if asked else self.tr("Ask anything"))
        self.offering.render(state)
        self.past.render(state)
        self.foot.render(state)
        self.foot.setVisible(state.past is None)
        self.transcript.setVisible(asked and state.past is None)
        if state.messages is not before.messages:
            self.transcript.show_messages(state.messages, state.conversation.id if state.conversation else None)
            if len(state.messages) > len(before.messages) and state.phase == "streaming":
                self.transcript.to_end()
        self._show_banner(state)
        self._paint_icons()
        self._fit()

    def _fit(self) -> None:
        """As high as what is shown; an answer makes it grow downwards, and nothing makes it shrink while it is read."""
        if not self._drawn.messages:
            self._tallest = LEAST_ANSWER
        elif not self.transcript.isHidden():
            wanted = min(ANSWER_HEIGHT, ceil(self.transcript.document().size().height()) + 4)
            self._tallest = max(self._tallest, wanted)
        self.transcript.setFixedHeight(self._tallest)
        self.resize(self.width(), self._height())

    @staticmethod
    def offering_is_open(state: QuickState) -> bool:
        """Whether Tab takes what is offered."""
        return state.offered is not None and not state.taken and state.phase == "idle" and state.past is None

    def _fill(self, draft: str) -> None:
        if self.line.toPlainText() != draft:
            self.line.blockSignals(True)
            self.line.setPlainText(draft)
            self.line.blockSignals(False)
            self.line.moveCursor(self.line.textCursor().MoveOperation.End)
            self.line.fit()

    def _show_banner(self, state: QuickState) -> None:
        presenter = self._presenter
        if state.failure:
            again = [(self.tr("Try again"), presenter.retry)] if "retry" in state.failure.actions else []
            self.banner.say(state.failure.message, state.failure.advice, icon="alert", tone="danger", actions=again)
        elif state.offers:
            offer = state.offers[0]
            self.banner.say(
                self.tr("{0} was found. Allow it to answer?").format(offer.label),
                self.tr("Your questions go to {0} and may cost money.").format(offer.label),
                icon="cloud",
                tone="cloud",
                actions=[
                    (self.tr("Not now"), lambda: presenter.refuse(offer.provider)),
                    (self.tr("Allow"), lambda: presenter.allow(offer.provider)),
                ],
            )
        else:
            self.banner.hide()

    def _paint_icons(self) -> None:
        streams = self._drawn.phase == "streaming"
        enabled = streams or self._drawn.can_send
        name = self.tr("Stop") if streams else self.tr("Ask")
        self.button.setEnabled(enabled)
        self.button.setAccessibleName(name)
        self.button.setToolTip(name)
        self.button.setIcon(icons.icon("stop" if streams else "arrow-up", "accent_ink" if enabled else "faint"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fits.start()  # what goes on in the next line needs another height

    # What the person does

    def _enter(self) -> None:
        if self._drawn.past is not None:
            self._presenter.go_back_to()
        else:
            self._presenter.send()

    def _act(self, action: str, message_id: str) -> None:
        if action in ("retry", "again"):
            self._presenter.again(message_id)
        elif action == "settings":
            self.disappear()
            self._presenter.on_settings()
        else:  # the window has room for versions, models and edits
            self._open()

    def _open(self) -> None:
        if self._drawn.conversation is not None:
            self.disappear()
            self._presenter.open_in_window()

    def copy(self) -> None:
        """Put the answer into the clipboard, as Markdown; or only what is marked in it."""
        marked = self.transcript.textCursor().hasSelection()
        if marked:
            self.transcript.copy()
        elif self._drawn.answer:
            QGuiApplication.clipboard().setText(self._drawn.answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.close_past() if self._drawn.past is not None else self.disappear()
        else:
            super().keyPressEvent(event)
