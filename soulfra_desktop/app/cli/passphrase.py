"""`soulfra settings passphrase`: what opens the chats is set or changed, read from a terminal or standard input alone."""

from __future__ import annotations

import asyncio
import getpass
import sys
from pathlib import Path

from soulfra_desktop.adapters.secrets import Keyring, SystemKeyring
from soulfra_desktop.adapters.unlock import Protection, change_passphrase, protect, unlock
from soulfra_desktop.app.cli.home import notice
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdin import read_line
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.errors import PassphraseNeeded


async def passphrase(environment: Environment) -> int:
    """Ask for the passphrase of now where there is one, then for the new one. Raises WrongPassphrase, StoreError."""
    home, ring = environment.home, SystemKeyring()
    known = environment.passphrase
    protection, old = await _protection(home, known, ring)
    new = await _new()
    if protection == "nothing kept":
        await protect(home, new)
    else:
        await change_passphrase(home, old, new, ring)
    notice("Done. Only the new passphrase opens your chats from now on. Windows that are open stay open.")
    if known is not None and known != new:
        notice("SOULFRA_PASSPHRASE is set to another one: change it there too.")
    return ANSWERED


async def _protection(home: Path, known: str | None, ring: Keyring) -> tuple[Protection, str | None]:
    """What protects the home, and the passphrase of now: a wrong one is told before another is thought of."""
    try:
        return (await unlock(home, None, ring)).protection, None
    except PassphraseNeeded:
        old = known if known is not None else await _ask("Passphrase of now: ")
        return (await unlock(home, old, ring)).protection, old


async def _new() -> str:
    new = await _ask("New passphrase: ")
    if not new.strip():
        raise UsageRefused("Nothing was entered, so nothing was changed.", "Choose some words that only you know.")
    if not _is_text(new):
        raise UsageRefused("What was entered is not UTF-8, so nothing was changed.", "It could be typed in no window.")
    if sys.stdin.isatty() and await _ask("The same again: ") != new:
        raise UsageRefused("The two are not the same, so nothing was changed.", "Try again.")
    return new


def _is_text(entered: str) -> bool:
    try:
        return bool(entered.encode())
    except UnicodeEncodeError:
        return False


async def _ask(what: str) -> str:
    """A line that nobody sees: neither on the screen, nor among the arguments of a process."""
    if sys.stdin.isatty():
        return await asyncio.to_thread(getpass.getpass, what, sys.stderr)
    return (await read_line()).rstrip("\r\n")
