"""One question and its answer: remember, ask the router, remember."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from soulfra_desktop.domain.asked_with import knows_of, reasons_of
from soulfra_desktop.domain.chat import (
    Accepted,
    AnswerOptions,
    Attachment,
    Completed,
    Conversation,
    Message,
    branch,
    checked_prompt,
    title_from,
)
from soulfra_desktop.domain.errors import NotFound, NothingCanAnswer, NotKeptYet
from soulfra_desktop.domain.files import turns_of
from soulfra_desktop.domain.fork import fork
from soulfra_desktop.domain.options import InForce, in_force, policy_under
from soulfra_desktop.domain.privacy import strictest
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import Decision, Policy, Receipt
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.domain.usage import FREE, Money
from soulfra_desktop.services.ahead import Ahead
from soulfra_desktop.services.answering import Answering, Events
from soulfra_desktop.services.ending import to_its_end
from soulfra_desktop.services.learning import Learning
from soulfra_desktop.services.ports import Clock, TemporaryChats
from soulfra_desktop.services.question import Question
from soulfra_desktop.services.router import Router
from soulfra_desktop.services.store_ports import ChatOrganiser, ConversationStore, TreeStore

if TYPE_CHECKING:
    from soulfra_desktop.services.knowing import Knowing

NOT_ASKED_YET = Receipt(None, True, (), Reason("not_asked_yet"), cost=FREE)
LEAF: Final = "leaf"
"""As a parent: the end of the branch that is shown."""


class ChatService:
    """Sends questions. Whoever iterates may stop at any moment by cancelling: the part is kept and marked."""

    def __init__(
        self,
        store: ConversationStore,
        router: Router,
        clock: Clock,
        new_id: Callable[[], str],
        *,
        organiser: ChatOrganiser | None = None,
        trees: TreeStore | None = None,
        temporary: TemporaryChats | None = None,
        learning: Learning | None = None,
    ) -> None:
        """`organiser` knows the folders; `trees` takes in forks; `learning` hears of what is asked again."""
        self._learning = learning
        self._store = store
        self._router = router
        self._clock = clock
        self._new_id = new_id
        self._organiser = organiser
        self._trees = trees
        self._temporary = temporary
        self.knowing: Knowing | None = None
        """Puts what is known besides before a question; None where nothing can be."""
        self.ahead = Ahead(
            store,
            router,
            self.in_force,
            lambda conversation_id: self.budget_left(conversation_id),
            lambda: self.knowing,
        )
        """What asking would do, before it is done."""
        self.on_asking: Callable[[], None] = lambda: None
        """Told when an answer is about to be asked for: what else asks models of this machine makes way."""
        self.on_said: Callable[[Conversation, Message], None] = lambda _conversation, _question: None
        """Told of each question once its answer has ended, however it ended; it starts what it does elsewhere."""
        self.watch: Callable[[Events], Events] = lambda events: events
        """Sees the events of every answer go by."""
        self.budget_left: Callable[[str | None], Awaitable[Money | None]] = _no_budget
        """What the tightest budget leaves for the next answer in this chat; None where no budget holds."""

    async def send(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        parent_id: str | None = LEAF,
        attachments: Sequence[Attachment] = (),
        policy: Policy | None = None,
        source: str = "",
        temporary: bool = False,
        options: AnswerOptions | None = None,
        folder_id: str | None = None,
        knows: bool | None = None,
    ) -> Events:
        """Ask in a conversation, or in a new one. `parent_id` other than LEAF makes a sibling branch there (an edit).

        `knows`: whether what is known besides may be used for this one; None as the chat says. Those from `source` to
        `folder_id` describe a new conversation and are not looked at for another. Raises PromptRefused before
        anything is stored; NothingCanAnswer, ProviderError and StoreError after the question was, with the part that
        had arrived.
        """
        text = checked_prompt(text, has_attachments=bool(attachments))
        if conversation_id is None:
            now = self._clock.now()
            conversation, tree = Conversation(self._new_id(), title_from(text), now, now), []
            options = options or AnswerOptions()
            if temporary and (folder := await self._folder(folder_id)):  # it lies in no folder, and is as private
                options = replace(options, privacy=strictest(options.privacy, folder.rules.privacy))
            conversation = replace(
                conversation, source=source, temporary=temporary, options=options, folder_id=folder_id
            )
        else:
            conversation, tree = await self._tree(conversation_id)
        parent = _parent(conversation, tree, parent_id)
        question = Message(
            self._new_id(), conversation.id, parent, "user", text, self._clock.now(), attachments=tuple(attachments)
        )
        path = [*branch(tree, parent), question] if parent else [question]
        answering = self._answer(conversation, question, path, policy, knows=knows)
        try:
            async with aclosing(self.watch(answering)) as events:
                async for event in events:
                    conversation = event.conversation if isinstance(event, Accepted) else conversation
                    yield event
        finally:
            self.on_said(conversation, question)

    async def answer_again(self, conversation_id: str, question_id: str, *, policy: Policy | None = None) -> Events:
        """Answer a question once more; the new answer is a sibling of the old ones. Raises as `send`, and NotFound."""
        conversation, tree = await self._tree(conversation_id)
        if not any(message.id == question_id and message.role == "user" for message in tree):
            raise NotFound("That question is not in this chat.", "Open the chat again.")
        if self._learning is not None:
            await self._learning.asked_again(conversation, tree, question_id, policy.model if policy else None)
        knows = _asked_with(tree, question_id)
        answering = self._answer(conversation, None, branch(tree, question_id), policy, knows=knows)
        async with aclosing(self.watch(answering)) as events:
            async for event in events:
                yield event

    async def continue_answer(self, conversation_id: str, answer_id: str, *, policy: Policy | None = None) -> Events:
        """Go on with an answer that was cut, stopped or reached its length: a new sibling that begins with its text.

        Raises as `send`, and NotFound.
        """
        conversation, tree = await self._tree(conversation_id)
        old = next((message for message in tree if message.id == answer_id and message.role == "assistant"), None)
        if old is None:
            raise NotFound("That answer is not in this chat.", "Open the chat again.")
        path = branch(tree, old.parent_id)
        answering = self._answer(conversation, None, path, policy, start=old, knows=knows_of(old.receipt))
        async with aclosing(self.watch(answering)) as events:
            async for event in events:
                yield event

    async def fork(self, conversation_id: str, message_id: str) -> Conversation:
        """Copy the branch up to a message into a new chat, as it is stored. Raises NotFound, NotKeptYet, StoreError."""
        conversation, tree = await self._tree(conversation_id)
        if conversation.temporary or self._trees is None:
            raise NotKeptYet("A temporary chat has no copies.")
        if all(message.id != message_id for message in tree):
            raise NotFound("That message is not in this chat.", "Open the chat again.")
        made = fork(conversation, branch(tree, message_id), self._new_id, self._clock.now())
        if folder := await self._folder(conversation.folder_id):  # it is never outside, where it may be less private
            made = replace(made, folder=folder.name, folder_prompt=folder.system_prompt, folder_rules=folder.rules)
        await self._trees.add_tree(made)
        return await self._store.conversation(made.conversation.id)

    async def keep(self, conversation_id: str) -> Conversation:
        """Store a temporary chat whole: from here on it is one like any other. Raises NotFound, StoreError."""
        if self._temporary is not None:
            await self._temporary.keep(conversation_id)
        return await self._store.conversation(conversation_id)

    async def forget(self, conversation_id: str) -> None:
        """Drop a temporary chat now; any other stays."""
        if self._temporary is not None:
            await self._temporary.forget(conversation_id)

    async def in_force(
        self, conversation: Conversation | None, options: AnswerOptions | None = None, folder_id: str | None = None
    ) -> InForce:
        """How this chat is answered; `options` and `folder_id` stand for a chat that does not exist yet."""
        model = None
        if conversation is not None:
            options, folder_id, model = conversation.options, conversation.folder_id, conversation.model
        folder = await self._folder(folder_id)
        return in_force(options or AnswerOptions(), folder, self._router.settings.current, model)

    async def _folder(self, folder_id: str | None) -> Folder | None:
        if folder_id is None or self._organiser is None:
            return None
        return next((folder for folder in await self._organiser.folders() if folder.id == folder_id), None)

    async def _tree(self, conversation_id: str) -> tuple[Conversation, list[Message]]:
        return await self._store.conversation(conversation_id), await self._store.messages(conversation_id)

    async def _answer(
        self,
        conversation: Conversation,
        question: Message | None,
        path: list[Message],
        policy: Policy | None,
        start: Message | None = None,
        *,
        knows: bool | None = None,
    ) -> Events:
        answer = Message(
            self._new_id(),
            conversation.id,
            path[-1].id,
            "assistant",
            "",
            self._clock.now(),
            False,
            receipt=replace(NOT_ASKED_YET, besides=reasons_of(knows)),
        )
        if start is not None:
            from soulfra_desktop.services.packing import carried

            kept = {"text": start.text, "reasoning": start.reasoning, "sources": start.sources}
            receipt = replace(NOT_ASKED_YET, besides=(*reasons_of(knows), *carried(path, start)))
            answer = replace(answer, attachments=start.attachments, receipt=receipt, **kept)
        self.on_asking()
        conversation, cancelled = await to_its_end(self._store.begin(conversation, question, answer))
        yield Accepted(conversation, path[-1], answer)
        if cancelled:
            raise asyncio.CancelledError
        holds = await self.in_force(conversation)
        asked, policy = await self._router.question(turns_of(path), holds), policy_under(holds, policy or Policy())
        policy = replace(policy, left=await self.budget_left(conversation.id))
        knowing = self.knowing
        if knowing is not None:
            use = holds.knows if knows is None else knows
            asked = await knowing.before(asked, conversation, path, path[-1].text, knows=use, part=start)
        asked = replace(asked, notes=(*asked.notes, *reasons_of(knows)))
        decision = await self._decided(asked, policy, answer)
        route = self._router.route(decision, asked, policy, answer.id, answer.text)
        async with aclosing(Answering(self._store, self._clock, self.knowing).kept(route, answer)) as events:
            async for event in events:
                yield event
                if knowing is not None and isinstance(event, Completed):
                    await knowing.after(conversation, [*path, event.message], route.window)

    async def _decided(self, asked: Question, policy: Policy, answer: Message) -> Decision:
        try:
            return await self._router.decide(asked, policy)
        except NothingCanAnswer as refusal:
            besides = answer.receipt.besides if answer.receipt else ()
            receipt = Receipt(None, True, refusal.candidates, refusal.message, cost=FREE, besides=besides)
            await self._store.finish(replace(answer, receipt=receipt))
            raise


async def _no_budget(_conversation_id: str | None) -> Money | None:
    return None


def _asked_with(tree: list[Message], question_id: str) -> bool | None:
    """Whether its last answer was asked for with what is known, against what the chat says."""
    answers = [message for message in tree if message.parent_id == question_id]
    return knows_of(answers[-1].receipt) if answers else None


def _parent(conversation: Conversation, tree: list[Message], parent_id: str | None) -> str | None:
    if parent_id == LEAF:
        path = branch(tree, conversation.leaf_id)
        return path[-1].id if path else None
    if parent_id is not None and all(message.id != parent_id for message in tree):
        raise NotFound("The message to go on from is not in this chat.", "Open the chat again.")
    return parent_id
