"""Making and keeping an account in the window: what every story of it begins with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from soulfra_desktop.ui.account.entry_form import EntryForm
from soulfra_desktop.ui.account.home import Home
from soulfra_desktop.ui.account.once import Once
from soulfra_desktop.ui.account.view import AccountPage
from soulfra_desktop.ui.chat.view import ChatView
from tests.servers.nodes import ServerNode
from tests.stories.machine import PASSWORD


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
    if not person._visible(AccountPage):
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
    await person.presses("Done")
    return await person.finds(Home)
