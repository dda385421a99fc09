"""What waits is read, and what is stored is made findable, for as long as the window is there."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from soulfra_desktop.app.knowledge import plainly
from soulfra_desktop.domain.errors import StoreError

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.app.knowledge import KnowledgeParts

FIRST_SECONDS = 3.0
"""After the window is shown: a person who starts asks first."""
AGAIN_SECONDS = 30.0
"""After the store refused."""


PAUSED = "documents_paused"


def plug_in(everyday: Everyday) -> None:
    core = everyday.core
    core.knowledge.begins_paused = lambda: core.settings.current.documents_paused
    core.knowledge.on_paused = lambda _paused: everyday.tasks.spawn(_keep_paused(everyday))
    everyday.tasks.spawn(_keep_up(everyday))


async def _keep_up(everyday: Everyday) -> None:
    core, spawn = everyday.core, everyday.tasks.spawn
    await core.clock.sleep(FIRST_SECONDS)
    parts = core.knowledge

    def report(error: BaseException) -> None:
        spawn(_told(error))

    parts.on_fault = report
    everyday.changed_elsewhere.connect(lambda _: spawn(_look_again(parts)))
    while True:
        # a store that refuses is asked again later: the person is told where they ask for something
        with suppress(StoreError), plainly():
            await parts.run()
        await core.clock.sleep(AGAIN_SECONDS)


async def _keep_paused(everyday: Everyday) -> None:
    """A pause outlives the app: whoever asked for quiet is not to find everything at work after the next start."""
    await everyday.keep(PAUSED, everyday.core.knowledge.indexing.progress.paused)


async def _told(error: BaseException) -> None:
    """To whoever reports what nobody handled."""
    raise error


async def _look_again(parts: KnowledgeParts) -> None:
    with suppress(StoreError):
        await parts.indexing.load()
