"""A chat was deleted by mistake: the way back is at hand, and neither the keyboard nor the composer is lost meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from soulfra_desktop.ui.chat.view import ChatView
from tests.stories.test_keyboard import CONTROL, SHIFT, focused, press
from tests.stories.test_organising import choose, click, five, shown


async def opened(person, ident="c2"):
    sidebar = await shown(person)
    person.window.activateWindow()
    click(sidebar, ident)
    view = await person.finds(ChatView)
    await person.sees("it", lambda: f"question {ident[1:]}" in person.reads() and view._drawn.phase == "idle")
    return sidebar, view


def test_deleting_from_the_list_leaves_the_keyboard_on_the_next_chat_and_ctrl_z_brings_it_back(in_the_everyday_window):
    async def story(person):
        sidebar, view = await opened(person)
        sidebar.list.setFocus()
        press(Qt.Key.Key_Delete)
        await person.sees("a new chat", lambda: view._drawn.conversation is None and view._drawn.phase == "idle")
        assert sidebar.list.hasFocus()
        assert sidebar.list.currentIndex().data() == "Chat 3"
        press(Qt.Key.Key_Z, CONTROL)
        assert "c2" in sidebar._presenter.order()
        await person.sees("it open again", lambda: "question 2" in person.reads())
        assert not person.window.notices.isVisible()
        store = person.desktop.core.conversations
        await person.sees_soon(lambda: store.conversations(), lambda found: len(found) == 5)

    in_the_everyday_window(story, five)


def test_the_notice_covers_no_composer_and_ctrl_z_belongs_first_to_what_is_being_written(in_the_everyday_window):
    async def story(person):
        sidebar, view = await opened(person)
        view.transcript.setFocus()
        press(Qt.Key.Key_Backspace, CONTROL | SHIFT)
        await person.sees("a new chat", lambda: view._drawn.conversation is None and view._drawn.phase == "idle")
        assert view.composer.input.hasFocus(), QApplication.focusWidget()
        QTest.keyClicks(view.composer.input, "word")
        for width in (1180, 700, 360):
            person.window.resize(width, 640)
            await person.sees("its place", lambda: person.window.notices.isVisible())
            notice = person.window.notices.geometry()
            feet = QRect(view.feet.mapTo(person.window, view.feet.rect().topLeft()), view.feet.size())
            assert not notice.intersects(feet), (width, notice, feet)
            assert person.window.rect().contains(notice)
        press(Qt.Key.Key_Z, CONTROL)
        assert view.composer.input.toPlainText() != "word"
        assert "c2" not in sidebar._presenter.order()
        while view.composer.input.document().isUndoAvailable():
            press(Qt.Key.Key_Z, CONTROL)
        press(Qt.Key.Key_Z, CONTROL)
        assert "c2" in sidebar._presenter.order()

    in_the_everyday_window(story, five)


def test_the_last_chat_deleted_leaves_the_keyboard_where_another_begins(in_the_everyday_window):
    async def story(person):
        sidebar, view = await opened(person)
        sidebar.list.setFocus()
        for _ in range(5):
            press(Qt.Key.Key_Delete)
        await person.sees("that there is none", lambda: sidebar.empty.isVisible())
        await person.sees("a new chat", lambda: view._drawn.conversation is None and view._drawn.phase == "idle")
        assert focused() is sidebar.new

    in_the_everyday_window(story, five)


def test_menus_and_tooltips_say_the_keys_that_the_settings_say_and_that_work(in_the_everyday_window):
    async def story(person):
        sidebar, _view = await opened(person)
        everyday = person.desktop.everyday
        texts = [action.text() for action in sidebar.list.menus.of_chats(("c2",)).actions()]
        assert "Rename\tF2" in texts
        assert "Delete\tCtrl+Shift+Backspace" in texts
        assert sidebar._hint.text() == "Ctrl+N"
        everyday.set("shortcuts", ["chat.rename=F7", "chat.delete=", "chat.new=Ctrl+T", "window.sidebar=F9"])
        await person.sees("the keys", lambda: sidebar._hint.text() == "Ctrl+T")
        texts = [action.text() for action in sidebar.list.menus.of_chats(("c2",)).actions()]
        assert "Rename\tF7" in texts
        assert "Delete" in texts
        assert sidebar.collapse.toolTip() == "Hide the list of chats (F9)"
        assert person.window.workspace.opener.toolTip() == "Show the list of chats (F9)"
        sidebar.list.setFocus()
        press(Qt.Key.Key_F7)
        await person.sees("the title to be written", lambda: sidebar.list.state() == sidebar.list.State.EditingState)
        assert not choose(sidebar.list.menus.of_chats(("c2",)), "Nothing")

    in_the_everyday_window(story, five)


def test_f2_renames_at_the_top_where_the_list_is_hidden(in_the_everyday_window):
    async def story(person):
        sidebar, view = await opened(person)
        sidebar.list.setFocus()
        person.window.resize(600, 700)
        await person.sees("the list gone", lambda: not sidebar.isVisible())
        assert view.composer.input.hasFocus(), "the keyboard did not go with it"
        press(Qt.Key.Key_F2)
        assert view.header.title.hasFocus()
        QTest.keyClicks(view.header.title, "Beans")
        press(Qt.Key.Key_Return)
        await person.sees("its name", lambda: sidebar._presenter.chats(["c2"])[0].title == "Beans")

    in_the_everyday_window(story, five)


def test_a_deletion_can_be_taken_back_long_after_its_notice_and_then_there_is_nothing_to_undo(in_the_everyday_window):
    async def story(person):
        sidebar, view = await opened(person)
        sidebar.list.setFocus()
        press(Qt.Key.Key_Delete)
        await person.sees("a new chat", lambda: view._drawn.conversation is None and view._drawn.phase == "idle")
        person.window.notices.close_notice()
        sidebar._presenter.look_again()
        sidebar.list.setFocus()
        press(Qt.Key.Key_Z, CONTROL)
        assert "c2" in sidebar._presenter.order()
        store = person.desktop.core.conversations
        await person.sees_soon(lambda: store.conversations(), lambda found: len(found) == 5)
        press(Qt.Key.Key_Z, CONTROL)
        assert person.window.notices.isVisible()
        assert person.window.notices._text.text() == "Nothing to undo"
        assert "c2" in sidebar._presenter.order()

    in_the_everyday_window(story, five)
