"""`soulfra-server trust …`: scores worked out anew, by whoever runs a server or doubts one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sync_server.operations import holding, ledgers
from sync_server.operations.accounts import NodeMaker
from sync_server.settings import SettingsRefused

Events = Annotated[
    Path, typer.Argument(dir_okay=False, help='Events, one JSON object a line: "user", "day", "kind", "n".')
]
Scores = Annotated[
    Path, typer.Argument(dir_okay=False, help="Where every day's scores are written, one object a line.")
]
Days = Annotated[int, typer.Option(min=1, max=100_000, help="Days 0 to N - 1; each with its own events.")]
Version = Annotated[int | None, typer.Option("--policy", help="The policy's version; the latest when left out.")]


def commands(make_node: NodeMaker) -> typer.Typer:
    """The commands; `make_node` gives a node with every topic to those that need a database."""
    cli = typer.Typer(help="Trust: ledgers proved, policies compared, scores worked out anew.", no_args_is_help=True)
    cli.command()(replay)
    ledgers.add_to(cli, make_node)
    holding.add_to(cli, make_node)
    return cli


def replay(events: Events, scores: Scores, days: Days, version: Version = None) -> None:
    """Score every user of a file on every day. Needs no database and no settings; the same file gives the same bytes."""
    from sync_server.operations.replaying import EventsRefused, read, written
    from sync_server.protocol.trust import PolicyRefused, policy

    try:
        used = policy(version)
        with events.open(encoding="utf-8") as lines:
            people = read(lines)
        if scores.exists() and scores.samefile(events):
            raise SettingsRefused(f"{events} would be written over: name another file for the scores")
        with scores.open("w", encoding="utf-8", newline="\n") as out:
            for person in people:
                out.writelines(written(person, days, used))
    except (EventsRefused, PolicyRefused) as refused:
        raise SettingsRefused(f"{events}: {refused}") from None
    except UnicodeDecodeError as error:
        raise SettingsRefused(f"{events} is not UTF-8: {error.reason} at byte {error.start}") from None
    except OSError as error:
        raise SettingsRefused(f"nothing was scored: {error}") from None
    typer.echo(f"{len(people)} users, {days} days, policy {used.version}: {scores}")
