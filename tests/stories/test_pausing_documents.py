"""The line of documents stopped for a while, one of them for good, and what finds by meaning looked up: real parts in the window."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QEvent

from soulfra_desktop.domain.knowledge import Foreign
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.documents.rows import DOCUMENT
from soulfra_desktop.ui.documents.view import DocumentsView
from soulfra_desktop.ui.settings.meaning_choice import MeaningChoice
from tests.stories.command import Soulfra
from tests.stories.conversing import nothing
from tests.stories.person import Person


def listed(view: DocumentsView) -> dict[str, str]:
    model = view.files.list.model()
    shown = (model.index(row, 0).data(DOCUMENT) for row in range(model.rowCount()))
    return {one.name: one.state for one in shown}


async def opened(person: Person) -> DocumentsView:
    await person.finds(ChatView)
    assert person.desktop.everyday is not None
    assert person.desktop.everyday.actions.run("documents.show")
    return await person.finds(DocumentsView)


def test_while_it_pauses_nothing_is_read_and_what_is_cancelled_stays_unread(in_the_everyday_window, tmp_path):
    lease, boiler = tmp_path / "lease.txt", tmp_path / "boiler.txt"
    lease.write_text("The tenancy is fixed until 30 June 2027.\n")
    boiler.write_text("The heating was looked after in March by Mr Odermatt.\n")

    async def story(person: Person):
        view = await opened(person)
        assert person.desktop.core is not None
        indexing = person.desktop.core.knowledge.indexing
        await indexing.begun.wait()
        indexing.pause()
        view._presenter.add([str(lease), str(boiler)])
        await person.sees("both waiting", lambda: listed(view) == {"lease.txt": "waiting", "boiler.txt": "waiting"})
        await person.sees("the way to go on", lambda: view.files.progress.pause.text() == "Go on")
        assert view.files.progress.said.text() == "Paused at 0 of 2 documents"

        stopped = next(one.id for one in view._presenter.state.documents if one.name == "boiler.txt")
        view.files.list.go_to(stopped)
        view.files.details.cancel.click()
        await person.sees("one left", lambda: listed(view) == {"lease.txt": "waiting", "boiler.txt": "failed"})
        assert "You stopped" in view.files.details.why.text()

        view.files.progress.pause.click()
        await person.sees("the other read", lambda: listed(view) == {"lease.txt": "ready", "boiler.txt": "failed"})
        view.files.details.again.click()
        await person.sees("both read", lambda: set(listed(view).values()) == {"ready"})

    in_the_everyday_window(story, nothing)


def test_a_pause_outlives_the_window_and_says_so_with_the_way_on(in_the_everyday_window, tmp_path):
    lease = tmp_path / "lease.txt"
    lease.write_text("The tenancy is fixed until 30 June 2027.\n")

    async def paused(person: Person):
        view = await opened(person)
        core = person.desktop.core
        assert core is not None
        await core.knowledge.indexing.begun.wait()
        view._presenter.pause()
        view._presenter.add([str(lease)])
        await person.sees("it waiting", lambda: listed(view) == {"lease.txt": "waiting"})
        await person.sees("the pause kept", lambda: core.settings.current.documents_paused)

    async def started_again(person: Person):
        view = await opened(person)
        core = person.desktop.core
        assert core is not None
        await person.sees("that it is paused", lambda: view.files.progress.said.text() == "Paused at 0 of 1 documents")
        await core.knowledge.indexing.begun.wait()
        assert listed(view) == {"lease.txt": "waiting"}
        view.files.progress.pause.click()
        await person.sees("it read", lambda: listed(view) == {"lease.txt": "ready"})
        await person.sees("that kept", lambda: not core.settings.current.documents_paused)

    in_the_everyday_window(paused, nothing)
    in_the_everyday_window(started_again, nothing)


def test_a_command_says_that_the_window_is_paused_instead_of_waiting_for_ever(in_the_everyday_window, tmp_path):
    lease = tmp_path / "lease.txt"
    lease.write_text("The tenancy is fixed until 30 June 2027.\n")

    async def story(person: Person):
        view = await opened(person)
        core = person.desktop.core
        assert core is not None
        await core.knowledge.indexing.begun.wait()
        view._presenter.pause()
        await person.sees("the pause kept", lambda: core.settings.current.documents_paused)
        command = Soulfra(tmp_path / "home").start("add", str(lease))
        out, err = await asyncio.to_thread(command.communicate)
        assert (command.returncode, out) == (1, b"0 of 1 can be found.\n")
        assert b"is paused there: they wait until you go on with it" in err
        await person.sees("it waiting", lambda: listed(view) == {"lease.txt": "waiting"})
        view.files.progress.pause.click()
        await person.sees("it read", lambda: listed(view) == {"lease.txt": "ready"})

    in_the_everyday_window(story, nothing)


def test_another_model_by_itself_is_told_wherever_the_person_is_and_leads_to_the_list(in_the_everyday_window):
    async def story(person: Person):
        view = await opened(person)
        everyday, core = person.desktop.everyday, person.desktop.core
        assert everyday is not None
        assert core is not None
        embedding = core.knowledge.embedding
        assert view.meaning is not None
        assert view.meaning.isHidden()
        everyday.window.hide_settings()
        everyday.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

        english = embedding.model
        embedding.notice = Foreign(
            "de", english, english, changed=True
        )  # as the service does after a look at the store
        for tell in embedding.on_change:
            tell()
        notices = person.window.notices
        await person.sees("the news", lambda: notices._text.text().startswith("Most of what you added is in German"))
        view = await opened(person)
        assert view.meaning is not None
        assert not view.meaning.isHidden()
        view.meaning.settings.click()
        choice = await person.finds(MeaningChoice)
        await person.sees("the models of this machine", lambda: choice.list.findData("minilm") > 0)
        assert choice.list.currentText() == "By the documents' language: MiniLM"

        row = choice.list.findData("minilm")
        choice.list.setCurrentIndex(row)
        choice.list.activated.emit(row)
        await person.sees("it kept", lambda: core.settings.current.embedding_model == "minilm")

    in_the_everyday_window(story, nothing)
