"""A thing that the person meets in several places has one name in all of them."""

from __future__ import annotations

import re
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[3] / "soulfra_desktop"


def test_the_dial_is_called_the_same_everywhere():
    other = re.compile(r"save (or|and|–|-|/) best", re.IGNORECASE)
    named = [str(path) for path in sorted(HOUSE.rglob("*.py")) if other.search(path.read_text(encoding="utf-8"))]
    assert not named
