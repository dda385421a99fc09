"""What another process does with the same home is seen in the open window."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.ui.chat.view import ChatView
from tests.stories.command import Soulfra
from tests.stories.test_organising import NOW, chats, click, five, shown


def test_a_chat_that_ask_begins_beside_the_window_is_in_its_list_and_goes_on_where_it_is_read(
    in_the_everyday_window, tmp_path
):
    soulfra = Soulfra(tmp_path / "home")

    async def story(person):
        sidebar = await shown(person)
        asked = await asyncio.to_thread(soulfra.run, "ask", "--json", "Why is the sea salty?")
        assert asked.status == 0, asked.err
        await person.sees("the new chat", lambda: len(sidebar._presenter.order()) == 6)
        begun = sidebar._presenter.order()[0]
        sidebar._presenter.open(begun)
        await person.sees("what was asked", lambda: "salty" in person.reads())
        view = await person.finds(ChatView)
        view.composer.input.setFocus()
        QTest.keyClicks(view.composer.input, "half a thou")
        more = await asyncio.to_thread(soulfra.run, "ask", "--conversation", begun, "And the lakes?")
        assert more.status == 0, more.err
        await person.sees("the second question", lambda: "And the lakes?" in person.reads())
        await person.sees("its answer", lambda: len(view._drawn.messages) == 4 and view._drawn.messages[-1].complete)
        assert view.composer.input.toPlainText() == "half a thou"
        assert view.composer.input.hasFocus()

    in_the_everyday_window(story, five)


def test_what_another_process_deletes_renames_and_files_is_seen_without_losing_ones_place(
    in_the_everyday_window, tmp_path
):
    async def fill(store):
        await chats(store, 120)

    async def story(person):
        sidebar = await shown(person, 120)
        listed = sidebar.list
        click(sidebar, "c2")
        listed.setFocus()
        listed.verticalScrollBar().setValue(listed.verticalScrollBar().maximum() // 2)
        await asyncio.sleep(0.1)
        top = listed.indexAt(listed.viewport().rect().topLeft() + listed.viewport().rect().bottomLeft() / 3)
        before, height = top.data(), listed.visualRect(top).top()
        assert before
        # A second connection of its own to the same file is what another process has.
        other = await open_store(tmp_path / "home", "story")
        await other.organiser.delete(["c0", "c1"])
        await other.conversations.rename("c119", "Renamed elsewhere")
        await other.organiser.pin(["c118"])
        await chats_of_others(other)
        await other.aclose()
        await person.sees("what was done", lambda: sidebar._presenter.order()[:2] == ["c118", "elsewhere"])
        assert {"c0", "c1"}.isdisjoint(sidebar._presenter.order())
        assert sidebar._presenter.chats(["c119"])[0].title == "Renamed elsewhere"
        assert sidebar._presenter.state.selected == "c2"
        assert [index.data() for index in listed.selectedIndexes()] == ["Chat 2"]
        assert listed.hasFocus()
        same = listed.indexAt(listed.viewport().rect().topLeft() + listed.viewport().rect().bottomLeft() / 3)
        assert (same.data(), listed.visualRect(same).top()) == (before, height)

    async def chats_of_others(store):
        from soulfra_desktop.domain.chat import Conversation, Message

        question = Message("oq", "elsewhere", None, "user", "elsewhere", NOW)
        answer = Message("oa", "elsewhere", "oq", "assistant", "", NOW, complete=False)
        await store.conversations.begin(Conversation("elsewhere", "Elsewhere", NOW, NOW), question, answer)

    in_the_everyday_window(story, fill)


def test_what_is_being_changed_here_is_not_undone_by_a_look_at_the_store(in_the_everyday_window, tmp_path):
    async def story(person):
        sidebar = await shown(person)
        other = await open_store(tmp_path / "home", "story")
        for number in range(5):
            await other.conversations.rename("c0", f"Round {number}")
            sidebar._presenter.look_again()
            sidebar._presenter.changing.delete([f"c{number}"])
            orders = []
            for _ in range(20):
                orders.append(f"c{number}" in sidebar._presenter.order())
                await asyncio.sleep(0.005)
            assert not any(orders), "it never came back"
        await other.aclose()
        QTest.keyClick(sidebar.list, Qt.Key.Key_Home)

    in_the_everyday_window(story, five)


def test_an_open_chat_that_another_process_deletes_is_told_once_and_can_be_brought_back(
    in_the_everyday_window, tmp_path
):
    async def story(person):
        sidebar = await shown(person)
        click(sidebar, "c2")
        view = await person.finds(ChatView)
        await person.sees("it", lambda: "question 2" in person.reads() and view._drawn.phase == "idle")
        QTest.keyClicks(view.composer.input, "half a thou")
        other = await open_store(tmp_path / "home", "story")
        await other.organiser.delete(["c2"])
        notices = person.window.notices
        await person.sees("that it is gone", lambda: notices.isVisible())
        assert "Chat 2" in notices._text.text()
        assert "outside this window" in notices._text.text()
        assert "question 2" in person.reads(), "what is read stays"
        assert view.composer.input.toPlainText() == "half a thou"
        await person.sees("its row gone", lambda: "c2" not in sidebar._presenter.order())
        await person.presses("Undo")
        assert "c2" in sidebar._presenter.order()
        store = person.desktop.core.conversations
        await person.sees_soon(lambda: store.conversations(), lambda found: len(found) == 5)
        assert view.composer.input.toPlainText() == "half a thou"
        await other.organiser.delete(["c2"])
        await person.sees("that it is gone again", lambda: notices.isVisible())
        QTest.mouseClick(notices._close, Qt.MouseButton.LeftButton)
        assert not notices.isVisible()
        await other.conversations.rename("c4", "Renamed elsewhere")
        await person.sees("the new name", lambda: sidebar._presenter.chats(["c4"])[0].title == "Renamed elsewhere")
        await asyncio.sleep(0.3)
        assert not notices.isVisible(), "it was told already"
        await other.aclose()

    in_the_everyday_window(story, five)
