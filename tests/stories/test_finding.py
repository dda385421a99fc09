"""Finding a message again, as a person does it: the real window over a real, encrypted store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.search.hits import HIT
from soulfra_desktop.ui.search.view import SearchView
from soulfra_desktop.ui.shell.sidebar import SidebarView

NOW = datetime.now(UTC)
LONG = "\n\nAnd a word about the soil." * 60


async def talk(store, ident, title, *turns, days=0):
    """A chat whose turns alternate, the person's first."""
    at = NOW - timedelta(days=days)
    chat = Conversation(ident, title, at, at)
    last = None
    for number, (asked, answered) in enumerate(zip(turns[::2], turns[1::2], strict=True)):
        question = Message(f"{ident}q{number}", ident, last, "user", asked, at + timedelta(seconds=number))
        blank = Message(f"{ident}a{number}", ident, question.id, "assistant", "", at + timedelta(seconds=number), False)
        await store.conversations.begin(chat, question, blank)
        await store.conversations.finish(replace(blank, text=answered, complete=True))
        last = blank.id


def marked(transcript):
    return [mark.cursor.selectedText() for mark in transcript.extraSelections()]


def test_a_word_from_long_ago_is_found_while_typing_and_enter_goes_to_its_branch(in_the_everyday_window):
    async def fill(store):
        await talk(store, "garden", "Beds by the wall", "What grows in shade?", "Hostas and ferns do." + LONG, days=40)
        await talk(store, "other", "Something else", "Why is the sky blue?", "Rayleigh scattering.", days=1)
        at = NOW - timedelta(days=39)
        again = Message("again", "garden", "gardenq0", "assistant", "", at, False)
        chat = await store.conversations.conversation("garden")
        await store.conversations.begin(chat, None, again)
        await store.conversations.finish(replace(again, text="Astilbe likes it too.", complete=True))

    async def story(person):
        sidebar = await person.finds(SidebarView)
        await person.sees("the chats", lambda: len(person.desktop.sidebar.state.chats) == 2)
        QTest.keyClicks(sidebar.search, "hosta")
        await person.sees("no title", lambda: person.desktop.sidebar.state.finds_nothing)
        QTest.keyClick(sidebar.search, Qt.Key.Key_Return)
        search = await person.finds(SearchView)
        assert search.field.text() == "hosta"
        await person.sees("one hit", lambda: search.hits.model().rowCount() == 1)
        hit = search.hits.model().index(0, 0).data(HIT)
        assert [hit.snippet[start:end] for start, end in hit.marks] == ["Hostas"]
        QTest.keyClick(search.field, Qt.Key.Key_Return)
        await person.sees("the answer of the other branch", lambda: "Hostas" in person.reads())
        assert "Astilbe" not in person.reads()
        assert person.desktop.sidebar.state.selected == "garden"
        transcript = person.window.findChild(ChatView).transcript
        await person.sees("the word marked", lambda: marked(transcript))
        assert marked(transcript) == ["Hosta"]
        (mark,) = transcript.extraSelections()
        place = transcript.cursorRect(mark.cursor)
        assert transcript.viewport().rect().contains(place.center())

    in_the_everyday_window(story, fill)


def test_hits_are_narrowed_by_who_said_it_and_all_filters_go_at_once(in_the_everyday_window):
    async def fill(store):
        await talk(store, "a", "Bread", "Tell me about sourdough", "Sourdough needs time.")

    async def story(person):
        await person.finds(SidebarView)
        person.desktop.actions.run("search.open")
        search = await person.finds(SearchView)
        QTest.keyClicks(search.field, "sourd")
        await person.sees("both", lambda: search.hits.model().rowCount() == 2)
        search._presenter.narrow(role="assistant")
        await person.sees("the answer", lambda: search.hits.model().rowCount() == 1)
        assert search.chips.role.text() == "Answers"
        await person.presses("Clear filters")
        await person.sees("both again", lambda: search.hits.model().rowCount() == 2)
        QTest.keyClick(search.field, Qt.Key.Key_Escape)
        await person.sees("the chat again", lambda: not search.isVisible())

    in_the_everyday_window(story, fill)


def test_somebody_new_to_it_is_taught_by_an_example(in_the_everyday_window):
    async def fill(store):
        await talk(store, "a", "May", "When is it?", "On the first of May.")

    async def story(person):
        await person.finds(SidebarView)
        person.desktop.actions.run("search.open")
        search = await person.finds(SearchView)
        await person.presses('"first of May"')
        await person.sees("what it finds", lambda: search.hits.model().rowCount() == 1)

    in_the_everyday_window(story, fill)
