"""Making an account, syncing and leaving again: the real window, a real server process, and a second machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyotp.totp import TOTP
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from soulfra_desktop.domain.errors import NotSignedIn
from soulfra_desktop.ui.account.ask import Ask
from soulfra_desktop.ui.account.authenticator import Authenticator
from soulfra_desktop.ui.account.entry_form import EntryForm
from soulfra_desktop.ui.account.home import Home
from soulfra_desktop.ui.account.mark import SyncMark
from soulfra_desktop.ui.account.once import Once
from soulfra_desktop.ui.chat.view import ChatView
from tests.servers.nodes import ServerNode
from tests.stories.accounts import email as email
from tests.stories.accounts import opened, registers, said
from tests.stories.accounts import server as server
from tests.stories.conversing import nothing
from tests.stories.machine import PASSWORD, machine
from tests.stories.test_organising import five, shown

NEW = "copper meadow jigsaw fourteen"


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


def test_a_machine_that_signs_in_fetches_everything_and_a_wrong_password_is_told(
    in_the_everyday_window, server, email, tmp_path: Path
):
    async def story(person):
        sidebar = await shown(person)
        async with machine("desk", tmp_path / "desk") as desk:
            await desk.registers(server.url, email)
            chat = await desk.says("Said on the desk long ago")
            await desk.syncs()
            await opened(person)
            await person.presses("Sign in")
            form = await person.finds(EntryForm)
            form.server.setText(server.url)
            form.email.setText(email)
            form.password.field.setText("not the password at all")
            await person.presses("Sign in")
            await person.sees("why not", lambda: "is not right" in form.card.problem.text())
            assert form.email.text() == email, "what was typed stays"
            form.password.field.setText(PASSWORD)
            form.card.go.click()
            home = await person.finds(Home)
            await person.sees("the desk's chat", lambda: chat in sidebar._presenter.order())
            await person.sees("both machines", lambda: len(home.machines.rows) == 2)
            await person.sees("all sent", lambda: home.sync.title.text() == "Everything is synced")
            await desk.syncs()
            assert len(await desk.titles()) == 6

    in_the_everyday_window(story, five)


def test_a_server_that_goes_away_is_said_and_what_waits_is_sent_when_it_is_back(
    in_the_everyday_window, email, tmp_path
):
    async def story(person):
        await shown(person)
        with ServerNode(tmp_path / "server", SOULFRA_LIMITS_URL="off") as node:
            home = await registers(person, node.url, email)
            await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
            port = int(node.url.rsplit(":", 1)[1])
            node.stop()
            core = person.desktop.core
            await core.conversations.rename("c1", "Renamed while nobody answered")
            await person.sees("that it is away", lambda: home.sync.title.text() == "Not connected")
            assert "goes on working" in home.sync.cause.text()
            mark = await person.finds(SyncMark)
            assert mark.toolTip().startswith("Not connected")
            node.start(port)
            home.sync.now.click()
            await person.sees("everything sent", lambda: home.sync.title.text() == "Everything is synced")
            assert core.accounts.sync.state.waiting == 0

    in_the_everyday_window(story, five)


def test_a_restored_server_is_sent_again_what_it_lacks_once_somebody_says_that_it_was_restored(
    in_the_everyday_window, email, tmp_path
):
    async def story(person):
        await shown(person)
        with ServerNode(tmp_path / "server", SOULFRA_LIMITS_URL="off") as node:
            home = await registers(person, node.url, email)
            await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
            port, kept = int(node.url.rsplit(":", 1)[1]), tmp_path / "server" / "server.sqlite"
            node.stop()
            backup = kept.read_bytes()
            node.start(port)
            core = person.desktop.core
            sync = core.accounts.sync
            before = sync.state.done
            await core.conversations.rename("c1", "Renamed after the backup")
            home.sync.now.click()
            await person.sees("it sent", lambda: sync.state.phase == "idle" and sync.state.done > before)
            node.stop()
            for path in kept.parent.glob("server.sqlite*"):
                path.unlink()
            kept.write_bytes(backup)
            node.start(port)
            await core.conversations.rename("c2", "Renamed after the restore")
            home.sync.now.click()
            await person.sees("what to say", lambda: home.sync.restored.isVisible())
            assert "whoever runs the server" in home.sync.cause.text()
            home.sync.restored.click()
            await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
            assert not home.sync.restored.isVisible()
            async with machine("laptop", tmp_path / "laptop") as laptop:
                await laptop.signs_in(node.url, email)
                await laptop.syncs()
                assert {"Renamed after the backup", "Renamed after the restore"} <= set(await laptop.titles())

    in_the_everyday_window(story, five)


def test_the_address_the_password_the_recovery_key_and_the_second_step_are_kept_in_order(
    in_the_everyday_window, server, email, tmp_path
):
    async def story(person):
        home = await registers(person, server.url, email)
        # Another recovery key.
        await person.sees("that the server answered", lambda: home.turn_on.isVisible())
        home.key.findChildren(QPushButton)[0].click()
        asked = await person.finds(Ask)
        asked.password.field.setText("not it")
        asked.card.go.click()
        await person.sees("why not", lambda: "not right" in asked.card.problem.text())
        asked.password.field.setText(PASSWORD)
        asked.card.go.click()
        once = await person.finds(Once)
        assert "no longer opens anything" in once.sheet
        once.has_it.check.click()
        once.card.go.click()
        # Another password.
        home = await person.finds(Home)
        home.password.findChildren(QPushButton)[0].click()
        asked = await person.finds(Ask)
        asked.password.field.setText(PASSWORD)
        QTest.keyClicks(asked.new.field, "weak")
        await person.sees("that it is weak", lambda: "4 characters" in asked.verdict.text())
        asked.new.field.clear()
        QTest.keyClicks(asked.new.field, NEW)
        await person.sees("that it is good", lambda: asked.verdict.text().startswith("Good"))
        asked.card.go.click()
        home = await person.finds(Home)
        assert "The password is changed" in home.said.text()
        # The second step.
        await person.sees("the way to it", lambda: home.turn_on.isVisible() and home.turn_on.isEnabled())
        home.turn_on.click()
        asked = await person.finds(Ask)
        asked.password.field.setText(NEW)
        asked.card.go.click()
        app = await person.finds(Authenticator)
        code = TOTP(app.secret.text().replace(" ", ""))
        app.code.setText("000000" if code.now() != "000000" else "111111")
        app.card.go.click()
        await person.sees(
            "that it is wrong", lambda: "not right" in app.card.problem.text() or "wrong" in app.card.problem.text()
        )
        app.code.setText(code.now())
        app.card.go.click()
        once = await person.finds(Once)
        recovery = once.pieces[0]
        once.has_it.check.click()
        once.card.go.click()
        home = await person.finds(Home)
        await person.sees("that it is on", lambda: home.turn_off.isVisible())
        # Off again, which asks for a code: one of the recovery codes will do.
        home.turn_off.click()
        asked = await person.finds(Ask)
        asked.password.field.setText(NEW)
        asked.card.go.click()
        await person.sees("the second step's field", asked.card.code.isVisible)
        asked.card.code.setText(recovery)
        asked.card.go.click()
        home = await person.finds(Home)
        await person.sees("that it is off", lambda: home.turn_on.isVisible())

    in_the_everyday_window(story, nothing)


def test_a_machine_is_renamed_and_another_is_signed_out_for_good(in_the_everyday_window, server, email, tmp_path):
    async def story(person):
        home = await registers(person, server.url, email)
        async with machine("laptop", tmp_path / "laptop") as laptop:
            await laptop.signs_in(server.url, email)
            await opened(person)
            home = await person.finds(Home)
            await person.sees("both", lambda: len(home.machines.rows) == 2)
            home.machines.rows[1].findChildren(QPushButton)[0].click()
            home.machines._name.setText("the workshop's")
            home.machines._name.returnPressed.emit()
            await person.sees("its name", lambda: "the workshop's" in said(home.machines))
            home.machines.rows[2].findChildren(QPushButton)[1].click()
            asked = await person.finds(Ask)
            assert "laptop" in said(asked)
            asked.password.field.setText(PASSWORD)
            asked.card.go.click()
            home = await person.finds(Home)
            assert "every key that it knew was changed" in home.said.text()
            with pytest.raises(NotSignedIn):
                await laptop.syncs()

    in_the_everyday_window(story, nothing)


def test_a_machine_that_another_one_signs_out_says_so_and_signs_in_again(
    in_the_everyday_window, server, email, tmp_path
):
    async def story(person):
        home = await registers(person, server.url, email)
        await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
        async with machine("laptop", tmp_path / "laptop") as laptop:
            await laptop.signs_in(server.url, email)
            number = next(one.no for one in await laptop.parts.account.devices() if not one.current)
            await laptop.parts.account.revoke(number, PASSWORD)
            person.desktop.core.accounts.sync.wake()
            await person.sees("that it is signed out", home.ended.isVisible)
            assert home.sync.isHidden()
            home.ended.go.click()
            form = await person.finds(EntryForm)
            assert form.email.text() == email
            form.password.field.setText(PASSWORD)
            form.card.go.click()
            home = await person.finds(Home)
            await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
            assert not home.ended.isVisible()

    in_the_everyday_window(story, nothing)
