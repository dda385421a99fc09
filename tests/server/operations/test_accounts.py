"""What whoever runs the server may do with accounts, by its commands."""

from __future__ import annotations

import json
import sys

import pytest
from anyio import to_thread

from sync_server.__main__ import main
from tests.server.accounts.person import Person, noise

EMAIL = "ada@example.org"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings):
    """`soulfra-server accounts …`, as from another terminal: how it ended, and its output."""

    def run(*words: str) -> tuple[object, str]:
        monkeypatch.setattr(sys, "argv", ["soulfra-server", "accounts", *words])
        monkeypatch.setenv("SOULFRA_SERVER_HOME", str(settings.server_home))
        monkeypatch.setenv("SOULFRA_DATABASE_URL", settings.database_url)
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, capsys.readouterr().out

    async def command(*words: str) -> tuple[object, str]:
        return await to_thread.run_sync(run, *words)

    return command


@pytest.fixture
async def ada(app):
    person = Person.of(app)
    person.email = EMAIL
    await person.join()
    yield person
    await person.http.aclose()


async def test_accounts_are_listed_without_anything_secret(command, ada):
    status, told = await command("list", "--json")
    assert status == 0
    (line,) = [json.loads(line) for line in told.splitlines()]
    assert line.pop("created_at").endswith("+00:00")
    assert line == {"email": EMAIL, "devices": 1, "verified": False, "disabled": False}


async def test_a_disabled_account_is_out_at_once_and_back_when_it_is_enabled(command, ada, node):
    assert (await command("disable", EMAIL.upper()))[0] == 0
    node.tokens.forget(*list(node.tokens._standing))  # or five seconds later: the command is another process
    assert (await ada.ask("GET", "account")).status_code == 401
    refused = await ada.try_to_sign_in()
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:soulfra:problem:account-disabled")
    assert "disabled" in (await command("list"))[1]
    assert (await command("enable", EMAIL))[0] == 0
    assert (await ada.try_to_sign_in()).status_code == 200


async def test_who_does_not_know_the_password_is_not_told_that_an_account_is_disabled(command, ada):
    await command("disable", EMAIL)
    answer = await ada.try_to_sign_in(sign_in_secret=noise(32))
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:soulfra:problem:wrong-credentials")


async def test_a_deleted_account_is_gone(command, ada):
    assert (await command("delete", EMAIL, "--yes"))[0] == 0
    assert (await command("list"))[1] == ""
    assert (await ada.try_to_sign_in()).status_code == 401


async def test_an_address_without_an_account_is_said(command, ada):
    for word in ("disable", "enable", "delete"):
        more = ("--yes",) if word == "delete" else ()
        status, _ = await command(word, "nobody@example.org", *more)
        assert "has no account here" in str(status)
