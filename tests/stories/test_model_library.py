"""A model is fetched, answers, shows how fast it is, and is deleted: from a hub on a real socket, by the real engine."""

import hashlib

import pytest

from soulfra_desktop.app import container
from soulfra_desktop.domain.library import LibraryModel
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.library.view import LibraryView
from tests.servers.hub import Hub
from tests.servers.real_model import STARTER_FILE
from tests.stories.conversing import nothing

FILE = "small.gguf"


async def opened(person):
    """The model library, opened as the palette would."""
    await person.finds(ChatView)
    assert person.desktop.everyday.actions.run("models.library")
    return await person.finds(LibraryView)


@pytest.fixture
def hub(monkeypatch):
    """A hub that has one small, real model."""
    data = STARTER_FILE.read_bytes()
    offer = LibraryModel(
        "small", "Small but real", "people/small", "main", FILE, hashlib.sha256(data).hexdigest(), len(data),
        "Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0", 2048, "Short answers",
    )  # fmt: skip
    monkeypatch.setattr(container, "library_offers", lambda name: (offer,) if name == "models" else ())
    with Hub({f"people/small/{FILE}": data}) as hub:
        yield hub


def test_a_fetched_model_answers_with_its_measured_speed_and_can_be_deleted(hub, in_the_everyday_window):
    async def story(person):
        view = await opened(person)
        everyday = person.desktop.everyday
        await person.sees("the offer", lambda: [m.label for m in view._presenter.state.on_offer] == ["Small but real"])
        await person.presses("Fetch Small but real, 98 MB")
        await person.sees("it is here", lambda: any(m.ref.model == FILE for m in view._presenter.state.here))
        assert not view._presenter.state.on_offer

        await person.presses("Back to the chat")
        everyday.chat.choose_model(ModelRef("starter", FILE))
        await person.asks("What is the capital of France?")
        await person.sees("its answer", lambda: "Paris" in person.reads())
        await person.sees("its end", lambda: everyday.chat.state.phase == "idle")

        view = await opened(person)

        def rows():
            return [m for m in view._presenter.state.here if m.ref.model == FILE]

        await person.sees("its speed", lambda: any(m.verdict.measured and m.verdict.speed > 0 for m in rows()))
        label = rows()[0].label
        await person.presses(f"Delete {label}")
        await person.presses(f"Delete {label} for good")
        await person.sees("it is on offer again", lambda: view._presenter.state.on_offer and not rows())
        assert not list((person.desktop.everyday.environment.home / "models").glob("*.gguf"))

    in_the_everyday_window(story, nothing, hub_url=hub.url)


def test_what_comes_while_another_screen_is_looked_at_is_told_there(hub, in_the_everyday_window):
    async def story(person):
        view = await opened(person)
        await person.sees("the offer", lambda: bool(view._presenter.state.on_offer))
        await person.presses("Fetch Small but real, 98 MB")
        await person.presses("Back to the chat")
        notices = person.desktop.everyday.window.notices
        await person.sees("the news", lambda: notices._text.text() == "small is here now, and can answer.")
        await person.presses("Show")
        view = await person.finds(LibraryView)
        await person.sees("it is here", lambda: any(m.ref.model == FILE for m in view._presenter.state.here))

    in_the_everyday_window(story, nothing, hub_url=hub.url)


def test_local_only_fetches_nothing_and_says_why(hub, in_the_everyday_window):
    async def story(person):
        view = await opened(person)
        await person.desktop.everyday.core.settings.change("local_only", True)
        await person.presses("Fetch Small but real, 98 MB")
        await person.sees("the reason", lambda: "Local only" in str(view._presenter.state.problems))
        assert hub.agents == []

    in_the_everyday_window(story, nothing, hub_url=hub.url)


def test_a_broken_line_is_told_in_place_and_fetching_goes_on_from_there(hub, in_the_everyday_window):
    async def story(person):
        view = await opened(person)
        hub.cut_after, hub.cuts = 30_000_000, 99
        await person.presses("Fetch Small but real, 98 MB")
        await person.sees("a part of it", lambda: any((f.share or 0) > 0.1 for f in view._presenter.state.fetching))
        await person.presses("Stop fetching small")
        await person.sees("it stopped", lambda: not view._presenter.state.fetching)
        hub.cuts = 0
        hub.ranges.clear()
        await person.presses("Fetch Small but real, 98 MB")
        await person.sees("it is here", lambda: any(m.ref.model == FILE for m in view._presenter.state.here))
        assert hub.ranges[0] is not None, hub.ranges

    in_the_everyday_window(story, nothing, hub_url=hub.url)
