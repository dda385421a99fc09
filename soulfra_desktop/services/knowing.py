"""What the chat asks of all that is known: before a question, after an answer, and of the sources of one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.citing import Words, held_against, on_its_pages, one_by_one_cited, placed
from soulfra_desktop.domain.errors import NotFound, StoreError
from soulfra_desktop.services.packing import ContextPacker, carried, quoting

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Conversation, Message
    from soulfra_desktop.domain.knowledge import Citation, PageStart, Passage
    from soulfra_desktop.domain.summing import ChatSummary
    from soulfra_desktop.services.question import Question


class SourceTexts(Protocol):
    """The texts that passages are from, as they are now."""

    async def text_of(self, passage: Passage) -> str | None:
        """The whole text that its span counts in; None where it is gone."""
        ...

    async def pages_of(self, passage: Passage) -> Sequence[PageStart]:
        """Of the document that it is from. Raises NotFound."""
        ...


class Knowing:
    """`packer(needed)` is asked at each question: None where nothing is known and it is not needed all the same."""

    def __init__(
        self, packer: Callable[[bool], Awaitable[ContextPacker | None]], words: Words, texts: SourceTexts | None = None
    ) -> None:
        self._packer = packer
        self._words = words
        self._texts = texts

    async def before(
        self,
        question: Question,
        conversation: Conversation | None,
        path: Sequence[Message],
        text: str,
        *,
        knows: bool,
        ahead: bool = False,
        part: Message | None = None,
    ) -> Question:
        """The question, whose text this is, with what may go before it; `ahead` of its being asked there is time.

        `part` is of an answer that is to go on: it may hold what passages say that are not found any more.
        """
        holding = quoting([*path, part] if part else path)
        packer = await self._packer(bool(holding))  # what was answered from passages is held back without any, too
        if packer is None:
            return question
        gathered = await packer.gather(conversation, path, text, knows=knows, ahead=ahead, holding=holding)
        return replace(question, context=gathered.context, notes=(*gathered.notes, *carried(path, part)))

    async def after(self, conversation: Conversation, path: Sequence[Message], window: int | None) -> None:
        """An answer is whole: summarise a chat that grows too long."""
        if window is None or sum(len(message.text) for message in path) < window:  # a token is a letter at least
            return
        packer = await self._packer(True)
        if packer is not None and packer.summing is not None:
            await packer.summing.after(conversation, path, window)

    async def summary(self, conversation_id: str, path: Sequence[Message]) -> ChatSummary | None:
        """The summary that stands for the start of this branch. Raises StoreError."""
        packer = await self._packer(False)
        return await packer.summing.newest(conversation_id, path) if packer and packer.summing else None

    async def cited(self, answer: Message) -> Message:
        """The answer with the sentences of its sources that it cites, and their pages; others have a turn between two."""
        found: list[Citation] = []
        for one in one_by_one_cited(answer.text, answer.sources, self._words):
            found.append(await self._on_its_pages(placed(one)))
            await asyncio.sleep(0)
        return replace(answer, sources=tuple(found))

    async def held(self, sources: Sequence[Citation]) -> tuple[Citation, ...]:
        """The same sources, held against their texts as they are now. Raises StoreError."""
        return tuple([await self._held(one) for one in sources])

    async def _held(self, citation: Citation) -> Citation:
        if self._texts is None:
            return citation
        try:
            text = await self._texts.text_of(citation.passage)
        except NotFound:
            text = None
        return await self._on_its_pages(held_against(citation, text))

    async def _on_its_pages(self, citation: Citation) -> Citation:
        """A passage may go over several; the sentence that is cited of it mostly stands on one."""
        passage = citation.passage
        if self._texts is None or not citation.supported or passage.page_from == passage.page_to:
            return citation
        with suppress(StoreError):  # the passage's own are near enough
            return on_its_pages(citation, await self._texts.pages_of(passage))
        return citation
