"""What was read, over a pipe: a line of JSON for each part, and after it the bytes that the line counts.

No part is larger than one message, so that whoever takes them is never held for a whole chat at once.

    {"found": SOURCE, "chats": N|null} · {"refused": MESSAGE, "advice": ADVICE} · {"spoilt": TITLE, "reason": REASON}
    {"empty": true} · {"end": true} · {"chat": {…}, "messages": N}, then as many
    {"message": {…}, "text": BYTES, "reasoning": BYTES, "files": [[NAME, MEDIA_TYPE, BYTES], …]} with these bytes
"""

from __future__ import annotations

import codecs
import json
from dataclasses import replace
from typing import IO, Any

from soulfra_desktop.adapters.transfer import soulfra
from soulfra_desktop.domain.chat import Attachment, Message
from soulfra_desktop.domain.errors import ImportRefused
from soulfra_desktop.domain.transfer import ChatTree, Found, Spoilt

OUT_OF_MEMORY = 77
"""Exit status of a process that would have taken more memory than it may."""
AT_ONCE = 1 << 18
"""Bytes that are made text in one go: what does it holds the interpreter's lock."""
One = ChatTree | Spoilt | None


class BrokenOff(Exception):
    """The other end is gone in the middle."""


class Ended(Exception):
    """Nothing follows."""


def put_found(pipe: IO[bytes], found: Found) -> None:
    _put(pipe, {"found": found.source, "chats": found.chats})


def put_refused(pipe: IO[bytes], why: ImportRefused) -> None:
    _put(pipe, {"refused": why.message, "advice": why.advice})


def put_end(pipe: IO[bytes]) -> None:
    _put(pipe, {"end": True})


def put(pipe: IO[bytes], one: One) -> None:
    if one is None:
        _put(pipe, {"empty": True})
    elif isinstance(one, Spoilt):
        _put(pipe, {"spoilt": one.title, "reason": one.reason})
    else:
        head = soulfra.to_json(replace(one, messages=()))
        _put(pipe, {"chat": head, "messages": len(one.messages)})
        for message in one.messages:
            _put_message(pipe, message)


def _put_message(pipe: IO[bytes], message: Message) -> None:
    texts = message.text.encode(), message.reasoning.encode()
    files = message.attachments
    _put(
        pipe,
        {
            "message": soulfra.message_to_json(replace(message, text="", reasoning="", attachments=())),
            "text": len(texts[0]),
            "reasoning": len(texts[1]),
            "files": [[file.name, file.media_type, len(file.data)] for file in files],
        },
    )
    for data in (*texts, *(file.data for file in files)):
        pipe.write(data)


def _put(pipe: IO[bytes], line: dict[str, Any]) -> None:
    pipe.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")


def taken(pipe: IO[bytes]) -> Found | One:
    """The next thing. Raises Ended, BrokenOff, or the ImportRefused that was put."""
    try:
        line = _line(pipe)
        if "refused" in line:
            raise ImportRefused(line["refused"], line["advice"])
        if "end" in line:
            raise Ended
        if "found" in line:
            return Found(line["found"], line["chats"])
        if "spoilt" in line:
            return Spoilt(line["spoilt"], line["reason"])
        return _tree(pipe, line) if "chat" in line else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BrokenOff from None


def _tree(pipe: IO[bytes], line: dict[str, Any]) -> ChatTree:
    head = line["chat"]
    messages = tuple(_message(pipe, head["id"]) for _ in range(line["messages"]))
    return soulfra.tree_from_json(head, head["id"], messages)


def _message(pipe: IO[bytes], conversation_id: str) -> Message:
    line = _line(pipe)
    text, reasoning = _text(pipe, line["text"]), _text(pipe, line["reasoning"])
    files = tuple(Attachment(name, media, _bytes(pipe, count)) for name, media, count in line["files"])
    alone = soulfra.message_from_json(line["message"], conversation_id)
    return replace(alone, text=text, reasoning=reasoning, attachments=files)


def _line(pipe: IO[bytes]) -> dict[str, Any]:
    line = pipe.readline()
    if not line.endswith(b"\n"):
        raise BrokenOff
    return json.loads(line)


def _text(pipe: IO[bytes], count: int) -> str:
    if count <= AT_ONCE:
        return _bytes(pipe, count).decode()
    decoder, parts = codecs.getincrementaldecoder("utf-8")(), []
    while count > 0:
        part = _bytes(pipe, min(count, AT_ONCE))
        count -= len(part)
        parts.append(decoder.decode(part, final=count == 0))
    return "".join(parts)


def _bytes(pipe: IO[bytes], count: int) -> bytes:
    data = pipe.read(count)
    if len(data) < count:
        raise BrokenOff
    return data
