"""A list of chats over a store, and what it shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from soulfra_desktop.adapters.sqlite.store import Store
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.ui.shell.presenter import SidebarPresenter
from tests.fakes import FrozenClock

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


async def fill(store: Store, count: int, *, apart: timedelta = timedelta(hours=7)) -> None:
    for number in range(count):
        at = NOW - number * apart
        ident = f"c{number}"
        chat = Conversation(ident, f"Chat number {number}", at, at)
        question = Message(f"q{number}", ident, None, "user", "hello", at)
        answer = Message(f"a{number}", ident, question.id, "assistant", "", at, complete=False)
        await store.conversations.begin(chat, question, answer)


def sidebar(store: Store, tasks: TaskSupervisor, page: int = 200) -> SidebarPresenter:
    made = SidebarPresenter(store.conversations, store.organiser, FrozenClock(NOW), tasks.spawn, UTC)
    made._shelves._page = page
    return made


def titles(presenter: SidebarPresenter) -> list[str]:
    return [chat.title for chat in presenter.state.chats]
