"""The chat screen: paints the presenter's state and passes on what the person does; decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.chat.acting import Acting
from soulfra_desktop.ui.chat.banner import Banner
from soulfra_desktop.ui.chat.banners import Banners
from soulfra_desktop.ui.chat.columns import ColumnsView
from soulfra_desktop.ui.chat.composer.view import Composer
from soulfra_desktop.ui.chat.empty import EmptyChat, Loading
from soulfra_desktop.ui.chat.header import Header
from soulfra_desktop.ui.chat.options.panel import OptionsPanel
from soulfra_desktop.ui.chat.passing_on import pass_on
from soulfra_desktop.ui.chat.picker.view import ModelPicker
from soulfra_desktop.ui.chat.presenter import ChatPresenter
from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.chat.voicing import Voice, Words
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.announcer import announce
from soulfra_desktop.ui.kit.column import in_the_middle
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
        self._voice = Voice(
            Words(self.tr("Answer began"), self.tr("The answer broke off."), self.tr("Code.")),
            lambda text, at_once: announce(self.transcript, text, assertive=at_once),
        )
        self.header = Header()
        self.transcript = Transcript()
        self.empty = EmptyChat()
        self.loading = Loading()
        self.banner = Banner()
        self.composer = Composer()
        self._banners = Banners(self.banner, presenter)
        self._acting = Acting(presenter, self)
        self.picker = ModelPicker(self)
        self.columns = ColumnsView()
        self.options = OptionsPanel(self)
        self._again_with = ""
        """The message that the picker chooses another model for; empty where it chooses for the chat."""
        self.fill_menu: Callable[[QMenu], None] = lambda _menu: None
        """Puts into the header's menu what can be done with this chat."""
        self.words_to_mark: tuple[str, ...] = ()
        """Marked in the message that is brought into sight next: the words that were searched for."""
        self.foot = QLabel(self.tr("Each reply says what left this machine."))
        self.foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.foot.setWordWrap(True)
        theme.write_as(self.foot, "faint", theme.TINY)
        self._lay_out()
        self._connect()
        self._late = QTimer(self, singleShot=True, interval=LOADING_MS)
        self._late.timeout.connect(lambda: self._turn_to(self.loading))
        presenter.on_change = self.render  # type: ignore[assignment]
        self.render(presenter.state)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.empty, self.transcript, self.columns, self.loading):
            self._pages.addWidget(page)
        self.feet = QWidget()
        """All below the messages: nothing may cover it."""
        foot = QVBoxLayout(self.feet)
        lengths.keep(foot.setContentsMargins, 16, 4, 16, 10)
        lengths.keep(foot.setSpacing, 8)
        for widget in (self.banner, self.composer):
            foot.addLayout(in_the_middle(widget))
        foot.addWidget(self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.feet)

        composer = self.composer
        order = (composer.input, composer.clip, composer.known, composer.button, self.transcript, self.header.title)
        header = self.header
        tops = (header.keep, header.cost, header.stays, header.model, header.lock, header.more)
        for one, following in pairwise((*order, *tops)):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        pass_on(self._presenter, self.composer, self.header, self.picker, self.columns, self.options)
        self.composer.choosing.connect(self.choose_model)
        self.header.choosing.connect(self.choose_model)
        self.header.menu_wanted.connect(self.open_menu)
        self.picker.chosen.connect(self._model_chosen)
        self.picker.several.connect(lambda _models: self.take_focus())
        self.columns.acted.connect(self._acting.act)
        self.columns.followed.connect(self.transcript.followed)
        self.options.closed.connect(self._close_options)
        self.transcript.acted.connect(self._acting.act)
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
        self._again_with = ""
        self._presenter.look_at_models()
        self.picker.pop_up(self.header.model)

    def answer_again_with(self, message_id: str) -> None:
        """Open the model picker for another answer to one question."""
        self._again_with = message_id
        self._presenter.look_at_models()
        self.picker.pop_up(self.header.model)

    def choose_several(self) -> None:
        """Open the model picker for models that answer side by side."""
        self._presenter.look_at_models()
        self.picker.pop_up(self.header.model, ticked=[priced.model for priced in self._drawn.beside])

    def open_menu(self) -> None:
        """Show what can be done with this chat."""
        menu = QMenu(self)
        self.fill_menu(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        area = self.header.more.rect()
        left = 0 if self.isRightToLeft() else area.right() - menu.sizeHint().width()
        menu.popup(self.header.more.mapToGlobal(QPoint(left, area.bottom() + 1)))

    def rename(self) -> None:
        """Edit the title at the top."""
        self.header.title.setFocus()
        self.header.title.selectAll()

    def copy_last(self) -> None:
        """Put the last answer on the clipboard."""
        answers = [message.text for message in self._drawn.messages if message.role == "assistant"]
        if answers:
            QGuiApplication.clipboard().setText(answers[-1])

    def find_in_chat(self) -> None:
        """Look for words in this chat."""
        self.transcript.find_in_chat()

    def say_amounts_again(self) -> None:
        """Amounts are said in another currency from now on."""
        self.transcript.retheme()
        self.header.render(self._drawn)
        self.composer.say_amounts_again()

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
        if state.reveal is not None and state.reveal_version != before.reveal_version:
            words, self.words_to_mark = self.words_to_mark, ()
            self.transcript.reveal(state.reveal, words)
        self._voice.follow(state)
        self._show_banner(state)
        if state.options is not before.options:
            self.options.show_options(state.options)
            self._place_options()

    def _show_page(self, state: ChatState) -> None:
        if state.phase == "loading":
            if not self._late.isActive() and self._pages.currentWidget() is not self.loading:
                self._late.start()
            return
        self._late.stop()
        self.empty.show_temporary(state.temporary)
        if state.columns:
            self.columns.show_state(state)
        page = self.columns if state.columns else self.transcript if state.messages else self.empty
        self._turn_to(page)

    def _turn_to(self, page: QWidget) -> None:
        """Where a page goes with the keyboard in it, the keyboard goes to where a question is written."""
        before, focus = self._pages.currentWidget(), self.window().focusWidget()
        had_focus = before is not None and focus is not None and (before is focus or before.isAncestorOf(focus))
        if before is not page:
            self._pages.setCurrentWidget(page)
            if had_focus:
                self.take_focus()

    def _show_banner(self, state: ChatState) -> None:
        self._banners.render(state)
        said = self.tr("Each reply says what left this machine.")
        if state.privacy.stays and not state.local_only:
            said = self.tr("This chat stays on this machine.")
        self.foot.setText(self.tr("Local only: nothing leaves this machine.") if state.local_only else said)

    # What the person does

    def _model_chosen(self, ref: ModelRef | None) -> None:
        message_id, self._again_with = self._again_with, ""
        if message_id:
            self._presenter.answer_again(message_id, ref)
        else:
            self._presenter.choose_model(ref)
            self.take_focus()

    def _close_options(self) -> None:
        self._presenter.optioning.close()
        self.take_focus()

    def _place_options(self) -> None:
        self.options.stand_between(self, self.header.height(), self.height() - self.feet.sizeHint().height())
        self.feet.setVisible(self._drawn.options is None or not self.options.covers)

    def _try(self, text: str) -> None:
        self.composer.input.rewrite(text)
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
        self._place_options()
        self.foot.setVisible(self.width() >= theme.scaled(480) and self.height() >= theme.scaled(420))
        super().resizeEvent(event)
