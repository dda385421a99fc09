"""Memory in the window: facts are taken from what is written, said in one quiet line, and shown on a screen."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import SoulfraError

if TYPE_CHECKING:
    from datetime import date

    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.chat import Conversation, Message
    from soulfra_desktop.domain.fact import Learnt
    from soulfra_desktop.domain.remembering import Heard
    from soulfra_desktop.services.memory import MemoryService
    from soulfra_desktop.services.noticing import Noticing
    from soulfra_desktop.services.proposing import Proposing
    from soulfra_desktop.ui.memory.presenter import MemoryPresenter

IDLE_SECONDS = 4.0
"""Of quiet after an answer, before a model of this machine is asked what it says of the person."""


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.ui.memory.way_in import MemoryWayIn
    from soulfra_desktop.ui.shell.actions import Action

    screen, tr = MemoryScreen(everyday), everyday.window.tr
    everyday.sidebar_view.add_place(MemoryWayIn(), screen.show)
    everyday.open_memory = screen.show_fact
    everyday.core.chat.on_said = screen.said
    everyday.core.chat.on_asking = screen.make_way
    everyday.changed_elsewhere.connect(lambda _nothing: screen.look_again())
    everyday.on_setting["memory"] = lambda _on: screen.look_again()
    view = tr("View")
    everyday.actions.add(
        Action("memory.show", tr("Memory: what Soulfra remembers of you"), screen.show, "Ctrl+Shift+Y", view),
        Action("memory.leave", tr("Do not remember this chat"), screen.leave_out, "", view, screen.may_leave_out),
        Action("memory.again", tr("Remember this chat again"), screen.take_in, "", view, screen.may_take_in),
    )


async def hear(text: str, day: date) -> Heard:
    """Beside the window's thread: the rules are read at their first use, and a long text takes its time."""

    def listen() -> Heard:
        from soulfra_desktop.domain.remembering import heard

        return heard(text, day)

    return await asyncio.to_thread(listen)


class MemoryScreen:
    """Its presenter is made anew each time it is shown; what is taken from chats is taken whether it is shown or not."""

    def __init__(self, everyday: Everyday) -> None:
        self._everyday = everyday
        self._last: MemoryPresenter | None = None
        self._asking: asyncio.Task[None] | None = None
        """A model of this machine is asked, or is about to be."""

    @property
    def memory(self) -> MemoryService:
        return self._everyday.core.knowledge.memory

    @cached_property
    def _noticing(self) -> Noticing:
        from soulfra_desktop.services.noticing import Noticing

        core = self._everyday.core
        return Noticing(self.memory, core.conversations, core.chat.in_force, core.clock, core.knowledge.new_id, hear)

    @cached_property
    def _proposing(self) -> Proposing:
        from soulfra_desktop.adapters.proposal_json import read_proposals
        from soulfra_desktop.services.proposing import Proposing

        return Proposing(self.memory, self._noticing, self._everyday.core.router, read_proposals)

    # The screen

    def show(self) -> None:
        self._show("")

    def show_fact(self, fact_id: str) -> None:
        """With why it is known."""
        self._show(fact_id)

    def _show(self, fact_id: str) -> None:
        from soulfra_desktop.ui.memory.presenter import MemoryPresenter
        from soulfra_desktop.ui.memory.view import MemoryView

        everyday = self._everyday
        presenter = MemoryPresenter(self.memory, everyday.tasks.spawn, everyday.core.organiser.folders)
        presenter.on_done = everyday.window.hide_settings
        presenter.on_source = self._open_source
        presenter.on_example = self._try
        presenter.on_switched = lambda on: everyday.brought("memory", on)
        self._last = presenter
        everyday.window.show_settings(MemoryView(presenter))
        presenter.look(fact_id)

    def _open_source(self, conversation_id: str, message_id: str | None) -> None:
        self._everyday.window.hide_settings()
        self._everyday.chat.open(conversation_id, message_id)

    def _try(self, text: str) -> None:
        """Into a new chat's field, where the person may change it."""
        self._everyday.window.hide_settings()
        self._everyday.sidebar.new_chat()
        self._everyday.view.ask(text)

    def look_again(self) -> None:
        if self._last is not None:
            self._last.look()

    # Taking

    def said(self, conversation: Conversation, question: Message) -> None:
        """A question's answer has ended."""
        if not conversation.temporary:
            self._everyday.question_answered(None)
        if self._everyday.core.settings.current.memory and not conversation.temporary:
            self._everyday.tasks.spawn(self._learn(conversation, question))

    async def _learn(self, conversation: Conversation, question: Message) -> None:
        await asyncio.to_thread(_prepare)
        try:
            learnt = await self._noticing.learn(conversation, question)
        except SoulfraError:  # the answer is whole all the same, and what was said stays in its chat
            return
        self._news(learnt)
        if not self._everyday.demo:
            self.make_way()
            self.memory.on_forgetting = self.make_way
            self._asking = self._everyday.tasks.spawn(self._ask_a_model(conversation, question))

    def make_way(self) -> None:
        """The person writes on, or has something forgotten: a model that is asked about what they wrote is not asked any more."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    async def _ask_a_model(self, conversation: Conversation, question: Message) -> None:
        await self._everyday.core.clock.sleep(IDLE_SECONDS)
        try:
            found = await self._proposing.learn(conversation, question)
        except SoulfraError:
            return
        if found is not None:
            self._news(found)

    def _news(self, learnt: Learnt) -> None:
        if learnt:
            self._tell(learnt)
            self.look_again()
            self._everyday.core.knowledge.embedding.wake()

    def _tell(self, learnt: Learnt) -> None:
        from soulfra_desktop.ui.memory.telling import telling

        notice = telling(learnt, lambda: self._everyday.tasks.spawn(self._take_back(learnt)))
        if notice is not None:
            self._everyday.window.notices.show_notice(notice)

    async def _take_back(self, learnt: Learnt) -> None:
        from soulfra_desktop.ui.shell.notices import Notice

        try:
            for fact in learnt.remembered:
                await self.memory.take_back(fact)
        except SoulfraError as error:
            self._everyday.window.notices.show_notice(Notice("problem", error.message, details=error.advice))
        self.look_again()

    # One chat

    def may_leave_out(self) -> bool:
        shown = self._shown
        return shown is not None and not shown.temporary and not self._is_left_out(shown)

    def may_take_in(self) -> bool:
        return self._shown is not None and self._is_left_out(self._shown)

    def leave_out(self) -> None:
        if self._shown is not None:
            self._everyday.tasks.spawn(self._leave_out(self._shown, True))

    def take_in(self) -> None:
        if self._shown is not None:
            self._everyday.tasks.spawn(self._leave_out(self._shown, False))

    @property
    def _shown(self) -> Conversation | None:
        return self._everyday.chat.state.conversation

    def _is_left_out(self, conversation: Conversation) -> bool:
        return conversation.id in self._everyday.core.settings.current.not_remembered

    async def _leave_out(self, conversation: Conversation, left_out: bool) -> None:
        from soulfra_desktop.ui.memory.telling import left_out_told
        from soulfra_desktop.ui.shell.notices import Notice

        try:
            await self.memory.leave_out(conversation.id, left_out)
        except SoulfraError as error:
            self._everyday.window.notices.show_notice(Notice("problem", error.message, details=error.advice))
            return
        self._everyday.window.notices.show_notice(left_out_told(left_out))


def _prepare() -> None:
    """Read the rules' module here, where nobody waits for it."""
    import soulfra_desktop.services.noticing  # noqa: F401
