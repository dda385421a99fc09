"""How one chat is answered: what is set in it, and what it inherits. No Qt."""

from __future__ import annotations

from dataclasses import replace

from soulfra_desktop.domain.budget import BudgetState
from soulfra_desktop.domain.chat import AnswerOptions, Conversation
from soulfra_desktop.domain.errors import SettingRefused, SoulfraError
from soulfra_desktop.domain.options import checked
from soulfra_desktop.domain.privacy import PrivacyClass
from soulfra_desktop.services.budget import BudgetService
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.signal import Signal
from soulfra_desktop.services.store_ports import ConversationStore
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.conversation.drafting import Drafting
from soulfra_desktop.ui.chat.conversation.opening import Opening
from soulfra_desktop.ui.chat.state import OptionsView, Privacy
from soulfra_desktop.ui.kit.message_view import Failure

LONGEST_NUMBER = 12
SHOWN = ("system_prompt", "temperature", "max_tokens")
"""What the panel's fields set together."""


class Optioning:
    """The panel "How this chat answers". What is set for a chat that does not exist yet goes with its first question."""

    def __init__(
        self, board: Board, drafting: Drafting, opening: Opening, chat: ChatService, store: ConversationStore
    ) -> None:
        self._board = board
        self._drafting = drafting
        self._opening = opening
        self._chat = chat
        self._store = store
        self.budgets: BudgetService | None = None
        self.looked: Signal[Privacy] = Signal()
        """Where the chat that is shown may be answered; told after every look."""
        opening.shown.connect(lambda _opened: self.look())
        drafting.estimated.connect(lambda _asked_in: self.look())

    def look(self) -> None:
        """Where this chat may be answered now, and who says so."""
        self._board.spawn(self._look(self._board.opening))

    async def _look(self, opening: int) -> None:
        try:
            holds = await self._chat.in_force(self._board.state.conversation, self._set_here())
        except SoulfraError:
            return  # nobody asked for this look
        privacy = Privacy(holds.privacy, holds.privacy_from)
        state = self._board.state
        if opening == self._board.opening and (privacy, holds.knows) != (state.privacy, state.chat_knows):
            self._board.set(privacy=privacy, chat_knows=holds.knows)
        self.looked(self._board.state.privacy)

    def open(self) -> None:
        """Show what holds."""
        self._board.spawn(self._show(self._board.opening, opens=True))

    def close(self) -> None:
        self._board.set(options=None)

    def change(self, prompt: str, temperature: str, max_tokens: str) -> None:
        """Set all three as they were typed; an empty one is inherited. What does not fit is said, and nothing is kept."""
        try:
            asked = {"temperature": _number(temperature), "max_tokens": _whole(max_tokens)}
            options = checked(replace(self._set_here(), system_prompt=prompt, **asked))
        except SettingRefused as refused:
            if self._board.state.options is not None:
                shown = replace(self._board.state.options, error=refused.message, advice=refused.advice)
                self._board.set(options=shown)
            return
        self._set(options)

    def keep_here(self, privacy: PrivacyClass | None) -> None:
        """Where this chat may be answered; None leaves it to its folder and the settings."""
        self._set(replace(self._set_here(), privacy=privacy))

    def turn(self, dial: int | None) -> None:
        """Between saving and the best answer, in this chat; None leaves it to its folder and the settings."""
        self._set(replace(self._set_here(), dial=dial))

    def know(self, knows: bool | None) -> None:
        """Whether what Soulfra knows is used in this chat; None leaves it to the settings."""
        self._set(replace(self._set_here(), knows=knows))

    def limit(self, amount: str) -> None:
        """Set this chat's budget as it was typed; an empty one removes it."""
        if self.budgets is not None and self._board.conversation_id is not None:
            self._board.spawn(self._limit(self.budgets, self._board.conversation_id, amount.strip()))

    async def _limit(self, budgets: BudgetService, conversation_id: str, amount: str) -> None:
        try:
            if amount:
                await budgets.set("chat", amount, conversation_id)
            else:
                await budgets.remove("chat", conversation_id)
        except SoulfraError as error:
            if self._board.state.options is not None:
                shown = replace(self._board.state.options, error=error.message, advice=error.advice)
                self._board.set(options=shown)
            return
        self._drafting.weigh()
        await self._show(self._board.opening)

    def reset(self, *names: str) -> None:
        """Let these of AnswerOptions be inherited again; none named: all that the panel shows."""
        self._set(replace(self._set_here(), **dict.fromkeys(names or SHOWN)))

    def _set_here(self) -> AnswerOptions:
        conversation = self._board.state.conversation
        return conversation.options if conversation else self._opening.new_options

    def _set(self, options: AnswerOptions) -> None:
        board = self._board
        if options != self._set_here():
            if board.state.conversation is None:
                self._opening.new_options = options
            else:
                board.put(conversation=replace(board.state.conversation, options=options))
                board.do(self._store.set_options(board.state.conversation.id, options))
            self._drafting.weigh()
        self.look()
        board.spawn(self._show(board.opening))

    async def _budget(self, conversation: Conversation | None) -> BudgetState | None:
        if self.budgets is None or conversation is None:
            return None
        states = await self.budgets.states(conversation.id)
        return next((state for state in states if state.budget.scope == "chat"), None)

    async def _show(self, opening: int, *, opens: bool = False) -> None:
        board, options = self._board, self._set_here()
        conversation = board.state.conversation
        bare = replace(options, system_prompt=None, dial=None, privacy=None, knows=None)
        try:
            holds = await self._chat.in_force(conversation, options)
            inherited = await self._chat.in_force(replace(conversation, options=bare) if conversation else None, bare)
            budget = await self._budget(conversation)
        except SoulfraError as error:
            board.set(failure=Failure(error.message, error.advice, ()))
            return
        if opening == board.opening and (opens or board.state.options is not None):
            view = OptionsView(options, holds, inherited.system_prompt, inherited.prompt_from, inherited, budget)
            can_limit = self.budgets is not None and conversation is not None and not conversation.temporary
            board.set(options=replace(view, has_budgets=can_limit))


def _number(text: str) -> float | None:
    text = text.strip().replace(",", ".")
    try:
        return float(text) if text else None
    except ValueError:
        raise SettingRefused(
            "A temperature is a number between 0 and 2.", "For example 0.7. Empty: inherited."
        ) from None


def _whole(text: str) -> int | None:
    text = "".join(character for character in text if character not in ",. \u00a0\u202f'’")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise SettingRefused("The longest answer is a whole number of tokens.", "For example 1000. Empty: inherited.")
    return int(text)
