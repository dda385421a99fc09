"""Every endpoint of the OpenAPI document, asked by nobody, by a stranger and by somebody else with the owner's ids."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from sync_server.app import Server
from sync_server.kit.db import Base
from sync_server.protocol import sync
from sync_server.trust.service.risk.rules import PAYMENT_HIGHEST
from sync_server.trust.service.risk.topic import Risk
from tests.server.accounts.conftest import Meet, app, hands, limits_url, mails, meet, quick_hashes, settings, verify
from tests.server.accounts.person import Json, Person, collection_key, kdf, machine, noise, wrapped
from tests.server.accounts.test_second_factor import add_passkey, switch_totp_on
from tests.server.sync.people import frames

__all__ = ["app", "hands", "limits_url", "mails", "meet", "quick_hashes", "settings", "verify"]

BLOB = os.urandom(500)
SHA256 = hashlib.sha256(BLOB).hexdigest()
OCTETS = {"Content-Type": "application/octet-stream"}
EMPTY = {"snapshot", "upload", "mail_token", "trust_machine", "risk_adoption", "risk_ring"}
"""What she has none of."""
ENDLESS = {"/v1/sync/events"}
WORD = re.compile("[a-z]+(-[a-z]+)*")
"""As `address-verified`: the protocol's, and nobody's."""
KEYS = {"revision": 1, "keys": wrapped(2, 1), "collection_keys": []}
BODIES: dict[str, Callable[[], Json]] = {
    "POST /v1/sessions/reauthenticate": lambda: {"sign_in_secret": noise(32)},
    "POST /v1/password/change": lambda: {
        "current_secret": noise(32),
        "sign_in_secret": noise(32),
        "kdf": kdf(),
        "keys": wrapped(1),
    },
    "POST /v1/totp/confirm": lambda: {"code": "123456"},
    "POST /v1/passkeys": lambda: {"name": "key", "credential": {}},
    "PATCH /v1/account": lambda: {"email": "somebody.new@example.org"},
    "PATCH /v1/devices/{no}": lambda: {"name": "mine"},
    "POST /v1/devices/{no}/revoke": lambda: KEYS,
    "PUT /v1/keys": lambda: KEYS,
    "POST /v1/trust/proofs": lambda: {"token": noise(48).replace("+", "-").replace("/", "_")},
    "POST /v1/trust/appeals": lambda: {"words": "That was me.", "seq": 1},
    "PUT /v1/trust/participation": lambda: {"takes_part": False},
    "POST /v1/trust/active": lambda: {"day": "2026-11-23", "key": noise(32), "signature": noise(64)},
    "PUT /v1/sync/snapshot": lambda: {"upto_seq": 1, "chain": "00" * 32, "blob_sha256": SHA256, "bytes": len(BLOB)},
}
QUERY = {"first_idx": 0, "count": 3, "since": 0, "upto": 1}
HEADERS = {"upload-offset": "0", "upload-length": str(len(BLOB))}
Operation = tuple[str, str, Json]


def operations(app: Server) -> Iterator[Operation]:
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def own(app: Server) -> list[Operation]:
    """What belongs to an account."""
    return [one for one in operations(app) if one[2].get("security")]


@pytest.fixture
async def ada(meet: Meet, verify, hands, app: Server) -> Person:
    """The owner: of two devices, second factors, keys, changes and a blob. Device 2 is gone from her mind."""
    ada = await meet().join()
    await verify(ada)
    await ada.at(machine("Ada's phone")).sign_in()
    await ada.ask("PUT", "keys", await ada.keys_update(collection_keys=[collection_key("chats", 1)]))
    await switch_totp_on(ada, hands)
    await add_passkey(ada)
    await ada.ask("POST", "passkey-options")
    batch = sync.pack_frames(frames(3))
    pushed = await ada.http.post(
        "/v1/sync/push", params={"first_idx": 0, "count": 3}, content=batch, headers=ada.headers | OCTETS
    )
    assert pushed.status_code == 200, pushed.text
    await ada.http.get("/v1/sync/pull", params={"since": 3}, headers=ada.headers)
    stored = await ada.http.put(f"/v1/blobs/{SHA256}", content=BLOB, headers=ada.headers | OCTETS)
    assert stored.status_code == 204, stored.text
    await put_on_hold(app, ada)
    await settled(app, ada)
    return ada


async def put_on_hold(app: Server, person: Person) -> None:
    """With a hold, and an appeal against it."""
    account_id, node = UUID(person.session["account_id"]), app.state.node
    await node.database.write(
        lambda session: node.part(Risk).observe(session, account_id, PAYMENT_HIGHEST, device=1, instrument="a card")
    )
    report = await person.get("trust")
    asked = {"hold": report["holds"][0]["id"], "words": "It was me."}
    assert (await person.ask("POST", "trust/appeals", asked)).status_code == 201


async def settled(app: Server, person: Person) -> None:
    """What follows by the outbox has followed."""
    before = None
    while before != (before := await rows(app, person)) or (await app.state.node.jobs.waiting())[0]:
        await asyncio.sleep(0.3)


async def rows(app: Server, person: Person) -> dict[str, list[tuple[Any, ...]]]:
    """All that the database has of somebody."""
    account_id = UUID(person.session["account_id"])
    found: dict[str, list[tuple[Any, ...]]] = {}
    async with app.state.node.database.reading() as session:
        for table in Base.metadata.sorted_tables:
            column = table.c.id if table.name == "account" else table.c.get("account_id")
            if column is not None:
                query = select(*table.c).where(column == account_id).order_by(*table.primary_key.columns)
                found[table.name] = [tuple(row) for row in await session.execute(query)]
    return found


def marks(found: dict[str, list[tuple[Any, ...]]]) -> set[str]:
    """What of somebody's must not turn up in another's answer: names, ids, keys, hashes."""
    cells = {str(cell) for table in found.values() for row in table for cell in row if isinstance(cell, str | UUID)}
    return {cell for cell in cells if len(cell) >= 16 and not WORD.fullmatch(cell)}


class Ids:
    """The owner's ids, for the parameters of paths."""

    def __init__(self, found: dict[str, list[tuple[Any, ...]]]) -> None:
        self._of = {"no": "2", "passkey_id": str(found["passkey"][0][1]), "sha256": SHA256}

    def path(self, template: str) -> str:
        return re.sub(r"{(\w+)}", lambda name: self._of[name[1]], template)


async def ask(person: Person, operation: Operation, path: str) -> Any:
    method, template, said = operation
    options: dict[str, Any] = {"headers": dict(person.headers)}
    content = said.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        options["json"] = BODIES[f"{method} {template}"]()
    elif content:
        options["content"] = sync.pack_frames(frames(3)) if template.endswith("/push") else BLOB
        options["headers"] |= OCTETS
    for parameter in said.get("parameters", ()):
        if parameter["in"] == "query" and parameter["name"] in QUERY:
            options.setdefault("params", {})[parameter["name"]] = QUERY[parameter["name"]]
        if parameter["in"] == "header" and parameter["name"] in HEADERS:
            options["headers"][parameter["name"]] = HEADERS[parameter["name"]]
    return await person.http.request(method, path, **options)


async def test_without_a_token_everything_that_is_somebodys_is_401(app: Server, ada: Person, meet: Meet):
    before, nobody = await rows(app, ada), meet()
    for operation in own(app):
        answer = await ask(nobody, operation, Ids(before).path(operation[1]))
        assert answer.status_code == 401, operation[:2]
    ghost = meet()
    ghost.session = {"access_token": ada.session["refresh_token"]}
    for operation in own(app):
        answer = await ask(ghost, operation, Ids(before).path(operation[1]))
        assert answer.status_code == 401, operation[:2]
    assert await rows(app, ada) == before


async def test_somebody_else_sees_and_changes_nothing_of_hers(app: Server, ada: Person, meet: Meet):
    before = await rows(app, ada)
    assert {name for name, found in before.items() if not found} <= EMPTY
    told, ids = marks(before), Ids(before)
    asked = [operation for operation in own(app) if operation[1] not in ENDLESS]
    assert len(asked) >= 30
    for operation in asked:
        method, template, said = operation
        mallory = await meet().join()
        answer = await ask(mallory, operation, ids.path(template))
        assert str(answer.status_code) in said["responses"], (method, template, answer.text)
        if "{no}" in template or "{passkey_id}" in template or ("{" in template and method in ("GET", "HEAD")):
            assert answer.status_code == 404, (method, template, answer.text)
        leaked = [mark for mark in told if mark in answer.text and mark not in str(mallory)]
        assert leaked == [], (method, template)
        after = await rows(app, ada)
        assert {name: after[name] for name in before if after[name] != before[name]} == {}, (method, template)


async def test_every_answer_is_declared_as_a_problem_where_it_refuses(app: Server):
    for method, path, said in operations(app):
        for status, answer in said["responses"].items():
            if status.startswith(("4", "5")) and path != "/readyz":
                assert list(answer["content"]) == ["application/problem+json"], (method, path, status)
        if path.startswith("/v1") and said.get("security"):
            assert "401" in said["responses"], (method, path)
    assert json.dumps(app.openapi())
