"""Writing a question: what is attached, what is kept, what waits, on the real window."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from soulfra_desktop.domain.attachment import LONG_WORD
from soulfra_desktop.ui.chat.composer.chips import AttachmentChip
from soulfra_desktop.ui.chat.view import ChatView


def chips(view: ChatView) -> list[str]:
    return [chip.accessibleName() for chip in view.composer.findChildren(AttachmentChip) if chip.isVisible()]


async def ready(person) -> ChatView:
    await person.presses("Start chatting")
    view = await person.finds(ChatView)
    await person.sees("a chat that is ready", lambda: view._drawn.phase == "idle")
    return view


def drop(view: ChatView, *paths) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    view.composer.input.insertFromMimeData(data)


def test_files_and_pictures_become_chips_and_stay_with_their_chat(in_the_window, tmp_path):
    (tmp_path / "notes.md").write_text("# Notes")
    (tmp_path / "contract.pdf").write_bytes(b"%PDF-1.7\xff")

    async def story(person):
        view = await ready(person)
        drop(view, tmp_path / "notes.md", tmp_path / "contract.pdf")
        pasted = QMimeData()
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(0)
        pasted.setImageData(image)
        view.composer.input.insertFromMimeData(pasted)
        await person.sees("the note and the picture", lambda: len(view._drawn.attachments) == 2)
        await person.sees("why the PDF is not taken", lambda: any("no model can read" in said for said in chips(view)))
        QTest.keyClicks(view.composer.input, "What is this?")
        await person.presses("Remove Pasted picture")
        await person.sees("it is gone", lambda: len(view._drawn.attachments) == 1)
        view._presenter.open_temporary()
        await person.sees("another chat, with nothing", lambda: view._drawn.temporary and not view._drawn.attachments)
        view._presenter.open(None)
        await person.sees("its file again", lambda: len(view._drawn.attachments) == 1)
        await person.sees("the draft too", lambda: view.composer.input.toPlainText() == "What is this?")

    in_the_window(story)


def test_the_last_question_is_asked_differently_by_keys_and_the_draft_comes_back(in_the_window):
    async def story(person):
        view = await ready(person)
        await person.asks("What is the capital of France?")
        await person.sees("the answer", lambda: view._drawn.phase == "idle" and len(view._drawn.messages) == 2)
        field = view.composer.input
        QTest.keyClick(field, Qt.Key.Key_Up)
        await person.sees("the question in the field", lambda: field.toPlainText() == "What is the capital of France?")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        await person.sees("an empty field", lambda: field.toPlainText() == "" and view._drawn.editing is None)
        QTest.keyClicks(field, "half a thought")
        view._presenter.edit(view._drawn.messages[0].id)
        await person.sees("the question", lambda: view._drawn.editing is not None)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        await person.sees("the half thought", lambda: field.toPlainText() == "half a thought")

    in_the_window(story)


def test_a_flood_of_text_is_offered_as_a_file(in_the_window):
    async def story(person):
        view = await ready(person)
        data = QMimeData()
        data.setText("word " * 200_000)
        view.composer.input.insertFromMimeData(data)
        assert view.composer.input.toPlainText() == ""
        await person.presses("Attach as a file")
        await person.sees("the file", lambda: [one.name for one in view._drawn.attachments] == ["Pasted text.txt"])
        assert len(view._drawn.attachments[0].data) == 1_000_000

    in_the_window(story)


def test_a_word_without_an_end_is_offered_as_a_file_and_typed_text_is_never_refused(in_the_window):
    async def story(person):
        view = await ready(person)
        field = view.composer.input
        data = QMimeData()
        data.setText("x" * (LONG_WORD + 1))
        field.insertFromMimeData(data)
        assert field.toPlainText() == ""
        flood = view.composer.attachments.flood

        def offered():
            return [one.text() for one in flood.findChildren(QPushButton) if one.isVisible()]

        await person.sees("what can be done", lambda: offered() == ["Attach as a file", "Leave it"])
        await person.presses("Leave it")
        field.setPlainText("x" * LONG_WORD)
        QTest.keyClicks(field, "xyz")
        assert len(field.toPlainText()) == LONG_WORD + 3

    in_the_window(story)


def test_a_question_waits_for_the_answer_before_it_and_can_be_taken_off(in_the_window):
    async def story(person):
        view = await ready(person)
        await person.asks("Write a long story about a lighthouse keeper and a storm.")
        await person.sees("the first words", lambda: view._drawn.phase == "streaming" and len(person.reads()) > 90)
        field = view.composer.input
        for text in ("First", "Second"):
            QTest.keyClicks(field, text)
            QTest.keyClick(field, Qt.Key.Key_Return)
        await person.sees("both waiting", lambda: [one.text for one in view._drawn.queue] == ["First", "Second"])
        await person.presses("Do not ask question 1 that waits")
        await person.presses("Change question 1 that waits")
        await person.sees("it is in the field", lambda: field.toPlainText() == "Second" and not view._drawn.queue)
        await person.presses("Stop")
        await person.sees("the end of it", lambda: view._drawn.phase == "idle")

    in_the_window(story)


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_enter_alone_and_with_control_sends(in_the_window, keys):
    async def story(person):
        view = await ready(person)
        QTest.keyClicks(view.composer.input, "What is the capital of France?")
        QTest.keyClick(view.composer.input, Qt.Key.Key_Return, keys)
        await person.sees("the answer", lambda: "Paris" in person.reads())

    in_the_window(story)


def test_what_is_attached_is_there_again_after_the_end_of_the_window(in_the_window, tmp_path):
    (tmp_path / "notes.md").write_text("# Notes")

    async def today(person):
        view = await ready(person)
        drop(view, tmp_path / "notes.md")
        await person.sees("the note", lambda: len(view._drawn.attachments) == 1)
        store = person.desktop.core.draft_files
        while not await store.files(None):
            pass

    async def tomorrow(person):
        view = await person.finds(ChatView)
        await person.sees("the note", lambda: [one.data for one in view._drawn.attachments] == [b"# Notes"])
        await person.asks("What is the capital of France?")
        await person.sees("an answer", lambda: view._drawn.phase == "idle" and len(view._drawn.messages) == 2)
        assert await person.desktop.core.draft_files.files(None) == ()
        assert not view._drawn.attachments

    in_the_window(today)
    in_the_window(tomorrow)
