"""A passkey that another client made: seen and removed in the window and by command, and never a wall before this one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PySide6.QtWidgets import QPushButton

from soulfra_desktop.app.account import AccountParts
from soulfra_desktop.domain.account import Proof
from soulfra_desktop.domain.errors import SecondFactorNeeded, SettingRefused
from soulfra_desktop.ui.account.ask import Ask
from soulfra_desktop.ui.account.home import Home
from tests.server.accounts.authenticator import Authenticator
from tests.servers.nodes import ServerNode
from tests.stories.accounts import registers, said
from tests.stories.command import Soulfra
from tests.stories.conversing import nothing
from tests.stories.machine import EMAIL, PASSWORD, machine

ORIGIN = "http://127.0.0.1:8787"
"""What the server is configured to be known as: its passkeys are for that site."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerNode]:
    with ServerNode(tmp_path_factory.mktemp("server"), SOULFRA_LIMITS_URL="off", SOULFRA_PUBLIC_URL=ORIGIN) as node:
        yield node


async def a_browser_adds_a_passkey(parts: AccountParts, server: ServerNode, name: str) -> list[str]:
    """The recovery codes that it shows."""
    _by, token = await parts.account.prove(PASSWORD, None)
    async with httpx.AsyncClient(base_url=server.url, headers={"Authorization": f"Bearer {token}"}) as browser:
        options = (await browser.post("/v1/passkey-options")).json()["options"]
        made = Authenticator(ORIGIN).create(options)
        added = await browser.post("/v1/passkeys", json={"name": name, "credential": made})
        assert added.status_code == 201, added.text
        return added.json()["codes"]


async def test_by_command_it_is_listed_and_removed_with_a_recovery_code(server, tmp_path: Path):
    home = tmp_path / "desk"
    async with machine("desk", home) as desk, machine("laptop", tmp_path / "laptop") as laptop:
        await desk.registers(server.url, "bob@example.org")
        codes = await a_browser_adds_a_passkey(desk.parts, server, "Key on my ring")
        with pytest.raises(SecondFactorNeeded):
            await laptop.signs_in(server.url, "bob@example.org")
        proof = Proof(recovery_code=codes[0])
        await laptop.parts.account.sign_in(server.url, "bob@example.org", PASSWORD, "laptop", proof)
        with pytest.raises(SettingRefused, match="no passkey of this account"):
            await laptop.parts.passwords.remove_passkey("../account", PASSWORD, Proof(recovery_code=codes[1]))
    soulfra = Soulfra(home, {"SOULFRA_PASSPHRASE": "a passphrase of this machine"})

    def run(*arguments: str):
        return asyncio.to_thread(soulfra.run, "account", *arguments, text=f"{PASSWORD}\n")

    (key,) = (await run("passkeys", "--json")).json
    assert (key["name"], key["used_at"]) == ("Key on my ring", None)
    assert "Key on my ring" in (await run("passkeys")).out
    assert (await run("remove-passkey", key["id"], "--password-stdin")).status == 1, "the second step is missing"
    removed = await run("remove-passkey", key["id"], "--password-stdin", "--code", codes[2])
    assert removed.status == 0, removed.err
    assert "no passkey" in (await run("passkeys")).err


def test_in_the_window_it_is_seen_and_removed(in_the_everyday_window, server):
    async def story(person):
        home = await registers(person, server.url, EMAIL)
        parts = person.desktop.core.accounts
        assert not home.passkeys.isVisible()
        codes = await a_browser_adds_a_passkey(parts, server, "Key on my ring")
        home._presenter.load()
        await person.sees("the passkey", lambda: home.passkeys.isVisible() and "Key on my ring" in said(home.passkeys))
        assert "not used yet" in said(home.passkeys)
        (row,) = home.passkeys.rows.values()
        row.findChildren(QPushButton)[0].click()
        asked = await person.finds(Ask)
        assert "Key on my ring" in said(asked)
        asked.password.field.setText(PASSWORD)
        asked.card.go.click()
        await person.sees("the second step's field", asked.card.code.isVisible)
        asked.card.code.setText(codes[0])
        asked.card.go.click()
        home = await person.finds(Home)
        assert home.said.text() == "The passkey is removed."
        await person.sees("that it is gone", lambda: not home.passkeys.isVisible())

    in_the_everyday_window(story, nothing)
