"""Reading answers in the real window: what they hold, what is copied, what is found, and what never happens unasked."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
import trustme
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from soulfra_desktop.adapters import web_pictures
from soulfra_desktop.domain.chat import AnswerOptions, Attachment, Conversation, Message
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit.message_menu import MessageMenu
from soulfra_desktop.ui.kit.picture_viewer import PictureViewer
from tests.desktop.ui.kit.talking import write_everything
from tests.servers.running import Running

RICH = r"""# Walks

The spread of $S_n$ is $\sqrt{n}$, so it costs $5 and then $10 to know.

$$\sigma = \sqrt{n}$$

| Steps | Spread |
|------:|-------:|
| 100 | 10 |
| 10000 | 100 |

```python
print("a  b")	# tab
```

- [x] derived

As shown[^1]. Walk the walk.

[^1]: By Pólya, in a walk.
"""


def png() -> bytes:
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def told(text: str, *, reasoning: str = "", attachments: tuple[Attachment, ...] = ()):
    """A home with one chat, in which one question was answered."""

    async def fill(store) -> None:
        at = datetime.now(UTC)
        chat = Conversation("chat", "A walk", at, at)
        question = Message("q", "chat", None, "user", "Tell me", at, attachments=attachments)
        blank = Message("a", "chat", "q", "assistant", "", at, False)
        await store.conversations.begin(chat, question, blank)
        await store.conversations.finish(replace(blank, text=text, reasoning=reasoning, complete=True))

    return fill


async def reads(person, *, until: str) -> ChatView:
    """The chat is open and its answer is written."""
    view = await person.finds(ChatView)
    person.desktop.chat.open("chat")
    await person.sees(until, lambda: until in person.reads())
    write_everything(view.transcript)
    return view


def click(transcript, words: str) -> None:
    """Click in the middle of these words, with the mouse."""
    cursor = transcript.document().find(words)
    assert not cursor.isNull(), f"{words!r} is not there"
    middle = (cursor.selectionStart() + cursor.selectionEnd()) // 2
    cursor.setPosition(middle)
    transcript.setTextCursor(cursor)
    transcript.ensureCursorVisible()
    place = transcript.cursorRect(cursor).center() + QPoint(2, 0)
    QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)


def images(transcript) -> list[str]:
    """The names of all pictures and formulas that are shown."""
    made, block = [], transcript.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            if form.isImageFormat():
                made.append(form.toImageFormat().name())
            pieces += 1
        block = block.next()
    return made


def formulas(transcript) -> list[str]:
    return [name for name in images(transcript) if name.startswith("soulfra:formula/")]


def links(transcript) -> list[str]:
    made, block = [], transcript.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            if link := pieces.fragment().charFormat().anchorHref():
                made.append(link)
            pieces += 1
        block = block.next()
    return made


def entry(menu, text: str):
    return next(action for action in menu.actions() if action.text() == text)


def test_an_answer_shows_tables_code_formulas_tasks_and_footnotes_and_prices_stay_prices(in_the_everyday_window):
    async def story(person):
        view = await reads(person, until="Walk the walk")
        await person.sees("three formulas", lambda: len(formulas(view.transcript)) == 3)
        said = person.reads()
        assert "it costs $5 and then $10 to know" in said
        assert "☑" in said
        assert "As shown¹" in said
        assert view.transcript.document().find("10000").currentTable().rows() == 3

    in_the_everyday_window(story, told(RICH))


def test_code_is_copied_exactly_and_an_answer_as_markdown_or_as_text(in_the_everyday_window):
    async def story(person):
        view = await reads(person, until="Walk the walk")
        clipboard = QGuiApplication.clipboard()
        (code,) = [link for link in links(view.transcript) if link.startswith("soulfra:code/")]
        view.transcript.anchorClicked.emit(QUrl(code))
        assert clipboard.text() == 'print("a  b")\t# tab'
        section = view.transcript._sections.of("a")
        assert section is not None
        menu = view.transcript.following.menu(section)
        entry(menu, "Copy as Markdown").trigger()
        assert clipboard.text() == RICH
        entry(menu, "Copy as plain text").trigger()
        assert "The spread of $S_n$ is" in clipboard.text()
        assert "100\t10" in clipboard.text()
        assert "# Walks" not in clipboard.text()
        menu.close()

    in_the_everyday_window(story, told(RICH))


def test_reasoning_is_folded_until_it_is_opened(in_the_everyday_window):
    async def story(person):
        view = await reads(person, until="So it is.")
        assert "Because of this" not in person.reads()
        click(view.transcript, "Reasoning,")
        await person.sees("the reasoning", lambda: "Because of this and that." in person.reads())
        click(view.transcript, "Hide")
        await person.sees("it folded", lambda: "Because of this" not in person.reads())

    in_the_everyday_window(story, told("So it is.", reasoning="Because of this and that."))


def test_pictures_that_were_sent_and_that_came_are_shown_and_open_large(in_the_everyday_window):
    data = base64.b64encode(png()).decode()

    async def story(person):
        view = await reads(person, until="Done.")
        names = [name for name in images(view.transcript) if name.startswith("soulfra:picture/")]
        assert names == ["soulfra:picture/q/0", "soulfra:picture/a/d0"]
        assert data[:40] not in person.reads()
        for name in names:
            await person.sees(name, lambda name=name: view.transcript._sections.pictures.picture(name).width() > 1)  # type: ignore[union-attr]
            view.transcript.anchorClicked.emit(QUrl(name.replace("picture", "view")))
            (viewer,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, PictureViewer) and w.isVisible()]
            await person.sees("it large", lambda viewer=viewer: "90 × 60" in viewer.said.text())
            QTest.keyClick(viewer, Qt.Key.Key_Escape)

    fill = told(f"Here:\n\n![a field](data:image/png;base64,{data})\n\nDone.",
                attachments=(Attachment("field.png", "image/png", png()),))  # fmt: skip
    in_the_everyday_window(story, fill)


@pytest.fixture
def picture_server(tmp_path, monkeypatch):
    """A place of pictures behind https on a real socket, which the adapter takes for a public one; counts connections."""
    authority = trustme.CA()
    issued = authority.issue_cert("pictures.example")
    issued.cert_chain_pems[0].write_to_path(tmp_path / "cert.pem")
    issued.private_key_pem.write_to_path(tmp_path / "key.pem")
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    asked = []

    async def site(scope, _receive, send):
        asked.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": png()})

    async def here(_host, _port):
        return ["127.0.0.1"]

    known = partial(web_pictures.WebPictures, here, lambda _address: True)
    monkeypatch.setattr(web_pictures, "WebPictures", known)
    with Running(site, certificate=str(tmp_path / "cert.pem"), key=str(tmp_path / "key.pem")) as server:
        yield f"https://pictures.example:{server.port}", asked


def test_a_picture_of_the_web_comes_after_its_own_click_and_never_in_local_only(in_the_everyday_window, picture_server):
    url, asked = picture_server

    async def story(person):
        view = await reads(person, until="Load")
        await person.sees("both cards", lambda: person.reads().count("Image from pictures.example") == 2)
        assert asked == []
        click(view.transcript, "Load")
        await person.sees("the one picture", lambda: person.reads().count("Image from pictures.example") == 1)
        assert asked == ["/one.png"]
        view._presenter.keep_local(True)
        await person.sees("the reason", lambda: "Local only: nothing is loaded from the web." in person.reads())
        assert "Load" not in person.reads()
        view.transcript.wanted_picture.emit(f"{url}/two.png")
        await person.sees("that it is refused", lambda: "no pictures are loaded from the web" in person.reads())
        assert asked == ["/one.png"]

    in_the_everyday_window(story, told(f"![one]({url}/one.png)\n\n![two]({url}/two.png)"))


@pytest.mark.parametrize("kept_by", ["chat", "folder"])
def test_no_picture_of_the_web_is_loaded_in_a_chat_that_stays_here(in_the_everyday_window, picture_server, kept_by):
    """A model may have written anything of the chat into its address."""
    url, asked = picture_server

    async def fill(store):
        await told(f"![one]({url}/one.png?told=all)")(store)
        if kept_by == "chat":
            await store.conversations.set_options("chat", AnswerOptions(privacy="local-only"))
        else:
            await store.organiser.save_folder(Folder("f", "Health", rules=FolderRules("local-only")))
            await store.organiser.move(["chat"], "f")

    async def story(person):
        view = await reads(person, until="Local only: nothing is loaded from the web.")
        assert "Load" not in person.reads()
        view.transcript.wanted_picture.emit(f"{url}/one.png?told=all")
        who = "you keep" if kept_by == "chat" else "its folder keeps"
        await person.sees("why not", lambda: f"Not loaded: {who} this chat on this machine" in person.reads())
        assert asked == []

    in_the_everyday_window(story, fill)


def test_a_link_is_shown_before_it_opens_and_one_that_is_no_web_address_never_does(in_the_everyday_window, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))

    async def story(person):
        view = await reads(person, until="paypal.com")
        click(view.transcript, "paypal.com")
        popover = view.transcript.following.popover
        assert popover is not None
        assert popover.isVisible()
        assert popover.shown.accessibleName() == "https://evil.example/login"
        assert "names another place" in popover.warning.text()
        assert opened == []
        popover.open.click()
        assert opened == ["https://evil.example/login"]
        assert not any(link.startswith(("javascript:", "file:", "data:")) for link in links(view.transcript))
        for address in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"):
            view.transcript.anchorClicked.emit(QUrl(address))
        assert opened == ["https://evil.example/login"]

    text = "[paypal.com](https://evil.example/login) and [this](javascript:alert(1)) and [that](file:///etc/passwd)"
    in_the_everyday_window(story, told(text))


def test_words_are_found_one_by_one_by_the_keyboard(in_the_everyday_window):
    async def story(person):
        view = await reads(person, until="Walk the walk")
        QTest.keyClick(view.transcript, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        bar = view.transcript.find_bar
        assert bar.isVisible()
        QTest.keyClicks(bar.field, "walk")
        await person.sees("the last of them", lambda: bar.count.text() == "4 of 4")
        QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert bar.count.text() == "3 of 4"
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)
        assert not bar.isVisible()
        assert view.transcript.hasFocus()

    in_the_everyday_window(story, told(RICH))


def test_the_menu_of_a_message_is_opened_and_used_by_the_keyboard_alone(in_the_everyday_window):
    async def story(person):
        view = await reads(person, until="Just this.")
        transcript = view.transcript
        transcript.setFocus()
        transcript.moveCursor(QTextCursor.MoveOperation.Start)
        for _ in range(30):
            if transcript.textCursor().charFormat().anchorHref() == "soulfra:menu/a":
                break
            QTest.keyClick(transcript, Qt.Key.Key_Tab)
        QTest.keyClick(transcript, Qt.Key.Key_Return)
        (menu,) = [menu for menu in transcript.findChildren(MessageMenu) if menu.isVisible()]
        labels = [action.text() for action in menu.actions() if action.text()]
        assert {"Answer again", "Answer again with another model …", "Go on from here in a new chat"} <= set(labels)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert QGuiApplication.clipboard().text() == "Just this."

    in_the_everyday_window(story, told("Just this."))
