"""The chat screen: paints the presenter's state and passes on what the person does; decides nothing."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from soulfra_desktop.ui.chat.banner import Banner
from soulfra_desktop.ui.chat.composer import Composer
from soulfra_desktop.ui.chat.empty import EmptyChat, Loading
from soulfra_desktop.ui.chat.header import Header
from soulfra_desktop.ui.chat.model_picker import ModelPicker
from soulfra_desktop.ui.chat.presenter import ChatPresenter
from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.transcript import Transcript

LOADING_MS = 120
"""A chat that opens faster shows no placeholder."""


class ChatView(QWidget):
    """Header, transcript, notice and composer of one presenter."""

    def __init__(self, presenter: ChatPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._presenter = presenter
        self._drawn = ChatState()
        self.header = Header()
        self.transcript = Transcript()
        self.empty = EmptyChat()
        self.loading = Loading()
        self.banner = Banner()
        self.composer = Composer()
        self.picker = ModelPicker(self)
        self.foot = QLabel(self.tr("Each reply says what left this machine."))
        self.foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.foot.setWordWrap(True)
        theme.write_as(self.foot, "faint", theme.TINY)
        self._lay_out()
        self._connect()
        self._late = QTimer(self, singleShot=True, interval=LOADING_MS)
        self._late.timeout.connect(lambda: self._pages.setCurrentWidget(self.loading))
        presenter.on_change = self.render  # type: ignore[assignment]
        self.render(presenter.state)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.empty, self.transcript, self.loading):
            self._pages.addWidget(page)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 10)
        foot.setSpacing(8)
        for widget in (self.banner, self.composer):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget, 1000)
            row.addStretch(1)
            foot.addLayout(row)
        foot.addWidget(self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)

        order = (self.composer.input, self.composer.clip, self.composer.button, self.transcript, self.header.title)
        for one, following in pairwise((*order, self.header.model, self.header.lock)):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        presenter = self._presenter
        self.composer.typed.connect(presenter.type)
        self.composer.sent.connect(lambda: presenter.send())
        self.composer.stopped.connect(presenter.stop)
        self.composer.detached.connect(presenter.detach)
        self.composer.edit_left.connect(presenter.cancel_edit)
        self.composer.recalled.connect(presenter.edit_last)
        self.composer.choosing.connect(self.choose_model)
        self.composer.queue_hurried.connect(lambda number: presenter.queueing.send_now(number))
        self.composer.queue_edited.connect(lambda number: presenter.queueing.edit(number))
        self.composer.queue_removed.connect(lambda number: presenter.queueing.remove(number))
        self.header.renamed.connect(presenter.rename)
        self.header.choosing.connect(self.choose_model)
        self.header.local_only.connect(presenter.keep_local)
        self.picker.chosen.connect(presenter.choose_model)
        self.picker.allowed.connect(presenter.allow_provider)
        self.transcript.acted.connect(self._act)
        self.transcript.followed.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        self.empty.tried.connect(self._try)

    # For the window

    def take_focus(self) -> None:
        """Put the keyboard where a question is written."""
        self.composer.input.setFocus()

    def make_room(self, pixels: int) -> None:
        """Keep the header's left side free."""
        self.header.make_room(pixels)

    def choose_model(self) -> None:
        """Open the model picker."""
        self._presenter.look_at_models()
        self.picker.pop_up(self.header.model)

    def ask(self, text: str) -> None:
        """Put an example into the composer."""
        self._try(text)

    # Painting

    def render(self, state: ChatState) -> None:  # type: ignore[override]
        before, self._drawn = self._drawn, state
        self.header.render(state)
        self.composer.render(state)
        self.picker.render(state)
        self._show_page(state)
        if state.messages is not before.messages:
            self.transcript.show_messages(state.messages, state.conversation.id if state.conversation else None)
            if len(state.messages) > len(before.messages) and state.phase == "streaming":
                self.transcript.to_end()
        self._show_banner(state)

    def _show_page(self, state: ChatState) -> None:
        if state.phase == "loading":
            if not self._late.isActive() and self._pages.currentWidget() is not self.loading:
                self._late.start()
            return
        self._late.stop()
        self._pages.setCurrentWidget(self.transcript if state.messages else self.empty)

    def _show_banner(self, state: ChatState) -> None:
        presenter = self._presenter
        if state.failure:
            actions = [(self.tr("Try again"), presenter.retry)] if "retry" in state.failure.actions else []
            self.banner.say(state.failure.message, state.failure.advice, icon="alert", tone="danger", actions=actions)
        elif state.offers:
            offer = state.offers[0]
            self.banner.say(
                self.tr("{0} was found. Allow it to answer?").format(offer.label),
                self.tr("Your questions go to {0} and may cost money.").format(offer.label),
                icon="cloud",
                tone="cloud",
                actions=[
                    (self.tr("Not now"), lambda: presenter.refuse_offer(offer.provider)),
                    (self.tr("Allow"), lambda: presenter.allow_provider(offer.provider)),
                ],
            )
        elif state.offline:
            said = self.tr("You are offline. Models on this machine still answer.")
            self.banner.say(
                said, icon="cloud-off", tone="warn", actions=[(self.tr("Look again"), presenter.look_at_models)]
            )
        else:
            self.banner.hide()
        said = self.tr("Each reply says what left this machine.")
        self.foot.setText(self.tr("Local only: nothing leaves this machine.") if state.local_only else said)

    # What the person does

    def _act(self, action: str, message_id: str) -> None:
        presenter = self._presenter
        {
            "retry": lambda: presenter.answer_again(message_id),
            "again": lambda: presenter.answer_again(message_id),
            "choose-model": self.choose_model,
            "settings": presenter.open_settings,
            "edit": lambda: self._edit(message_id),
            "older": lambda: presenter.switch(message_id, -1),
            "newer": lambda: presenter.switch(message_id, 1),
        }[action]()

    def _edit(self, message_id: str) -> None:
        self._presenter.edit(message_id)
        self.take_focus()

    def _try(self, text: str) -> None:
        self.composer.input.setPlainText(text)
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drawn.can_stop:
            self._presenter.stop()
        elif event.key() == Qt.Key.Key_Escape and self._drawn.editing:
            self._presenter.cancel_edit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.window().focusWidget() is None:
            self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.foot.setVisible(self.width() >= 480 and self.height() >= 420)
        super().resizeEvent(event)
