"""Putting chats in order, as a person does it: the real window over a real, encrypted store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from soulfra_desktop.adapters.sqlite.settings import SqliteSettings
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.errors import DiskFull
from soulfra_desktop.domain.shelf import Folder, FolderRules, Shelf
from soulfra_desktop.ui.shelf.view import ShelfView
from soulfra_desktop.ui.shell.folder_form import FolderForm, FolderQuestion
from soulfra_desktop.ui.shell.sidebar import SidebarView
from soulfra_desktop.ui.shell.tags_form import TagsForm

NOW = datetime.now(UTC)


async def chats(store, count):
    for number in range(count):
        at, ident = NOW - timedelta(hours=number), f"c{number}"
        question = Message(f"q{number}", ident, None, "user", f"question {number}", at)
        answer = Message(f"a{number}", ident, question.id, "assistant", "", at, complete=False)
        await store.conversations.begin(Conversation(ident, f"Chat {number}", at, at), question, answer)


async def five(store):
    await chats(store, 5)


async def shown(person, count=5):
    sidebar = await person.finds(SidebarView)
    await person.sees("the chats", lambda: len(sidebar._presenter.order()) == count)
    return sidebar


def click(sidebar, ident, keys=Qt.KeyboardModifier.NoModifier):
    listed = sidebar.list
    place = listed.visualRect(listed.model().index(listed.model().row_of(ident), 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, keys, place)


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def choose(menu, text):
    """Click what a menu offers."""
    for action in menu.actions():
        if action.menu() and (found := choose(action.menu(), text)):
            return found
        if action.text().split("\t")[0] == text:
            action.trigger()
            return True
    return False


def test_several_chats_go_to_the_trash_at_once_and_come_back_with_undo(in_the_everyday_window):
    async def story(person):
        sidebar = await shown(person)
        click(sidebar, "c1")
        click(sidebar, "c3", Qt.KeyboardModifier.ShiftModifier)
        assert sidebar.bar.isVisible()
        assert sidebar.bar.count.text().startswith("3")
        await person.presses("Delete")
        await person.sees("the notice", lambda: person.window.notices.isVisible())
        store = person.desktop.core.conversations
        assert sidebar._presenter.order() == ["c0", "c4"]
        assert not sidebar.bar.isVisible()
        await person.presses("Undo")
        await person.sees("all again", lambda: len(sidebar._presenter.order()) == 5)
        await person.sees_soon(lambda: store.conversations(), lambda found: len(found) == 5)

    in_the_everyday_window(story, five)


def test_a_folder_is_made_filled_by_dragging_closed_and_is_so_tomorrow(in_the_everyday_window):
    async def today(person):
        sidebar = await shown(person)
        person.desktop.actions.run("chats.new-folder")
        form = await person.finds(FolderForm)
        form.name.setText("Garden")
        form.prompt.setPlainText("Answer as a gardener would.")
        form.save.click()
        await person.sees("the folder", lambda: sidebar._presenter.state.drawers)
        folder = sidebar._presenter.state.drawers[0].folder
        row = sidebar.list.visualRect(sidebar.list.model().index(sidebar.list.model().row_of(("folder", folder.id)), 0))
        data = sidebar.list.carried("c2")
        dropped = QDropEvent(
            QPointF(row.center()),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        sidebar.list.dropEvent(dropped)
        drawer = sidebar._presenter.state.drawers[0]
        assert ([chat.id for chat in drawer.chats], drawer.folder.chats) == (["c2"], 1)
        store = person.desktop.core
        await person.sees_soon(
            lambda: store.conversations.conversations(shelf=Shelf(folder_id=folder.id)), lambda found: len(found) == 1
        )
        await person.sees_soon(
            lambda: store.organiser.folders(), lambda found: found[0].system_prompt == "Answer as a gardener would."
        )
        QTest.mouseClick(sidebar.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center() + QPoint(-40, 0))
        assert not sidebar._presenter.state.drawers[0].is_open
        await person.sees("it remembered", lambda: person.desktop.core.settings.current.open_folders == [])

    async def tomorrow(person):
        sidebar = await shown(person, 4)
        assert [(drawer.folder.name, drawer.is_open) for drawer in sidebar._presenter.state.drawers] == [
            ("Garden", False)
        ]

    in_the_everyday_window(today, five)
    in_the_everyday_window(tomorrow)


def test_a_strict_folder_lets_no_chat_leave_the_machine_unnoticed(in_the_everyday_window):
    async def fill(store):
        await five(store)
        await store.organiser.save_folder(Folder("f", "Health", rules=FolderRules("local-only")))
        await store.organiser.move(["c0", "c1"], "f")

    async def story(person):
        sidebar = await shown(person, 3)
        store = person.desktop.core
        sidebar._presenter.folding.fold("f", opened=True)
        await person.sees("both", lambda: len(sidebar._presenter.state.drawers[0].chats) == 2)
        assert choose(sidebar.list.menus.of_chats(("c0",)), "No folder")
        bar = person.window.notices
        await person.sees("what that means", lambda: "It may leave this machine now" in words(bar))
        await person.presses("Undo")
        await person.sees("it back", lambda: len(sidebar._presenter.state.drawers[0].chats) == 2)
        sidebar.list.menus.delete_folder(sidebar._presenter.state.drawers[0].folder)
        question = await person.finds(FolderQuestion)
        assert "still answered on this machine only" in words(question)
        question.yes.click()
        await person.sees_soon(lambda: store.organiser.folders(), lambda found: not found)
        kept = {chat.id: chat.options.privacy for chat in await store.conversations.conversations()}
        assert kept == {"c0": "local-only", "c1": "local-only", "c2": None, "c3": None, "c4": None}

    in_the_everyday_window(story, fill)


def test_a_chat_is_pinned_and_tagged_from_its_menu_and_a_click_on_the_tag_shows_its_chats(in_the_everyday_window):
    async def story(person):
        sidebar = await shown(person)
        assert choose(sidebar.list.menus.of_chats(("c3",)), "Pin")
        assert [chat.id for chat in sidebar._presenter.state.pinned] == ["c3"]
        assert sidebar._presenter.order()[0] == "c3"
        assert choose(sidebar.list.menus.of_chats(("c1",)), "Tags…")
        form = await person.finds(TagsForm)
        QTest.keyClicks(form.new, "work")
        QTest.keyClick(form.new, Qt.Key.Key_Return)
        form.done_button.click()
        await person.sees("the tag", lambda: sidebar._presenter.state.tags == (("work", 1),))
        sidebar._presenter.only_tag("work")
        await person.sees("its chat alone", lambda: sidebar._presenter.order() == ["c1"])
        await person.presses("Only the tag work; show all chats")
        await person.sees("all", lambda: len(sidebar._presenter.order()) == 5)

    in_the_everyday_window(story, five)


def test_what_lies_in_the_trash_is_put_back_or_deleted_for_good_after_asking(in_the_everyday_window):
    async def story(person):
        sidebar = await shown(person)
        sidebar._presenter.changing.delete(["c0", "c1", "c2"])
        store = person.desktop.core
        await person.sees_soon(lambda: store.conversations.conversations(), lambda found: len(found) == 2)
        person.desktop.actions.run("chats.trash")
        trash = await person.finds(ShelfView)
        await person.sees("three", lambda: trash.list.model().rowCount() == 3)
        assert "30 days" in trash.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        trash._presenter.pick("c0")
        await person.presses("Put back")
        await person.sees("it in the list", lambda: "c0" in sidebar._presenter.order())
        trash._presenter.pick("c1")
        await person.presses("Delete for good")
        assert trash.question.isVisible()
        await person.presses("Keep")
        assert trash.list.model().rowCount() == 2
        await person.presses("Empty trash")
        trash.question.yes.click()
        await person.sees("nothing", lambda: trash.nothing.isVisible())
        await person.sees_soon(
            lambda: store.conversations.conversations(shelf=Shelf("trash")), lambda found: found == []
        )

    in_the_everyday_window(story, five)


def test_an_archived_chat_leaves_the_list_and_can_be_read_where_it_lies(in_the_everyday_window):
    async def story(person):
        sidebar = await shown(person)
        click(sidebar, "c2")
        await person.sees("it", lambda: "question 2" in person.reads())
        person.desktop.actions.run("chat.archive")
        assert "c2" not in sidebar._presenter.order()
        person.desktop.actions.run("chats.archive")
        archive = await person.finds(ShelfView)
        await person.sees("it there", lambda: archive.list.model().rowCount() == 1)
        archive.list.setFocus()
        archive.list.setCurrentIndex(archive.list.model().index(0, 0))
        QTest.keyClick(archive.list, Qt.Key.Key_Return)
        await person.sees("what was said", lambda: "question 2" in person.reads())

    in_the_everyday_window(story, five)


def test_ten_thousand_chats_are_deleted_in_one_step_and_the_list_is_not_read_again(in_the_everyday_window):
    async def fill(store):
        rows = [(f"c{n}", f"Chat {n}", 10**12 + n, 10**12 + n) for n in range(10_000)]

        def write(db):
            db.conn.executemany(
                "INSERT INTO conversation (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)", rows
            )

        await store.database.write(write)
        await store.organiser.save_folder(Folder("f", "Empty"))

    async def story(person):
        sidebar = await person.finds(SidebarView)
        presenter, store = sidebar._presenter, person.desktop.core
        sidebar.search.setText("chat")
        await person.sees("all", lambda: len(presenter.order()) == 10_000)
        reads, deletes = [], []
        listed, deleted = store.conversations.conversations, store.organiser.delete

        async def reading(*given):
            reads.append(given)
            return await listed(*given)

        async def deleting(ids):
            deletes.append(len(ids))
            await deleted(ids)

        presenter._shelves.found._store = type("Reading", (), {"conversations": staticmethod(reading)})()
        presenter.changing._organiser = type("Deleting", (), {"delete": staticmethod(deleting)})()
        presenter.picking.all()
        presenter.changing.delete(presenter.meant())
        assert presenter.order() == []
        await person.sees("one call", lambda: deletes)
        assert (deletes, reads) == ([10_000], [])

    in_the_everyday_window(story, fill)


def test_a_title_is_changed_where_it_stands_a_press_on_a_tag_shows_its_chats_and_a_folder_is_deleted_after_asking(
    in_the_everyday_window,
):
    async def fill(store):
        await chats(store, 5)
        await store.organiser.save_folder(Folder("g", "Garden", "Answer as a gardener would."))
        await store.organiser.move(["c4"], "g")
        await store.organiser.tag(["c1"], "work", on=True)

    async def story(person):
        sidebar = await shown(person, 4)
        store, listed = person.desktop.core, sidebar.list
        click(sidebar, "c2")
        QTest.keyClick(listed, Qt.Key.Key_F2)
        await person.sees("the editor", lambda: listed.viewport().findChildren(QLineEdit))
        editor = listed.viewport().findChildren(QLineEdit)[0]
        editor.selectAll()
        QTest.keyClicks(editor, "Beans")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        await person.sees_soon(lambda: store.conversations.conversation("c2"), lambda chat: chat.title == "Beans")
        row = listed.visualRect(listed.model().index(listed.model().row_of("c1"), 0))
        cost = listed.fontMetrics().horizontalAdvance("free")
        QTest.mouseClick(
            listed.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.right() - 44 - cost // 2, row.center().y())
        )
        await person.sees("its chat alone", lambda: sidebar._presenter.order() == ["c1"])
        await person.presses("Only the tag work; show all chats")
        listed.setCurrentIndex(listed.model().index(listed.model().row_of(("folder", "g")), 0))
        QTest.keyClick(listed, Qt.Key.Key_Delete)
        await person.presses("Keep")
        assert sidebar._presenter.state.drawers
        QTest.keyClick(listed, Qt.Key.Key_Delete)
        await person.presses("Delete folder")
        await person.sees("its chat among the others", lambda: "c4" in sidebar._presenter.order())
        assert not sidebar._presenter.state.drawers

    in_the_everyday_window(story, fill)


def test_a_setting_that_cannot_be_kept_is_told_and_is_not_in_force(in_the_everyday_window, monkeypatch):
    async def full(*_setting):
        raise DiskFull("The disk is full: nothing was stored.")

    async def story(person):
        await person.sees("the window", lambda: person.desktop.sidebar is not None)
        monkeypatch.setattr(SqliteSettings, "save", full)
        person.desktop.sidebar.folding.on_folded(["f1"])
        notices = person.window.notices
        await person.sees("why", lambda: notices.isVisible() and "disk is full" in notices.accessibleName())
        assert person.desktop.core.settings.current.open_folders == []

    in_the_everyday_window(story, five)
