"""What was learnt of questions and models, read from resources/router."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.services.judging import Scales


UNREADABLE = (
    OSError,
    LookupError,
    TypeError,
    AttributeError,
    ValueError,
    ArithmeticError,
    RecursionError,
    re.error,
)
"""What reading a damaged file may raise, down to one that is nested without end."""


def scales_of(folder: Path) -> Callable[[], Awaitable[Scales | None]]:
    """Reads the weights and the models' strengths in a thread: patterns are compiled, which takes tens of milliseconds.

    None where the files are missing or not of this version: then models on this machine come first.
    """

    async def read() -> Scales | None:
        try:
            return await asyncio.to_thread(_read, folder)
        except UNREADABLE as error:
            logging.getLogger(__name__).warning("what was learnt cannot be read: %s", type(error).__name__)
            return None

    return read


def _read(folder: Path) -> Scales:
    import psutil

    from soulfra_desktop.domain.complexity.weighing import judge, weigh, weights_from_json
    from soulfra_desktop.domain.strength import strengths_from_json
    from soulfra_desktop.services.judging import Scales

    weights = weights_from_json(json.loads((folder / "weights.json").read_text()))
    judge("A first question takes longer than the next.", weights)
    strengths = strengths_from_json(json.loads((folder / "models.json").read_text()))

    async def look_back(questions: Sequence[str]) -> list[float]:
        return await asyncio.to_thread(lambda: [weigh(text, weights).suffices for text in questions])

    return Scales(weights, replace(strengths, memory_bytes=psutil.virtual_memory().total), look_back)
