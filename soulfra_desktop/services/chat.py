"""One question and its answer: remember, ask the router, remember."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Final

from soulfra_desktop.domain.chat import (
    Accepted,
    Attachment,
    ChatEvent,
    Completed,
    Conversation,
    FailedOver,
    Message,
    ReasoningDelta,
    TextDelta,
    Turn,
    branch,
    checked_prompt,
    title_from,
)
from soulfra_desktop.domain.errors import NotFound, NothingCanAnswer, SoulfraError, StoreError
from soulfra_desktop.domain.routing import Decision, ModelRef, Outcome, Policy, Receipt
from soulfra_desktop.domain.usage import FREE
from soulfra_desktop.services.ending import to_its_end
from soulfra_desktop.services.ports import Clock, ConversationStore
from soulfra_desktop.services.router import Question, Route, Router

NOT_ASKED_YET = Receipt(None, True, (), "stopped before a model was asked", cost=FREE)
JOURNAL_SECONDS = 0.25
"""So often what has arrived is written: a crash loses no more of an answer that comes steadily."""
LEAF: Final = "leaf"
"""As a parent: the end of the branch that is shown."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What sending would do: who would answer, for how much, and how full the window would be."""

    decision: Decision | None
    input_tokens: int
    context_window: int | None
    refusal: SoulfraError | None = None


class ChatService:
    """Sends questions. Whoever iterates may stop at any moment by cancelling: the part is kept and marked."""

    def __init__(self, store: ConversationStore, router: Router, clock: Clock, new_id: Callable[[], str]) -> None:
        self._store = store
        self._router = router
        self._clock = clock
        self._new_id = new_id

    async def send(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        parent_id: str | None = LEAF,
        attachments: Sequence[Attachment] = (),
        policy: Policy | None = None,
    ) -> AsyncGenerator[ChatEvent, None]:
        """Ask in a conversation, or in a new one. `parent_id` other than LEAF makes a sibling branch there (an edit).

        Raises PromptRefused before anything is stored; NothingCanAnswer, ProviderError and StoreError after the
        question was, with the part that had arrived.
        """
        text = checked_prompt(text, has_attachments=bool(attachments))
        conversation, tree = await self._conversation(conversation_id, text)
        parent = await self._parent(conversation, tree, parent_id)
        question = Message(
            self._new_id(), conversation.id, parent, "user", text, self._clock.now(), attachments=tuple(attachments)
        )
        path = [*branch(tree, parent), question] if parent else [question]
        async with aclosing(self._answer(conversation, question, path, policy)) as events:
            async for event in events:
                yield event

    async def answer_again(
        self, conversation_id: str, question_id: str, *, policy: Policy | None = None
    ) -> AsyncGenerator[ChatEvent, None]:
        """Answer a question once more; the new answer is a sibling of the old ones. Raises as `send`, and NotFound."""
        conversation = await self._store.conversation(conversation_id)
        tree = await self._store.messages(conversation_id)
        if not any(message.id == question_id and message.role == "user" for message in tree):
            raise NotFound("That question is not in this chat.", "Open the chat again.")
        async with aclosing(self._answer(conversation, None, branch(tree, question_id), policy)) as events:
            async for event in events:
                yield event

    async def estimate(self, text: str, conversation_id: str | None, model: ModelRef | None) -> Estimate:
        """What sending this would do, without sending it; a refusal is part of the estimate."""
        tree = await self._store.messages(conversation_id) if conversation_id else []
        leaf = (await self._store.conversation(conversation_id)).leaf_id if conversation_id else None
        turns = [*_turns(branch(tree, leaf)), Turn("user", text)]
        question = await self._router.question(turns)
        try:
            decision = await self._router.decide(question, Policy(model=model, fallback=model is None))
        except SoulfraError as refusal:
            return Estimate(None, question.tokens, None, refusal)
        return Estimate(decision, question.tokens, decision.chosen.context_window)

    async def _conversation(self, conversation_id: str | None, text: str) -> tuple[Conversation, list[Message]]:
        if conversation_id is not None:
            return await self._store.conversation(conversation_id), await self._store.messages(conversation_id)
        now = self._clock.now()
        return Conversation(self._new_id(), title_from(text), now, now), []

    async def _parent(self, conversation: Conversation, tree: list[Message], parent_id: str | None) -> str | None:
        if parent_id == LEAF:
            path = branch(tree, conversation.leaf_id)
            return path[-1].id if path else None
        if parent_id is not None and all(message.id != parent_id for message in tree):
            raise NotFound("The message to go on from is not in this chat.", "Open the chat again.")
        return parent_id

    async def _answer(
        self, conversation: Conversation, question: Message | None, path: list[Message], policy: Policy | None
    ) -> AsyncGenerator[ChatEvent, None]:
        policy = policy or Policy()
        if policy.model is None and conversation.model:
            policy = replace(policy, model=ModelRef.parse(conversation.model), fallback=False)
        answer = Message(
            self._new_id(),
            conversation.id,
            path[-1].id,
            "assistant",
            "",
            self._clock.now(),
            False,
            receipt=NOT_ASKED_YET,
        )
        conversation, cancelled = await to_its_end(self._store.begin(conversation, question, answer))
        yield Accepted(conversation, path[-1], answer)
        if cancelled:
            raise asyncio.CancelledError
        asked = await self._router.question(_turns(path))
        decision = await self._decided(asked, policy, answer)
        route = self._router.route(decision, asked, policy, answer.id)
        async with aclosing(self._kept(route, answer, asked)) as events:
            async for event in events:
                yield event

    async def _decided(self, asked: Question, policy: Policy, answer: Message) -> Decision:
        try:
            return await self._router.decide(asked, policy)
        except NothingCanAnswer as refusal:
            receipt = Receipt(None, True, refusal.candidates, refusal.message, cost=FREE)
            await self._store.finish(replace(answer, receipt=receipt))
            raise

    async def _kept(self, route: Route, answer: Message, asked: Question) -> AsyncGenerator[ChatEvent, None]:
        """Journal the answer as it comes; whatever happens, its end state is stored."""
        page = _Page(self._store, answer.id, self._clock)
        outcome: Outcome | None = "stopped"
        try:
            # A crash from here on leaves this receipt behind, so it already says that the answer was cut.
            await self._store.record(answer.id, route.receipt("cut"))
            async with aclosing(route.events()) as events:
                async for event in events:
                    await page.take(event)
                    if isinstance(event, FailedOver):
                        await self._store.record(answer.id, route.receipt("cut"))
                    yield event
            outcome = None
        except SoulfraError:
            outcome = None
            raise
        finally:
            receipt = route.receipt(outcome)
            answer = replace(
                answer,
                text=page.text,
                reasoning=page.reasoning,
                receipt=receipt,
                complete=receipt.outcome == "answered",
            )
            await to_its_end(self._store.finish(answer))
        yield Completed(answer)


class _Page:
    """The answer so far, written to the journal every JOURNAL_SECONDS."""

    def __init__(self, store: ConversationStore, answer_id: str, clock: Clock) -> None:
        self._store = store
        self._answer_id = answer_id
        self._clock = clock
        self._pieces: list[str] = []
        self._reasoning: list[str] = []
        self._unwritten: list[str] = []
        self._unwritten_reasoning: list[str] = []
        self._written_at = float("-inf")

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def reasoning(self) -> str:
        return "".join(self._reasoning)

    async def take(self, event: ChatEvent) -> None:
        if isinstance(event, TextDelta):
            self._pieces.append(event.text)
            self._unwritten.append(event.text)
        elif isinstance(event, ReasoningDelta):
            self._reasoning.append(event.text)
            self._unwritten_reasoning.append(event.text)
        else:
            return
        now = self._clock.monotonic()
        if now - self._written_at >= JOURNAL_SECONDS:
            self._written_at = now
            await self._write()

    async def _write(self) -> None:
        text, reasoning = "".join(self._unwritten), "".join(self._unwritten_reasoning)
        try:
            await self._store.journal(self._answer_id, text, reasoning)
        except StoreError:
            return  # a full disk must not end an answer that is coming: `finish` tries again, and says so
        self._unwritten.clear()
        self._unwritten_reasoning.clear()


def _turns(path: Sequence[Message]) -> list[Turn]:
    """What providers see of a branch; an answer of which nothing arrived is left out."""
    return [Turn(m.role, m.text, m.attachments) for m in path if m.role == "user" or m.text]
