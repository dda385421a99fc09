"""`soulfra-server reseal`: all that the server sealed for itself is sealed with its newest key, so that an older may go."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import typer
from sqlalchemy import Connection, Row, Table, func, select, update

from sync_server.accounts.models import Totp
from sync_server.accounts.service import totp
from sync_server.kit import jobs
from sync_server.kit.node import Node
from sync_server.kit.secrets import ID_BYTES, NotOurs, Secrets
from sync_server.operations.accounts import NodeMaker
from sync_server.operations.start import require_database
from sync_server.settings import ServerSettings
from sync_server.trust.models import TrustAccount
from sync_server.trust.models_risk import RiskAppeal, RiskRemainder
from sync_server.trust.service import ledger
from sync_server.trust.service.risk import appeals, remainders

AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column of what is sealed, and what each is bound to."""

    table: Table
    column: str
    use: str
    bound_to: Callable[[Row[Any]], bytes]


PLACES: Final = (
    Sealed(Totp.__table__, "seed", totp.USE, lambda row: row.account_id.bytes),  # type: ignore[arg-type]
    Sealed(TrustAccount.__table__, "key", ledger.USE, lambda row: row.account_id.bytes + row.chain.bytes),  # type: ignore[arg-type]
    Sealed(RiskAppeal.__table__, "words", appeals.USE, lambda row: row.id.bytes),  # type: ignore[arg-type]
    Sealed(RiskAppeal.__table__, "answer", appeals.USE, lambda row: row.id.bytes),  # type: ignore[arg-type]
    Sealed(RiskRemainder.__table__, "sealed", remainders.USE, lambda row: row.id.bytes + row.digest),  # type: ignore[arg-type]
    Sealed(jobs.Job.__table__, "payload", jobs.USE, lambda row: row.topic.encode()),  # type: ignore[arg-type]
)
"""Everything in the database that `Secrets.seal` made."""


@dataclass(slots=True)
class Resealed:
    """How many were sealed anew, and why others could not be opened."""

    done: int = 0
    left: Counter[str] = field(default_factory=Counter)


async def reseal(node: Node) -> Resealed:
    """Also while nodes run: where one of them changes the same thing, theirs stays."""
    found = Resealed()
    for place in PLACES:
        rows = await node.database.look(lambda connection, place=place: _older(connection, place, node.secrets))
        for batch in _batches(rows):
            changes = [change for row in batch if (change := _opened(place, row, node.secrets, found)) is not None]
            found.done += await node.database.change(
                lambda connection, place=place, changes=changes: _exchange(connection, place, changes)
            )
    return found


def command(make_node: NodeMaker) -> Callable[[], None]:
    def resealing() -> None:
        """Seal with the newest of the sealing keys what an older one sealed, so that the older may be taken away."""
        asyncio.run(_do(make_node))

    return resealing


async def _do(make_node: NodeMaker) -> None:
    settings = ServerSettings.read()
    await require_database(settings)
    node = make_node(settings)
    try:
        found = await reseal(node)
    finally:
        await node.close()
    typer.echo(f"{found.done} sealed with the newest key")
    for why, count in found.left.items():
        typer.echo(f"{count} left as they are: {why}")
    if found.left:
        raise typer.Exit(1)
    typer.echo("nothing here wants an older key any more; backups from before do")


def _older(connection: Connection, place: Sealed, secrets: Secrets) -> list[Row[Any]]:
    sealed = place.table.c[place.column]
    newest = func.substr(sealed, 1, ID_BYTES, type_=sealed.type) == secrets.name
    return list(connection.execute(select(place.table).where(sealed.is_not(None), ~newest)))


def _opened(place: Sealed, row: Row[Any], secrets: Secrets, found: Resealed) -> tuple[Row[Any], bytes] | None:
    """The row, and what is to stand there; None where it cannot be opened, which is counted."""
    bound_to = place.bound_to(row)
    try:
        plain = secrets.open(place.use, row._mapping[place.column], bound_to)
    except NotOurs as why:
        found.left[str(why)] += 1
        return None
    return row, secrets.seal(place.use, plain, bound_to)


def _exchange(connection: Connection, place: Sealed, changes: list[tuple[Row[Any], bytes]]) -> int:
    done = 0
    for row, anew in changes:
        same = [column == row._mapping[column.name] for column in place.table.primary_key]
        same.append(place.table.c[place.column] == row._mapping[place.column])
        done += connection.execute(update(place.table).where(*same).values({place.column: anew})).rowcount
    return done


def _batches(rows: list[Row[Any]]) -> Iterator[list[Row[Any]]]:
    for at in range(0, len(rows), AT_ONCE):
        yield rows[at : at + AT_ONCE]
