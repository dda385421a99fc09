"""`soulfra-server trust verify | checkpoint | shadow | adopt`: what whoever runs a server asks of its ledgers."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from sync_server.kit.node import Node
from sync_server.operations.accounts import NodeMaker
from sync_server.operations.start import require_database
from sync_server.protocol.trust import PolicyRefused
from sync_server.protocol.trust_change import PROTECTED_DAYS, Difference
from sync_server.settings import ServerSettings, SettingsRefused
from sync_server.trust.service.topic import Topic
from sync_server.trust.service.verifying import verify as verified

Keys = Annotated[
    list[str] | None, typer.Option("--key", help="A public key that signed before, base64; may be given again.")
]
Version = Annotated[int, typer.Argument(min=1, help="The policy's version.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object.")]
Sure = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def add_to(cli: typer.Typer, make_node: NodeMaker) -> None:
    def done(work: Callable[[Node], Awaitable[None]]) -> None:
        asyncio.run(_do(make_node, work))

    @cli.command()
    def verify(key: Keys = None, as_json: AsJson = False) -> None:
        """Walk every ledger and every checkpoint and say what is not as it was written. Ends with 1 where something is."""
        trusted = [_public_key(one) for one in key or ()]
        done(lambda node: _verify(node, trusted, as_json))

    @cli.command()
    def checkpoint() -> None:
        """Sign today's checkpoint, where it is missing, and print the newest: to be kept where this server cannot write."""
        done(_checkpoint)

    @cli.command()
    def shadow(version: Version, as_json: AsJson = False) -> None:
        """Score everybody by another policy beside the one that counts, and say what it would change. Changes nothing."""
        done(lambda node: _shadow(node, version, as_json))

    @cli.command()
    def adopt(version: Version, yes: Sure = False) -> None:
        """Let another policy count from today on. Nobody's tier falls by that for 60 days."""
        done(lambda node: _adopt(node, version, yes))


async def _verify(node: Node, trusted: list[bytes], as_json: bool) -> None:
    found = await verified(node, trusted)
    if as_json:
        typer.echo(json.dumps(asdict(found)))
    else:
        for line in found.broken:
            typer.echo(line)
        told = f"{found.chains} ledgers ({found.erased} of people who are gone), {found.entries} entries"
        typer.echo(f"{told}, {found.checkpoints} checkpoints: {len(found.broken) or 'nothing'} broken")
    if found.broken:
        raise typer.Exit(1)


async def _checkpoint(node: Node) -> None:
    topic = node.part(Topic)
    await topic.sign_today()
    signed = await topic.checkpoints.newest()
    if signed is None:
        raise SettingsRefused("nothing was entered in any ledger yet")
    told = {"day": signed.day.isoformat(), "root": signed.root.hex(), "previous": signed.previous.hex()}
    told |= {name: base64.b64encode(getattr(signed, name)).decode() for name in ("key", "signature")}
    typer.echo(json.dumps(told))


async def _shadow(node: Node, version: int, as_json: bool) -> None:
    found = await node.part(Topic).shadow.difference(version)
    if as_json:
        moves = {f"{old} > {new}": count for (old, new), count in found.moves.items()}
        day = date.fromordinal(found.day).isoformat()
        typer.echo(json.dumps({**asdict(found), "day": day, "moves": moves}))
    else:
        typer.echo(in_words(found))


async def _adopt(node: Node, version: int, is_sure: bool) -> None:
    topic = node.part(Topic)
    typer.echo(in_words(await topic.shadow.difference(version)))
    if not is_sure:
        typer.confirm(f"Let policy {version} count from today on?", abort=True)
    await topic.scoring.write_down_policy()
    force = await topic.scoring.adopt(version)
    typer.echo(f"policy {force.policy.version} counts since {force.since}")


def in_words(found: Difference) -> str:
    """A difference, for reading."""
    lines = [
        f"policy {found.new} beside {found.old}, {found.accounts} accounts:",
        f"  {found.higher} higher (by {found.largest_gain} at most), {found.lower} lower"
        f" (by {-found.largest_loss} at most), {found.together:+} points together",
    ]
    lines += [f"  {old} > {new}: {count}" for (old, new), count in found.moves.items() if old != new]
    lines.append(f"  {found.protected} would fall, and keep their tier for {PROTECTED_DAYS} days")
    return "\n".join(lines)


def _public_key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != 32:
        raise SettingsRefused("--key: base64 of 32 bytes")
    return key


async def _do(make_node: NodeMaker, work: Callable[[Node], Awaitable[None]]) -> None:
    async with _node(make_node) as node:
        try:
            await work(node)
        except (PolicyRefused, ValueError) as refused:
            raise SettingsRefused(str(refused)) from None


@asynccontextmanager
async def _node(make_node: NodeMaker) -> AsyncIterator[Node]:
    settings = ServerSettings.read()
    await require_database(settings)
    node = make_node(settings)
    try:
        yield node
    finally:
        await node.close()
