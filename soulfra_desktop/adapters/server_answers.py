"""What a sync server says, read with limits before anything of it is believed: its length, its time, its numbers."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_origin, get_type_hints

from annotated_types import Ge, Le

from soulfra_desktop.adapters.server_faults import not_a_server
from sync_server.protocol.forms import Pattern

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
Check = Callable[[Any], bool]

LONGEST_ANSWER = 8 << 20
"""Bytes of an answer in JSON; more is no account."""
ANSWER_SECONDS = 30.0
"""An answer in JSON is whole within this time: one that comes a byte a minute would hold up everything else."""
LONGEST_LINE = 1_024
"""Bytes of a line of hints."""


def refuse_packed(response: httpx.Response) -> None:
    """Raises ServerRefused for an answer that was packed though none may be: a few kilobytes unpack to gigabytes."""
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise not_a_server()


async def read_whole(response: httpx.Response) -> bytes:
    """The body. Raises ServerRefused where it is longer than any, TimeoutError where it takes longer."""
    parts: list[bytes] = []
    length = 0
    async with asyncio.timeout(ANSWER_SECONDS):
        async for part in response.aiter_bytes():
            length += len(part)
            if length > LONGEST_ANSWER:
                raise not_a_server()
            parts.append(part)
    return b"".join(parts)


def read_json(data: bytes) -> Any:
    """None for nothing. Raises ServerRefused where it is no JSON."""
    if not data:
        return None
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise not_a_server() from None


class LineReader:
    """Takes the bytes of an endless answer as they come and gives the lines that are whole."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Raises ServerRefused for a line that is longer than any."""
        *lines, self._rest = (self._rest + data).splitlines(keepends=True) or [b""]
        if self._rest.endswith((b"\n", b"\r")):
            lines, self._rest = [*lines, self._rest], b""
        if max(map(len, (*lines, self._rest))) > LONGEST_LINE:
            raise not_a_server()
        return [line.rstrip(b"\r\n") for line in lines]


def of_json(kind: type[T], data: Any, /, *, within: bool = True, **readers: Callable[[Any], Any]) -> T:
    """One of the protocol's values; what a newer server adds is passed over. Raises ServerRefused where it is none, also
    where a number or a text is outside its declared bounds: but for `within`, where the caller has words of its own."""
    try:
        known = {field.name: data[field.name] for field in fields(kind) if field.name in data}  # pyright: ignore
        for name, (hint, checks) in _declared(kind).items():
            if name in known and (
                type(known[name]) is not hint or (within and not all(ok(known[name]) for ok in checks))
            ):
                raise not_a_server()
        return kind(**{name: readers[name](value) if name in readers else value for name, value in known.items()})
    except (TypeError, KeyError, ValueError, AttributeError, OverflowError):
        raise not_a_server() from None


@cache
def _declared(kind: type) -> dict[str, tuple[type, list[Check]]]:
    """Type and bounds of the fields whose values are as JSON has them; others have readers."""
    plain = {name: get_origin(hint) or hint for name, hint in get_type_hints(kind).items()}
    full = get_type_hints(kind, include_extras=True)
    return {
        name: (hint, [check for mark in getattr(full[name], "__metadata__", ()) if (check := _check(mark)) is not None])
        for name, hint in plain.items()
        if hint in (int, str, bool, list, dict)
    }


def _check(mark: Any) -> Check | None:
    if isinstance(mark, Ge):
        return lambda value: value >= mark.ge
    if isinstance(mark, Le):
        return lambda value: value <= mark.le
    if isinstance(mark, Pattern):
        pattern = re.compile(mark.regex)
        return lambda value: pattern.fullmatch(value) is not None
    return None
