"""The window, as a person meets it: real widgets, real loop, real store, real model."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.onboarding.passphrase import ProtectView, UnlockView
from soulfra_desktop.ui.onboarding.view import FirstRunView
from soulfra_desktop.ui.shell.problem import ProblemView
from soulfra_desktop.ui.shell.sidebar import SidebarView


def test_a_newcomer_is_welcomed_asks_and_finds_the_chat_again_tomorrow(in_the_window):
    async def first_day(person):
        await person.finds(FirstRunView)
        await person.presses("Start chatting")
        await person.asks("What is the capital of France?")
        await person.sees("the answer", lambda: "Paris" in person.reads())
        await person.sees("its receipt", lambda: "on this machine" in person.reads() and "free" in person.reads())

    async def next_day(person):
        sidebar = await person.finds(SidebarView)
        await person.sees("the chat", lambda: person.desktop.sidebar.state.chats)
        sidebar._presenter.open(person.desktop.sidebar.state.chats[0].id)
        await person.sees("what was said", lambda: "Paris" in person.reads())

    in_the_window(first_day)
    in_the_window(next_day)


def test_stop_keeps_the_part_and_the_chat_goes_on(in_the_window):
    async def story(person):
        await person.presses("Start chatting")
        await person.asks("Write a long story about a lighthouse keeper and a storm.")
        view = await person.finds(ChatView)
        await person.sees("the first words", lambda: view._drawn.phase == "streaming" and len(person.reads()) > 120)
        QTest.keyClick(view.composer.input, Qt.Key.Key_Escape)
        await person.sees("the end of it", lambda: view._drawn.phase == "idle")
        stored = await person.desktop.core.conversations.messages(view._drawn.conversation.id)
        assert stored[-1].text
        assert not stored[-1].complete
        await person.asks("What is the capital of France?")
        await person.sees("another answer", lambda: "Paris" in person.reads())

    in_the_window(story)


def test_a_provider_that_fails_is_told_in_place_with_something_to_do(in_the_window, faulty):
    async def story(person):
        await person.presses("Start chatting")
        await person.finds(ChatView)
        await person.desktop.core.settings.allow("openai")
        await person.desktop.core.settings.change("default_model", "openai/status-401")
        await person.presses("New chat")
        view = await person.finds(ChatView)
        await person.sees("the chosen model", lambda: view._drawn.chosen is not None)
        await person.asks("hello")
        await person.sees("the error", lambda: "key" in person.reads() and "Try again" in person.reads())
        assert "sk-planted" not in person.reads()

    in_the_window(story, openai_api_key="sk-planted", openai_base_url=f"{faulty.url}/v1")


def test_without_a_keyring_a_passphrase_is_chosen_and_asked_for_the_next_time(in_the_window):
    async def choosing(person):
        view = await person.finds(ProtectView)
        for field in (view.first, view.second):
            QTest.keyClicks(field, "three brown bears")
        await person.presses("Protect my chats")
        await person.finds(FirstRunView)
        assert person.desktop.core.protection == "passphrase"

    async def wrong_then_right(person):
        view = await person.finds(UnlockView)
        QTest.keyClicks(view.field, "three white bears")
        QTest.keyClick(view.field, Qt.Key.Key_Return)
        await person.sees("the refusal", lambda: view._presenter.state.problem)
        view.field.clear()
        QTest.keyClicks(view.field, "three brown bears")
        QTest.keyClick(view.field, Qt.Key.Key_Return)
        await person.finds(FirstRunView)

    in_the_window(choosing, passphrase=None)
    in_the_window(wrong_then_right, passphrase=None)


def test_a_home_that_cannot_be_used_is_a_screen_with_a_way_out(in_the_window, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "soulfra.db").write_bytes(b"something else")

    async def story(person):
        await person.finds(ProblemView)

    in_the_window(story)
