from soulfra_desktop.domain.errors import ProviderUnavailable
from soulfra_desktop.services.ports import ProviderStatus
from tests.fakes import ScriptedProvider


def of(entries, name):
    return next(entry for entry in entries if entry.name == name)


async def test_what_was_seen_under_local_only_is_not_believed_once_the_cloud_is_allowed_again(house):
    clouded = ScriptedProvider("relay", local=False)
    clouded.default_model = None
    home = await house(clouded, allowed=("relay",))
    assert of(await home.catalog.look(local_only=True), "relay").models == ()
    assert of(await home.catalog.look(), "relay").models


async def test_a_consent_that_is_taken_back_counts_at_once(house):
    home = await house(ScriptedProvider("openai", local=False), allowed=("openai",))
    assert of(await home.catalog.look(), "openai").allowed
    await home.settings.allow("openai", False)
    assert not of(await home.catalog.look(), "openai").allowed


async def test_a_cloud_provider_is_asked_nothing_until_its_list_is_wanted_and_allowed(house):
    clouded = ScriptedProvider("openai", local=False)
    asked = []
    clouded.health = lambda: asked.append("health")  # type: ignore[assignment]
    home = await house(clouded)
    await home.catalog.look()
    await home.catalog.look(fresh=True, list_cloud=True)
    assert asked == []


async def test_a_provider_that_cannot_list_its_models_says_why_and_holds_up_nobody(house):
    broken = ScriptedProvider("lmstudio")

    async def models():
        raise ProviderUnavailable("lmstudio", "it fell over")

    broken.models = models  # type: ignore[method-assign]
    home = await house(broken, ScriptedProvider("ollama"))
    entries = await home.catalog.look()
    assert of(entries, "lmstudio").status == ProviderStatus(
        "not running", "it fell over", ProviderUnavailable.default_advice
    )
    assert of(entries, "ollama").models


async def test_a_broken_provider_is_shown_with_its_breaker_and_its_last_error(house):
    down = ProviderUnavailable("ollama", "down")
    home = await house(ScriptedProvider("ollama").enqueue([down], [down], [down]), ScriptedProvider("starter"))
    await home.ask()
    await home.ask()
    entry = of(await home.catalog.look(), "ollama")
    assert (entry.breaker, entry.health.last_error) == ("open", "down")
