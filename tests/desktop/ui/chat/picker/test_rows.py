"""What the model picker lists."""

from __future__ import annotations

from soulfra_desktop.domain.health import Health
from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.usage import Money, Price
from soulfra_desktop.services.catalog import Entry
from soulfra_desktop.services.ports import ProviderStatus
from soulfra_desktop.ui.chat.picker.rows import rows

LLAMA, HOSTED, EMBED = ModelRef("ollama", "llama3.2"), ModelRef("ollama", "big-cloud"), ModelRef("ollama", "embed")
CLAUDE = ModelRef("anthropic", "claude-haiku")
OLLAMA = Entry(
    "ollama", "Ollama", True, ProviderStatus("ready"),
    (Model(LLAMA, True, 131_072, size_bytes=2_000_000_000), Model(HOSTED, False), Model(EMBED, True, abilities=frozenset({"embedding"}))),
    True, Health(), True,
)  # fmt: skip
ANTHROPIC = Entry(
    "anthropic", "Anthropic", False, ProviderStatus("ready"),
    (Model(CLAUDE, False, 200_000, price=Price(Money(1_000_000), Money(5_000_000))),), True, Health(), False,
)  # fmt: skip
OPENAI = Entry("openai", "OpenAI", False, ProviderStatus("ready"), (), False, Health(), False)
STUDIO = Entry(
    "lmstudio",
    "LM Studio",
    True,
    ProviderStatus("not running", "nothing answers", "Start it."),
    (),
    True,
    Health(),
    False,
)


def listed(*entries, chosen=None, sought="", **more):
    return rows(entries, chosen, sought, lambda text: text, **more)


def titles(made) -> list[str]:
    return [row.title for row in made]


def test_auto_comes_first_and_this_machine_before_the_cloud():
    assert titles(listed(ANTHROPIC, OLLAMA)) == ["Auto", "Ollama", "llama3.2", "big-cloud", "Anthropic", "claude-haiku"]


def test_a_model_says_its_price_its_window_and_where_it_runs():
    _, _, llama, hosted, _, claude = listed(ANTHROPIC, OLLAMA)
    assert (llama.right, llama.detail, llama.local) == ("free", "131,072 tokens · 2.0 GB", True)
    assert (hosted.right, hosted.detail, hosted.local) == ("price unknown", "runs in the cloud", False)
    assert (claude.right, claude.local) == ("$1.00 in · $5.00 out", False)


def test_the_chosen_one_is_marked():
    assert [row.title for row in listed(OLLAMA) if row.current] == ["Auto"]
    assert [row.title for row in listed(OLLAMA, chosen=LLAMA) if row.current] == ["llama3.2"]


def test_searching_finds_models_and_providers():
    assert titles(listed(OLLAMA, ANTHROPIC, OPENAI, sought="HAIKU")) == ["Anthropic", "claude-haiku"]
    assert titles(listed(OLLAMA, ANTHROPIC, sought="ollama")) == ["Ollama", "llama3.2", "big-cloud"]
    assert titles(listed(OLLAMA, sought="nothing like it")) == ["No model fits “nothing like it”"]


def test_a_provider_that_waits_for_consent_offers_it():
    allow = listed(OPENAI)[-1]
    assert (allow.kind, allow.title, allow.right, allow.provider) == (
        "allow",
        "Allow OpenAI to answer",
        "not allowed yet",
        "openai",
    )
    assert [row.kind for row in listed(OPENAI, local_only=True)] == ["auto", "group", "note"]


def test_a_provider_that_is_not_there_says_what_to_do():
    note = listed(STUDIO)[-1]
    assert (note.kind, note.title, note.detail) == ("note", "nothing answers", "Start it.")


def test_a_failing_provider_is_marked_in_words():
    from dataclasses import replace

    group = listed(replace(ANTHROPIC, health=Health(3, 1.0, last_error="connection refused")))[1]
    assert (group.right, group.detail, group.failing) == ("failing", "connection refused", True)


def test_looking_and_finding_nothing_are_said():
    assert titles(listed(looking=True)) == ["Auto", "Looking for models …"]
    assert titles(listed()) == ["Auto", "No model was found"]
