"""Keeps a running summary of long chats: by a model of this machine, or of the chat's own sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.files import turns_of
from soulfra_desktop.domain.packing import SUMMARY_HEAD, Summary
from soulfra_desktop.domain.summing import ASKED, ChatSummary, cut, is_fit, of_sentences, transcript, words_for
from soulfra_desktop.services.asking_here import answer_here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from soulfra_desktop.domain.chat import Conversation, Message
    from soulfra_desktop.domain.citing import Words
    from soulfra_desktop.services.ports import Clock, Spawn
    from soulfra_desktop.services.router import Router
    from soulfra_desktop.services.store_ports import SummaryStore


class Summing:
    """The newest summary that fits a branch is used; every summary stays with its message, so that no branch loses its own."""

    def __init__(
        self, store: SummaryStore, router: Router, words: Words, clock: Clock, spawn: Callable[[], Spawn | None]
    ) -> None:
        """`spawn` starts what may take as long as a model does; where nothing may, sentences are taken at once."""
        self._store = store
        self._router = router
        self._words = words
        self._clock = clock
        self._spawn = spawn
        self._at_work: set[str] = set()
        self.made: Callable[[ChatSummary], None] = lambda _summary: None
        """Hears of every new one."""

    async def newest(self, conversation_id: str, path: Sequence[Message]) -> ChatSummary | None:
        """The summary that stands for most of this branch. Raises StoreError."""
        places = {message.id: number for number, message in enumerate(path)}
        fit = [one for one in await self._store.summaries(conversation_id) if one.until_id in places]
        return max(fit, key=lambda one: places[one.until_id], default=None)

    async def of(self, conversation_id: str, path: Sequence[Message]) -> Summary | None:
        """The same as it may be packed; None where there is none, or it cannot be read."""
        try:
            found = await self.newest(conversation_id, path)
        except SoulfraError:
            return None
        if found is None:
            return None
        place = next(number for number, message in enumerate(path) if message.id == found.until_id)
        tokens = await self._router.count(f"{SUMMARY_HEAD}\n{found.text}\n\n")
        return Summary(found.text, len(turns_of(path[: place + 1])), tokens)

    async def after(self, conversation: Conversation, path: Sequence[Message], window: int | None) -> None:
        """An answer is whole: summarise the oldest turns where the window is nearly full. Never raises SoulfraError."""
        if window is None or conversation.id in self._at_work or len(path) < 4:
            return
        try:
            former = await self.newest(conversation.id, path)
            begins = next((n + 1 for n, one in enumerate(path) if former and one.id == former.until_id), 0)
            going = await self._going(path[begins:], window)
            if not going:
                return
            until = path[begins + going - 1]
            turns, most = turns_of(path[begins : begins + going]), words_for(window)
            said = former.text if former else ""
            text = of_sentences(said, turns, most, self._words)
            made = ChatSummary(conversation.id, until.id, text, "sentences", begins + going, self._clock.now())
            await self._keep(made, path[begins : begins + going], former)
            spawn = self._spawn()
            if spawn is not None and not conversation.temporary:
                self._at_work.add(conversation.id)
                spawn(self._by_model(made, transcript(said, turns), most))
        except SoulfraError:
            return  # the next answer tries again

    async def _going(self, path: Sequence[Message], window: int) -> int:
        """How many of these messages a summary should stand for."""
        turns = turns_of(path)
        counts = [await self._router.count(turn.text) for turn in turns]
        going = cut(counts, turns, window)
        if not going:
            return 0
        return next((n for n in range(len(path), 0, -1) if len(turns_of(path[:n])) == going), 0)

    async def _keep(self, made: ChatSummary, of: Sequence[Message], after: ChatSummary | None) -> None:
        if made.text.strip() and await self._store.save_summary(made, of, after):
            self.made(made)

    async def _by_model(self, made: ChatSummary, said: str, most: int) -> None:
        """The same by a proper model of this machine, where there is one; what is not fit is dropped."""
        try:
            text = await answer_here(self._router, ASKED.format(words=most), said, most * 2)
            if is_fit(text, most):
                await self._keep(
                    ChatSummary(
                        made.conversation_id, made.until_id, text.strip(), "model", made.messages, self._clock.now()
                    ),
                    (),
                    made,
                )
        except SoulfraError:
            return  # the chat's own sentences stand for it
        finally:
            self._at_work.discard(made.conversation_id)
