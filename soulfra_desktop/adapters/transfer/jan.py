"""Jan's data folder: threads/ID/thread.json with messages.jsonl beside it."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from soulfra_desktop.adapters.transfer.container import Container
from soulfra_desktop.adapters.transfer.json_stream import LARGEST, NotRead, decoded
from soulfra_desktop.adapters.transfer.tree import Chat, Node, Unusable, image, listed, named, text_of, when
from soulfra_desktop.domain.chat import Attachment

_THINK = re.compile(r"\s*<think>(.*?)</think>\s*", re.S)
_DATA = re.compile(r"data:image/[a-z+.-]{1,20};base64,")


def threads(container: Container) -> list[str]:
    """The names of all thread.json files."""
    return [name for name in container.names if name == "thread.json" or name.endswith("/thread.json")]


def read(container: Container, name: str) -> Chat:
    """Raises Unusable."""
    thread = _whole(container, name)
    if not isinstance(thread, dict):
        raise Unusable("Its thread.json is not an object.")
    folder = name.rpartition("thread.json")[0]
    assistant = next(iter(listed(thread.get("assistants"))), None)
    model = text_of(named(thread, "model", "id")) or text_of(named(assistant, "model", "id"))
    provider = text_of(named(thread, "model", "provider")) or text_of(named(assistant, "model", "engine")) or "jan"
    chat = Chat(
        source="jan",
        id=text_of(thread.get("id")) or folder.strip("/").rpartition("/")[2],
        title=text_of(thread.get("title")) or text_of(named(thread, "metadata", "title")),
        created=when(thread.get("created")) or when(thread.get("created_at")),
        updated=when(thread.get("updated")) or when(named(thread, "metadata", "updated_at")),
        provider=provider,
        local=provider in ("llamacpp", "nitro", "cortex", "llama-cpp"),
        pinned=named(thread, "metadata", "is_favorite") is True or thread.get("isFavorite") is True,
        folder=text_of(named(thread, "metadata", "project", "name")),
        system=text_of(named(assistant, "instructions")),
        fallback=container.changed_at(name),
    )
    messages = f"{folder}messages.jsonl"
    if container.holds(messages):
        chat.nodes = _chain(_lines(container, messages), model)
    return chat


def _whole(container: Container, name: str) -> Any:
    data = container.read(name, LARGEST)
    if data is None:
        raise Unusable(f"Its {name.rpartition('/')[2]} is larger than {LARGEST >> 20} MB.")
    value = decoded(data.removeprefix(b"\xef\xbb\xbf"))
    if isinstance(value, NotRead):
        raise Unusable(str(value))
    return value


def _lines(container: Container, name: str) -> list[dict[str, Any]]:
    data = container.read(name, LARGEST)
    if data is None:
        raise Unusable(f"Its messages.jsonl is larger than {LARGEST >> 20} MB.")
    found = []
    for line in data.split(b"\n"):
        if line.strip():
            value = decoded(line)
            if isinstance(value, NotRead) or not isinstance(value, dict):
                raise Unusable("A line of its messages.jsonl is damaged.")
            found.append(value)
    return found


def _chain(rows: list[dict[str, Any]], model: str) -> list[Node]:
    """Messages in the order of their times; where there are none, as they stand."""
    timed = [(when(row.get("created_at")) or when(row.get("created")), row) for row in rows]
    if all(at is not None for at, _ in timed):
        timed.sort(key=lambda pair: pair[0].timestamp() if pair[0] else 0)
    nodes: list[Node] = []
    for index, (at, row) in enumerate(timed):
        texts, thoughts, pictures = _content(row.get("content"))
        node = Node(
            id=text_of(row.get("id")) or f"message {index}",
            parent=nodes[-1].id if nodes else None,
            role="user" if row.get("role") == "user" else "assistant" if row.get("role") == "assistant" else None,
            text=texts,
            at=at,
            model=text_of(named(row, "metadata", "modelId")) or text_of(named(row, "metadata", "model")) or model,
            reasoning=thoughts,
            complete=row.get("status") in (None, "ready", "completed"),
            attachments=pictures,
        )
        if not (texts.strip() or pictures or thoughts):
            node.role = None
        if node.id not in {other.id for other in nodes[-1:]}:
            nodes.append(node)
    return nodes


def _content(content: Any) -> tuple[str, str, tuple[Attachment, ...]]:
    if isinstance(content, str):
        content = [{"type": "text", "text": {"value": content}}]
    texts, thoughts, pictures = [], [], []
    for block in listed(content):
        value = text_of(named(block, "text", "value")) or text_of(named(block, "text"))
        if named(block, "type") == "reasoning":
            thoughts.append(value)
        elif value:
            thoughts += _THINK.findall(value)
            texts.append(_THINK.sub("", value))
        url = text_of(named(block, "image_url", "url"))
        if (start := _DATA.match(url)) and (found := _picture(url[start.end() :])):
            pictures.append(found)
    return "\n\n".join(texts), "\n\n".join(thought.strip() for thought in thoughts), tuple(pictures)


def _picture(encoded: str) -> Attachment | None:
    try:
        return image("image", base64.b64decode(encoded, validate=True))
    except (binascii.Error, ValueError):
        return None
