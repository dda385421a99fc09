"""Chats come in from other apps and go out again, in the window and on the command line."""

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from soulfra_desktop.domain.chat import AnswerOptions, Conversation, Message
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.domain.transfer import ChatTree
from soulfra_desktop.ui.chat.header import Header
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.shell.sidebar import SidebarView
from soulfra_desktop.ui.transfer.export_dialog import ExportDialog
from soulfra_desktop.ui.transfer.import_view import ImportView
from tests.desktop.adapters.transfer.gpt4all_file import chat_file
from tests.stories.conversing import nothing
from tests.stories.test_organising import choose

IMPORTS = Path(__file__).parents[1] / "data" / "imports"


async def import_screen(person):
    """The import, opened as the palette would."""
    await person.sees("the window", lambda: person.desktop.sidebar is not None)
    person.window.registry.run("chats.import")
    return await person.finds(ImportView)


def export_dialog(person):
    """The export of everything, opened as the palette would."""
    person.window.registry.run("chats.export")
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ExportDialog)]
    return dialog


def drop(view, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    view.dropEvent(event)


def test_someone_from_another_app_drops_the_export_and_goes_on_with_the_chat(in_the_everyday_window):
    async def story(person):
        view = await import_screen(person)
        drop(view, IMPORTS / "claude")
        await person.sees("the report", lambda: view._presenter.state.phase == "done")
        assert "One new chat" in view.report.text.text()
        view._presenter.again()
        drop(view, IMPORTS / "claude")
        await person.sees("that nothing is new", lambda: view._presenter.state.phase == "done")
        assert "unchanged" in view.report.text.text()
        view.back.click()
        (chat,) = await person.desktop.core.conversations.conversations(10)
        person.desktop.sidebar.open(chat.id)
        await person.sees("what was said", lambda: "The rent is 900." in person.reads())
        assert not (await person.finds(Header)).cost.isVisible(), "what it cost there is not known here"

    in_the_everyday_window(story, nothing)


def chats_of_claude(path, number):
    def one(place):
        day = "2026-01-01T00:00:00Z"
        said = [
            {"uuid": f"m{place}-{who}", "sender": who, "text": "hello", "created_at": day, "content": []}
            for who in ("human", "assistant")
        ]
        return {
            "uuid": f"c{place}",
            "name": f"Chat {place}",
            "created_at": day,
            "updated_at": day,
            "chat_messages": said,
        }

    path.write_text(json.dumps([one(place) for place in range(number)]))
    return path


def test_an_import_goes_on_while_something_else_is_looked_at_and_says_when_it_is_done(in_the_everyday_window, tmp_path):
    path = chats_of_claude(tmp_path / "conversations.json", 150)

    async def story(person):
        await person.sees("the window", lambda: person.desktop.sidebar is not None)
        window = person.window
        window.registry.run("chats.import")
        view = await person.finds(ImportView)
        presenter = view._presenter
        drop(view, path)
        await person.sees("progress", lambda: presenter.state.progress.done > 5)
        window.workspace.uncover()
        await person.sees("that it goes on", lambda: presenter.state.progress.done > 20)
        window.registry.run("chats.import")
        view = await person.finds(ImportView)
        assert view._presenter is presenter
        assert view.progress.isVisible()
        view.back.click()
        await person.sees("its end", lambda: "import of conversations.json" in window.notices.accessibleName())
        assert len(await person.desktop.core.conversations.conversations(1000)) == 150
        await person.presses("Show")
        view = await person.finds(ImportView)
        assert "150 new chats" in view.report.text.text()
        view.back.click()
        window.registry.run("chats.import")
        assert (await person.finds(ImportView)).zone.isVisible()

    in_the_everyday_window(story, nothing)


def test_a_file_that_is_no_export_says_so_in_place_and_another_can_be_tried(in_the_everyday_window, tmp_path):
    (tmp_path / "photo.json").write_bytes(b"\x89PNG")

    async def story(person):
        view = await import_screen(person)
        drop(view, tmp_path / "photo.json")
        await person.sees("the reason", lambda: "not an export" in view.report.text.text())
        await person.presses("Import another")
        await person.sees("the beginning", lambda: view.zone.isVisible())

    in_the_everyday_window(story, nothing)


def test_everything_is_exported_as_pdf_with_progress_and_an_end(in_the_everyday_window, tmp_path):
    async def story(person):
        view = await import_screen(person)
        drop(view, IMPORTS / "open_webui")
        await person.sees("the report", lambda: view._presenter.state.phase == "done")
        dialog = export_dialog(person)
        dialog.formats["pdf"].click()
        dialog._presenter.write(tmp_path / "all.pdf")
        await person.sees("its end", lambda: dialog._presenter.state.phase in ("done", "failed"))
        assert dialog.go.text() == "Show in folder", dialog.status.text()
        dialog.reject()

    in_the_everyday_window(story, nothing)
    pdf = (tmp_path / "all.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"/FontFile2" in pdf


def test_the_new_chats_are_shown_on_their_own_and_say_where_they_come_from(in_the_everyday_window):
    async def story(person):
        await person.sees("the window", lambda: person.desktop.sidebar is not None)
        await person.presses("Bring your chats from another app")
        view = await person.finds(ImportView)
        drop(view, IMPORTS / "claude")
        await person.sees("the report", lambda: view._presenter.state.phase == "done")
        view._presenter.show_them()
        await person.sees("these alone", lambda: person.desktop.sidebar.state.tag == "Claude")
        (chat,) = await person.desktop.core.conversations.conversations(10)
        person.desktop.sidebar.open(chat.id)
        await person.sees("where it is from", lambda: "imported from Claude" in person.reads())
        assert "unknown" not in person.reads().casefold()

    in_the_everyday_window(story, nothing)


@pytest.mark.parametrize(("name", "said"), [("bomb.zip", "zip bomb"), ("cut.json", "ends in the middle")])
def test_a_hostile_file_is_a_reason_in_the_window(in_the_everyday_window, tmp_path, name, said):
    path = tmp_path / name
    if name == "bomb.zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("conversations.json", b"[" + b" " * (40 << 20))
    else:
        path.write_bytes(b'[{"id": "1", "mapping": {}}, {"id": "2", "mapping": "cut')

    async def story(person):
        view = await import_screen(person)
        drop(view, path)
        await person.sees("an end", lambda: view._presenter.state.phase in ("done", "failed"))
        state = view._presenter.state
        reasons = [state.message, *(spoilt.reason for spoilt in (state.report.spoilt if state.report else ()))]
        assert any(said in reason for reason in reasons), reasons

    in_the_everyday_window(story, nothing)


def test_an_export_that_is_stopped_leaves_nothing(in_the_everyday_window, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()

    async def story(person):
        view = await import_screen(person)
        drop(view, IMPORTS / "open_webui")
        await person.sees("the report", lambda: view._presenter.state.phase == "done")
        dialog = export_dialog(person)
        dialog.formats["pdf"].click()
        dialog._presenter.write(folder / "all.pdf")
        dialog._presenter.cancel()
        await person.sees("that it stopped", lambda: dialog._presenter.state.phase == "choosing")
        dialog.reject()
        await person.sees("nothing left", lambda: not list(folder.iterdir()))

    in_the_everyday_window(story, nothing)


def test_the_command_line_brings_in_and_takes_out(soulfra, tmp_path):
    first = soulfra.run("chats", "import", str(IMPORTS / "open_webui"), "--json").json
    assert (first["source"], first["added"]) == ("open-webui", 1)
    again = soulfra.run("chats", "import", str(IMPORTS / "open_webui"), "--json").json
    assert (again["added"], again["unchanged"]) == (0, 1)
    soulfra.run("chats", "import", str(IMPORTS / "claude"))
    out = tmp_path / "all.json"
    assert soulfra.run("chats", "export", "--all", "--format", "json", "-o", str(out)).status == 0
    assert {chat["title"] for chat in json.loads(out.read_text())["chats"]} == {"Sky", "The lease"}
    assert soulfra.run("chats", "import", str(out), "--json").json["unchanged"] == 2
    lease = next(chat["id"] for chat in soulfra.run("chats", "list", "--json").json if chat["title"] == "The lease")
    assert soulfra.run("chats", "export", lease, "-o", str(tmp_path / "lease.md")).status == 0
    assert soulfra.run("chats", "export", lease).out == (tmp_path / "lease.md").read_text()
    pdfs = tmp_path / "pages.zip"
    assert soulfra.run("chats", "export", "--all", "--format", "pdf", "-o", str(pdfs)).status == 0
    with zipfile.ZipFile(pdfs) as archive:
        assert sorted(archive.namelist()) == ["Sky.pdf", "The lease.pdf"]
        assert archive.read("Sky.pdf").startswith(b"%PDF")
    refused = soulfra.run("chats", "import", str(tmp_path / "gone.zip"))
    assert refused.status == 1
    assert "no file" in refused.err


AT = datetime(2024, 11, 22, 12, tzinfo=UTC)


async def a_full_shelf(store):
    """A chat with branches, options, a folder and tags, and a plain one."""
    await store.organiser.save_folder(Folder("f", "Kitchen", "Be brief."))
    tree = [
        Message("q1", "c1", None, "user", "How is bread baked?", AT),
        Message("a1", "c1", "q1", "assistant", "Slowly.", AT + timedelta(seconds=1)),
        Message("a2", "c1", "q1", "assistant", "**Hot**.", AT + timedelta(seconds=2), reasoning="Heat first."),
        Message("q2", "c1", "a2", "user", "How hot?", AT + timedelta(seconds=3)),
        Message("a3", "c1", "q2", "assistant", "Very", AT + timedelta(seconds=4), complete=False),
    ]
    options = AnswerOptions("You are a baker.", 0.5, 900)
    bread = Conversation(
        "c1", "Bread", AT, AT, 5, "a1", folder_id="f", tags=("food", "später"), options=options, pinned=True
    )
    await store.trees.add_tree(ChatTree(bread, tuple(tree), "Kitchen"))
    plain = Message("q9", "c2", None, "user", "Hello?", AT)
    await store.trees.add_tree(ChatTree(Conversation("c2", "Plain", AT, AT, 1, "q9"), (plain,), ""))


async def trees_of(person):
    store = person.desktop.core
    ids = [chat.id for chat in await store.conversations.conversations(50)]
    return {ident: await store.trees.tree(ident) for ident in ids}


def test_everything_exported_in_one_home_is_the_same_in_an_empty_one(in_the_everyday_window, tmp_path):
    out, found = tmp_path / "all.json", {}

    async def takes_out(person):
        await person.sees("the window", lambda: person.desktop.sidebar is not None)
        found["before"] = await trees_of(person)
        dialog = export_dialog(person)
        dialog.formats["json"].click()
        dialog._presenter.write(out)
        await person.sees("its end", lambda: dialog._presenter.state.phase in ("done", "failed"))
        assert dialog.go.text() == "Show in folder", dialog.status.text()
        dialog.reject()

    async def brings_in(person):
        await person.sees("the window", lambda: person.desktop.sidebar is not None)
        assert await trees_of(person) == {}
        person.window.registry.run("chats.import")
        view = await person.finds(ImportView)
        drop(view, out)
        await person.sees("the report", lambda: view._presenter.state.phase == "done")
        found["after"] = await trees_of(person)

    in_the_everyday_window(takes_out, a_full_shelf)
    (tmp_path / "home").rename(tmp_path / "the first home")
    in_the_everyday_window(brings_in, nothing)
    assert set(found["before"]) == {"c1", "c2"}
    assert found["after"] == found["before"]


def test_a_chat_of_gpt4all_is_read_in_the_window(in_the_everyday_window, tmp_path):
    said = [("Prompt: ", "Do lamas spit?"), ("Response: ", "They do, **far**.")]
    (tmp_path / "gpt4all-1234.chat").write_bytes(chat_file(12, said))

    async def story(person):
        view = await import_screen(person)
        drop(view, tmp_path / "gpt4all-1234.chat")
        await person.sees("the report", lambda: view._presenter.state.phase == "done")
        view._presenter.show_them()
        (chat,) = await person.desktop.core.conversations.conversations(10)
        assert chat.title == "Lamas"
        person.desktop.sidebar.open(chat.id)
        await person.sees("what was said", lambda: "They do, far." in person.reads())

    in_the_everyday_window(story, nothing)


def of_the_header(person, view, text):
    """Choose this in the menu of the chat's header."""
    view.open_menu()
    menu = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMenu) and widget.isVisible())
    done = choose(menu, text)
    menu.close()
    assert done, [action.text() for action in menu.actions()]


def test_the_menu_of_the_chats_header_does_what_it_says(in_the_everyday_window):
    async def story(person):
        sidebar = await person.finds(SidebarView)
        await person.sees("the chats", lambda: len(sidebar._presenter.order()) == 2)
        view = await person.finds(ChatView)
        person.desktop.sidebar.open("c2")
        await person.sees("the chat", lambda: "Hello?" in person.reads())
        store = person.desktop.core.conversations

        of_the_header(person, view, "Export…")
        (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ExportDialog)]
        assert "Plain" in dialog.title.text()
        dialog.reject()
        of_the_header(person, view, "Pin")
        await person.sees_soon(lambda: store.conversation("c2"), lambda chat: chat.pinned)
        of_the_header(person, view, "Kitchen")
        await person.sees_soon(lambda: store.conversation("c2"), lambda chat: chat.folder_id is not None)
        of_the_header(person, view, "Rename")
        await person.sees("its name to be written", lambda: sidebar.list.findChildren(QLineEdit))
        (name,) = sidebar.list.findChildren(QLineEdit)
        name.setText("Simple")
        QTest.keyClick(name, Qt.Key.Key_Return)
        await person.sees_soon(lambda: store.conversation("c2"), lambda chat: chat.title == "Simple")
        of_the_header(person, view, "Archive")
        await person.sees_soon(lambda: store.conversation("c2"), lambda chat: chat.archived)
        person.desktop.sidebar.open("c1")
        await person.sees("the other", lambda: "Slowly." in person.reads())
        of_the_header(person, view, "Delete")
        await person.sees_soon(lambda: store.conversations(10), lambda left: not left)

    in_the_everyday_window(story, a_full_shelf)
