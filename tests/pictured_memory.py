"""The memory screen's pictures: every state, the same on every day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.fact import Fact, FactKind
from soulfra_desktop.domain.knowledge import Scope
from soulfra_desktop.services.memory import Reason
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.memory.presenter import MemoryPresenter
from soulfra_desktop.ui.memory.state import MemoryState, Writing
from soulfra_desktop.ui.memory.view import MemoryView
from tests.pictured_shell import FULL, NOW, no_work


def fact(number: int, text: str, kind: FactKind, **more: Any) -> Fact:
    at = NOW - timedelta(days=number * 6)
    source = more.pop("source", f"m{number}")
    return Fact(
        f"f{number}", text, kind, more.pop("taken_by", "rule"), at, subject=f"s{number}", source_message_id=source,
        source_conversation_id=source and "c1", **more,
    )  # fmt: skip


FACTS = (
    fact(1, "The person's name is Mira.", "identity", pinned=True),
    fact(2, "The person asks: “Don't ever use emojis”.", "instruction"),
    fact(3, "The person lives in Lisbon.", "place"),
    fact(4, "The person's dog is called Nova.", "person"),
    fact(5, "The person prefers tea over coffee.", "preference", disabled=True),
    fact(6, "The person is writing a novel about whales.", "project", scope=Scope(folder_id="novel")),
    fact(7, "The bins go out on Tuesday evening, paper every second week; the key to the yard hangs behind the door of the cellar, and the caretaker can be reached in the mornings only.", "other", taken_by="person", source=None),
    fact(8, "Die Person ernährt sich vegetarisch und verträgt keine Haselnüsse.", "preference", taken_by="model"),
    fact(9, "Termin der Person, Abgabe der Arbeitsunfähigkeitsbescheinigung: 12. Januar (gesagt am 2026-11-20).", "date"),
    fact(10, "The person asks: “Always answer in French in this chat”.", "instruction", scope=Scope(conversation_id="c1")),
)  # fmt: skip
FORMER = (
    fact(20, "The person lives in Graz.", "place", valid_to=NOW - timedelta(days=18), superseded_by="f3"),
    fact(40, "The person lives in Vienna.", "place", valid_to=NOW - timedelta(days=120), superseded_by="f20"),
    fact(30, "The person is learning Portuguese.", "project", valid_to=NOW - timedelta(days=20)),
)
CHAT = Conversation("c1", "Moving with a dog: what to think of", NOW, NOW)
SAID = Message("m3", "c1", None, "user", "I've just moved to Lisbon because of work. Where do I register Nova?", NOW)
READY = MemoryState("ready", all=(*FACTS, *FORMER), folders={"novel": "Whales"})


def memory(name: str) -> MemoryView:
    """The screen in one of its states."""
    why = Reason(FACTS[2], SAID, CHAT, FORMER[:2])
    states = {
        "list": READY,
        "empty": MemoryState("ready"),
        "loading": MemoryState(),
        "editing": replace(READY, writing=Writing(FACTS[2], "You live in Lisbon, in Alfama.", "place")),
        "refused": replace(
            READY,
            writing=Writing(
                FACTS[2],
                "Your password is hunter2.",
                "place",
                Problem(
                    "This looks like a password, a key or a number of a card or account.",
                    "Such things are never remembered.",
                ),
            ),
        ),
        "new": replace(READY, writing=Writing(None)),
        "why": replace(READY, why=why),
        "off": replace(READY, on=False),
        "superseded": replace(READY, history=True),
        "asked": replace(READY, asked=FACTS[3:4]),
        "forgotten": replace(READY, all=READY.all[1:], forgot=1),
        "searched": replace(READY, words="dog", kind="person"),
        "nothing": replace(READY, words="submarine"),
        "failed": MemoryState("failed", problem=Problem("The store is closed.", "Start Soulfra again.")),
    }
    presenter = MemoryPresenter(None, no_work)  # type: ignore[arg-type]  # a picture asks nothing of it
    presenter.state = states[name]
    return MemoryView(presenter)


NAMES = (
    "list", "empty", "loading", "editing", "refused", "new", "why", "off", "superseded", "asked", "forgotten", "searched",
    "nothing", "failed",
)  # fmt: skip


def screens(shell: Callable[..., QWidget]) -> dict[str, Callable[[], QWidget]]:
    """Each within the window, by name."""
    return {f"memory-{name}": partial(shell, FULL, partial(memory, name)) for name in NAMES}
