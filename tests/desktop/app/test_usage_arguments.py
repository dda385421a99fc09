"""The files of `soulfra usage reconcile` may stand anywhere among its options."""

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
