"""What an account does to what is in the window: leaving it, staying here, starting again, what comes from another machine."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QPushButton

from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.account.ask import Ask
from soulfra_desktop.ui.account.entry_form import EntryForm
from soulfra_desktop.ui.account.home import Home
from soulfra_desktop.ui.account.mark import SyncMark
from soulfra_desktop.ui.account.once import Once
from soulfra_desktop.ui.account.out import Out
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.shell.folder_form import FolderForm
from tests.stories.accounts import email as email
from tests.stories.accounts import opened, registers
from tests.stories.accounts import server as server
from tests.stories.conversing import nothing
from tests.stories.machine import PASSWORD, machine
from tests.stories.test_organising import five, shown


def test_signing_out_keeps_the_chats_and_deleting_takes_the_address(in_the_everyday_window, server, email, tmp_path):
    async def story(person):
        sidebar = await shown(person)
        home = await registers(person, server.url, email)
        await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
        home.export.findChildren(QPushButton)[0].click()
        asked = await person.finds(Ask)
        asked.password.field.setText(PASSWORD)
        there = tmp_path / "account.json"
        asked.export_to(str(there))
        home = await person.finds(Home)
        assert email in there.read_text()
        assert there.stat().st_mode & 0o077 == 0, "only its owner reads it"
        home.delete.findChildren(QPushButton)[0].click()
        asked = await person.finds(Ask)
        asked.typed.setText("somebody@example.org")
        asked.password.field.setText(PASSWORD)
        asked.card.go.click()
        await person.sees("why not", lambda: "not the address" in asked.card.problem.text())
        asked.typed.setText(email)
        asked.card.go.click()
        out = await person.finds(Out)
        assert "is deleted" in out.said.text()
        assert len(sidebar._presenter.order()) == 5
        assert await person.desktop.core.accounts.account.account() is None
        assert not person._visible(SyncMark)

    in_the_everyday_window(story, five)


def test_local_only_pauses_syncing_with_the_cause_and_it_goes_on_when_it_is_turned_off(
    in_the_everyday_window, server, email
):
    async def story(person):
        home = await registers(person, server.url, email)
        await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
        sync = person.desktop.core.accounts.sync
        settings = person.desktop.core.settings
        # The test's server is on this machine: the rule is asked as if it were not.
        sync.allowed = lambda _account: "Local only is on." if settings.current.local_only else ""
        person.desktop.everyday.set("local_only", True)
        await person.sees("that it is paused", lambda: home.sync.title.text() == "Paused")
        assert "turn it off under Privacy" in home.sync.cause.text()
        assert not home.sync.now.isEnabled()
        person.desktop.everyday.set("local_only", False)
        await person.sees("that it goes on", lambda: home.sync.title.text() == "Everything is synced")

    in_the_everyday_window(story, nothing)


def test_a_folder_that_stays_here_is_not_synced_and_its_form_says_what_becomes_of_what_was(
    in_the_everyday_window, server, email, tmp_path
):
    async def story(person):
        sidebar = await shown(person)
        home = await registers(person, server.url, email)
        await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
        sidebar.list.menus.new_folder(["c0"])
        form = await person.finds(FolderForm)
        form.name.setText("Diary")
        form.stays_here.click()
        assert "do not leave this machine by syncing" in form.staying.text()
        await person.presses("Make folder")
        organiser = person.desktop.core.organiser
        await person.sees_soon(organiser.folders, lambda found: [one.stays_here for one in found] == [True])
        await person.sees_soon(organiser.folders, lambda found: found[0].chats == 1)
        (folder,) = await organiser.folders()
        sidebar.list.menus.edit_folder(folder)
        form = await person.finds(FolderForm)
        assert form.stays_here.isChecked()
        form.stays_here.click()
        assert "synced again" in form.staying.text()
        await person.presses("Save")
        await person.sees_soon(organiser.folders, lambda found: [one.stays_here for one in found] == [False])

    in_the_everyday_window(story, five)


def test_the_window_never_stands_still_while_keys_are_made(in_the_everyday_window, server, email):
    async def story(person):
        await opened(person)
        await person.presses("Make an account")
        form = await person.finds(EntryForm)
        form.server.setText(server.url)
        form.email.setText(email)
        form.password.field.setText(PASSWORD)
        form.card.go.click()
        assert form.card.busy.isVisible()
        assert not form.card.go.isEnabled()
        beats = 0
        while not person._visible(Once):
            beats += 1
            await asyncio.sleep(0.005)
        assert beats > 10, "the loop went on beating while Argon2id ran in a thread of its own"

    in_the_everyday_window(story, nothing)


def test_the_next_start_goes_on_syncing_by_itself(in_the_everyday_window, server, email, tmp_path):
    async def first(person):
        home = await registers(person, server.url, email)
        await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")

    async def second(person):
        sidebar = await shown(person, 0)
        async with machine("laptop", tmp_path / "laptop") as laptop:
            await laptop.signs_in(server.url, email)
            await laptop.says("Said between two starts")
            await laptop.syncs()
        mark = await person.finds(SyncMark)
        await person.sees("the chat", lambda: len(sidebar._presenter.order()) == 1)
        mark.click()
        home = await person.finds(Home)
        assert home.email.text() == email

    in_the_everyday_window(first, nothing)
    in_the_everyday_window(second)


def test_a_setting_a_prompt_a_folder_and_a_title_that_another_machine_changes_are_seen_where_they_are_shown(
    in_the_everyday_window, server, email, tmp_path
):
    async def story(person):
        sidebar = await shown(person)
        home = await registers(person, server.url, email)
        await person.sees("everything synced", lambda: home.sync.title.text() == "Everything is synced")
        await person.presses("Back to the chat")
        sidebar._presenter.open("c2")
        chat = person.desktop.chat
        await person.sees("the chat", lambda: chat.state.conversation and chat.state.conversation.id == "c2")
        async with machine("laptop", tmp_path / "laptop") as laptop:
            await laptop.signs_in(server.url, email)
            await laptop.syncs()
            await laptop.settings.change("theme", "dark")
            await laptop.store.prompts.save_prompt(SavedPrompt("p" * 32, "letter", "Write a letter about {what}."))
            await laptop.store.organiser.save_folder(Folder("f" * 32, "Islands"))
            await laptop.store.organiser.move(["c3"], "f" * 32)
            await laptop.store.conversations.rename("c2", "Named on the laptop")
            await laptop.syncs()
        await person.sees("the title", lambda: chat.state.conversation.title == "Named on the laptop")
        await person.sees("the theme", lambda: theme.current() is theme.DARK)
        core = person.desktop.core
        await person.sees("the prompt", lambda: [prompt.name for prompt in core.prompts.seen] == ["letter"])
        await person.sees("the folder", lambda: [one.name for one in sidebar._presenter.folding.all()] == ["Islands"])

    in_the_everyday_window(story, five)
