"""An endpoint's card says how it stands, what to do about it, where its weights are, and since when it may be asked."""

from __future__ import annotations

from datetime import date

import pytest

from soulfra_desktop.domain.health import Health
from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.services.catalog import Entry
from soulfra_desktop.services.ports import ProviderStatus
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.settings.endpoint_card import EndpointCard
from soulfra_desktop.ui.settings.presenter import EndpointState
from tests.desktop.ui.settings.test_view import screen as screen

NEAR, FAR = "http://127.0.0.1:8000/v1", "https://example.org/v1"
READY = ProviderStatus("ready")
GONE = ProviderStatus("not running", "mine does not answer.", "Start its server.")


def found(status: ProviderStatus = READY, *, url: str = FAR, here: bool = False, allowed: bool = True, **more):
    since, local_only = more.pop("since", None), more.pop("local_only", False)
    entry = Entry("mine", "mine", here, status, (Model(ModelRef("mine", "m"), here),), allowed, Health(**more), False)
    return EndpointState(Endpoint("mine", url, here), entry, since, local_only)


@pytest.fixture
async def card(screen, qtbot, qapp):
    made = EndpointCard("mine", screen.presenter)
    qtbot.addWidget(made)
    made.show()
    theme.apply(qapp, "light")
    return made


def said(card: EndpointCard) -> str:
    labels = (card.status, card.trouble, card.weights, card.consent)
    return " | ".join(label.text() for label in labels if not label.isHidden())


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (EndpointState(Endpoint("mine", FAR)), "Looking whether it answers … | Its weights are on another machine: it counts as cloud."),
        (found(), "Reachable · 1 model | Its weights are on another machine: it counts as cloud. | Allowed"),
        (found(since=date(2026, 11, 3)), "Reachable · 1 model | Its weights are on another machine: it counts as cloud. | Allowed since 3 Nov 2026"),
        (found(url=NEAR, here=True), "Reachable · 1 model | Its weights are on this machine: local and free."),
        (found(GONE, url=NEAR, here=True), "Not reachable | mine does not answer. Start its server. | Its weights are on this machine: local and free."),
        (found(url=NEAR, allowed=False), "Not asked until you allow it. Your questions go there, and may cost money. | It is reached on this machine, its weights may be elsewhere: it counts as cloud."),
        (found(local_only=True), "Not asked: Local only is on. | Its weights are on another machine: it counts as cloud. | Allowed"),
        (found(last_error="It was cut off."), "Reachable · 1 model | The last question failed: It was cut off. | Its weights are on another machine: it counts as cloud. | Allowed"),
        (found(ProviderStatus("no key", "mine has no key.", "Add one.")), "It wants a key | mine has no key. Add one. | Its weights are on another machine: it counts as cloud. | Allowed"),
    ],
)  # fmt: skip
async def test_how_it_stands_is_said_in_words(card, state, words):
    card.show_endpoint(state)
    assert said(card) == words


@pytest.mark.parametrize(
    ("url", "here", "is_local"), [(NEAR, True, True), (NEAR, False, False), (FAR, True, False), (FAR, False, False)]
)
def test_local_is_only_what_is_reached_here_with_its_weights_here(url, here, is_local):
    assert found(url=url, here=here).is_local is is_local


async def test_what_is_local_asks_for_no_consent(card):
    card.show_endpoint(found(url=NEAR, here=True, allowed=False))
    assert card.allow.isHidden()
    assert card.take_back.isHidden()


async def test_the_consent_is_given_and_taken_back_in_the_card(card, screen):
    await screen.settings.save_endpoint(Endpoint("mine", FAR))
    assert screen.settings.allowed_since("mine") == date.today()
    card.show_endpoint(found())
    card.take_back.click()
    await screen.until(lambda: "mine" not in screen.settings.current.allowed_providers)
    assert screen.settings.allowed_since("mine") is None
    card.show_endpoint(found(allowed=False))
    assert card.take_back.isHidden()
    screen.settings.today = lambda: date(2026, 11, 3)
    card.allow.click()
    await screen.until(lambda: "mine" in screen.settings.current.allowed_providers)
    await screen.until(lambda: screen.settings.allowed_since("mine") == date(2026, 11, 3))
    screen.settings.today = lambda: date(2026, 12, 24)
    await screen.settings.allow("mine")
    assert screen.settings.allowed_since("mine") == date(2026, 11, 3), "it was allowed already"


async def test_a_day_that_is_none_is_no_day(screen):
    await screen.settings.change("allowed_providers", ["mine", "older"])
    await screen.settings.change("allowed_since", ["mine=some day"])
    assert screen.settings.allowed_since("mine") is None
    assert screen.settings.allowed_since("older") is None
