"""How the window was left: read before the first paint, so it lies beside the store and holds nothing of the chats."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

WINDOW_FILE = "window.json"
THEMES = ("system", "light", "dark")
LEAST_WIDTH, LEAST_HEIGHT = 360, 480
LONGEST_FILE = 4096
LONGEST_LANGUAGE = 20


class WindowState(NamedTuple):
    """Sizes and places are logical pixels; `x` and `y` are None until the window was moved once."""

    width: int = 1180
    height: int = 800
    x: int | None = None
    y: int | None = None
    maximised: bool = False
    sidebar: bool = True
    theme: str = "system"
    contrast: bool = False
    language: str = "system"

    @classmethod
    def load(cls, path: Path) -> WindowState:
        """What the file says; the defaults for whatever in it is missing or bad."""
        import json

        values: Any = None
        with suppress(OSError, ValueError, RecursionError), path.open(encoding="utf-8") as file:
            values = json.loads(file.read(LONGEST_FILE))
        if not isinstance(values, dict):
            return cls()
        return cls(**{name: values[name] for name, fits in _FITS.items() if name in values and fits(values[name])})

    def save(self, path: Path) -> None:
        """Replace the file in one step. A place that cannot be written is no reason to trouble the person."""
        import json

        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        with suppress(OSError):
            beside.write_text(json.dumps(self._asdict()), encoding="utf-8")
            os.replace(beside, path)


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


_FITS: dict[str, Callable[[Any], bool]] = {
    "width": _whole(LEAST_WIDTH, 20_000),
    "height": _whole(LEAST_HEIGHT, 20_000),
    "x": _whole(-40_000, 40_000),
    "y": _whole(-40_000, 40_000),
    "maximised": lambda value: isinstance(value, bool),
    "sidebar": lambda value: isinstance(value, bool),
    "theme": lambda value: value in THEMES,
    "contrast": lambda value: isinstance(value, bool),
    "language": lambda value: isinstance(value, str) and len(value) < LONGEST_LANGUAGE,
}
