"""The router's personal correction: thumbs, regenerations and re-runs on another model, kept here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from soulfra_desktop.domain.chat import Conversation, Message, branch
from soulfra_desktop.domain.errors import NotFound, NotKeptYet, StoreError
from soulfra_desktop.domain.files import turns_of
from soulfra_desktop.domain.outcome import SAID, Outcome, Verdict, strength_in, verdict_of_asking_again
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.services.judging import OWN_CHARACTERS, OWN_QUESTIONS, Judge, Lessons, text_to_judge
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.store_ports import ConversationStore, OutcomeStore

LEARNT_FROM = 1_000
"""The latest outcomes: a person's models and needs change."""


class KeptLessons:
    """What is kept of the person's own answers and questions (judging.Lessons); nothing where the setting `learn` is off."""

    def __init__(self, kept: OutcomeStore, settings: SettingsService) -> None:
        self._kept = kept
        self._settings = settings

    async def outcomes(self) -> Sequence[Outcome]:
        return await self._kept.outcomes(LEARNT_FROM) if self._settings.current.learn else ()

    async def questions(self) -> Sequence[str]:
        return await self._kept.questions(OWN_QUESTIONS, OWN_CHARACTERS) if self._settings.current.learn else ()


class Learning:
    """Off for temporary chats, for answers that were never judged, and where the setting `learn` says so."""

    def __init__(
        self,
        outcomes: OutcomeStore,
        conversations: ConversationStore,
        judge: Judge,
        lessons: Lessons,
        clock: Clock,
    ) -> None:
        """`lessons` are those that `judge` was made with: learnt anew after each change."""
        self._outcomes = outcomes
        self._conversations = conversations
        self._judge = judge
        self._lessons = lessons
        self._clock = clock

    async def thumb(self, conversation_id: str, answer_id: str, up: bool | None) -> None:
        """The person's own verdict on an answer; None takes it back. Raises NotFound, NotKeptYet, StoreError."""
        conversation, tree = await self._tree(conversation_id)
        answer = next((m for m in tree if m.id == answer_id and m.role == "assistant"), None)
        if answer is None:
            raise NotFound("That answer is not in this chat.", "Open the chat again.")
        if conversation.temporary:
            raise NotKeptYet("Nothing is learnt from a temporary chat.")
        if up is None:
            await self._outcomes.forget_outcome(answer_id)
        else:
            await self._keep(tree, answer, "liked" if up else "disliked")
        await self._relearn()

    async def thumbs(self, conversation_id: str) -> dict[str, bool]:
        """The verdicts of this chat's answers, by their ids: True for a thumb up."""
        found = await self._outcomes.verdicts(conversation_id)
        return {message_id: verdict == "liked" for message_id, verdict in found.items() if verdict in SAID}

    async def asked_again(
        self, conversation: Conversation, tree: list[Message], question_id: str, model: ModelRef | None
    ) -> None:
        """A question is asked once more, of `model` where one is named: what that says of the answer it had."""
        answers = [m for m in tree if m.parent_id == question_id and m.role == "assistant"]
        if conversation.temporary or not answers or any(m.receipt is None for m in answers):
            return
        verdict = verdict_of_asking_again(answers[-1], model)
        if verdict is None:
            return
        try:
            if await self._keep(tree, answers[-1], verdict):
                await self._relearn()
        except StoreError:
            return  # what could not be learnt must not stand in the way of the answer

    async def forget(self) -> int:
        """Unlearn everything; how many outcomes it was."""
        gone = await self._outcomes.forget_outcomes()
        await self._relearn()
        return gone

    async def _keep(self, tree: list[Message], answer: Message, verdict: Verdict) -> bool:
        strength = strength_in(answer.receipt) if answer.receipt else None
        if strength is None and verdict not in SAID:
            return False
        text = text_to_judge(turns_of(branch(tree, answer.parent_id)))
        weighed = await self._judge.weighed(text)
        if weighed is None:
            return False
        outcome = Outcome(answer.id, self._clock.now(), verdict, weighed.odds, weighed.grounds, strength or 0.0)
        await self._outcomes.keep_outcome(outcome)
        return True

    async def _relearn(self) -> None:
        self._judge.relearn(await self._lessons.outcomes())

    async def _tree(self, conversation_id: str) -> tuple[Conversation, list[Message]]:
        conversation = await self._conversations.conversation(conversation_id)
        return conversation, await self._conversations.messages(conversation_id)
