"""What the store does for itself once the window can be used: it empties the trash, reads what is not indexed yet, and
compares old calls with a baseline that was named a moment ago."""

from __future__ import annotations

from contextlib import aclosing, suppress
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.shelf import TRASH_KEPT
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.store_ports import ChatOrganiser, MessageSearch
from soulfra_desktop.services.usage import UsageService

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday

FIRST_SECONDS = 2.0
"""After the window is shown: a person who starts asks first."""
BREATH_SECONDS = 0.02
"""Between two steps: what the person does comes between them."""
REST_SECONDS = 30.0
"""Between two looks for messages to read: an import may bring some."""


def plug_in(everyday: Everyday) -> None:
    core = everyday.core
    everyday.tasks.spawn(keep_up(core.organiser, core.search, core.clock))
    everyday.tasks.spawn(weigh_calls(core.usage, core.clock))


async def keep_up(organiser: ChatOrganiser, search: MessageSearch, clock: Clock) -> None:
    """Runs until it is cancelled. A store that refuses is asked again later: nothing here is urgent."""
    await clock.sleep(FIRST_SECONDS)
    emptied = False
    while True:
        try:
            if not emptied:
                await organiser.purge_expired(clock.now() - TRASH_KEPT)
                emptied = True
            while await search.index_more():
                await clock.sleep(BREATH_SECONDS)
        except StoreError:
            pass
        await clock.sleep(REST_SECONDS)


async def weigh_calls(usage: UsageService, clock: Clock) -> None:
    """Go on where a comparison with another baseline was broken off; the rest waits for the next start."""
    await clock.sleep(FIRST_SECONDS)
    with suppress(StoreError):
        async with aclosing(usage.weigh()) as steps:
            async for _ in steps:
                await clock.sleep(BREATH_SECONDS)
