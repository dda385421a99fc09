"""What Soulfra remembers of the person: taken, shown, edited, superseded and forgotten; off by one switch."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace

from soulfra_desktop.domain.addressing import kept
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.errors import NotFound, SettingRefused
from soulfra_desktop.domain.fact import Fact, FactKind
from soulfra_desktop.domain.knowledge import EVERYWHERE, Scope
from soulfra_desktop.domain.recollection import chain_of, is_seen_from, named_by, subject_after_edit
from soulfra_desktop.domain.secrecy import holds_secret
from soulfra_desktop.domain.wording import key_of
from soulfra_desktop.services.knowledge_ports import FactStore
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.signal import Signal
from soulfra_desktop.services.store_ports import ConversationStore

LONGEST_FACT = 500
"""Characters."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is known. Message and chat are None where they are gone, or it was written down by hand."""

    fact: Fact
    message: Message | None = None
    conversation: Conversation | None = None
    former: tuple[Fact, ...] = ()
    """What it took the place of, the newest first."""


class MemoryService:
    """All that is remembered. Off, it takes nothing and puts nothing before a model; what is there can be read and deleted."""

    def __init__(
        self,
        facts: FactStore,
        conversations: ConversationStore,
        settings: SettingsService,
        clock: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._store = facts
        self._conversations = conversations
        self._settings = settings
        self._clock = clock
        self._new_id = new_id
        self.changed: Signal[None] = Signal()
        """Something is remembered anew, changed or gone."""
        self.erase: Callable[[Collection[str]], Awaitable[object]] = facts.forget_facts
        """Removes facts for good, out of the store and of whatever keeps anything of them."""
        self.on_forgetting: Callable[[], None] = lambda: None
        """Something is about to be undone or forgotten: whoever reads a message for facts had better end."""

    @property
    def enabled(self) -> bool:
        return bool(self._settings.current.memory)

    async def switch(self, on: bool) -> None:
        await self._settings.change("memory", on)
        self.changed(None)

    def takes_from(self, conversation: Conversation) -> bool:
        """Whether anything may be remembered from this chat."""
        left_out = conversation.id in self._settings.current.not_remembered
        return self.enabled and not conversation.temporary and not left_out

    async def leave_out(self, conversation_id: str, left_out: bool = True) -> None:
        """From now on nothing is remembered from this chat, or again; what was, stays."""
        others = [other for other in self._settings.current.not_remembered if other != conversation_id]
        await self._settings.change("not_remembered", [*others, conversation_id] if left_out else others)

    # What is there

    async def facts(self, scope: Scope | None = None, *, former: bool = False) -> list[Fact]:
        """The newest first, disabled ones among them; with `former` those too that no longer hold."""
        found = await self._store.facts(None, former=True)
        return [
            fact
            for fact in found
            if (former or fact.valid_to is None) and (scope is None or is_seen_from(fact.scope, scope))
        ]

    async def always(self, scope: Scope = EVERYWHERE) -> list[Fact]:
        """What stands before every answer in this scope: instructions, and what is pinned. Nothing while off."""
        if not self.enabled:
            return []
        return [fact for fact in await self._store.standing() if is_seen_from(fact.scope, scope)]

    async def usable(self, fact_ids: Collection[str]) -> frozenset[str]:
        """Those of them that may be put before a model now."""
        if not self.enabled or not fact_ids:
            return frozenset()
        return await self._store.holding(fact_ids)

    async def named(self, words: str) -> list[Fact]:
        """Those that the person means by these words."""
        return named_by(words, await self.facts())

    async def why(self, fact_id: str) -> Reason:
        """Raises NotFound."""
        fact = await self._store.fact(fact_id)
        former = tuple(one for one in chain_of(fact, await self.facts(former=True)) if one.id != fact.id)
        conversation = message = None
        if fact.source_conversation_id is not None:
            with suppress(NotFound):
                conversation = await self._conversations.conversation(fact.source_conversation_id)
                messages = await self._conversations.messages(fact.source_conversation_id)
                message = next((one for one in messages if one.id == fact.source_message_id), None)
        return Reason(fact, message, conversation, former)

    # What the person does with it

    async def add(
        self, text: str, kind: FactKind = "other", scope: Scope = EVERYWHERE, *, pinned: bool = False
    ) -> Fact:
        """Write one down by hand, as "You …" or as it is kept. Raises SettingRefused."""
        text = kept(checked_fact(text))
        subject = f"said:{key_of(text)}"
        fact = Fact(self._new_id(), text, kind, "person", self._clock.now(), scope, subject, pinned=pinned)
        await self.take(fact)
        return fact

    async def edit(self, fact_id: str, text: str, kind: FactKind | None = None) -> Fact:
        """Its sentence anew: it is the person's own from now on, and the former one is gone. Raises NotFound, SettingRefused."""
        fact, text = await self._store.fact(fact_id), kept(checked_fact(text))
        subject = subject_after_edit(fact.subject, text)
        changed = replace(fact, text=text, kind=kind or fact.kind, taken_by="person", subject=subject)
        return fact if (changed.text, changed.kind) == (fact.text, fact.kind) else await self.keep(changed)

    async def pin(self, fact_id: str, pinned: bool = True) -> Fact:
        """Always before the model, found or not. Raises NotFound."""
        return await self.keep(replace(await self._store.fact(fact_id), pinned=pinned))

    async def disable(self, fact_id: str, disabled: bool = True) -> Fact:
        """Kept, and never before the model. Raises NotFound."""
        return await self.keep(replace(await self._store.fact(fact_id), disabled=disabled))

    async def enable(self, fact_id: str) -> Fact:
        return await self.disable(fact_id, False)

    async def forget(self, fact_ids: Collection[str]) -> list[Fact]:
        """For good, with all that they took the place of: nothing brings them back. Those that went."""
        self.on_forgetting()
        there = await self.facts(former=True)
        gone = {one.id: one for fact in there if fact.id in fact_ids for one in chain_of(fact, there)}
        if gone:
            await self.erase(list(gone))
            self.changed(None)
        return list(gone.values())

    async def forget_from(
        self, conversation_ids: Collection[str] = (), message_ids: Collection[str] = ()
    ) -> list[Fact]:
        """Chats or messages are gone for good: what was taken from them goes too, unless the person made it their own."""
        return await self.forget(
            [
                fact.id
                for fact in await self.facts(former=True)
                if fact.taken_by != "person"
                and (fact.source_conversation_id in conversation_ids or fact.source_message_id in message_ids)
            ]
        )

    async def take(self, fact: Fact, supersedes: str | None = None) -> bool:
        """Store a new one; the one that it supersedes ceases to hold. False where its message, or it itself, was forgotten."""
        taken = await self._store.add_fact(fact, supersedes)
        self.changed(None)
        return taken

    async def keep(self, fact: Fact) -> Fact:
        """Store one as it is. Raises NotFound where it was forgotten meanwhile."""
        await self._store.save_fact(fact)
        self.changed(None)
        return fact

    async def take_back(self, fact: Fact) -> None:
        """Undo what was just remembered: it is forgotten, and what it had taken the place of holds again."""
        self.on_forgetting()
        there = await self.facts(former=True)
        before = next((one for one in there if one.superseded_by == fact.id), None)
        if before is not None:
            with suppress(NotFound):
                await self._store.save_fact(replace(before, valid_to=None, superseded_by=None))
        await self.erase([fact.id])
        self.changed(None)


def checked_fact(text: str) -> str:
    """One sentence in one line. Raises SettingRefused where it is empty, too long, or looks like a secret."""
    text = " ".join(text.split())
    if not text:
        raise SettingRefused("There is nothing to remember.", "Write it as one sentence.")
    if len(text) > LONGEST_FACT:
        raise SettingRefused("This is too long to be remembered.", f"At most {LONGEST_FACT} characters.")
    if holds_secret(text):
        raise SettingRefused("This looks like a password, a key or a number of a card or account.", "Such things are never remembered.")  # fmt: skip
    return text
