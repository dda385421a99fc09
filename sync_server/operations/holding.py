"""`soulfra-server trust holds | uphold | release | appeals | answer`: a person looks at what the rules of risk held."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import typer

from sync_server.kit.problems import Problem
from sync_server.operations.accounts import NodeMaker
from sync_server.operations.start import require_database
from sync_server.settings import ServerSettings, SettingsRefused
from sync_server.trust.service.risk.topic import Risk

Work = Callable[[Risk], Awaitable[None]]
HoldId = Annotated[UUID, typer.Argument(metavar="HOLD", help="As `trust holds` names it.")]
AppealId = Annotated[UUID, typer.Argument(metavar="APPEAL", help="As `trust appeals` names it.")]
Days = Annotated[int, typer.Option(min=1, max=365, help="When it ends by itself.")]
Records = Annotated[
    str, typer.Option(help="What goes into the ledger: a kind that lowers, or nothing. Left out: what fits the reason.")
]
NotTheirs = Annotated[
    bool, typer.Option("--not-theirs", help="What lowered the score since it began was somebody else's: take it back.")
]
Granted = Annotated[bool, typer.Option("--granted/--upheld", help="Whether they are right.")]
Words = Annotated[str, typer.Argument(help="What the person reads, by mail and in the app.")]
All = Annotated[bool, typer.Option("--all", help="Also what is over, and what only waits for a proof.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def add_to(cli: typer.Typer, make_node: NodeMaker) -> None:
    def done(work: Work) -> None:
        asyncio.run(_do(make_node, work))

    _add_holds(cli, done)
    _add_appeals(cli, done)


def _add_holds(cli: typer.Typer, done: Callable[[Work], None]) -> None:
    @cli.command()
    def holds(is_all: All = False, as_json: AsJson = False) -> None:
        """What is held just now, the oldest first. Unless somebody upholds it, each ends by itself within 72 hours."""

        async def show(risk: Risk) -> None:
            listed = await risk.holds.listed(is_all=is_all)
            if not listed and not as_json:
                typer.echo("nothing is held", err=True)
            for line in listed:
                _say(asdict(line), as_json, ("id", "email", "action", "state", "reason", "expires_at"))

        done(show)

    @cli.command()
    def uphold(hold: HoldId, days: Days = 30, records: Records = "") -> None:
        """You looked, and it stays. The owner is mailed and may appeal."""
        done(lambda risk: risk.holds.uphold(hold, timedelta(days=days), records))

    @cli.command()
    def release(hold: HoldId, not_theirs: NotTheirs = False) -> None:
        """You looked, and all is as it was before, the score included. The owner is mailed."""

        async def let_go(risk: Risk) -> None:
            taken_back = await risk.holds.release(hold, not_theirs=not_theirs)
            typer.echo(f"released; {taken_back} entries of the ledger taken back")

        done(let_go)


def _add_appeals(cli: typer.Typer, done: Callable[[Work], None]) -> None:
    @cli.command()
    def appeals(as_json: AsJson = False) -> None:
        """Appeals that wait for an answer, the most urgent first."""

        async def show(risk: Risk) -> None:
            waiting = await risk.appeals.open()
            if not waiting and not as_json:
                typer.echo("no appeal waits for an answer", err=True)
            for line in waiting:
                _say(asdict(line), as_json, ("id", "email", "answer_by", "about", "words"))

        done(show)

    @cli.command()
    def answer(appeal: AppealId, words: Words, granted: Granted, not_theirs: NotTheirs = False) -> None:
        """Answer an appeal, once. Granted, what it is about is taken back to the point; the owner is mailed."""
        done(lambda risk: risk.appeals.answer(appeal, granted=granted, words=words, not_theirs=not_theirs))


def _say(told: dict[str, Any], as_json: bool, shown: tuple[str, ...]) -> None:
    plain = {name: _plain(value) for name, value in told.items()}
    if as_json:
        typer.echo(json.dumps(plain))
    else:
        typer.echo("\t".join(str(plain[name]) for name in shown))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return str(value) if isinstance(value, UUID) else value


async def _do(make_node: NodeMaker, work: Work) -> None:
    settings = ServerSettings.read()
    await require_database(settings)
    node = make_node(settings)
    try:
        await work(node.part(Risk))
    except Problem as problem:
        raise SettingsRefused(problem.detail) from None
    except ValueError as error:
        raise SettingsRefused(str(error)) from None
    finally:
        await node.close()
