"""The model library's pictures: every state, with a machine and models that are the same on every day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from soulfra_desktop.app.container import library_offers
from soulfra_desktop.domain.library import Machine, OnMachine, OnOffer, Shelves, judge
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.library.presenter import Fetching, LibraryPresenter, LibraryState
from soulfra_desktop.ui.library.view import LibraryView
from tests.pictured_shell import FULL

LAPTOP = Machine(8_200_000_000, 96_000_000_000, 4, 5_200_000_000.0)
STARTER = ModelRef("starter", "smollm2-135m-instruct")
QWEN = ModelRef("starter", "qwen2.5-0.5b-instruct-q4_k_m.gguf")


def shelves(*, ollama: bool = False) -> Shelves:
    """A laptop of 8 GB on which two models have answered."""
    here = (
        OnMachine(STARTER, "SmolLM2 135M (starter model)", 98_362_432, judge(98_362_432, LAPTOP, 53.0), False),
        OnMachine(QWEN, "Qwen2.5 0.5B Instruct", 491_400_032, judge(491_400_032, LAPTOP, 10.6), True),
    )
    names = ("starter", *(("ollama",) if ollama else ()))
    lists = [(name, library_offers("models" if name == "starter" else "ollama")) for name in names]
    offers = tuple(
        OnOffer(
            ModelRef(provider, m.name), m.label, m.size_bytes, judge(m.size_bytes, LAPTOP), m.licence, m.licence_url,
            m.good_for, m.repository,
        )
        for provider, models in lists
        for m in models
        if m.file != QWEN.model
    )  # fmt: skip
    return Shelves(LAPTOP, here, offers, ollama)


def library(state: str) -> LibraryView:
    """The screen in one of its states: ready, ollama, fetching, failed, confirming, loading, nothing."""
    ready = LibraryState("ready", shelves(ollama=state == "ollama"))
    qwen3 = ModelRef("starter", "qwen3-0.6b")
    states = {
        "ready": ready,
        "ollama": replace(ready, words="qwen"),
        "fetching": replace(
            ready,
            fetching=(
                Fetching(qwen3, "downloading", 214_000_000, 639_446_688),
                Fetching(ModelRef("starter", "qwen2.5-1.5b"), "checking", 900_000_000, 1_117_320_736),
            ),
        ),
        "broken": replace(
            ready,
            problems=(
                (str(qwen3), Problem("The hub could not be reached, or the line broke.", "Try again: it goes on.")),
            ),
        ),
        "confirming": replace(ready, confirming=QWEN),
        "failed": LibraryState("failed", problems=(("", Problem("The store is closed.", "Start Soulfra again.")),)),
        "loading": LibraryState(),
        "nothing": replace(ready, words="mamba"),
    }
    presenter = LibraryPresenter(None, None, None)  # type: ignore[arg-type]  # a picture asks nothing of it
    presenter.state = states[state]
    return LibraryView(presenter)


def screens(shell: Callable[..., Any]) -> dict[str, Callable[[], QWidget]]:
    """Every state, in the window."""

    def made(name: str) -> QWidget:
        window = shell(FULL)
        window.show_settings(library(name))
        return window

    names = ("ready", "ollama", "fetching", "broken", "confirming", "failed", "loading", "nothing")
    return {f"library-{name}": partial(made, name) for name in names}
