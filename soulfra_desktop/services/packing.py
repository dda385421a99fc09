"""Gathers what may go before a model: what is remembered, passages that fit the question, the summary of a long chat.

All of it optional, and in time: an answer never waits long for what is known, and what came too late is said.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.citing import Words
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.knowledge import PassageKind, Recalled, RecallQuery, Scope
from soulfra_desktop.domain.packing import (
    HEAD,
    PINNED_HEAD,
    QUESTION,
    Context,
    Note,
    Offered,
    Summary,
    block,
)
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.worth import is_worth, without_small_talk

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Conversation, Message
    from soulfra_desktop.domain.fact import Fact
    from soulfra_desktop.domain.knowledge import Passage
    from soulfra_desktop.services.settings import SettingsService
    from soulfra_desktop.services.summing import Summing

PATIENCE = 0.1
"""Seconds that an answer waits for what is known."""
FOR_MEANING = 0.7
"""Share of it that is waited for the question's meaning: words alone are fast."""
AHEAD_PATIENCE = 3.0
"""While the question is still written nobody waits: the model that finds by meaning may have to be started."""
MOST_PASSAGES = 8
SHORT_QUESTION = 40
"""Characters: a shorter one, such as "And in June?", is searched with the question before it."""
LONGEST_QUERY = 2_000
"""Characters of a question that are searched for: its end, where a long text is followed by what is asked of it."""
KEPT = 8
"""Questions of which what was found is kept: the one that is sent was just estimated."""
KEPT_SECONDS = 20.0

EVERYTHING: frozenset[PassageKind] = frozenset({"document", "message", "fact"})
Count = Callable[[str], Awaitable[int]]


class Recalls(Protocol):
    """Finds passages: RecallService."""

    async def recall(self, query: RecallQuery, patience: float | None = None) -> Recalled: ...


class Remembers(Protocol):
    """Knows facts that always go before a model: MemoryService."""

    async def always(self, scope: Scope) -> Sequence[Fact]: ...

    async def usable(self, fact_ids: Collection[str]) -> Collection[str]:
        """Those of them that hold and may be put before a model now."""
        ...


class Ticks(Protocol):
    def monotonic(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Gathered:
    """What may go before a model, and what is to be said of how it was found. Empty: everything is as without it."""

    context: Context | None = None
    notes: tuple[Reason, ...] = ()


NOTHING = Gathered()
Key = tuple[str | None, ...]
"""A question in its place: its chat unless it begins one, its folder, the question before it, itself; whether with facts."""


class ContextPacker:
    """What it asks may be missing, each on its own."""

    def __init__(
        self,
        settings: SettingsService,
        count: Count,
        words: Words,
        clock: Ticks,
        *,
        recall: Recalls | None = None,
        memory: Remembers | None = None,
        summing: Summing | None = None,
    ) -> None:
        """`count` counts a text's tokens, `words` gives its words without their endings and without small ones."""
        self._settings = settings
        self._count = count
        self._words = words
        self._clock = clock
        self._recall = recall
        self._memory = memory
        self.summing = summing
        self.patience = PATIENCE
        self._found: OrderedDict[Key, tuple[float, Gathered]] = OrderedDict()
        self._forgets = 0

    def forget(self) -> None:
        """Something that is known was changed or forgotten: what was found before, or is being gathered, may not be used."""
        self._forgets += 1
        self._found.clear()

    async def gather(
        self,
        conversation: Conversation | None,
        path: Sequence[Message],
        text: str,
        *,
        knows: bool,
        ahead: bool = False,
        holding: frozenset[int] | None = None,
    ) -> Gathered:
        """What may go before the question `text`, the last of `path` or the one after it. `knows`: what the person lets it use.

        `holding` are the turns that hold what passages say, where more than those of `path` count. `ahead` of its being
        asked there is time. Never raises SoulfraError: an answer does not depend on it.
        """
        summary = await self._summary(conversation, path)
        context, notes = Context(), tuple[Reason, ...]()
        if knows and (self._recall is not None or self._memory is not None):
            try:
                key = (*_key(conversation, path, text), "with facts" if self._settings.current.memory else None)
                found = self._just_found(key)
                if found is None:
                    async with asyncio.timeout(AHEAD_PATIENCE if ahead else self.patience):
                        found = await self._known_now(conversation, path, text, ahead=ahead)
                    self._keep(key, found)
                context, notes = found.context or context, found.notes
            except TimeoutError:
                notes = (Reason("knew_too_late"),)
            except SoulfraError:
                notes = (Reason("knew_not"),)
        seen_by = frozenset(self._settings.current.knowledge_seen_by)
        context = replace(
            context, summary=summary, may_see=seen_by, quoting=quoting(path) if holding is None else holding
        )
        if not (context.pinned or context.passages or context.summary or context.quoting):
            return Gathered(None, notes) if notes else NOTHING
        return Gathered(context, notes)

    def _just_found(self, key: Key) -> Gathered | None:
        """What was found for this very question a moment ago."""
        at, found = self._found.get(key, (0.0, None))
        return found if found is not None and self._clock.monotonic() - at < KEPT_SECONDS else None

    def _keep(self, key: Key, found: Gathered) -> None:
        self._found[key] = self._clock.monotonic(), found
        if len(self._found) > KEPT:
            self._found.popitem(last=False)

    async def _known_now(
        self, conversation: Conversation | None, path: Sequence[Message], text: str, *, ahead: bool
    ) -> Gathered:
        """Gathered anew where something was changed or forgotten while it was gathered."""
        while True:
            forgets = self._forgets
            found = Gathered(*await self._known(conversation, path, text, ahead=ahead))
            if forgets == self._forgets:
                return found

    async def _known(
        self, conversation: Conversation | None, path: Sequence[Message], text: str, *, ahead: bool
    ) -> tuple[Context, tuple[Reason, ...]]:
        folder_id = conversation.folder_id if conversation else None
        pinned = await self._pinned(Scope(folder_id, conversation_id=conversation.id if conversation else None))
        passages, notes = await self._passages(conversation, path, text, ahead=ahead)
        said = {" ".join(note.text.split()) for note in pinned}
        offered = [
            Offered(one, await self._count(block(88, one)))
            for one in passages
            if not (one.kind == "fact" and " ".join(one.text.split()) in said)
        ]
        context = Context(
            tuple(pinned),
            tuple(offered),
            head_tokens=await self._count(f"<sources-000000>\n{HEAD}\n</sources-000000>\n\n{QUESTION}")
            if offered
            else 0,
            pinned_head_tokens=await self._count(PINNED_HEAD) if pinned else 0,
        )
        return context, notes

    async def _pinned(self, scope: Scope) -> list[Note]:
        facts = await self._memory.always(scope) if self._memory is not None else ()
        return [Note(fact.text, await self._count(f"\n- {fact.text}") + 1) for fact in facts]

    async def _passages(
        self, conversation: Conversation | None, path: Sequence[Message], text: str, *, ahead: bool
    ) -> tuple[list[Passage], tuple[Reason, ...]]:
        """None for small talk: what asks for nothing is not searched."""
        asked = _asked(path, text, self._words)
        wanted = frozenset(self._words(asked))
        if self._recall is None or not wanted:
            return [], ()
        found = await self._recalled(conversation, asked, ahead=ahead)
        usable = await self._usable([one.source_id for one in found.passages if one.kind == "fact"])
        worth = [one for one in found.passages if is_worth(wanted, self._words(f"{one.title}\n{_of(one)}"), one)]
        worth = [one for one in worth if one.kind != "fact" or one.source_id in usable]
        return worth, ((Reason("knew_by_words"),) if worth and found.problem else ())

    async def _usable(self, fact_ids: Sequence[str]) -> Collection[str]:
        return await self._memory.usable(fact_ids) if self._memory is not None and fact_ids else ()

    async def _recalled(self, conversation: Conversation | None, asked: str, *, ahead: bool) -> Recalled:
        assert self._recall is not None
        query = RecallQuery(
            asked[-LONGEST_QUERY:],
            MOST_PASSAGES,
            EVERYTHING if self._settings.current.memory else EVERYTHING - {"fact"},
            folder_id=conversation.folder_id if conversation else None,
            without_conversation=conversation.id if conversation else None,
            strictly=True,
        )
        return await self._recall.recall(query, (AHEAD_PATIENCE if ahead else self.patience) * FOR_MEANING)

    async def _summary(self, conversation: Conversation | None, path: Sequence[Message]) -> Summary | None:
        if self.summing is None or conversation is None:
            return None
        return await self.summing.of(conversation.id, path)


def _asked(path: Sequence[Message], text: str, words: Words) -> str:
    """What is searched for; empty for small talk. A question that only follows up comes with the one before it."""
    if not (said := without_small_talk(text)):
        return ""
    before = [message.text for message in path if message.role == "user" and message.text != text]
    if not words(said) and not ("?" in said and before):
        return ""
    follows_up = bool(before) and len(text.strip()) < SHORT_QUESTION
    return f"{before[-1][-LONGEST_QUERY:]}\n{text}" if follows_up else text


def quoting(path: Sequence[Message]) -> frozenset[int]:
    """The turns of this branch that hold what passages say: answers from them, and those by whoever saw such an answer.

    Its receipt tells it, also where a source was forgotten since, or the answer came from another machine.
    """
    sent = [message for message in path if message.role == "user" or message.text]
    found: set[int] = set()
    for number, message in enumerate(sent):
        if message.role == "user":
            continue
        told = {reason.code for reason in message.receipt.besides} if message.receipt else set[str]()
        if message.sources or told & {"knew", "goes_on_known"} or (found and "withheld" not in told):
            found.add(number)
    return frozenset(found)


def carried(path: Sequence[Message], part: Message | None) -> tuple[Reason, ...]:
    """What the receipt of an answer that goes on with this part says from its first moment: it holds what the part holds."""
    if part is None or not quoting([*path, part]) - quoting(path):
        return ()
    return (Reason("goes_on_known"),)


def _key(conversation: Conversation | None, path: Sequence[Message], text: str) -> Key:
    before = [message for message in path if message.role == "user" and message.text != text]
    chat = conversation.id if conversation is not None and before else None
    return chat, conversation.folder_id if conversation else None, before[-1].text if before else None, text


def _of(passage: Passage) -> str:
    return "\n".join([*passage.heading_path, passage.text])
