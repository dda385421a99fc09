"""`soulfra sync`: one round with the server, now."""

from __future__ import annotations

import argparse
import json

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, FAILED, UsageRefused
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.errors import StoreError


async def sync(options: argparse.Namespace, environment: Environment) -> int:
    """Raises AccountError: what waits is sent by a later round."""
    if options.demo:
        raise UsageRefused("The demo keeps nothing, so there is nothing to sync.", "Leave out --demo.")
    async with opened(environment) as core:
        if core.protection == "nothing kept":
            raise StoreError("Nothing is kept here, so there is nothing to sync.", "Set SOULFRA_PASSPHRASE first.")
        before = await core.accounts.sync.look()
        accounts = core.accounts
        state = await (accounts.sync_accepting_restored() if options.accept_restored else accounts.sync.run_once())
    if state.phase == "paused":
        notice(f"soulfra: {state.problem} Nothing was synced.")
        return FAILED
    if options.json:
        facts = {
            "waiting": state.waiting,
            "changes": state.done,
            "files_waiting": state.files,
            "files_spoilt": state.spoilt,
        }
        print(json.dumps(facts | {"synced_at": state.synced_at.isoformat() if state.synced_at else None}))
    else:
        files = f", {state.files} attachments still on their way" if state.files else ""
        if state.spoilt:
            files += f", {state.spoilt} attachments do not open and were left out"
        sent = max(0, before.waiting - state.waiting)
        received = max(0, state.done - before.done - sent)  # what is sent comes back with its place in the log
        print(f"In agreement with the server: sent {sent}, received {received}, {state.waiting} waiting{files}.")
    return ANSWERED
