"""Setting up ends with a word: whoever waited a minute knows that it is done, and whoever has all of it hears nothing."""

from __future__ import annotations

import pytest

from installers import set_up


@pytest.fixture
def nothing_to_do(monkeypatch):
    """Each step finds everything there."""
    monkeypatch.setattr(set_up, "said", [])
    monkeypatch.setattr(set_up.sys, "argv", ["set_up.py"])
    for step in ("packages", "translations"):
        monkeypatch.setattr(set_up, step, lambda: None)
    monkeypatch.setattr(set_up, "fetch", lambda *_: None)
    monkeypatch.setattr(set_up, "system_libraries", lambda: True)


def test_the_first_set_up_ends_with_ready(nothing_to_do, monkeypatch, capsys):
    monkeypatch.setattr(set_up, "packages", lambda: set_up.say("installing Soulfra"))
    assert set_up.main() == 0
    assert capsys.readouterr().out.splitlines() == ["[set-up] installing Soulfra", "[set-up] ready"]


def test_where_all_is_there_nothing_is_said(nothing_to_do, capsys):
    assert set_up.main() == 0
    assert capsys.readouterr().out == ""


def test_what_cannot_show_a_window_is_not_called_ready(nothing_to_do, monkeypatch, capsys):
    monkeypatch.setattr(set_up.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(set_up, "system_libraries", lambda: set_up.install("Qt's system libraries", ["libegl1"]))
    assert set_up.main() == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith("Install them with: sudo apt-get install -y --no-install-recommends libegl1")
