"""Documents dropped on the window, seen on their way, found, opened at the passage, and forgotten: the real reader and store."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.documents.dropping import DropOverlay
from soulfra_desktop.ui.documents.rows import DOCUMENT
from soulfra_desktop.ui.documents.view import DocumentsView
from soulfra_desktop.ui.documents.viewer.view import ViewerView
from tests.desktop.adapters.test_page_pictures import pdf
from tests.stories.conversing import nothing
from tests.stories.person import Person

LEASE = "# Lease of a flat\n\n## Term\n\nThe tenancy is fixed until 30 June 2027, or ended with three months’ notice.\n"
BOILER = "The heating was looked after in March by Mr Odermatt. He found the pump to be worn.\n"


def folder(place: Path) -> Path:
    """Files of several kinds, one of which cannot be read."""
    made = place / "Flat"
    made.mkdir()
    (made / "lease.md").write_text(LEASE)
    (made / "boiler.txt").write_text(BOILER)
    pdf(made / "offer.pdf", ("The roof costs 14,500 francs", "with new gutters and paint."))
    (made / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing that makes sense")
    return made


def held(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drops(person: Person, data: QMimeData, at: QPoint) -> None:
    """As the system tells of it: it comes in at the edge, is held over the place, and let go there."""
    button, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(person.window, QDragEnterEvent(QPoint(2, 2), copy, data, button, keys))
    overlay = person.window.findChild(DropOverlay)
    assert overlay is not None
    assert overlay.isVisible(), "nothing says what will happen"
    QApplication.sendEvent(overlay, QDragMoveEvent(at, copy, data, button, keys))
    QApplication.sendEvent(overlay, QDropEvent(QPointF(at), copy, data, button, keys))
    assert not overlay.isVisible()


def listed(view: DocumentsView) -> dict[str, str]:
    """How each document stands, by its name."""
    model = view.files.list.model()
    shown = (model.index(row, 0).data(DOCUMENT) for row in range(model.rowCount()))
    return {one.name: one.state for one in shown}


async def opened(person: Person) -> DocumentsView:
    assert person.desktop.everyday is not None
    assert person.desktop.everyday.actions.run("documents.show")
    return await person.finds(DocumentsView)


def test_a_folder_that_is_dropped_is_read_listed_searched_and_opened_at_the_passage(in_the_everyday_window, tmp_path):
    async def story(person: Person):
        chat = await person.finds(ChatView)
        drops(person, held(folder(tmp_path)), QPoint(chat.width() // 2 + 300, 200))
        notices = person.window.notices
        await person.sees("the news", lambda: notices._text.text() == "4 documents are being read.")
        view = await opened(person)
        done = {"lease.md": "ready", "boiler.txt": "ready", "offer.pdf": "ready", "broken.pdf": "failed"}
        await person.sees("all of it read", lambda: listed(view) == done)

        view.files.list.go_to(next(one.id for one in view._presenter.state.documents if one.name == "broken.pdf"))
        assert view.files.details.why.isVisibleTo(view)
        assert view.files.details.again.isVisibleTo(view)

        view.field.setFocus()
        QTest.keyClicks(view.field, "How long is the tenancy?")
        await person.sees("the offer to look inside", lambda: view.inside.isVisible())
        QTest.keyClick(view.field, Qt.Key.Key_Return)
        await person.sees("the passage", lambda: view._finding.state.passages)
        assert view._finding.state.passages[0].title == "lease.md"
        QTest.keyClick(view.field, Qt.Key.Key_Return)

        viewer = await person.finds(ViewerView)
        await person.sees("its text", lambda: "three months’ notice" in viewer.text.toPlainText())
        marked = [one.cursor.selectedText() for one in viewer.text.extraSelections()]
        assert any("The tenancy is fixed until 30 June 2027" in one for one in marked), marked
        QTest.keyClick(viewer, Qt.Key.Key_Escape)
        await person.finds(DocumentsView)

    in_the_everyday_window(story, nothing)


def test_a_page_is_shown_as_it_was_printed_until_its_file_is_another_one(in_the_everyday_window, tmp_path):
    place = folder(tmp_path)

    async def story(person: Person):
        await person.finds(ChatView)
        view = await opened(person)
        view.take(held(place / "offer.pdf"))
        await person.sees("it read", lambda: listed(view) == {"offer.pdf": "ready"})
        view.take_focus()
        QTest.keyClick(view.field, Qt.Key.Key_Down)
        QTest.keyClick(view.files.list, Qt.Key.Key_Return)
        viewer = await person.finds(ViewerView)
        await person.presses("Page")
        await person.sees("the page", lambda: viewer.page.paper._pixels is not None)
        await person.presses("Text")

        everyday = person.desktop.everyday
        document = viewer._presenter.state.document
        assert everyday is not None
        assert document is not None
        everyday.open_citation(document.id, 0, 8)
        viewer = await person.finds(ViewerView)
        await person.presses("Page")
        await person.sees("the passage on the page", lambda: viewer.page.paper._marks)
        await person.presses("Back to the chat")
        await person.finds(ChatView)

        pdf(place / "offer.pdf", ("Something else by now",))
        everyday.open_citation(document.id, 0, 8)
        viewer = await person.finds(ViewerView)
        await person.presses("Page")
        await person.sees("why not", lambda: "was changed since" in viewer.warning.said.text())
        assert viewer.text.isVisible()

        await person.presses("Read it again")
        await person.finds(DocumentsView)
        texts = everyday.core.knowledge.store.documents
        await person.sees_soon(lambda: texts.text(document.id), lambda text: "Something else by now" in text)
        everyday.open_citation(document.id, 0, 8)
        viewer = await person.finds(ViewerView)
        await person.sees("its new text", lambda: "Something else by now" in viewer.text.toPlainText())
        assert not viewer.warning.isVisible()

    in_the_everyday_window(story, nothing)


def test_what_is_dropped_on_the_composer_is_attached_and_no_document(in_the_everyday_window, tmp_path):
    place = folder(tmp_path)

    async def story(person: Person):
        chat = await person.finds(ChatView)
        composer = chat.composer
        await person.sees("a chat that is ready", lambda: chat._drawn.phase == "idle")
        middle = composer.mapTo(person.window, composer.rect().center())
        drops(person, held(place / "boiler.txt"), middle)
        await person.sees("it attached", lambda: [a.name for a in chat._drawn.attachments] == ["boiler.txt"])
        assert listed(await opened(person)) == {}

    in_the_everyday_window(story, nothing)


def test_a_pdf_that_is_dropped_on_the_composer_becomes_a_document_since_no_question_takes_it(
    in_the_everyday_window, tmp_path
):
    path = tmp_path / "plan.PDF"
    pdf(path, ("The pump stands in the cellar.",))

    async def story(person: Person):
        chat = await person.finds(ChatView)
        await person.sees("a chat that is ready", lambda: chat._drawn.phase == "idle")
        drops(person, held(path), chat.composer.mapTo(person.window, chat.composer.rect().center()))
        assert chat._drawn.attachments == ()
        view = await opened(person)
        await person.sees("it in the list", lambda: listed(view).get("plan.PDF") in ("embedding", "ready"))

    in_the_everyday_window(story, nothing)


def test_a_document_is_forgotten_after_a_question_that_says_what_goes(in_the_everyday_window, tmp_path):
    place = folder(tmp_path)

    async def story(person: Person):
        await person.finds(ChatView)
        view = await opened(person)
        view.take(held(place / "boiler.txt", place / "lease.md"))
        await person.sees("both ready", lambda: set(listed(view).values()) == {"ready"} and len(listed(view)) == 2)
        view.files.list.go_to(next(one.id for one in view._presenter.state.documents if one.name == "boiler.txt"))
        QTest.keyClick(view.files.list, Qt.Key.Key_Delete)
        assert view.files.question.isVisible()
        assert "overwritten" in view.files.question.goes.text()
        await person.presses("Keep")
        assert len(listed(view)) == 2
        QTest.keyClick(view.files.list, Qt.Key.Key_Delete)
        await person.presses("Forget for good")
        await person.sees("it gone", lambda: list(listed(view)) == ["lease.md"])
        assert person.desktop.core is not None
        kept = person.desktop.core.knowledge.store.documents.documents
        await person.sees_soon(kept, lambda documents: [one.name for one in documents] == ["lease.md"])
        assert (place / "boiler.txt").read_text() == BOILER

    in_the_everyday_window(story, nothing)


def test_a_text_is_pasted_as_a_document_and_opened(in_the_everyday_window):
    async def story(person: Person):
        await person.finds(ChatView)
        QApplication.clipboard().setText(BOILER)
        assert person.desktop.everyday is not None
        assert person.desktop.everyday.actions.run("documents.paste")
        view = await opened(person)
        await person.sees("it ready", lambda: list(listed(view).values()) == ["ready"])
        view.files.list.go_to(view._presenter.state.documents[0].id)
        await person.presses("Open")
        viewer = await person.finds(ViewerView)
        await person.sees("its text", lambda: "Mr Odermatt" in viewer.text.toPlainText())
        viewer.copy_with_source()
        assert not viewer.outside.isVisible()

    in_the_everyday_window(story, nothing)
