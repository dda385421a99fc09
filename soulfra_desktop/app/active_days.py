"""A question that was asked is a day of use: told to the account's server where the person chose so."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.container import Core
    from soulfra_desktop.app.everyday import Everyday

PATIENCE = 3.0
"""Seconds for it on the command line, which ends then."""


def plug_in(everyday: Everyday) -> None:
    if everyday.demo or everyday.core.protection == "nothing kept":
        return
    core = everyday.core

    def answered(_nothing: None) -> None:
        if core.settings.current.tells_active_days:  # looked at before anything of accounts is loaded
            everyday.tasks.spawn(_tell(core))

    everyday.question_answered.connect(answered)


async def tell_at_once(core: Core) -> None:
    """For a command that asked something."""
    if core.protection == "nothing kept" or not core.settings.current.tells_active_days:
        return
    try:
        async with asyncio.timeout(PATIENCE):
            await core.accounts.active_days.used()
    except TimeoutError:
        return


async def _tell(core: Core) -> None:
    await core.accounts.active_days.used()
