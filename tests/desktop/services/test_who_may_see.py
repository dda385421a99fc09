"""Who may see what Soulfra knows was said of one provider at one address: nobody else inherits it."""

from dataclasses import replace

import pytest

from soulfra_desktop.domain.settings import Endpoint
from tests.desktop.services.routed import ollama

MINE = Endpoint("mine", "https://models.example.org/v1", serves_this_machine=False)


@pytest.fixture
async def settings(house):
    settings = (await house(ollama())).settings
    await settings.save_endpoint(MINE)
    await settings.change("knowledge_seen_by", ["mine", "openai"])
    return settings


async def test_an_endpoint_that_is_deleted_takes_it_along(settings):
    await settings.delete_endpoint("mine")
    await settings.save_endpoint(MINE)
    assert settings.current.knowledge_seen_by == ["openai"]


async def test_one_that_is_set_to_another_address_has_to_be_allowed_anew(settings):
    await settings.save_endpoint(replace(MINE, base_url="https://elsewhere.example.net/v1"))
    assert settings.current.knowledge_seen_by == ["openai"]


async def test_one_that_is_saved_as_it_was_keeps_it(settings):
    await settings.save_endpoint(MINE, key="sk-another")
    assert set(settings.current.knowledge_seen_by) == {"mine", "openai"}


async def test_a_provider_that_may_not_answer_any_more_does_not_see_it_once_it_may_again(settings):
    await settings.allow("openai")
    await settings.allow("openai", False)
    await settings.allow("openai")
    assert settings.current.knowledge_seen_by == ["mine"]
