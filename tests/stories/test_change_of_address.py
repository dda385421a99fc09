"""Another address for the account: a real server, real mails to both addresses, the window, the command, and the other
machines, which know only the old one."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from soulfra_desktop.domain.account import Account
from soulfra_desktop.domain.errors import NotSignedIn, ServerRefused, SettingRefused, SignInRefused
from soulfra_desktop.ui.account.ask import Ask
from soulfra_desktop.ui.account.home import Home
from soulfra_desktop.ui.account.new_email import NewEmail
from tests.servers.nodes import ServerNode
from tests.servers.smtp import Mailboxes, receiving
from tests.stories.accounts import registers
from tests.stories.command import Soulfra
from tests.stories.conversing import nothing
from tests.stories.machine import EMAIL, PASSWORD, machine

NEW = "ann.new@example.org"
CODE = re.compile(r"^\s*([A-Za-z0-9_-]{32,128})\s*$", re.MULTILINE)


@asynccontextmanager
async def mailing_server(home: Path) -> AsyncIterator[tuple[ServerNode, Mailboxes]]:
    """It asks the mail server, which runs in the loop of the test, whether it is there: so it is started beside it."""
    async with receiving() as mails:
        node = ServerNode(
            home,
            SOULFRA_LIMITS_URL="off",
            SOULFRA_MAIL_HOST="127.0.0.1",
            SOULFRA_MAIL_PORT=str(mails.port),
            SOULFRA_MAIL_SECURITY="none",
        )
        await asyncio.to_thread(node.start)
        try:
            yield node, mails
        finally:
            await asyncio.to_thread(node.stop)


async def code_in(mails: Mailboxes, to: str, about: str) -> str:
    body = (await mails.take(to, about)).get_body(("plain",))
    assert body is not None
    found = CODE.search(body.get_content())
    assert found, body.get_content()
    return found[1]


async def kept(one) -> Account:
    account = await one.parts.account.account()
    assert account is not None
    return account


async def test_the_new_address_counts_once_its_code_comes_back_and_nobody_is_locked_out(tmp_path):
    async with (
        mailing_server(tmp_path / "server") as (server, mails),
        machine("desk", tmp_path / "desk") as desk,
        machine("laptop", tmp_path / "laptop") as laptop,
        machine("phone", tmp_path / "phone") as phone,
        machine("stranger", tmp_path / "stranger") as stranger,
    ):
        await desk.registers(server.url)
        await laptop.signs_in(server.url)
        await phone.signs_in(server.url)
        chat = await desk.says("Said before")
        await desk.syncs()
        with pytest.raises(SignInRefused):
            await desk.parts.account.change_email(NEW, "not the password at all")
        await desk.parts.account.change_email(NEW, PASSWORD)
        await mails.take(EMAIL, "about to change")
        code = await code_in(mails, NEW, "new address")
        assert (await desk.parts.account.look()).email == EMAIL, "nothing has changed yet"
        await desk.parts.account.verify(code)
        await mails.take(EMAIL, "was changed")
        account = await kept(desk)
        assert (account.email, account.verified, account.device_no) == (NEW, True, 1)
        with pytest.raises(ServerRefused):
            await desk.parts.account.verify(code)
        # What is synced goes on on the machines that were not told of it, and what asks for the password works there.
        await laptop.syncs()
        assert await laptop.reads(chat) == ["Said before", "Indeed."]
        assert (await kept(laptop)).email == EMAIL
        await laptop.parts.account.revoke(3, PASSWORD)
        assert (await kept(laptop)).email == NEW
        # The one that was signed out knows the old address; it signs in by the new one.
        number = (await kept(phone)).device_no
        with pytest.raises(NotSignedIn):
            await phone.syncs()
        await phone.parts.account.sign_in(server.url, NEW, PASSWORD, "phone")
        await phone.syncs()
        assert await phone.reads(chat) == ["Said before", "Indeed."]
        assert (await kept(phone)).email == NEW
        assert (await kept(phone)).device_no > number, "what was revoked has another number"
        # The old address is nobody's, and another person can have it.
        with pytest.raises(SignInRefused):
            await stranger.signs_in(server.url)
        await stranger.registers(server.url, password="copper meadow jigsaw fourteen")
        assert await stranger.titles() == []


async def test_a_machine_that_another_password_signed_out_comes_back_by_the_new_address(tmp_path):
    async with (
        mailing_server(tmp_path / "server") as (server, mails),
        machine("desk", tmp_path / "desk") as desk,
        machine("laptop", tmp_path / "laptop") as laptop,
    ):
        await desk.registers(server.url)
        await laptop.signs_in(server.url)
        await desk.parts.account.change_email(NEW, PASSWORD)
        await desk.parts.account.verify(await code_in(mails, NEW, "new address"))
        other = "copper meadow jigsaw fourteen"
        await desk.parts.passwords.change(PASSWORD, other)
        with pytest.raises(NotSignedIn):
            await laptop.syncs()
        async with machine("guest", tmp_path / "guest") as guest:
            await guest.registers(server.url, "bob@example.org", PASSWORD)
        with pytest.raises(SettingRefused, match="is signed in on this machine"):
            await laptop.parts.account.sign_in(server.url, "bob@example.org", PASSWORD, "laptop")
        number = (await kept(laptop)).device_no
        await laptop.parts.account.sign_in(server.url, NEW, other, "laptop")
        await laptop.syncs()
        assert ((await kept(laptop)).email, (await kept(laptop)).device_no) == (NEW, number), "the machine that it was"


@pytest.mark.parametrize("typed", ["", "ann", "ann@", "@example.org", "a nn@example.org", "ann@example org"])
async def test_what_is_no_address_is_said_before_anybody_is_asked(tmp_path, typed):
    async with machine("desk", tmp_path / "desk") as desk:
        with pytest.raises(SettingRefused, match="is no e-mail address"):
            await desk.parts.account.register("http://127.0.0.1:9", typed, PASSWORD, "desk")


def test_in_the_window_the_address_is_changed_and_the_code_can_be_entered_later(in_the_everyday_window, tmp_path):
    async def story(person):
        async with mailing_server(tmp_path / "server") as (server, mails):
            home = await registers(person, server.url, EMAIL)
            await person.sees("the way to it", lambda: home.address.isVisible() and home.address.isEnabled())
            home.address.findChildren(QPushButton)[0].click()
            asked = await person.finds(Ask)
            asked.typed.setText(f" {EMAIL} ")
            asked.password.field.setText(PASSWORD)
            asked.card.go.click()
            await person.sees("why not", lambda: "address of this account already" in asked.card.problem.text())
            asked.typed.setText(f" {NEW} ")
            asked.card.go.click()
            form = await person.finds(NewEmail)
            assert NEW in form.card.text.text()
            form.card.cancel.click()
            home = await person.finds(Home)
            assert home.email.text() == EMAIL
            # Later, perhaps after a restart: the code is enough.
            home.address.findChildren(QPushButton)[0].click()
            await person.finds(Ask)
            await person.presses("I have a code")
            form = await person.finds(NewEmail)
            form.code.setText("x" * 60)
            form.card.go.click()
            await person.sees("why not", lambda: "unknown, too old" in form.card.problem.text())
            form.code.setText(await code_in(mails, NEW, "new address"))
            form.card.go.click()
            home = await person.finds(Home)
            await person.sees("the new one", lambda: home.email.text() == NEW)
            assert home.said.text() == f"The address of the account is {NEW} now."
            await person.sees("that it is confirmed", lambda: not home.confirm.isVisible())
            assert person.desktop.core.accounts.sync.state.phase != "stopped"

    in_the_everyday_window(story, nothing)


async def test_by_command_too_and_a_server_without_mail_says_so(tmp_path):
    desk = Soulfra(tmp_path / "desk")

    def run(*arguments: str):
        return asyncio.to_thread(desk.run, "account", *arguments, text=f"{PASSWORD}\n")

    async with mailing_server(tmp_path / "server") as (server, mails):
        made = await run("register", "--server", server.url, "--email", EMAIL, "--password-stdin")
        assert made.status == 0, made.err
        assert (await run("change-email", "--password-stdin")).status == 2
        asked = await run("change-email", NEW, "--password-stdin")
        assert asked.status == 0, asked.err
        assert NEW in asked.err
        done = await run("verify", await code_in(mails, NEW, "new address"))
        assert done.status == 0, done.err
        assert NEW in done.err
        assert NEW in (await run("status")).out
    plain, second = Soulfra(tmp_path / "second"), ServerNode(tmp_path / "mute", SOULFRA_LIMITS_URL="off")
    await asyncio.to_thread(second.start)
    try:
        arguments = ("account", "register", "--server", second.url, "--email", EMAIL, "--password-stdin")
        assert (await asyncio.to_thread(plain.run, *arguments, text=f"{PASSWORD}\n")).status == 0
        refused = await asyncio.to_thread(
            plain.run, "account", "change-email", NEW, "--password-stdin", text=f"{PASSWORD}\n"
        )
        assert refused.status == 1
        assert "sends no mail" in refused.err
    finally:
        await asyncio.to_thread(second.stop)
