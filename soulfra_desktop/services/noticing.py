"""What a message gives to memory and asks of it, once its answer has ended: rules always, nothing that costs or delays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from soulfra_desktop.domain.chat import Conversation, Message, branch, siblings
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.fact import Fact, Learnt, TakenBy
from soulfra_desktop.domain.knowledge import EVERYWHERE, Scope
from soulfra_desktop.domain.options import InForce
from soulfra_desktop.domain.own_words import is_play
from soulfra_desktop.domain.remembering import Heard, Taken, heard
from soulfra_desktop.services.memory import MemoryService
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.store_ports import ConversationStore

Hear = Callable[[str, date], Awaitable[Heard]]


async def _heard_here(text: str, day: date) -> Heard:
    return heard(text, day)


class Noticing:
    """Takes facts from messages. `in_force` says how private a chat is."""

    def __init__(
        self,
        memory: MemoryService,
        conversations: ConversationStore,
        in_force: Callable[[Conversation], Awaitable[InForce]],
        clock: Clock,
        new_id: Callable[[], str],
        hear: Hear | None = None,
    ) -> None:
        """`hear` looks at a text beside the loop's thread."""
        self._hear = hear or _heard_here
        self._memory = memory
        self._conversations = conversations
        self._in_force = in_force
        self._clock = clock
        self._new_id = new_id
        self._with_facts: set[str] | None = None
        """The chats that something was taken from; None until it is known."""

    async def learn(self, conversation: Conversation, message: Message) -> Learnt:
        """Take what the message states, forget what it asks to be forgotten."""
        if message.role != "user" or not self._memory.takes_from(conversation):
            return Learnt()
        said = await self._hear(message.text, message.created_at.astimezone().date())
        edited = await self._of_former_versions(message)
        if not said and not edited:
            return Learnt()
        forgotten, not_found = await self._forget(said, message)
        taken = await self._meant(said, message)
        learnt = await self._take(taken, conversation, message, "rule")
        ended = await self._end([fact for fact in edited if fact.taken_by != "person"], learnt, message)
        known = any(one.wished for one in taken) and bool(learnt.confirmed) and not learnt.remembered
        superseded = (*learnt.superseded, *ended)
        return Learnt(learnt.remembered, superseded, forgotten, (), known, not_found, said.secret)

    async def take(self, taken: list[Taken], conversation: Conversation, message: Message, by: TakenBy) -> Learnt:
        """What another reader of the message found in it."""
        return await self._take(taken, conversation, message, by)

    async def _meant(self, said: Heard, message: Message) -> list[Taken]:
        """Without what is only played: a part may have been given out earlier in the chat."""
        if all(one.wished for one in said.taken):
            return list(said.taken)
        path: list[Message] = []
        with suppress(NotFound):
            path = branch(await self._conversations.messages(message.conversation_id), message.id)
        played = any(one.role == "user" and one.id != message.id and is_play(one.text) for one in path)
        return [one for one in said.taken if one.wished or not played]

    async def _take(self, taken: list[Taken], conversation: Conversation, message: Message, by: TakenBy) -> Learnt:
        remembered: list[Fact] = []
        superseded: list[Fact] = []
        confirmed: list[Fact] = []
        there = await self._memory.facts() if taken else []
        private = taken and (await self._in_force(conversation)).privacy_from in ("chat", "folder")
        for one in taken:
            scope = _scope(one, conversation, private=bool(private))
            fact = Fact(
                self._new_id(),
                one.text,
                one.kind,
                by,
                self._clock.now(),
                scope,
                one.subject,
                message.id,
                conversation.id,
            )
            before = next((old for old in there if (old.subject, old.scope) == (one.subject, scope)), None)
            if before is not None and before.text.casefold() == one.text.casefold():
                confirmed.append(before)
                continue
            if before is not None:
                fact = replace(fact, pinned=before.pinned)
            if not await self._memory.take(fact, before.id if before else None):
                continue
            remembered.append(fact)
            superseded += [before] if before is not None else []
        if remembered and self._with_facts is not None:
            self._with_facts.add(conversation.id)
        return Learnt(tuple(remembered), tuple(superseded), confirmed=tuple(confirmed))

    async def _forget(self, said: Heard, message: Message) -> tuple[tuple[Fact, ...], bool]:
        gone: list[Fact] = []
        for words in said.forget:
            meant = await self._memory.named(words) if words else await self._of_the_one_before(message)
            gone += await self._memory.forget([fact.id for fact in meant])
        return tuple(fact for fact in gone if fact.valid_to is None), bool(said.forget) and not gone

    async def _of_the_one_before(self, message: Message) -> list[Fact]:
        """What was taken from the message before this one: "forget that" may mean something else than a memory."""
        path: list[Message] = []
        with suppress(NotFound):
            path = branch(await self._conversations.messages(message.conversation_id), message.id)
        before = [one.id for one in path if one.role == "user" and one.id != message.id][-1:]
        return [fact for fact in await self._memory.facts() if fact.source_message_id in before]

    async def _of_former_versions(self, message: Message) -> list[Fact]:
        """The facts that were taken from versions of this message which it is an edit of."""
        if self._with_facts is None:
            self._with_facts = {fact.source_conversation_id or "" for fact in await self._memory.facts()}
        if message.conversation_id not in self._with_facts:
            return []
        try:
            versions = siblings(await self._conversations.messages(message.conversation_id), message)
        except NotFound:
            return []
        others = {one.id for one in versions if one.id != message.id}
        return [fact for fact in await self._memory.facts() if fact.source_message_id in others] if others else []

    async def _end(self, facts: list[Fact], learnt: Learnt, message: Message) -> list[Fact]:
        """They were edited away and cease to hold, unless the new version says the same or has taken their place."""
        passed = {fact.id for fact in learnt.superseded}
        confirmed = {fact.id for fact in learnt.confirmed}
        for fact in facts:
            if fact.id in confirmed:
                with suppress(NotFound):
                    await self._memory.keep(replace(fact, source_message_id=message.id))
        gone = [fact for fact in facts if fact.id not in passed | confirmed]
        ended: list[Fact] = []
        for fact in gone:
            with suppress(NotFound):
                ended.append(await self._memory.keep(replace(fact, valid_to=self._clock.now())))
        return ended


def _scope(taken: Taken, conversation: Conversation, *, private: bool) -> Scope:
    """A project's facts stay in it; what was said where nothing may leave this machine is put before no other chat."""
    folder = conversation.folder_id
    if taken.reach == "chat" or (private and folder is None):
        return Scope(conversation_id=conversation.id)
    if folder is not None and (private or taken.reach == "project" or taken.kind == "project"):
        return Scope(folder_id=folder)
    return EVERYWHERE
