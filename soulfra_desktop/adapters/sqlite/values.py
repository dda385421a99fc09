"""How values of the domain are written in the store: times as UTC microseconds, text as real Unicode."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
IN_PLACE = "(forgotten)"
"""What stands where a forgotten message was: what came after it keeps its place."""


def to_micros(time: datetime) -> int:
    """Whole microseconds since 1970. `time` knows its zone."""
    return (time - EPOCH) // MICROSECOND


def from_micros(micros: int) -> datetime:
    """The inverse of `to_micros`, in UTC."""
    return EPOCH + micros * MICROSECOND


def storable(text: str) -> str:
    """The text, its halves of characters (lone surrogates, which some models emit) joined, or replaced by U+FFFD.

    Questions never hold any: `checked_prompt` refuses them. An answer must not be lost over one.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
