"""What whoever runs the server may do with accounts, by its commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.server.accounts.person import Person, kdf, noise, slug, wrapped

ROOT = Path(__file__).resolve().parents[3]
EMAIL = "ada@example.org"


@pytest.fixture
def command(terminal):
    return partial(terminal, "accounts")


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
    for word in ("disable", "enable", "delete", "reset-code"):
        more = ("--yes",) if word == "delete" else ()
        status, _ = await command(word, "nobody@example.org", *more)
        assert "has no account here" in str(status)


async def handed(command) -> str:
    """The code that whoever runs the server gives to somebody who forgot the password."""
    status, told = await command("reset-code", EMAIL)
    assert status == 0
    (code,) = told.split()
    return code


def reset(code: str, **other: object) -> dict:
    return {"token": code, "sign_in_secret": noise(32), "kdf": kdf(), "keys": wrapped(1)} | other


async def test_without_mail_a_password_is_reset_by_a_code_that_is_handed_over_and_what_is_synced_stays(command, ada):
    keys = await ada.get("keys")
    code = await handed(command)
    state = (await ada.http.post("/v1/password/reset/check", json={"token": code})).json()
    assert (state["email"], state["by_recovery"]) == (EMAIL, keys["keys"]["by_recovery"])
    asked = reset(code)
    assert (await ada.http.post("/v1/password/reset", json=asked)).status_code == 204
    assert slug(await ada.ask("GET", "account")) == "not-signed-in"
    ada.secret = asked["sign_in_secret"]
    session = (await ada.sign_in()).session
    assert (session["device_no"], session["epoch"]) == (1, 1)
    assert not session["verified"], "nobody showed that they read the mail of this address"
    assert "reset-code-issued" in [event["event"] for event in await ada.get("account/events")]
    assert slug(await ada.http.post("/v1/password/reset", json=reset(code))) == "token-refused"


@pytest.mark.parametrize(
    "words",
    [
        ["accounts", "list"],
        ["accounts", "disable", EMAIL],
        ["accounts", "enable", EMAIL],
        ["accounts", "delete", EMAIL, "--yes"],
        ["accounts", "reset-code", EMAIL],
        ["backup", "copy"],
    ],
    ids=" ".join,
)
def test_where_no_server_ever_was_one_line_says_so_and_nothing_is_made(words, tmp_path):
    home = tmp_path / "home"
    environment = {**os.environ, "SOULFRA_SERVER_HOME": str(home), "PYTHONPATH": str(ROOT)}
    line = [sys.executable, "-m", "sync_server", *words]
    done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    (said,) = done.stderr.splitlines()
    assert str(home / "server.sqlite") in said
    assert "SOULFRA_SERVER_HOME" in said
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_said_and_left_empty(tmp_path):
    (tmp_path / "server.sqlite").touch()
    environment = {**os.environ, "SOULFRA_SERVER_HOME": str(tmp_path)}
    line = [sys.executable, "-m", "sync_server", "accounts", "list"]
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    (said,) = done.stderr.splitlines()
    assert str(tmp_path / "server.sqlite") in said
    assert [(path.name, path.stat().st_size) for path in tmp_path.iterdir()] == [("server.sqlite", 0)]
