"""A person with an account and a machine, as the tests of accounts tell of them: real requests, random opaque keys."""

from __future__ import annotations

import base64
import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

import httpx

from sync_server.app import Server
from sync_server.protocol import errors

CODE = re.compile(r"^[A-Za-z0-9_-]{60,}\r?$", re.MULTILINE)
Json = dict[str, Any]


class Hands:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


def noise(size: int) -> str:
    return base64.b64encode(os.urandom(size)).decode()


def kdf() -> Json:
    return {"algorithm": "argon2id", "memory_kib": 65_536, "passes": 3, "lanes": 4, "salt": noise(16)}


def wrapped(version: int = 1, *devices: int) -> Json:
    """An account key as clients wrap it: for the server it is noise anyway."""
    return {
        "version": version,
        "by_password": noise(72),
        "by_recovery": noise(72),
        "by_device": {str(no): noise(80) for no in devices},
    }


def collection_key(collection: str, version: int) -> Json:
    return {"collection": collection, "version": version, "wrapped": noise(72)}


def machine(name: str = "Ada's laptop") -> Json:
    return {"name": name, "platform": "linux", "public_key": noise(32)}


def slug(answer: httpx.Response) -> str:
    """What kind of problem an answer is."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    body = answer.json()
    assert body["status"] == answer.status_code
    return errors.slug_of(body["type"])


def code_of(mail: EmailMessage) -> str:
    """The code that a mail carries."""
    part = mail.get_body(("plain",))
    assert part is not None
    found = CODE.search(part.get_content())
    assert found is not None, part.get_content()
    return found[0].strip()


@dataclass
class Person:
    """`device` is the machine in front of them; another machine of theirs is `at(machine)`."""

    http: httpx.AsyncClient
    email: str = field(default_factory=lambda: f"{uuid4().hex[:12]}@example.org")
    secret: str = field(default_factory=lambda: noise(32))
    device: Json = field(default_factory=machine)
    session: Json = field(default_factory=dict)

    @classmethod
    def of(cls, app: Server, address: str = "192.0.2.1") -> Person:
        transport = httpx.ASGITransport(app, client=(address, 40_000))
        return cls(httpx.AsyncClient(transport=transport, base_url="http://server"))

    def at(self, device: Json | None = None, address: str | None = None) -> Person:
        """The same person at another machine, not signed in there."""
        http = self.http
        if address is not None:
            app = self.http._transport.app  # pyright: ignore[reportAttributeAccessIssue]
            http = Person.of(app, address).http
        return Person(http, self.email, self.secret, device or machine("Another machine"))

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.session['access_token']}"} if self.session else {}

    async def ask(self, method: str, path: str, body: Any = None, **options: Any) -> httpx.Response:
        if body is not None:
            options["json"] = body
        return await self.http.request(method, f"/v1/{path}", headers=self.headers, **options)

    async def get(self, path: str) -> Any:
        answer = await self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def register(self, **other: Any) -> httpx.Response:
        asked = {
            "email": self.email,
            "sign_in_secret": self.secret,
            "kdf": kdf(),
            "keys": wrapped(1, 1),
            "device": self.device,
        }
        return await self.ask("POST", "accounts", asked | other)

    async def try_to_sign_in(self, second_factor: Json | None = None, **other: Any) -> httpx.Response:
        asked: Json = {"email": self.email, "sign_in_secret": self.secret, "device": self.device}
        if second_factor is not None:
            asked["second_factor"] = second_factor
        answer = await self.http.post("/v1/sessions", json=asked | other)
        if answer.status_code == 200:
            self.session = answer.json()
        return answer

    async def sign_in(self, second_factor: Json | None = None) -> Person:
        answer = await self.try_to_sign_in(second_factor)
        assert answer.status_code == 200, answer.text
        return self

    async def join(self) -> Person:
        """Registers and signs in."""
        answer = await self.register()
        assert answer.status_code == 202, answer.text
        return await self.sign_in()

    async def refresh(self, token: str | None = None) -> httpx.Response:
        answer = await self.http.post(
            "/v1/sessions/refresh", json={"refresh_token": token or self.session["refresh_token"]}
        )
        if answer.status_code == 200:
            self.session |= answer.json()
        return answer

    async def prove_again(self, second_factor: Json | None = None) -> httpx.Response:
        asked: Json = {"sign_in_secret": self.secret}
        if second_factor is not None:
            asked["second_factor"] = second_factor
        answer = await self.ask("POST", "sessions/reauthenticate", asked)
        if answer.status_code == 200:
            self.session |= answer.json()
        return answer

    async def events(self) -> list[str]:
        """What the account's owner can read that happened, newest first."""
        return [event["event"] for event in await self.get("account/events")]

    async def keys_update(self, version: int | None = None, *devices: int, **other: Any) -> Json:
        """A body for PUT /v1/keys that changes nothing yet."""
        stored = await self.get("keys")
        return {
            "revision": stored["revision"],
            "keys": stored["keys"] if version is None else wrapped(version, *devices),
            "collection_keys": stored["collection_keys"],
        } | other
