"""The settings' pictures of choice and cost: favourites, currency, baseline, and what is found to choose from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.settings import FIELDS
from soulfra_desktop.domain.usage import Money, Price
from soulfra_desktop.ui.settings.presenter import FieldState
from soulfra_desktop.ui.settings.view import SectionPage, SettingsView


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


def fields(**values: Any) -> tuple[FieldState, ...]:
    offered = {"favourites": HERE + AFAR, "baseline_model": AFAR, "default_model": HERE + AFAR}
    return tuple(FieldState(f, values.get(f.name, f.default), offered.get(f.name, ())) for f in FIELDS)


def at(settings: Callable[..., Any], name: str, *, opens: bool = False, **values: Any) -> QWidget:
    """Choice and cost, scrolled to a field, whose popup is open."""
    window = settings("money", fields=fields(**values))
    (view,) = window.findChildren(SettingsView)
    page: SectionPage = view._sections["money"]

    def shown() -> None:
        row = page._fields[name]
        page.ensureWidgetVisible(row, 0, 40)
        if opens:
            control: Any = row.control
            control.menu_.pop_up(getattr(control, "add", control))

    view.__dict__["when_shown"] = shown
    return window


def screens(settings: Callable[..., Any]) -> dict[str, Callable[[], QWidget]]:
    gone = {"baseline_model": "my-server/gone-since-monday", "currency": "DEM", "currency_rate": "1.80"}
    return {
        "settings-money-chosen": lambda: at(settings, "dial", **CHOSEN),
        "settings-money-baseline": lambda: at(settings, "own_prices", **CHOSEN),
        "settings-money-gone": lambda: at(settings, "own_prices", **{**CHOSEN, **gone}),
        "settings-money-starring": lambda: at(settings, "favourites", opens=True, **CHOSEN),
        "settings-money-measuring": lambda: at(settings, "baseline_model", opens=True, **CHOSEN),
    }
