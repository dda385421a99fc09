"""The list of chats in every state: folders, tags, several picked, what was just done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.shell.state import Done, Drawer, SidebarState, group
from tests.pictured_shell import CHATS, FULL, NOW, chat

PINNED = (replace(chat(20, "House rules for the agents", 40), pinned=True),)
FILED = tuple(
    replace(chat(30 + number, title, number, 4_000 * number), folder_id="garden", tags=tags)
    for number, (title, tags) in enumerate(
        (("Which roses survive clay", ("roses",)), ("Beds along the north wall, in the shade of two tall houses", ()))
    )
)
DRAWERS = (
    Drawer(Folder("garden", "Garden", "Answer as a gardener would.", 0, 2), True, FILED),
    Drawer(Folder("work", "Arbeitsunfähigkeitsbescheinigungen und anderes", "", 1, 128)),
    Drawer(Folder("new", "Ideas", "", 2, 0), True),
)
TAGGED = tuple(
    replace(one, tags=tags)
    for one, tags in zip(
        CHATS,
        (("maths",), (), ("urgent", "flat"), ("work", "people", "later"), (), ("german",), ("tax",), ()),
        strict=True,
    )
)
TAGS = (("german", 1), ("maths", 1), ("urgent", 1), ("work", 12))
RICH = replace(
    FULL, chats=TAGGED, groups=group(TAGGED, NOW, UTC), pinned=PINNED, drawers=DRAWERS, tags=TAGS, selected="2"
)


def many() -> SidebarState:
    """Ten thousand chats."""
    chats = tuple(Conversation(str(n), f"Chat number {n:,}", NOW, NOW - timedelta(hours=2 * n)) for n in range(10_000))
    return SidebarState("ready", chats, group(chats, NOW, UTC), selected="3", pinned=PINNED, drawers=DRAWERS[1:2])


def screens(shell: Callable[..., QWidget]) -> dict[str, Callable[[], QWidget]]:
    """By name; `shell` puts a state into the window."""

    def drawn(state: SidebarState, *, drawer: bool = True) -> Callable[[], QWidget]:
        return lambda: shell(state, drawer=drawer)

    found: Any = tuple(one for one in TAGGED if "t" in one.title.casefold())
    return {
        "sidebar-folders": drawn(RICH),
        "sidebar-picking": drawn(replace(RICH, picked=frozenset(("2", "3", "30")), picking=True)),
        "sidebar-picking-none": drawn(replace(RICH, picking=True)),
        "sidebar-found": drawn(
            replace(RICH, pinned=(), drawers=(), chats=found, groups=group(found, NOW, UTC), filter="tomatoes & thyme")
        ),
        "sidebar-tag": drawn(
            replace(RICH, pinned=(), drawers=(), chats=TAGGED[:1], groups=group(TAGGED[:1], NOW, UTC), tag="maths")
        ),
        "sidebar-many": lambda: shell(many(), drawer=True),
        "sidebar-deleted": drawn(
            SidebarState("ready", CHATS[1:], group(CHATS[1:], NOW, UTC), done=Done("deleted", CHATS[:1])), drawer=False
        ),
        "sidebar-deleted-several": drawn(
            SidebarState("ready", CHATS[3:], group(CHATS[3:], NOW, UTC), done=Done("deleted", CHATS[:3])), drawer=False
        ),
        "sidebar-not-stored": drawn(
            replace(RICH, problem=Problem("The disk is full.", "Make some room and try again.")), drawer=False
        ),
    }
