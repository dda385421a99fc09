"""Finding, going to a message, links, pictures and menus in a transcript."""

from __future__ import annotations

import struct
import zlib

from PySide6.QtCore import QBuffer, QIODevice, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.ui.kit.inline_pictures import short_name
from soulfra_desktop.ui.kit.link_popover import LinkPopover
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.picture_viewer import PictureViewer


def answer(text: str, number: int = 1, **more) -> MessageView:
    return MessageView(f"a{number}", "assistant", text, **more)


def png(width: int = 40, height: int = 20) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb() -> bytes:
    """A PNG of 30,000 × 30,000 pixels in a few hundred bytes."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(90_001))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def test_every_match_is_counted_also_in_what_was_not_written_yet(transcript, qtbot):
    transcript.show_messages(tuple(answer(f"a needle in {n}\n\nand more", n) for n in range(150)), 1)
    transcript.find_in_chat()
    QTest.keyClicks(transcript.find_bar.field, "NEEDLE")
    qtbot.waitUntil(lambda: len(transcript.finder.matches) == 150, timeout=20_000)
    qtbot.waitUntil(lambda: transcript.find_bar.count.text() == "150 of 150")
    QTest.keyClick(transcript.find_bar.field, Qt.Key.Key_Return)
    assert transcript.find_bar.count.text() == "1 of 150"
    QTest.keyClick(transcript.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert transcript.find_bar.count.text() == "150 of 150"
    assert transcript.extraSelections()
    QTest.keyClick(transcript.find_bar.field, Qt.Key.Key_Escape)
    assert not transcript.find_bar.isVisible()
    assert not transcript.extraSelections()


def test_what_our_own_buttons_say_is_not_found(transcript):
    transcript.show_messages((answer("nothing here"),), 1)
    transcript.find_bar.open()
    transcript.find_bar.field.setText("Copy")
    assert transcript.find_bar.count.text() == "Not found"


def test_an_old_message_is_gone_to_and_its_words_marked(transcript, qtbot):
    transcript.show_messages(tuple(answer(f"message {n}\n\nwith text", n) for n in range(120)), 1)
    assert transcript.reveal("a3", ("message",))
    qtbot.waitUntil(lambda: len(transcript.extraSelections()) == 1, timeout=20_000)
    (mark,) = transcript.extraSelections()
    assert mark.cursor.block().text() == "message 3"
    assert not transcript.reveal("nobody")


def test_a_link_shows_its_whole_address_before_it_is_opened(transcript, qtbot):
    heard = []
    transcript.followed.connect(heard.append)
    transcript.show_messages((answer("[paypal.com](https://evil.example/x)"),), 1)
    assert "→ evil.example" in transcript.toPlainText()
    transcript.anchorClicked.emit(QUrl("https://evil.example/x"))
    popover = transcript.following.popover
    assert popover.shown.accessibleName() == "https://evil.example/x"
    popover.copy.click()
    assert QGuiApplication.clipboard().text() == "https://evil.example/x"
    assert heard == []
    transcript.anchorClicked.emit(QUrl("https://evil.example/y"))
    popover.always.setChecked(True)
    popover.open.click()
    transcript.anchorClicked.emit(QUrl("https://evil.example/z"))
    LinkPopover.trusted.clear()
    assert heard == ["https://evil.example/y", "https://evil.example/z"]


def test_a_picture_of_the_web_is_asked_for_only_where_the_person_wants_it(transcript, qtbot):
    wanted = []
    transcript.wanted_picture.connect(wanted.append)
    url = "https://images.example.org/x.png"
    transcript.offer_pictures("offered")
    transcript.show_messages((answer(f"![A chart]({url})"),), 1)
    assert "Image from images.example.org" in transcript.toPlainText()
    assert wanted == []
    transcript.anchorClicked.emit(QUrl(f"soulfra:load/a1/{short_name(url)}"))
    assert wanted == [url]
    transcript.show_picture(url, None, "It could not be reached.")
    assert "It could not be reached." in transcript.toPlainText()
    transcript.show_picture(url, png())
    assert "Image from" not in transcript.toPlainText()
    name = QUrl(f"soulfra:picture/a1/r{short_name(url)}")
    qtbot.waitUntil(lambda: transcript.loadResource(2, name).width() > 1)


def test_a_picture_is_never_asked_for_in_the_place_of_another(transcript):
    wanted = []
    transcript.wanted_picture.connect(wanted.append)
    seen, forged = "https://upload.wikimedia.org/cat.png", "https://evil.example/track.png?id=c5si3cw"
    assert zlib.crc32(seen.encode()) == zlib.crc32(forged.encode())
    transcript.offer_pictures("offered")
    transcript.show_messages((answer(f"![a cat]({seen})\n\n![.]({forged})"),), 1)
    transcript.anchorClicked.emit(QUrl(f"soulfra:load/a1/{short_name(seen)}"))
    assert wanted == [seen]


def test_where_nothing_may_leave_no_picture_is_offered_and_the_reason_is_said(transcript):
    transcript.show_messages((answer("![A chart](https://images.example.org/x.png)"),), 1)
    assert "Load" not in transcript.toPlainText()
    transcript.offer_pictures("offered")
    assert "Load" in transcript.toPlainText()
    transcript.offer_pictures("local only")
    assert "Load" not in transcript.toPlainText()
    assert "Local only: nothing is loaded from the web." in transcript.toPlainText()


def test_a_bomb_is_refused_with_a_reason_and_never_decoded(transcript):
    message = MessageView("q", "user", "Look", attachments=(Attachment("big.png", "image/png", bomb()),))
    transcript.show_messages((message,), 1)
    assert "too large to be decoded: 30,000 × 30,000" in transcript.toPlainText()


def test_a_thumbnail_opens_the_picture_which_can_be_zoomed_saved_and_closed(transcript, qtbot, tmp_path):
    data = png(900, 600)
    transcript.show_messages(
        (MessageView("q", "user", "Look", attachments=(Attachment("x.png", "image/png", data),)),), 1
    )
    transcript.anchorClicked.emit(QUrl("soulfra:view/q/0"))
    (viewer,) = transcript.findChildren(PictureViewer)
    qtbot.waitUntil(lambda: "900 × 600" in viewer.said.text())
    viewer.zoom_to(2.0)
    assert "200 %" in viewer.said.text()
    viewer.write_to(str(tmp_path / "x.png"))
    assert (tmp_path / "x.png").read_bytes() == data
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not transcript.findChildren(PictureViewer))


def test_the_menu_of_a_message_copies_and_asks_for_the_rest(transcript, qtbot):
    heard = []
    transcript.acted.connect(lambda action, message: heard.append((action, message)))
    transcript.show_messages((answer("# Title\n\n**bold** and `x`", complete=False),), 1)
    section = transcript._sections.of("a1")
    menu = transcript.following.menu(section)
    by_label = {action.text(): action for action in menu.actions()}
    by_label["Copy as plain text"].trigger()
    assert QGuiApplication.clipboard().text() == "Title\n\nbold and x"
    by_label["Copy as Markdown"].trigger()
    assert QGuiApplication.clipboard().text() == "# Title\n\n**bold** and `x`"
    for label in ("Go on with this answer", "Answer again", "Answer again with another model …"):
        by_label[label].trigger()
    by_label["Go on from here in a new chat"].trigger()
    menu.close()
    assert [action for action, _ in heard] == ["continue", "again", "again-with", "fork"]


def test_a_selection_is_copied_as_text_markdown_and_html(transcript):
    transcript.show_messages(
        (answer("## Title\n\n**bold** [x](https://example.org)\n\n| a | b |\n|--|--|\n| 1 | 2 |"),), 1
    )
    transcript.selectAll()
    mime = transcript.createMimeDataFromSelection()
    said = bytes(mime.data("text/markdown").data()).decode()
    assert "## Title" in said
    assert "**bold** [x](https://example.org)" in said
    assert "| 1 | 2 |" in said
    assert "<h2>Title</h2>" in mime.html()
    assert "soulfra:" not in mime.html()
