"""`soulfra-server accounts …`: who has an account here, and what becomes of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Annotated

import typer

from sync_server.accounts.service.administration import Administration
from sync_server.accounts.service.mailed import RESET_CODE_LIFETIME
from sync_server.accounts.service.topic import Topic
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.operations.start import require_database
from sync_server.settings import ServerSettings, SettingsRefused

NodeMaker = Callable[[ServerSettings], Node]
Email = Annotated[str, typer.Argument(help="The account's mail address.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Sure = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def commands(make_node: NodeMaker) -> typer.Typer:
    """The commands; `make_node` gives a node with every topic, so that each hears what happens."""
    cli = typer.Typer(
        help="Accounts: list, disable, enable, delete; a code for a forgotten password.", no_args_is_help=True
    )

    def done(work: Callable[[Administration], Awaitable[None]], email: str) -> None:
        asyncio.run(_do(make_node, work, email))

    @cli.command("list")
    def listed(as_json: AsJson = False) -> None:
        """Every account, the oldest first."""
        asyncio.run(_show(make_node, as_json))

    @cli.command()
    def disable(email: Email) -> None:
        """End every session of an account and let nobody sign in. Nothing is deleted."""
        done(lambda administration: administration.disable(email), email)

    @cli.command()
    def enable(email: Email) -> None:
        """Let a disabled account in again."""
        done(lambda administration: administration.enable(email), email)

    @cli.command()
    def delete(email: Email, yes: Sure = False) -> None:
        """Delete an account and all that it keeps here, for good."""
        if not yes:
            typer.confirm(f"Delete {email} and all that it keeps here, for good?", abort=True)
        done(lambda administration: administration.delete(email), email)

    @cli.command("reset-code")
    def reset_code(email: Email) -> None:
        """Print a code for `soulfra account reset CODE`, for an owner who forgot the password. It opens nothing that was
        synced: for that the owner has the recovery key or a machine that is signed in. A second step is still asked for."""

        async def hand_out(administration: Administration) -> None:
            typer.echo(await administration.reset_code(email))

        done(hand_out, email)
        hours = RESET_CODE_LIFETIME // timedelta(hours=1)
        typer.echo(f"Good once, for {hours} hours: give it to the owner of {email}, and to nobody else.", err=True)

    return cli


async def _show(make_node: NodeMaker, as_json: bool) -> None:
    async with _administration(make_node) as administration:
        for line in await administration.listed():
            words = [word for word, is_so in (("verified", line.verified), ("disabled", line.disabled)) if is_so]
            made = line.created_at.isoformat(timespec="seconds")
            told = {"email": line.email, "created_at": made, "devices": line.devices}
            if as_json:
                typer.echo(json.dumps({**told, "verified": line.verified, "disabled": line.disabled}))
            else:
                typer.echo("\t".join((line.email, made, f"{line.devices} devices", *words)))


async def _do(make_node: NodeMaker, work: Callable[[Administration], Awaitable[None]], email: str) -> None:
    async with _administration(make_node) as administration:
        try:
            await work(administration)
        except Problem as problem:
            if problem.status == 404:
                raise SettingsRefused(f"{email} has no account here") from None
            raise SettingsRefused(problem.detail) from None


@asynccontextmanager
async def _administration(make_node: NodeMaker) -> AsyncIterator[Administration]:
    settings = ServerSettings.read()
    await require_database(settings)
    node = make_node(settings)
    try:
        yield node.part(Topic).administration
    finally:
        await node.close()
