from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from sync_server.app import Server, create_app
from sync_server.settings import ServerSettings
from tests.server.accounts.person import Hands, Person, code_of
from tests.servers.smtp import Mailboxes, receiving

Meet = Callable[..., Person]
Verify = Callable[[Person], Awaitable[None]]


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 as it is, with little memory: what it costs in earnest is told in test_hashing."""
    monkeypatch.setattr("sync_server.accounts.service.hashing.MEMORY_KIB", 64)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
async def mails() -> AsyncIterator[Mailboxes]:
    async with receiving() as boxes:
        yield boxes


@pytest.fixture
def settings(
    make_settings: Callable[..., ServerSettings], database_url: str, mails: Mailboxes, limits_url: str
) -> ServerSettings:
    return make_settings(
        database_url=database_url,
        mail_host="127.0.0.1",
        mail_port=mails.port,
        mail_security="none",
        limits_url=limits_url,
        public_url="https://sync.example.org",
    )


@pytest.fixture
def limits_url() -> str:
    """Tests that are not about limits run without them."""
    return "off"


@pytest.fixture
async def app(settings: ServerSettings, hands: Hands) -> AsyncIterator[Server]:
    app = create_app(settings, hands)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def meet(app: Server) -> AsyncIterator[Meet]:
    """Somebody new, at an address of their own if one is given."""
    async with AsyncExitStack() as leaving:
        met: list[Person] = []

        def meet(address: str = "192.0.2.1") -> Person:
            met.append(Person.of(app, address))
            leaving.push_async_callback(met[-1].http.aclose)
            return met[-1]

        yield meet


@pytest.fixture
async def ada(meet: Meet) -> Person:
    """Registered and signed in; her address is not verified."""
    return await meet().join()


@pytest.fixture
def verify(mails: Mailboxes) -> Verify:
    async def verify(person: Person) -> None:
        code = code_of(await mails.take(person.email, "Your code"))
        answer = await person.http.post("/v1/mail/verify", json={"token": code})
        assert answer.status_code == 204, answer.text

    return verify
