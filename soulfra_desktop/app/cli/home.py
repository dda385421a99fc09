"""Opens the home for a command, and closes it whatever happens."""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.errors import PassphraseNeeded

if TYPE_CHECKING:
    from soulfra_desktop.adapters.sqlite.store import Store
    from soulfra_desktop.app.container import Core

KEEPS_NOTHING = "soulfra: nothing of this is kept: no system keyring was found and SOULFRA_PASSPHRASE is not set. Set it to keep chats."


@asynccontextmanager
async def opened(environment: Environment, *, demo: bool = False, quiet: bool = False) -> AsyncGenerator[Core]:
    """The core over an open store. Asks for the passphrase where a terminal is there. Raises StoreError."""
    from soulfra_desktop.app.container import build, build_demo

    store = await _store(environment, demo=demo)
    try:
        if store.protection == "nothing kept" and not (quiet or demo):
            notice(KEEPS_NOTHING)
        core = await build_demo(store) if demo else await build(environment, store, notice)
    except BaseException:
        await store.aclose()
        raise
    try:
        yield core
    finally:
        await core.aclose()


def notice(text: str) -> None:
    """A line on standard error: standard output carries answers only."""
    print(visible(text), file=sys.stderr, flush=True)


async def _store(environment: Environment, *, demo: bool) -> Store:
    from soulfra_desktop.adapters.sqlite.store import open_in_memory, open_store

    if demo:
        return await open_in_memory()
    try:
        return await open_store(environment.home, environment.passphrase)
    except PassphraseNeeded:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise
    import asyncio
    import getpass

    passphrase = await asyncio.to_thread(getpass.getpass, "Passphrase: ", sys.stderr)
    return await open_store(environment.home, passphrase)
