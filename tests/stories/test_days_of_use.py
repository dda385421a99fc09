"""Days of use are told only by who chose it: asked in the window, signed, once; and who chose nothing tells nothing."""

from __future__ import annotations

from soulfra_desktop.adapters.trust_store import TrustFiles
from tests.fakes import ScriptedProvider
from tests.stories.accounts import email as email
from tests.stories.accounts import registers
from tests.stories.accounts import server as server
from tests.stories.conversing import enters, nothing, with_models


def test_a_question_tells_of_a_day_of_use_once_it_was_chosen(in_the_everyday_window, server, email):
    async def story(person):
        view = await with_models(person, ScriptedProvider("ollama"))
        await registers(person, server.url, email)
        core = person.desktop.core
        account = await core.accounts.session.account()
        files = TrustFiles(core.store.secrets)

        async def asks(text: str) -> None:
            person.window.registry.run("chat.new")
            await person.sees("a chat that is ready", lambda: view._drawn.phase == "idle")
            enters(view, text)
            await person.sees("the answer", lambda: view._drawn.phase == "idle" and "Hello there." in person.reads())

        await asks("Is anything told?")
        assert "active_days" not in core.accounts.__dict__, "nothing of it is even loaded"
        assert await files.day_told(account.account_id) is None
        await core.settings.change("trust_active_days", True)
        await asks("And now?")
        await person.sees_soon(lambda: files.day_told(account.account_id), lambda day: day is not None)
        await core.accounts.trust.refresh()
        assert "active" in [entry.kind for entry in await core.accounts.trust.entries()]

    in_the_everyday_window(story, nothing)
