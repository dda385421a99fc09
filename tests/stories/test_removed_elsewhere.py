"""A chat that is open here is removed for good on another machine: it is left, and told; what is being typed stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from soulfra_desktop.ui.chat.view import ChatView
from tests.servers.nodes import ServerNode
from tests.stories.accounts import registers
from tests.stories.conversing import nothing
from tests.stories.machine import EMAIL, machine
from tests.stories.test_organising import shown


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerNode]:
    with ServerNode(tmp_path / "server", SOULFRA_LIMITS_URL="off") as node:
        yield node


def test_a_chat_that_another_machine_removes_is_left_unless_something_is_typed(
    in_the_everyday_window, server, tmp_path: Path
):
    async def story(person):
        sidebar = await shown(person, 0)
        await registers(person, server.url, EMAIL)
        chat = person.desktop.chat
        async with machine("laptop", tmp_path / "laptop") as laptop:
            await laptop.signs_in(server.url)
            first, second = await laptop.says("First of the laptop"), await laptop.says("Second of the laptop")
            await laptop.syncs()
            await person.sees("both", lambda: len(sidebar._presenter.order()) == 2)
            await person.presses("Back to the chat")
            view = await person.finds(ChatView)
            sidebar._presenter.open(first)
            await person.sees("what was said", lambda: "Indeed." in person.reads() and chat.state.phase == "idle")
            await laptop.store.organiser.delete([first])
            await laptop.store.organiser.purge([first])
            await laptop.syncs()
            await person.sees("that it was left", lambda: chat.state.conversation is None)
            notice = person.window.notices
            await person.sees("why", lambda: "“First of the laptop” was deleted for good" in notice._text.text())
            sidebar._presenter.open(second)
            await person.sees("the other", lambda: "Indeed." in person.reads() and chat.state.phase == "idle")
            QTest.keyClicks(view.composer.input, "half a thought")
            await laptop.store.organiser.delete([second])
            await laptop.store.organiser.purge([second])
            await laptop.syncs()
            await person.sees("why again", lambda: "“Second of the laptop” was deleted for good" in notice._text.text())
            assert chat.state.conversation is not None
            assert view.composer.input.toPlainText() == "half a thought"

    in_the_everyday_window(story, nothing)
