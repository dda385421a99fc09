"""Decides what the quick prompt shows: one question asked in passing, answered in place. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from itertools import islice
from typing import Any

from soulfra_desktop.domain.chat import ChatEvent, Conversation
from soulfra_desktop.domain.errors import NothingCanAnswer, PromptRefused, SoulfraError
from soulfra_desktop.domain.routing import Candidate, ModelRef
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.store_ports import ConversationStore
from soulfra_desktop.ui.chat.conversation.answering import Answering
from soulfra_desktop.ui.chat.conversation.shown import Shown
from soulfra_desktop.ui.chat.picker.choosing import Choosing, ref_or_none
from soulfra_desktop.ui.chat.state import EstimateView
from soulfra_desktop.ui.kit.message_view import Failure
from soulfra_desktop.ui.quick_prompt.looking_back import SOURCE, look_back, stepped
from soulfra_desktop.ui.quick_prompt.state import Offered, QuickState
from soulfra_desktop.ui.quick_prompt.weighing import Weighing

KEPT_SECONDS = 300.0
"""After so long out of sight the next question starts a new chat."""
LEAST_OFFER = 2
"""Letters or digits: a slip of the mouse selects one."""
LARGEST_OFFER = 200_000
"""Characters; a longer text is for an attachment, not for a prompt in passing."""


class QuickPresenter:
    """`on_change` gets every new state, `on_conversation` a chat that began or was answered. The app wires `on_open`
    (a chat's id, to be shown in the window) and `on_settings`."""

    def __init__(
        self,
        chat: ChatService,
        catalog: Catalog,
        settings: SettingsService,
        store: ConversationStore,
        clock: Clock,
        spawn: Spawn,
    ) -> None:
        self._chat = chat
        self._settings = settings
        self._store = store
        self._clock = clock
        self._spawn = spawn
        self._shown = Shown()
        self._run: Answering | None = None
        self._task: asyncio.Task[None] | None = None
        self._hidden_at = float("-inf")
        self._refused_offer = ""
        self.state = QuickState(local_only=settings.current.local_only)
        self.on_change: Callable[[QuickState], None] = lambda _state: None
        self.on_conversation: Callable[[Conversation], None] = lambda _conversation: None
        self.on_open: Callable[[str], None] = lambda _id: None
        self.on_settings: Callable[[], object] = lambda: None
        self._choosing = Choosing(catalog, settings, spawn, self._set, self._weigh)
        self._weighing = Weighing(chat, clock, spawn, self._weighed)

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)

    def _show(self, **changes: Any) -> None:
        phase = "streaming" if self._run else "idle"
        self._set(messages=self._shown.views((self._run,) if self._run else ()), phase=phase, **changes)

    def appear(self, text: str = "") -> None:
        """It is being shown. `text` is put where a question is written; after a while, a new chat begins."""
        if self.state.phase == "idle" and self._clock.monotonic() - self._hidden_at > KEPT_SECONDS:
            self.start_anew(keep_draft=True)
        self._set(past=None, local_only=self._settings.current.local_only)
        if text:
            self._fill(text)
        self._weigh()

    def hide(self) -> None:
        """It is out of sight; an answer on its way goes on."""
        self._hidden_at = self._clock.monotonic()

    def start_anew(self, *, keep_draft: bool = False) -> None:
        """A new chat; the old one is kept, and its answer goes on."""
        self._run = self._task = None
        self._shown.load([], None)
        draft = self.state.draft if keep_draft else ""
        self._show(conversation=None, failure=None, offers=(), past=None, estimate=None, taken=False)
        self._fill(draft)

    # What lies ready elsewhere

    def offer(self, offered: Offered | None) -> None:
        """Text that was copied or selected: shown as an offer, where the person wants offers. Never sent by itself."""
        if self.state.taken or self.state.phase != "idle":
            return
        wanted = offered is not None and self._settings.current.quick_offer and offered.text != self._refused_offer
        fits = offered is not None and _says_something(offered.text) and len(offered.text) <= LARGEST_OFFER
        self._set(offered=offered if wanted and fits else None)

    def take(self, taken: bool = True) -> None:
        """The offered text goes with the question, or after all it does not."""
        if self.state.offered is not None:
            self._set(taken=taken)
            self._weigh()

    def do(self, prompt: str) -> None:
        """Ask for one thing about the offered text, at once: the click says that it may be sent."""
        if self.state.offered is not None and self.state.phase == "idle":
            self._set(taken=True, draft=prompt)
            self.send()

    def type(self, text: str) -> None:
        if text != self.state.draft:
            self._set(draft=text, failure=None, past=None)
            self._weigh()

    def send(self) -> None:
        """Ask. The question stays where it was written until it is stored."""
        if self.state.can_send:
            shown = self.state.conversation
            self._ask(
                self._chat.send(
                    self.state.question,
                    conversation_id=shown.id if shown else None,
                    policy=self._settings.policy(model_of(self._settings.current, self.state.conversation)),
                    source=SOURCE,
                )
            )

    def again(self, message_id: str) -> None:
        """Answer a question once more; `message_id` is its own or its answer's."""
        message = self._shown.message(message_id)
        question = message and (message.id if message.role == "user" else message.parent_id)
        if message and question and self.state.phase == "idle":
            self._ask(
                self._chat.answer_again(
                    message.conversation_id,
                    question,
                    policy=self._settings.policy(model_of(self._settings.current, self.state.conversation)),
                )
            )

    def retry(self) -> None:
        """Once more what failed."""
        if self.state.messages:
            self.again(self.state.messages[-1].id)
        else:
            self.send()

    def stop(self) -> None:
        """Stop the answer; what has arrived is kept."""
        if self._task is not None and not self._task.cancelling():
            self._task.cancel()

    def _ask(self, events: AsyncGenerator[ChatEvent, None]) -> None:
        shown = self.state.conversation
        self._run = Answering(self._clock, self._spawn, self._arrived, asked_in=shown.id if shown else None, opening=0)
        self._set(phase="streaming", failure=None, past=None)
        self._task = self._spawn(self._follow(self._run, events))

    async def _follow(self, run: Answering, events: AsyncGenerator[ChatEvent, None]) -> None:
        failure: SoulfraError | None = None
        try:
            await run.follow(events)
        except SoulfraError as error:
            failure = error
        finally:
            # Also when stopped: what was kept is then read back in a task that is not being cancelled.
            self._spawn(self._ended(run, failure))

    def _arrived(self, run: Answering) -> None:
        accepted = run.accepted
        if accepted is None:
            return
        if not run.shown_once:
            run.shown_once = True
            self.on_conversation(accepted.conversation)
            if run is self._run:
                self._shown.add((accepted.question, accepted.answer), accepted.answer.id)
                self._show(conversation=accepted.conversation, offered=None, taken=False)
                self._fill("")
        elif run is self._run and run.view and self.state.messages:
            live = replace(run.view, version=self.state.messages[-1].version, versions=self.state.messages[-1].versions)
            self._set(messages=(*self.state.messages[:-1], live))

    async def _ended(self, run: Answering, failure: SoulfraError | None) -> None:
        """Read back what was stored of the answer, and say what went wrong."""
        here = run is self._run
        if here:
            self._run = self._task = None
        if run.accepted is None:
            if here:
                actions = () if isinstance(failure, PromptRefused) else ("retry",)
                self._set(phase="idle", failure=_told(failure, actions) if failure else None)
            return
        conversation, tree = run.accepted.conversation, None
        if failure is not None:
            self._shown.fail(run.accepted.answer.id, _told(failure))
        try:
            tree = await self._store.messages(conversation.id)
            conversation = await self._store.conversation(conversation.id)
            self.on_conversation(conversation)
        except SoulfraError as error:
            self._shown.fail(run.accepted.answer.id, _told(error), keep=True)
        shown = self.state.conversation
        if here and self._run is None and shown is not None and shown.id == conversation.id:
            if tree is not None:
                self._shown.reload(tree)
            candidates = failure.candidates if isinstance(failure, NothingCanAnswer) else ()
            self._show(conversation=conversation, offers=self._choosing.offers(candidates), **self._choosing.fields())

    # Price and consent, as in the chat

    def _weigh(self) -> None:
        shown = self.state.conversation
        self._weighing.weigh(
            self.state.question, shown.id if shown else None, model_of(self._settings.current, self.state.conversation)
        )

    def _weighed(self, view: EstimateView | None, candidates: tuple[Candidate, ...]) -> None:
        self._set(estimate=view, offers=self._choosing.offers(candidates))

    def allow(self, provider: str) -> None:
        """The person's consent that this cloud provider may answer, and be paid."""
        self._choosing.allow(provider)

    def refuse(self, provider: str) -> None:
        self._choosing.refuse(provider)
        self._set(offers=tuple(offer for offer in self.state.offers if offer.provider != provider))

    def refuse_offer(self) -> None:
        """This text is not offered again."""
        self._refused_offer = self.state.offered.text if self.state.offered else ""
        self._set(offered=None, taken=False)

    def look_back(self) -> None:
        """List the newest former quick prompts; a second step goes further back."""
        if self.state.past is None:
            self._spawn(look_back(self._store, self._set))
        else:
            self.step(1)

    def step(self, by: int) -> None:
        """Mark an older (1) or a newer (-1) one; before the newest the list closes."""
        self._set(**stepped(self.state, by))

    def close_past(self) -> None:
        self._set(past=None)

    def go_back_to(self, place: int | None = None) -> None:
        """Show a former one, and go on in it."""
        past, place = self.state.past or (), self.state.place if place is None else place
        if place < len(past):
            self._run = self._task = None
            self._set(past=None, phase="loading", failure=None)
            self._spawn(self._open(past[place].id))

    async def _open(self, conversation_id: str) -> None:
        try:
            conversation = await self._store.conversation(conversation_id)
            tree = await self._store.messages(conversation_id)
        except SoulfraError as error:
            self._set(phase="idle", failure=_told(error, ()))
            return
        self._shown.load(tree, conversation.leaf_id)
        self._show(conversation=conversation)
        self._weigh()

    def open_in_window(self) -> None:
        """Go on with this chat in the window."""
        if self.state.conversation is not None:
            self.on_open(self.state.conversation.id)

    def _fill(self, draft: str) -> None:
        self._set(draft=draft, draft_version=self.state.draft_version + 1)


def model_of(now: Settings, conversation: Conversation | None) -> ModelRef | None:
    """The model that was chosen for this chat, or for new ones."""
    return ref_or_none((conversation.model if conversation else None) or now.default_model)


def _says_something(text: str) -> bool:
    letters = (letter for letter in text if letter.isalnum())
    return sum(1 for _ in islice(letters, LEAST_OFFER)) == LEAST_OFFER


def _told(failure: SoulfraError, actions: tuple[Any, ...] | None = None) -> Failure:
    if actions is None:
        return Failure(failure.message, failure.advice)
    return Failure(failure.message, failure.advice, actions)
