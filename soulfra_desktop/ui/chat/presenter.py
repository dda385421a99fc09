"""Decides what the chat screen shows: one frozen state, changed by what the person does and by what arrives. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

from soulfra_desktop.domain.chat import Attachment, ChatEvent
from soulfra_desktop.domain.errors import NothingCanAnswer, PromptRefused, SoulfraError, Unauthorised
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.chat import LEAF, ChatService
from soulfra_desktop.services.ports import Clock, ConversationStore, Spawn
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.chat.answering import Answering
from soulfra_desktop.ui.chat.choosing import ref_or_none
from soulfra_desktop.ui.chat.drafting import Drafting
from soulfra_desktop.ui.chat.shown import Shown
from soulfra_desktop.ui.kit.message_view import Failure


class ChatPresenter(Drafting):
    """One chat screen. The answers of other chats go on while this one is looked at.

    `on_change` gets every new state; `on_conversation` a chat that began, was renamed or was answered; `on_local_only`
    whether anything may leave this machine, once that was changed here; `on_settings` is called where the person wants
    them opened.
    """

    def __init__(
        self,
        chat: ChatService,
        catalog: Catalog,
        settings: SettingsService,
        store: ConversationStore,
        clock: Clock,
        spawn: Spawn,
    ) -> None:
        super().__init__(chat, catalog, settings, store, clock, spawn)
        self._chat = chat
        self._settings = settings
        self._clock = clock
        self._shown = Shown()
        self._running: dict[Answering, asyncio.Task[None]] = {}
        self._opening = 0

    def _show(self, **changes: Any) -> None:
        """Show the branch anew, with the answer that is on its way in it."""
        running = self._shown_run()
        phase = "streaming" if running else "idle"
        self._set(messages=self._shown.views(running), phase=phase, **changes)

    def _shown_run(self) -> Answering | None:
        """The answer on its way in the chat that is shown."""
        shown = self.state.conversation.id if self.state.conversation else None
        for run in self._running:
            asked_in = run.conversation.id if run.conversation else run.asked_in
            if asked_in == shown and (shown is not None or run.opening == self._opening):
                return run
        return None

    # Looking at a chat

    def open(self, conversation_id: str | None) -> None:
        """Show a chat at its end, or a new one."""
        self._composing.leave(self.state)
        self._opening += 1
        self._set(phase="loading", failure=None, editing=None, estimate=None, attachments=(), offers=())
        self._spawn(self._open(conversation_id, self._opening))

    async def _open(self, conversation_id: str | None, opening: int) -> None:
        conversation, tree, draft, failure = None, [], "", None
        try:
            if conversation_id:
                conversation = await self._store.conversation(conversation_id)
                tree = await self._store.messages(conversation_id)
            draft = await self._store.draft(conversation_id)
        except SoulfraError as error:
            failure = Failure(error.message, error.advice, ())
        if opening != self._opening:
            return
        self._shown.load(tree, conversation)
        chosen = conversation.model if conversation else self._settings.current.default_model
        self.state = replace(self.state, conversation=conversation, chosen=ref_or_none(chosen), failure=failure)
        self._show(draft=draft, draft_version=self.state.draft_version + 1, **self._choosing.fields())
        self._weigh()

    def switch(self, message_id: str, step: int) -> None:
        """Show the next (1) or the previous (-1) version of a message, with what followed it."""
        message = self._shown.turn_to(message_id, step) if self.state.phase == "idle" else None
        if message is not None and self._shown.leaf is not None:
            self._show()
            self._spawn(self._told(self._store.look_at(message.conversation_id, self._shown.leaf)))

    def rename(self, title: str) -> None:
        """Give the chat another title; an empty one changes nothing."""
        title = " ".join(title.split())
        conversation = self.state.conversation
        if conversation and title and title != conversation.title:
            renamed = replace(conversation, title=title)
            self._set(conversation=renamed)
            self._spawn(self._told(self._store.rename(renamed.id, title), renamed))

    # Asking

    def send(self, text: str | None = None, attachments: tuple[Attachment, ...] | None = None) -> None:
        """Ask what is in the composer, or `text`. It stays in the composer until the question is stored."""
        state = self.state
        if state.phase != "idle":
            return
        state = replace(state, draft=state.draft if text is None else text)
        self.state = replace(state, attachments=state.attachments if attachments is None else attachments)
        edited = self._shown.message(state.editing)
        conversation = self.state.conversation
        self._ask(
            self._chat.send(
                self.state.draft,
                conversation_id=conversation.id if conversation else None,
                parent_id=edited.parent_id if edited else LEAF,
                attachments=self.state.attachments,
                policy=self._policy(self.state.chosen),
            )
        )

    def edit(self, message_id: str, text: str | None = None) -> None:
        """Ask a question differently: with `text` at once, without it in the composer first. The old one stays."""
        message = self._shown.message(message_id)
        if message is None or message.role != "user" or self.state.phase != "idle":
            return
        self._composing.leave(self.state)
        draft = message.text if text is None else text
        self._fill(draft, editing=message_id, attachments=message.attachments)
        if text is not None:
            self.send()

    def stop(self) -> None:
        """Stop the answer; what has arrived is kept."""
        run = self._shown_run()
        if run is not None and not self._running[run].cancelling():  # a second one would cut short the keeping
            self._running[run].cancel()

    def open_settings(self) -> None:
        """A failure can be mended in the settings."""
        self.on_settings()

    def retry(self) -> None:
        """Ask the last question of the shown branch again, or what could not be sent."""
        if self.state.messages:
            self.answer_again(self.state.messages[-1].id)
        else:
            self.send()

    def answer_again(self, message_id: str, model: ModelRef | None = None) -> None:
        """Answer a question once more, by `model` where one is named. `message_id` is the question's or an answer's."""
        message = self._shown.message(message_id)
        if message is None or self.state.phase != "idle":
            return
        question = message.id if message.role == "user" else message.parent_id
        if question is not None:
            policy = self._policy(model or self.state.chosen)
            self._ask(self._chat.answer_again(message.conversation_id, question, policy=policy), keep_draft=True)

    def _policy(self, model: ModelRef | None) -> Policy:
        now = self._settings.current
        return Policy(
            model, fallback=model is None, local_only=now.local_only, continue_after_cut=now.continue_after_cut
        )

    def _ask(self, events: AsyncGenerator[ChatEvent, None], *, keep_draft: bool = False) -> None:
        conversation = self.state.conversation
        run = Answering(self._clock, self._spawn, self._arrived)
        run.asked_in, run.opening = conversation.id if conversation else None, self._opening
        run.empties_composer = not keep_draft
        self._set(phase="streaming", failure=None)
        self._running[run] = self._spawn(self._follow(run, events))

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
        """There is more of an answer to show."""
        accepted = run.accepted
        if accepted is None:
            return
        if not run.shown_once:
            run.shown_once = True
            self._begin(run)
        elif run is self._shown_run() and run.view and self.state.messages:
            last = self.state.messages[-1]
            live = replace(run.view, version=last.version, versions=last.versions)
            self._set(messages=(*self.state.messages[:-1], live))

    def _begin(self, run: Answering) -> None:
        """The question is stored: the composer may be emptied, and a new chat has its name."""
        assert run.accepted is not None
        conversation = run.accepted.conversation
        if run.asked_in is None and run.opening == self._opening and self.state.conversation is None:
            self.state = replace(self.state, conversation=conversation)
            if self.state.chosen:
                self._spawn(self._told(self._store.choose_model(conversation.id, str(self.state.chosen))))
        if run is self._shown_run():
            self._shown.add((run.accepted.question, run.accepted.answer), run.accepted.answer.id)
            if run.empties_composer:
                self._fill("", editing=None, attachments=(), offers=())
                self._composing.typed(self.state)
            self._show()
        self._spawn(self._told(self._store.keep_draft(run.asked_in, ""))) if run.empties_composer else None
        self.on_conversation(conversation)

    async def _ended(self, run: Answering, failure: SoulfraError | None) -> None:
        """Read back what was stored of the answer, and say what went wrong."""
        shown = run is self._shown_run()
        self._running.pop(run, None)
        if run.accepted is None:
            self._not_accepted(failure, shown=shown)
            return
        answer_id, conversation_id = run.accepted.answer.id, run.accepted.conversation.id
        if failure is not None:
            self._shown.fail(answer_id, _told_of(failure))
        tree = None
        try:
            conversation = await self._store.conversation(conversation_id)
            tree = await self._store.messages(conversation_id)
            self.on_conversation(conversation)
        except SoulfraError as error:
            conversation = run.accepted.conversation
            self._shown.fail(answer_id, Failure(error.message, error.advice, ()), keep=True)
        if self.state.conversation is not None and self.state.conversation.id == conversation_id:
            if tree is not None:
                self._shown.reload(tree)
            candidates = failure.candidates if isinstance(failure, NothingCanAnswer) else ()
            self._show(conversation=conversation, offers=self._choosing.offers(candidates), **self._choosing.fields())

    def _not_accepted(self, failure: SoulfraError | None, *, shown: bool) -> None:
        if shown:
            actions = () if isinstance(failure, PromptRefused) else ("retry",)
            said = Failure(failure.message, failure.advice, actions) if failure else None
            self._set(phase="idle", failure=said)


def _told_of(failure: SoulfraError) -> Failure:
    """What went wrong with an answer; a key is mended in the settings."""
    if isinstance(failure, Unauthorised):
        return Failure(failure.message, failure.advice, ("settings", "retry", "choose model"))
    return Failure(failure.message, failure.advice)
