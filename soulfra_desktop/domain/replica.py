"""What one store tells the others: changes with stamps that merge to the same state in any order, any number of times.

A record is a set of fields, each a register: of two values the one with the later stamp stays. Messages and calls in the
ledger are written once, so that their fields have one stamp together. `life` counts how often a record was removed and
made again: odd is removed, and nothing of an earlier life counts, whenever it was written. That is how a tombstone wins
over every edit, and how a chat that was removed for good can still be imported anew. A message that was forgotten is of an
odd life too, and keeps its place in the chat: its fields say where that is, and nothing of what it said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

CHAT, MESSAGE, FOLDER, PROMPT, SETTING, CALL = 1, 2, 3, 4, 5, 6
KINDS: Final = {CHAT: "chat", MESSAGE: "message", FOLDER: "folder", PROMPT: "prompt", SETTING: "setting", CALL: "call"}
COLLECTION: Final = {CHAT: 1, MESSAGE: 1, FOLDER: 2, PROMPT: 3, SETTING: 4, CALL: 5}
"""Whose key seals it, as the protocol numbers them."""

Stamp: TypeAlias = tuple[int, int]
"""When a field was written: the clock's time, then the device that wrote it, which settles a tie."""
Value: TypeAlias = Any
"""What JSON knows."""
Fields: TypeAlias = dict[str, tuple[Value, Stamp]]

NEVER: Final[Stamp] = (0, 0)
"""Earlier than any writing; of an answer that is not whole yet, too."""
ONCE: Final[Stamp] = (1, 0)
"""Of what is written once and by one device, and never changed since."""
BEFORE_ACCOUNT = 65_535
"""Times below this are of what was there before its device knew any account, and has no time of its own."""

TAG = "tag:"
"""A chat's tag is a field of this and its name: 1, or 0 once it was taken off."""
LARGEST = 2**63 - 1
MOST_STAMP = 2**62


@dataclass(frozen=True, slots=True)
class HybridClock:
    """Time that never runs back: milliseconds since 2020 in the upper 48 bits, a count in the lower 16.

    Where the machine's clock is behind what was seen of others, the count goes on from there.
    """

    time: int = 0

    EPOCH_MS = 1_577_836_800_000
    COUNT_BITS = 16

    def ticked(self, now_ms: int) -> HybridClock:
        """For the next change, at a machine's time in milliseconds since 1970."""
        return HybridClock(max(self.time + 1, (now_ms - self.EPOCH_MS) << self.COUNT_BITS))

    def having_seen(self, stamp: Stamp) -> HybridClock:
        return HybridClock(max(self.time, stamp[0]))


@dataclass(frozen=True, slots=True)
class Kind:
    """The fields of one kind of record, with the types that each may have."""

    types: Mapping[str, tuple[type, ...]]
    needed: str
    """The field without which it is not there: what comes before it waits."""
    defaults: Mapping[str, Value] = field(default_factory=dict)
    """What is left out, where it was written together with the needed field."""
    growing: frozenset[str] = frozenset()
    """Of these the larger value stays, whoever wrote it when."""


_NONE = type(None)
_TEXT, _NUMBER, _TEXT_OR_NONE, _NUMBER_OR_NONE = (str,), (int,), (str, _NONE), (int, _NONE)

SPEC: Final[Mapping[int, Kind]] = {
    CHAT: Kind(
        {
            "created_at": _NUMBER, "updated_at": _NUMBER, "title": _TEXT, "leaf_id": _TEXT_OR_NONE, "model": _TEXT_OR_NONE,
            "deleted_at": _NUMBER_OR_NONE, "pinned": _NUMBER, "archived": _NUMBER, "folder_id": _TEXT_OR_NONE,
            "system_prompt": _TEXT_OR_NONE, "temperature": (float, int, _NONE), "max_tokens": _NUMBER_OR_NONE,
            "source": _TEXT, "privacy": _TEXT_OR_NONE, "dial": _NUMBER_OR_NONE,
        },
        "created_at",
        {
            "updated_at": 0, "title": "", "leaf_id": None, "model": None, "deleted_at": None, "pinned": 0, "archived": 0,
            "folder_id": None, "system_prompt": None, "temperature": None, "max_tokens": None, "source": "",
            "privacy": None, "dial": None,
        },
        frozenset({"updated_at"}),
    ),
    MESSAGE: Kind(
        {
            "conversation_id": _TEXT, "parent_id": _TEXT_OR_NONE, "role": _TEXT, "text": _TEXT, "reasoning": _TEXT,
            "created_at": _NUMBER, "complete": _NUMBER, "receipt": _TEXT_OR_NONE, "files": (list,), "chat_life": _NUMBER,
        },
        "conversation_id",
        {
            "parent_id": None, "role": "user", "text": "", "reasoning": "", "created_at": 0, "complete": 1,
            "receipt": None, "files": [], "chat_life": 0,
        },
    ),
    FOLDER: Kind(
        {
            "name": _TEXT, "system_prompt": _TEXT, "position": _NUMBER, "privacy": _TEXT_OR_NONE, "dial": _NUMBER_OR_NONE,
            "model": _TEXT_OR_NONE, "stays_here": _NUMBER,
        },
        "name",
        {"system_prompt": "", "position": 0, "privacy": None, "dial": None, "model": None, "stays_here": 0},
    ),
    PROMPT: Kind({"name": _TEXT, "text": _TEXT, "description": _TEXT}, "name", {"text": "", "description": ""}),
    SETTING: Kind({"value": (bool, int, str, list)}, "value"),
    CALL: Kind(
        {
            "outcome": _TEXT, "at": _NUMBER, "day": _TEXT, "message_id": _TEXT_OR_NONE, "conversation_id": _TEXT_OR_NONE,
            "question_id": _TEXT_OR_NONE, "provider": _TEXT, "model": _TEXT, "local": _NUMBER, "input_tokens": _NUMBER,
            "output_tokens": _NUMBER, "cached_input_tokens": _NUMBER, "cache_write_tokens": _NUMBER,
            "long_cache_write_tokens": _NUMBER, "reasoning_tokens": _NUMBER, "source": _TEXT, "tier": _TEXT,
            "cost_micros": _NUMBER_OR_NONE, "price_version": _TEXT, "first_token_ms": _NUMBER_OR_NONE,
            "total_ms": _NUMBER_OR_NONE, "agent": _TEXT, "baseline": _TEXT, "baseline_micros": _NUMBER_OR_NONE,
            "claims": _NUMBER,
        },
        "outcome",
        {
            "at": 0, "day": "", "message_id": None, "conversation_id": None, "question_id": None, "provider": "",
            "model": "", "local": 0, "input_tokens": 0, "output_tokens": 0, "cached_input_tokens": 0,
            "cache_write_tokens": 0, "long_cache_write_tokens": 0, "reasoning_tokens": 0, "source": "provider",
            "tier": "", "cost_micros": None, "price_version": "", "first_token_ms": None, "total_ms": None, "agent": "",
            "baseline": "", "baseline_micros": None, "claims": 0,
        },
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What is known of one record, all of it or some fields. Of one that was removed (`life` is odd) there are none, but of
    a message those of its place."""

    kind: int
    id: str
    life: int = 0
    fields: Fields = field(default_factory=dict)

    @property
    def is_tombstone(self) -> bool:
        return self.life % 2 == 1

    @property
    def is_whole(self) -> bool:
        """Whether it says enough to make the record."""
        return self.kind in SPEC and SPEC[self.kind].needed in self.fields

    @property
    def latest(self) -> int:
        """The time of its latest field."""
        growing = SPEC[self.kind].growing if self.kind in SPEC else ()
        return max([stamp[0] for name, (_, stamp) in self.fields.items() if name not in growing], default=0)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a change that is too large for one envelope."""

    whole: bytes
    """Names the change: 16 bytes."""
    number: int
    of: int
    data: bytes


def name_of(kind: int, identity: str) -> str:
    """The record's name within its account: `message/ID`."""
    return f"{KINDS[kind]}/{identity}"


def merge(one: Change, other: Change) -> Change:
    """What is known of a record once both are: the same in any order, however often. They are of one record."""
    if one.life != other.life:
        return one if one.life > other.life else other
    fields = dict(one.fields)
    for name, theirs in other.fields.items():
        ours = fields.get(name)
        if ours is None or wins(theirs, ours):
            fields[name] = theirs
    return Change(one.kind, one.id, one.life, fields)


def wins(theirs: tuple[Value, Stamp], ours: tuple[Value, Stamp]) -> bool:
    """Whether a field takes their value. Two that were written at the same time by one device (which happens where a
    store was put back to an older state) are told apart by what they say, so that all take the same."""
    if theirs[1] != ours[1]:
        return theirs[1] > ours[1]
    return theirs[0] != ours[0] and _rank(theirs[0]) > _rank(ours[0])


def _rank(value: Value) -> tuple[int, str]:
    """A whole answer stands above its beginning."""
    text = value if isinstance(value, str) else repr(value)
    return len(text), text
