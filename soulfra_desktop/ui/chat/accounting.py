"""What this chat costs and saves, what its budgets leave, and what the draft would cost on every model. No Qt."""

from __future__ import annotations

from soulfra_desktop.domain.budget import tightest
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.budget import BudgetService
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.usage import UsageService
from soulfra_desktop.ui.chat.conversation.asking import Asking
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.conversation.drafting import Drafting
from soulfra_desktop.ui.chat.conversation.opening import Opening


class Accounting:
    """Nobody waits for it: what could not be read is not shown."""

    def __init__(self, board: Board, drafting: Drafting, opening: Opening, asking: Asking, chat: ChatService) -> None:
        self._board = board
        self._chat = chat
        self._asked = 0
        """Rises with every wish for prices, so that an old answer is known."""
        self.budgets: BudgetService | None = None
        self.usage: UsageService | None = None
        opening.shown.connect(lambda _opened: self.look())
        asking.ended.connect(self._answered)
        drafting.estimated.connect(lambda _told: self._weigh())

    def look(self) -> None:
        """What this chat has saved so far."""
        self._board.put(prices=None, short_budget=None)
        self._board.spawn(self._look(self._board.conversation_id))

    async def _look(self, conversation_id: str | None) -> None:
        saved = None
        if self.usage is not None and conversation_id is not None:
            try:
                saved = await self.usage.saved_in(conversation_id)
            except SoulfraError:
                return
        if conversation_id == self._board.conversation_id and saved != self._board.state.saved:
            self._board.set(saved=saved)

    def _answered(self, conversation_id: str) -> None:
        self._board.spawn(self._news(conversation_id))
        if conversation_id == self._board.conversation_id:
            self._board.spawn(self._look(conversation_id))

    async def _news(self, conversation_id: str) -> None:
        if self.budgets is None:
            return
        try:
            news = await self.budgets.news(conversation_id)
        except SoulfraError:
            return
        if news:
            self._board.set(budget_news=tuple(news))

    def seen(self) -> None:
        """The person has read of the budgets."""
        self._board.set(budget_news=())

    # Before asking

    def _weigh(self) -> None:
        """Whether the budgets pay for the draft as it is estimated now."""
        if self._board.state.prices is not None:
            self._board.put(prices=None)
        if self.budgets is not None:
            self._board.spawn(self._look_at_budgets(self.budgets, self._board.conversation_id))

    async def _look_at_budgets(self, budgets: BudgetService, conversation_id: str | None) -> None:
        short, estimate = None, self._board.state.estimate
        if estimate is not None:
            try:
                least = tightest(await budgets.states(conversation_id))
            except SoulfraError:
                return
            most = estimate.between[1].micros if estimate.between else 0
            if least is not None and (most > least.left.micros or not least.left.micros or estimate.unaffordable):
                short = least
        if conversation_id == self._board.conversation_id and short != self._board.state.short_budget:
            self._board.set(short_budget=short)

    def price_all(self) -> None:
        """Find out what the draft would cost on every model."""
        state = self._board.state
        self._asked += 1
        if state.draft.strip() or state.attachments:
            self._board.spawn(self._price_all(self._asked))

    async def _price_all(self, asked: int) -> None:
        state = self._board.state
        try:
            found = await self._chat.ahead.prices(
                state.draft, self._board.conversation_id, attachments=state.attachments
            )
        except SoulfraError:
            return
        if asked == self._asked and state.draft == self._board.state.draft:
            self._board.set(prices=found)
