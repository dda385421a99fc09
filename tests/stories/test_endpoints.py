"""Servers that speak OpenAI's protocol, connected in the first run and watched in the settings: on real sockets."""

from __future__ import annotations

from datetime import date

from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.onboarding.view import FirstRunView
from soulfra_desktop.ui.settings.endpoint_card import EndpointCard
from tests.servers.upstream import Upstream


def test_a_server_is_connected_in_the_first_run_and_can_answer(in_the_window):
    async def story(person):
        with Upstream() as server:
            view = await person.finds(FirstRunView)
            await person.presses("Connect another server…")
            await person.presses("Add another endpoint")
            form = view.adder.form
            await person.sees("its form", form.isVisible)
            form.name.setText("mine")
            form.address.setText("nowhere")
            await person.presses("Save")
            await person.sees("what is wrong with it", form.problem.isVisible)
            form.address.setText(f"{server.url}/v1")
            form.here.setChecked(True)
            await person.presses("Save")
            await person.sees("it among what can answer", lambda: "mine" in view._rows)
            await person.sees("its models", lambda: "on this machine, free" in view._rows["mine"].text.text())
            assert not form.isVisible()

    in_the_window(story)


def test_an_endpoints_card_follows_its_server_and_the_consent(in_the_everyday_window):
    server = Upstream()
    running = [server.__enter__()]

    async def fill(store):
        await store.settings.save_endpoint(Endpoint("mine", f"{server.url}/v1"))

    async def looked(person) -> EndpointCard:
        person.desktop.everyday.chat.on_settings()
        await person.presses("Endpoints")
        return await person.finds(EndpointCard)

    async def story(person):
        await person.finds(ChatView)
        card = await looked(person)
        await person.sees("that it is not asked", lambda: card.status.text().startswith("Not asked until"))
        await person.presses("Allow mine to answer")
        await person.sees("that it answers", lambda: card.status.text().startswith("Reachable"))
        assert card.consent.text().startswith("Allowed since")
        assert str(date.today().year) in card.consent.text()
        running.pop().__exit__()
        card = await looked(person)
        await person.sees("that it does not", lambda: card.status.text() == "Not reachable")
        assert card.trouble.text()
        assert card.again.isVisible()
        await person.presses("Allow mine no longer")
        await person.sees("that it is asked no more", lambda: card.status.text().startswith("Not asked until"))

    try:
        in_the_everyday_window(story, fill)
    finally:
        for left in running:
            left.__exit__()
