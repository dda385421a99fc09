"""Making an account, syncing and leaving again: the real window, a real server process, and a second machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from soulfra_desktop.ui.account.ask import Ask
from soulfra_desktop.ui.account.entry_form import EntryForm
from soulfra_desktop.ui.account.home import Home
from soulfra_desktop.ui.account.mark import SyncMark
from soulfra_desktop.ui.account.once import Once
from soulfra_desktop.ui.account.view import AccountPage
from soulfra_desktop.ui.chat.view import ChatView
from tests.servers.nodes import ServerNode
from tests.stories.conversing import nothing
from tests.stories.machine import PASSWORD, machine
from tests.stories.test_organising import five, shown

NEW = "copper meadow jigsaw fourteen"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerNode]:
    with ServerNode(tmp_path_factory.mktemp("server"), SOULFRA_LIMITS_URL="off") as node:
        yield node


@pytest.fixture
def email(request: pytest.FixtureRequest) -> str:
    """An address of this test's own: they share the server."""
    return f"{abs(hash(request.node.name))}@example.org"


def said(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


async def opened(person) -> AccountPage:
    await person.finds(ChatView)
    assert person.window.registry.run("account.show")
    page = await person.finds(AccountPage)
    await person.sees("who is signed in", lambda: page._presenter.state.place != "loading")
    return page


async def registers(person, server: str, email: str) -> Home:
    """Make an account in the window, as a person does, and write its recovery key down."""
    await opened(person)
    await person.presses("Make an account")
    form = await person.finds(EntryForm)
    form.server.setText(server)
    form.email.setText(email)
    QTest.keyClicks(form.password.field, PASSWORD)
    await person.presses("Make the account")
    once = await person.finds(Once)
    assert len(once.pieces) == 14
    assert not once.card.go.isEnabled(), "first it is written down"
    once.has_it.check.click()
    await person.presses("Go on")
    return await person.finds(Home)


def test_an_account_is_made_its_key_written_down_and_what_another_machine_says_appears(
    in_the_everyday_window, server, email, tmp_path: Path
):
    async def story(person):
        sidebar = await shown(person)
        home = await registers(person, server.url, email)
        await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
        assert person.desktop.core.accounts.sync.state.waiting == 0
        await person.finds(SyncMark)
        await person.sees("this machine", lambda: "this machine" in said(home.machines))
        async with machine("laptop", tmp_path / "laptop") as laptop:
            await laptop.signs_in(server.url, email)
            await laptop.syncs()
            assert len(await laptop.titles()) == 5
            await laptop.says("Said on the laptop", answer="And answered there.")
            await laptop.syncs()
            await person.sees("the laptop's chat", lambda: len(sidebar._presenter.order()) == 6)
            await person.presses("Back to the chat")
            view = await person.finds(ChatView)
            sidebar._presenter.open(sidebar._presenter.order()[0])
            await person.sees("what was said there", lambda: "And answered there." in person.reads())
            QTest.keyClicks(view.composer.input, "half a thou")
            cursor = view.composer.input.textCursor()
            cursor.setPosition(4)
            view.composer.input.setTextCursor(cursor)
            await laptop.says("And another one")
            await laptop.syncs()
            await person.sees("that too", lambda: len(sidebar._presenter.order()) == 7)
            assert view.composer.input.toPlainText() == "half a thou"
            assert view.composer.input.textCursor().position() == 4

    in_the_everyday_window(story, five)
