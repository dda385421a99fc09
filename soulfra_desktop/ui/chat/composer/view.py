"""Where a question is put together: its words, what goes with it, what it would cost, and what waits behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.chat.budget_words import BudgetWords
from soulfra_desktop.ui.chat.composer.attachments import ComposerAttachments
from soulfra_desktop.ui.chat.composer.editing import EditingRow
from soulfra_desktop.ui.chat.composer.gauge import EstimateLine, PriceList, fullness
from soulfra_desktop.ui.chat.composer.input import Input
from soulfra_desktop.ui.chat.composer.known import KnownSwitch
from soulfra_desktop.ui.chat.composer.notice import ComposerNotice
from soulfra_desktop.ui.chat.composer.queue import QueueList
from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.receipt_leaves import short
from soulfra_desktop.ui.kit.sentences import shown


class Composer(QFrame):
    """Signals say what the person did; `render` paints what came of it."""

    typed = Signal(str)
    sent = Signal()
    stopped = Signal()
    detached = Signal(int)
    knowing = Signal(bool)
    """This question is to be asked with what Soulfra knows, or without it."""
    edit_left = Signal()
    recalled = Signal()
    """↑ in the empty field: the last question is wanted again."""
    choosing = Signal()
    """Another model is wanted."""
    usage_wanted = Signal()
    """The budgets are wanted."""
    own_prices_wanted = Signal()
    """A model's price is to be set."""
    queue_hurried = Signal(int)
    queue_edited = Signal(int)
    queue_removed = Signal(int)
    called = Signal()
    """The button that opens the prompts."""
    filled_in = Signal()
    """Its text was set for the person: another chat, or a question that went out."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "raised")
        lengths.keep(self.setMaximumWidth, theme.COLUMN)
        self._state = ChatState()
        self._version = -1
        self._make()
        self._lay_out()
        self._connect()
        self._paint_icons()

    def _make(self) -> None:
        self.input = Input()
        self.input.setAccessibleName(self.tr("Your question"))
        self.input.setPlaceholderText(self.tr("Ask anything"))
        self.queue = QueueList()
        self._above = EditingRow()
        self.attachments = ComposerAttachments(self.input)
        self.blind = ComposerNotice()
        self.why_not = ComposerNotice()
        self.budget = ComposerNotice()
        self._budgets = BudgetWords(self)
        self.prices = PriceList()
        self.clip = _tool(self.tr("Attach pictures or text files"))
        self.slash = _tool(self.tr("Insert a prompt (/)"))
        self.slash.hide()
        self.known = KnownSwitch()
        self.without = ComposerNotice()
        self.estimate = EstimateLine()
        self.later = _tool(self.tr("Send after this answer (Enter)"))
        lengths.keep(self.later.setFixedSize, 34, 34)
        self.button = QToolButton()
        self.button.setProperty("kind", "send")
        lengths.keep_icon(self.button, 18)
        lengths.keep(self.button.setFixedSize, 34, 34)

    def _lay_out(self) -> None:
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        lengths.keep(foot.setSpacing, 4)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.clip)
        foot.addWidget(self.slash)
        foot.addWidget(self.known)
        foot.addWidget(self.estimate, 1)
        lengths.space(foot, 4)
        foot.addWidget(self.later)
        foot.addWidget(self.button)
        self._layout = QVBoxLayout(self)
        lengths.keep(self._layout.setContentsMargins, 14, 10, 10, 9)
        lengths.keep(self._layout.setSpacing, 4)
        for widget in (self.queue, self._above, self.attachments, self.input, self.prices):
            self._layout.addWidget(widget)
        for notice in (self.without, self.blind, self.why_not, self.budget):
            self._layout.addWidget(notice)
        self._layout.addWidget(self._foot)

    def _connect(self) -> None:
        self.input.textChanged.connect(lambda: self.typed.emit(self.input.toPlainText()))
        self.input.sent.connect(self._send)
        self.input.recalled.connect(self.recalled)
        self.input.installEventFilter(self)
        self._above.left.connect(self.edit_left)
        self.attachments.removed.connect(self.detached)
        self.attachments.changed.connect(self._paint_button)
        self.queue.edited.connect(self.queue_edited)
        self.queue.removed.connect(self.queue_removed)
        self.queue.hurried.connect(self.queue_hurried)
        self.clip.clicked.connect(self.attachments.browse)
        self.slash.clicked.connect(self.called)
        self.known.clicked.connect(lambda: self.knowing.emit(not self._state.uses_known))
        self.estimate.words.clicked.connect(self.choosing)
        self.later.clicked.connect(self._send)
        self.button.clicked.connect(self._press)
        theme.changed.connect(self._paint_icons)

    def put_form(self, form: QWidget) -> None:
        """A form that may stand in the field's place; with it comes the button that calls it."""
        self._layout.insertWidget(self._layout.indexOf(self.input), form)
        self.slash.show()

    def show_form(self, shown: bool) -> None:
        """Whether that form stands there now."""
        self.input.setVisible(not shown)
        self._foot.setVisible(not shown)

    # Painting

    def render(self, state: ChatState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if state.draft_version != self._version:
            self._version = state.draft_version
            self._fill(state.draft)
        self._above.setVisible(state.editing is not None)
        self.attachments.show_all(state)
        self._show_blind(state)
        self._show_known(state)
        self.queue.show_queue(state)
        self.prices.show_prices(state.beside)
        if state.estimate != before.estimate or bool(state.messages) != bool(before.messages):
            self._show_estimate()
        self._show_budget(state)
        if state.temporary != before.temporary:
            self._show_temporary()
        self._paint_button()

    def say_amounts_again(self) -> None:
        """Amounts are said in another currency from now on."""
        self._show_estimate()
        self._show_budget(self._state)

    def _fill(self, draft: str) -> None:
        if self.input.toPlainText() != draft:
            self.input.blockSignals(True)
            self.input.setPlainText(draft)
            self.input.blockSignals(False)
            cursor = self.input.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.input.setTextCursor(cursor)
        self.attachments.drop_flood()
        self.filled_in.emit()

    def _show_blind(self, state: ChatState) -> None:
        blind = state.blind
        if blind is None:
            self.blind.say("")
            return
        self.blind.say(
            self.tr("{0} cannot see pictures.").format(short(blind)),
            icon="eye",
            actions=[(self.tr("Choose another model"), self.choosing.emit)],
        )

    def _show_known(self, state: ChatState) -> None:
        self.known.show_state(state)
        said, action = self.known.said(state)
        actions = [(action, lambda: self.knowing.emit(not self._state.uses_known))] if said else []
        self.without.say(said, tone="soft", icon=self.known.mark(state), actions=actions)

    def _show_budget(self, state: ChatState) -> None:
        unpriced = state.estimate.unpriced if state.estimate and not state.beside else None
        if unpriced is not None and state.chosen in (None, unpriced):
            said, tone = self._budgets.unpriced(unpriced), "warn" if state.chosen else "soft"
            self.budget.say(
                said, tone=tone, icon="wallet", actions=[(self.tr("Set a price"), self.own_prices_wanted.emit)]
            )
            return
        if state.short_budget is None or state.estimate is None:
            self.budget.say("")
            return
        said = self._budgets.short(state.short_budget, local=state.estimate.local)
        self.budget.say(said, tone="soft", icon="wallet", actions=[(self.tr("Open Usage"), self.usage_wanted.emit)])

    def _show_estimate(self) -> None:
        state = self._state
        estimate = None if state.beside else state.estimate
        self.estimate.show_estimate(estimate, self.width(), names_model=state.chosen is None)
        refused = state.estimate is not None and state.estimate.model is None and not state.beside
        if refused and state.estimate is not None and state.blind is None:
            another = (self.tr("Choose another model"), self.choosing.emit)
            self.why_not.say(shown(state.estimate.refusal), actions=[another])
            return
        said = fullness(state, self.estimate)
        full = bool(said and state.estimate and (state.estimate.share or 0) > 1)
        actions = [(self.tr("Choose another model"), self.choosing.emit)] if full else []
        self.why_not.say(said, tone="danger" if full and not state.messages else "warn", actions=actions)

    def _show_temporary(self) -> None:
        temporary = self._state.temporary
        self.setProperty("temporary", "true" if temporary else "false")
        self.style().polish(self)
        said = self.tr("Ask anything; nothing of it is kept") if temporary else self.tr("Ask anything")
        self.input.setPlaceholderText(said)

    def _paint_icons(self) -> None:
        self.clip.setIcon(icons.icon("paperclip"))
        self.slash.setIcon(icons.icon("prompt"))
        self.later.setIcon(icons.icon("queue", "accent"))
        self.known.retheme()
        for notice in (self.without, self.blind, self.why_not, self.budget, self.attachments.flood):
            notice.retheme()
        self._paint_button()

    def _paint_button(self) -> None:
        state = self._state
        stops, reads = state.can_stop, self.attachments.is_reading
        self.button.setIcon(icons.icon("stop" if stops else "arrow-up", "accent_ink", 18))
        self.button.setEnabled(stops or (state.can_send and not reads))
        self.later.setVisible(state.can_queue)
        self.later.setEnabled(not reads)
        reasons = {
            "": self.tr("Send (Enter)"),
            "streaming": self.tr("Stop (Esc)"),
            "loading": self.tr("The chat is being opened"),
            "empty": self.tr("Write a question first"),
            "nothing can answer": self.tr("Nothing can answer yet"),
        }
        said = self.tr("An attachment is still being read") if reads and not stops else reasons[state.why_not]
        self.button.setToolTip(said)
        self.button.setAccessibleName(self.tr("Stop") if stops else self.tr("Send"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_estimate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.input and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("active", "true" if event.type() == QEvent.Type.FocusIn else "false")
            self.style().polish(self)
        return False

    # What the person does

    def _send(self) -> None:
        if self._state.can_send and not self.attachments.is_reading:
            self.sent.emit()

    def _press(self) -> None:
        self.stopped.emit() if self._state.can_stop else self._send()


def _tool(name: str) -> QToolButton:
    made = QToolButton()
    lengths.keep_icon(made, 18)
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made
