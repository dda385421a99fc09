"""What another process does with the same store is seen in the open window: `soulfra ask`, an import, a deletion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.store_ports import OtherWriters
from soulfra_desktop.ui.shell.elsewhere import DeletedElsewhere

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday

LOOK_SECONDS = 1.5
"""Between two looks at the store's version, which costs it some microseconds."""


def plug_in(everyday: Everyday) -> None:
    core, window, chat, sidebar = everyday.core, everyday.window, everyday.chat, everyday.sidebar
    gone = DeletedElsewhere(
        lambda: chat.state.conversation if chat.state.phase != "loading" else None,
        core.trees.place,
        lambda ident: bool(sidebar.chats([ident])),
        sidebar.changing.stored,
        lambda done: sidebar.show_again(done=done),
    )

    def is_seen() -> bool:
        return window.isVisible() and not window.isMinimized()

    def changed() -> None:
        sidebar.look_again()
        chat.look_again()
        everyday.tasks.spawn(gone.look())

    everyday.tasks.spawn(watch(core.other_writers, core.clock, is_seen, changed))


async def watch(others: OtherWriters, clock: Clock, is_seen: Callable[[], bool], changed: Callable[[], None]) -> None:
    """Runs until it is cancelled, and tells of changes while the window is seen; of what came meanwhile, once it is."""
    known = -1  # what was written while the window was being filled is looked for once
    while True:
        await clock.sleep(LOOK_SECONDS)
        if is_seen():
            try:
                version = await others.version()
            except StoreError:
                continue  # a store that refuses is asked again later, and tells the person when they need it
            if version != known:
                known = version
                changed()
