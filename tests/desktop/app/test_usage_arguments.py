"""What stands behind the options of a command: files of `usage reconcile`, the last word of `account`."""

from __future__ import annotations

import pytest

from soulfra_desktop.app.cli.main import _parsed


@pytest.mark.parametrize(
    "given",
    [
        "usage reconcile a b --json",
        "usage reconcile --json a b",
        "usage --json reconcile a b",
        "usage reconcile a --json b",
    ],
)
def test_options_and_files_come_in_any_order(given: str):
    options = _parsed(given.split())
    assert (options.action, options.files, options.json) == ("reconcile", ["a", "b"], True)


@pytest.mark.parametrize("given", ["usage --json nonsense a", "usage reconcile a --nonsense", "budget list day 5 6"])
def test_what_nobody_knows_is_still_refused(given: str, capsys):
    with pytest.raises(SystemExit) as refused:
        _parsed(given.split())
    assert refused.value.code == 2
    assert "error: " in capsys.readouterr().err


@pytest.mark.parametrize("given", ["account revoke 2 --password-stdin", "account revoke --password-stdin 2"])
def test_what_an_account_command_is_about_may_stand_behind_its_options(given):
    options = _parsed(given.split())
    assert (options.action, options.what, options.password_stdin) == ("revoke", "2", True)


@pytest.mark.parametrize(
    "given", ["account revoke 2 --json 3", "account revoke --json --colour", "account devices 1 2"]
)
def test_more_than_that_is_refused(given):
    with pytest.raises(SystemExit):
        _parsed(given.split())
