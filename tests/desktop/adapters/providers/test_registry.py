"""Providers of other packages are found, and a broken one is told of and left out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from soulfra_desktop.adapters.providers.registry import third_party

PLUGIN = """
class Good:
    name, label, local, capabilities, default_model = "good", "Good", True, frozenset(), None
    async def health(self): ...
    async def models(self): return []
    def stream(self, request): ...
    async def aclose(self): ...

class BadName(Good):
    name = "Has/Slash"

class Taken(Good):
    name = "ollama"

class Half:
    name = "half"

def raises():
    raise RuntimeError("a key: sk-secret")
"""
ENTRIES = ("Good", "BadName", "Taken", "Half", "raises", "absent", "Again = some_plugin:Good")


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package with entry points, as pip would leave it."""
    (tmp_path / "some_plugin.py").write_text(PLUGIN)
    info = tmp_path / "some_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: some-plugin\nVersion: 1.0\n")
    lines = [entry if "=" in entry else f"{entry.lower()} = some_plugin:{entry}" for entry in ENTRIES]
    (info / "entry_points.txt").write_text("[soulfra.providers]\n" + "\n".join(lines) + "\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "some_plugin", raising=False)


def test_a_good_one_is_used_and_each_broken_one_is_told_of(plugins: None) -> None:
    told: dict[str, str] = {}
    providers = third_party(told.__setitem__, taken=frozenset({"ollama"}))
    assert [provider.name for provider in providers] == ["good"]
    assert set(told) == {"badname", "taken", "half", "raises", "absent", "Again"}
    assert "lacks" in told["half"]
    assert "taken" in told["taken"]
    assert "taken" in told["Again"]
    assert "sk-secret" not in told["raises"]


def test_without_any_there_are_none() -> None:
    told: dict[str, str] = {}
    assert third_party(told.__setitem__) == []
    assert told == {}
