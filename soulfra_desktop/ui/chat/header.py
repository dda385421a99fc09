"""The top of a chat: its title, who answers, what it has cost, and whether anything may leave this machine."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QToolButton

from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.kit import icons, lengths, money, theme
from soulfra_desktop.ui.kit.formats import window_is_mirrored
from soulfra_desktop.ui.kit.receipt_leaves import short
from soulfra_desktop.ui.kit.screen_header import keep_clear
from soulfra_desktop.ui.kit.sentences import figures_from_the_left
from soulfra_desktop.ui.kit.tokens import HEADER_HEIGHT

NARROW = 560


class Header(QFrame):
    """`renamed(title)`, `choosing()`, `local_only(bool)`, `kept()`: this temporary chat; `menu_wanted()`; `paid()`: what it
    cost is wanted, `asked_privacy()`: why it stays on this machine."""

    renamed = Signal(str)
    choosing = Signal()
    local_only = Signal(bool)
    kept = Signal()
    menu_wanted = Signal()
    paid = Signal()
    asked_privacy = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "header")
        lengths.keep(self.setFixedHeight, HEADER_HEIGHT)
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title of this chat"))
        theme.write_as(self.title, "bare", theme.PROSE, theme.SEMIBOLD)
        self.title.setMaxLength(200)
        self.title.setMinimumWidth(60)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title.textEdited.connect(lambda _text: setattr(self, "_edits", True))
        self.title.editingFinished.connect(self._renamed)
        self.title.installEventFilter(self)
        self.model = QPushButton()
        theme.write_as(self.model, "chip", theme.BODY, theme.SEMIBOLD)
        lengths.keep_icon(self.model, 16)
        self.model.clicked.connect(self.choosing)
        self.cost = QPushButton()
        theme.write_as(self.cost, "quiet", theme.SMALL, theme.MEDIUM, tabular=True)
        self.cost.clicked.connect(self.paid)
        self.stays = QPushButton(self.tr("Stays here"))
        theme.write_as(self.stays, "quiet", theme.SMALL, theme.SEMIBOLD)
        self.stays.setProperty("tone", "local")
        lengths.keep_icon(self.stays, 16)
        self.stays.clicked.connect(self.asked_privacy)
        self.lock = QToolButton()
        self.lock.setCheckable(True)
        lengths.keep_icon(self.lock, 18)
        self.lock.clicked.connect(self.local_only)
        self._make_more()
        self._layout = QHBoxLayout(self)
        lengths.keep(self._layout.setSpacing, 8)
        for widget in (self.title, self.mark, self.keep, self.cost, self.stays, self.model, self.lock, self.more):
            self._layout.addWidget(widget)
        self._state = ChatState()
        self._title = ""
        self._edits = False
        self.make_room(0)
        theme.changed.connect(self._paint)
        self._paint()

    def _make_more(self) -> None:
        """What a temporary chat shows, and the menu."""
        self.mark = QLabel(self.tr("Temporary"))
        self.mark.setToolTip(self.tr("Nothing of this chat is kept: it is gone when you close it"))
        theme.write_as(self.mark, "warn", theme.SMALL, theme.SEMIBOLD)
        self.keep = QPushButton()
        self.keep.setAccessibleName(self.tr("Keep this chat"))
        self.keep.setToolTip(self.tr("Keep this chat: from then on it is one like any other"))
        theme.write_as(self.keep, "link", theme.SMALL, theme.SEMIBOLD)
        self.keep.clicked.connect(self.kept)
        self.more = QToolButton()
        lengths.keep_icon(self.more, 18)
        self.more.setToolTip(self.tr("What can be done with this chat"))
        self.more.setAccessibleName(self.tr("What can be done with this chat"))
        self.more.clicked.connect(self.menu_wanted)

    def make_room(self, pixels: int) -> None:
        """Keep that much free where a line begins."""
        self._room = pixels
        keep_clear(self._layout, self, pixels, far=12)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.make_room(self._room)
        super().changeEvent(event)

    def render(self, state: ChatState) -> None:  # type: ignore[override]
        self._state = state
        new = self.tr("Temporary chat") if state.temporary else self.tr("New chat")
        title = state.conversation.title if state.conversation else new
        self._title = title
        self._show_title()
        self.title.setReadOnly(state.conversation is None)
        self.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus if state.conversation else Qt.FocusPolicy.NoFocus)
        self._paint()

    def _show_title(self) -> None:
        """The whole title while it is edited, otherwise what fits."""
        if not self.title.hasFocus():
            room = self.title.width() - 24
            self.title.setText(self.title.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room))
            self.title.setCursorPosition(0)
            self.title.setToolTip(self._title)

    def _renamed(self) -> None:
        if self._edits:
            self._edits = False
            self.renamed.emit(self.title.text())

    def _paint(self) -> None:
        state = self._state
        self.model.setIcon(icons.icon("auto" if state.chosen is None else "chat", "accent", 16))
        name = self.tr("Auto") if state.chosen is None else short(state.chosen)
        self.model.setText(
            self.model.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 110 if self._is_narrow() else 220)
        )
        self.model.setAccessibleName(self.tr("Model: {0}").format(name))
        self.model.setToolTip(self.tr("Choose who answers") if state.chosen is None else str(state.chosen))
        self._paint_cost()
        self._paint_privacy()
        self._paint_temporary()
        self.more.setIcon(icons.icon("more"))
        self.lock.setChecked(state.local_only)
        self.lock.setIcon(
            icons.icon("cloud-off" if state.local_only else "cloud", "local" if state.local_only else "soft")
        )
        said = (
            self.tr("In all chats: local only. Nothing leaves this machine. Press to end it.")
            if state.local_only
            else self.tr("In all chats: the cloud may answer where you allowed it. Press to keep everything here.")
        )
        self.lock.setText("" if self._is_narrow() else self.tr("All chats local only"))
        beside = state.local_only and not self._is_narrow()
        style = Qt.ToolButtonStyle
        self.lock.setToolButtonStyle(style.ToolButtonTextBesideIcon if beside else style.ToolButtonIconOnly)
        self.lock.setToolTip(said)
        self.lock.setAccessibleName(said)

    def _paint_cost(self) -> None:
        conversation = self._state.conversation
        messages = self._state.messages
        receipts = (message.receipt for message in messages)
        told = conversation is not None and bool(messages) and money.tells(conversation, receipts)
        self.cost.setVisible(told and not self._is_narrow())
        if conversation is None:
            return
        said, whole = (
            [money.amount(conversation.cost)],
            [self.tr("This chat so far: {0}").format(money.exact(conversation.cost))],
        )
        if (saved := self._state.saved) is not None:
            amount = Money(abs(saved.micros))
            short = self.tr("saved {0}") if saved.micros >= 0 else self.tr("lost {0}")
            long = self.tr("Saved against {0}: {1}") if saved.micros >= 0 else self.tr("Lost against {0}: {1}")
            said.append(short.format(money.amount(amount)))
            whole.append(long.format(saved.baseline, money.exact(amount)))
        if money.rate():
            whole.append(money.rate())
        self.cost.setText(" · ".join(map(_whole, said)))
        self.cost.setToolTip("\n".join([*whole, self.tr("Click to see all usage")]))
        self.cost.setAccessibleName(", ".join(whole))
        free = conversation.cost is not None and conversation.cost.micros == 0
        self.cost.setProperty("tone", "money" if free else "")
        self.cost.style().polish(self.cost)

    def _paint_privacy(self) -> None:
        privacy = self._state.privacy
        stays = privacy.stays and not self._state.local_only
        self.stays.setVisible(stays)
        self.lock.setVisible(not stays)  # the switch for all chats has nothing to say of one that stays here
        said = (
            self.tr("Its folder keeps this chat on this machine")
            if privacy.origin == "folder"
            else self.tr("This chat stays on this machine, as you set it")
        )
        self.stays.setText("" if self._is_narrow() else self.tr("Stays here"))
        self.stays.setIcon(icons.icon("laptop", "local", 16))
        self.stays.setToolTip(said)
        self.stays.setAccessibleName(said)

    def _paint_temporary(self) -> None:
        temporary, narrow = self._state.temporary, self._is_narrow()
        self.mark.setVisible(temporary and not narrow)
        self.keep.setVisible(temporary and self._state.conversation is not None)
        self.keep.setText("" if narrow else self.tr("Keep this chat"))
        self.keep.setIcon(icons.icon("download", "accent", 16))

    def _is_narrow(self) -> bool:
        return self.width() < theme.scaled(NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint()
        self._show_title()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.title and event.type() == QEvent.Type.FocusIn:
            self.title.setText(self._title)
        elif watched is self.title and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._show_title)
        elif watched is self.title and event.type() == QEvent.Type.Resize:
            self._show_title()
        elif watched is self.title and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._state.conversation:
                self._edits = False
                self.title.setText(self._title)
                self.title.clearFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._renamed()
                self.title.clearFocus()
                return True
        return super().eventFilter(watched, event)


def _whole(amount: str) -> str:
    """An amount in one piece where the window is read from the right; elsewhere as it is."""
    return figures_from_the_left(amount) if window_is_mirrored() else amount
