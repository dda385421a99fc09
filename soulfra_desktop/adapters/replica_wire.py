"""Changes as bytes, before they are sealed: JSON, fields of one stamp together, what is as usual left out.

    [kind, id, life, [[time, device, {name: value, …}], …]]

A change that is larger than an envelope may be goes in parts: 0x00, the first 16 bytes of the whole's SHA-256, number u16,
how many u16, and the piece.
"""

from __future__ import annotations

import hashlib
import json
from struct import Struct
from typing import Any

from soulfra_desktop.domain.replica import LARGEST, MOST_STAMP, SPEC, TAG, Change, Fields, Part, Stamp, Value

MOST_BYTES = 1 << 20
"""Of one envelope's content."""
MOST_PARTS = 4_096
MOST_ID = 300
"""Characters."""
_PART = Struct(">x16sHH")
_GROWING = (0, 0)
_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class ChangeInvalid(ValueError):
    """These bytes are no change; the text says why, never what they hold."""


def packed(change: Change) -> bytes:
    """The inverse of `unpacked`; the same bytes for the same change."""
    groups: dict[Stamp, dict[str, Value]] = {}
    spec = SPEC.get(change.kind)
    defaults = spec.defaults if spec else {}
    growing = spec.growing if spec else frozenset()
    born = change.fields[spec.needed][1] if spec and spec.needed in change.fields else None
    for name, (value, stamp) in change.fields.items():
        if name in growing:
            stamp = _GROWING
        if stamp == born and name in defaults and defaults[name] == value:
            continue
        groups.setdefault(stamp, {})[name] = value
    grouped = [[time, device, fields] for (time, device), fields in groups.items()]
    try:
        return _encoder.encode([change.kind, change.id, change.life, grouped]).encode()
    except ValueError as error:
        raise ChangeInvalid("a value cannot be written down") from error


def split(content: bytes) -> list[bytes]:
    """The contents of the envelopes that hold it: usually one."""
    if len(content) <= MOST_BYTES:
        return [content]
    whole = hashlib.sha256(content).digest()[:16]
    pieces = [content[at : at + MOST_BYTES] for at in range(0, len(content), MOST_BYTES)]
    return [packed_part(Part(whole, number, len(pieces), piece)) for number, piece in enumerate(pieces)]


def packed_part(part: Part) -> bytes:
    return _PART.pack(part.whole, part.number, part.of) + part.data


def joined(whole: bytes, pieces: list[bytes]) -> bytes:
    """The content of which these are all parts, in order. Raises ChangeInvalid."""
    content = b"".join(pieces)
    if hashlib.sha256(content).digest()[:16] != whole:
        raise ChangeInvalid("the parts of a change do not belong together")
    return content


def unpacked(content: bytes) -> Change | Part:
    """Raises ChangeInvalid. Of kinds and fields that are not known here everything is kept."""
    if content[:1] == b"\0":
        return _part(content)
    try:
        data = json.loads(content)
        if b"\\u" in content:
            _encoder.encode(data).encode()  # half of a character is no text
        kind, identity, life, groups = data
    except (ValueError, TypeError, RecursionError) as error:
        raise ChangeInvalid("it is no change") from error
    if not (type(kind) is int and type(identity) is str and 0 < len(identity) <= MOST_ID and type(life) is int):
        raise ChangeInvalid("it does not name a record")
    if not (0 <= life < 2**31 and 0 < kind < 2**31 and type(groups) is list):
        raise ChangeInvalid("it does not name a record")
    return Change(kind, identity, life, _fields(kind, groups))


def _part(content: bytes) -> Part:
    if len(content) <= _PART.size:
        raise ChangeInvalid("a part of a change is empty")
    whole, number, of = _PART.unpack_from(content)
    if not number < of <= MOST_PARTS:
        raise ChangeInvalid("a part of a change has a wrong number")
    return Part(whole, number, of, content[_PART.size :])


def _fields(kind: int, groups: list[Any]) -> Fields:
    spec = SPEC.get(kind)
    fields: Fields = {}
    for group in groups:
        try:
            time, device, values = group
            stamp = (time, device)
            if not (type(time) is int and type(device) is int and 0 <= time < MOST_STAMP and 0 <= device < 2**31):
                raise ChangeInvalid("a stamp is out of range")
            fields.update([(name, (value, stamp)) for name, value in values.items()])
        except (TypeError, ValueError, AttributeError) as error:
            raise error if isinstance(error, ChangeInvalid) else ChangeInvalid("a group of fields is none") from error
    if spec is None:
        return fields
    _check(kind, fields)
    for name in spec.growing & fields.keys():
        fields[name] = (fields[name][0], (fields[name][0], 0))
    if spec.needed in fields:
        born = fields[spec.needed][1]
        for name, value in spec.defaults.items():
            if name not in fields:
                fields[name] = (value, (value, 0) if name in spec.growing else born)
    return fields


def _check(kind: int, fields: Fields) -> None:
    types = SPEC[kind].types
    for name, (value, _) in fields.items():
        allowed = types.get(name)
        if allowed is None:
            if name.startswith(TAG) and (value not in (0, 1) or type(value) is not int or len(name) > MOST_ID):
                raise ChangeInvalid("a tag is on or off")
            continue
        if type(value) not in allowed:
            raise ChangeInvalid(f"{name} has a value of another type")
        if type(value) is int and not -LARGEST <= value <= LARGEST:
            raise ChangeInvalid(f"{name} is too large")
