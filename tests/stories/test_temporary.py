"""A temporary chat: nothing of it is ever on the disk, unless it is kept."""

from soulfra_desktop.domain.chat import Attachment
from tests.fakes import ScriptedProvider, answer
from tests.stories.conversing import Told, enters, nothing, types, with_models

SECRET, REPLY = "Xylophone-4711", "Marmalade-0815"
TABLES = ("conversation", "message", "attachment", "draft", "journal")


async def rows(person, table: str) -> str:
    """Everything that a table holds, as text."""
    read = person.desktop.core.store.database.read
    return await read(lambda db: repr([tuple(row) for row in db.execute(f"SELECT * FROM {table}")]))


async def everything(person) -> str:
    """Every readable table of the store, whatever its name."""
    names = await person.desktop.core.store.database.read(lambda db: db.table_names())
    return "".join([await rows(person, name) for name in names])


def on_the_disk(home) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_no_byte_of_a_temporary_chat_is_on_the_disk(in_the_everyday_window, tmp_path):
    async def story(person):
        told = Told()
        view = await with_models(person, told)
        person.desktop.everyday.actions.run("chat.temporary")
        await person.sees("that it is one", lambda: view._drawn.temporary and view.header.mark.isVisible())
        assert "nothing of it is kept" in view.composer.input.placeholderText()
        enters(view, f"Remember {SECRET}.")
        told.say(f"I will: {REPLY}.")
        await person.sees("the answer on its way", lambda: REPLY in person.reads())
        told.say(" Soon.")
        told.end()
        await person.sees("its end", lambda: view._drawn.phase == "idle" and "Soon." in person.reads())
        types(view, f"And {SECRET} again")
        await person.sees("what it would cost", lambda: view._drawn.estimate is not None)
        kept = await everything(person)
        assert SECRET not in kept
        assert REPLY not in kept
        assert [await rows(person, table) for table in TABLES] == ["[]"] * len(TABLES)
        assert person.desktop.sidebar.state.chats == ()
        view._presenter.open(None)
        await person.sees("what can still be done", lambda: view.banner.isVisible() and view._drawn.left is not None)
        assert SECRET not in await everything(person)

    async def tomorrow(person):
        view = await with_models(person, ScriptedProvider("ollama"))
        assert person.desktop.sidebar.state.chats == ()
        assert view._drawn.draft == ""
        assert SECRET not in await everything(person)

    in_the_everyday_window(story, nothing)
    in_the_everyday_window(tomorrow)
    disk = on_the_disk(tmp_path / "home")
    assert disk, "the home is there"
    assert SECRET.encode() not in disk
    assert REPLY.encode() not in disk


def test_a_temporary_chat_that_is_kept_is_one_like_any_other(in_the_everyday_window):
    async def story(person):
        view = await with_models(person, ScriptedProvider("ollama").enqueue(answer("Kept words.")))
        person.desktop.everyday.actions.run("chat.temporary")
        await person.sees("that it is one", lambda: view._drawn.temporary and view._drawn.phase == "idle")
        enters(view, "Worth keeping?")
        await person.sees("the answer", lambda: "Kept words." in person.reads() and view._drawn.phase == "idle")
        await person.presses("Keep this chat")
        await person.sees("it is kept", lambda: not view._drawn.temporary)
        await person.sees(
            "it in the list", lambda: [c.title for c in person.desktop.sidebar.state.chats] == ["Worth keeping?"]
        )

    async def tomorrow(person):
        view = await with_models(person, ScriptedProvider("ollama"))
        await person.sees("the chat", lambda: person.desktop.sidebar.state.chats)
        person.desktop.sidebar.open(person.desktop.sidebar.state.chats[0].id)
        await person.sees("what was said", lambda: "Kept words." in person.reads())
        assert not view._drawn.temporary

    in_the_everyday_window(story, nothing)
    in_the_everyday_window(tomorrow)


def test_what_waited_in_a_temporary_chat_is_let_go_with_it(in_the_everyday_window, tmp_path):
    async def story(person):
        told = Told()
        view = await with_models(person, told)
        person.desktop.everyday.actions.run("chat.temporary")
        await person.sees("that it is one", lambda: view._drawn.temporary and view._drawn.phase == "idle")
        enters(view, "First?")
        told.say(f"{REPLY} ")
        await person.sees("the answer on its way", lambda: REPLY in person.reads())
        enters(view, f"And {SECRET}?")
        await person.sees("what waits", lambda: len(view._drawn.queue) == 1)
        secret = view._drawn.place
        view._presenter.open(None)
        await person.sees("what can still be done", lambda: view.banner.isVisible() and view._drawn.left is not None)
        view._presenter.drafting.attach_in(secret, Attachment(f"{SECRET}.txt", "text/plain", SECRET.encode()))
        await person.presses("Let it go")
        await person.sees("that nobody answers", lambda: not view._presenter._board.runs)
        view._presenter.drafting.attach_in(secret, Attachment(f"{SECRET}.txt", "text/plain", SECRET.encode()))
        await person.sees("an empty chat", lambda: view._drawn.left is None and not view._drawn.attachments)
        assert len(told.requests) == 1
        assert [await rows(person, table) for table in (*TABLES, "draft_file")] == ["[]"] * (len(TABLES) + 1)

    in_the_everyday_window(story, nothing)
    assert SECRET.encode() not in on_the_disk(tmp_path / "home")


def test_a_temporary_chat_that_is_kept_during_an_answer_has_all_of_it_tomorrow(in_the_everyday_window):
    async def story(person):
        told = Told()
        view = await with_models(person, told)
        person.desktop.everyday.actions.run("chat.temporary")
        await person.sees("that it is one", lambda: view._drawn.temporary and view._drawn.phase == "idle")
        enters(view, "Worth keeping?")
        told.say("The first half")
        await person.sees("the answer on its way", lambda: "The first half" in person.reads())
        await person.presses("Keep this chat")
        await person.sees("it is kept", lambda: not view._drawn.temporary)
        told.say(" and the second half.")
        told.end()
        await person.sees("its end", lambda: view._drawn.phase == "idle" and "the second half." in person.reads())

    async def tomorrow(person):
        view = await with_models(person, ScriptedProvider("ollama"))
        await person.sees("the chat", lambda: person.desktop.sidebar.state.chats)
        person.desktop.sidebar.open(person.desktop.sidebar.state.chats[0].id)
        await person.sees("all of it", lambda: "The first half and the second half." in person.reads())
        receipt = view._drawn.messages[-1].receipt
        assert receipt is not None
        assert receipt.outcome == "answered"

    in_the_everyday_window(story, nothing)
    in_the_everyday_window(tomorrow)
