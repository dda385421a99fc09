"""ChatGPT's export: conversations.json (or its numbered parts), each chat a `mapping` of nodes, images beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from soulfra_desktop.adapters.transfer.container import Container
from soulfra_desktop.adapters.transfer.tree import (
    IMAGE_LIMIT,
    MOST_IMAGES,
    Chat,
    Node,
    Unusable,
    fenced,
    image,
    listed,
    named,
    text_of,
    when,
)
from soulfra_desktop.domain.chat import Attachment, Role

_ASSET = re.compile(r"file[-_][A-Za-z0-9]+")
_CITATION = re.compile("\ue200[^\ue201]*\ue201")
"""Marks of sources that only ChatGPT's own page can show."""
Pictures = Callable[[str], Attachment | None]


class Assets:
    """The export's pictures, found by the id that a message points to."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._names: dict[str, str] = {}
        for name in container.names:
            if found := _ASSET.search(name.rpartition("/")[2]):
                self._names.setdefault(found[0], name)

    def __call__(self, pointer: str) -> Attachment | None:
        found = _ASSET.findall(pointer)  # the last one: the address may begin with file-service
        name = self._names.get(found[-1]) if found else None
        data = self._container.read(name, IMAGE_LIMIT) if name else None
        return image(name.rpartition("/")[2], data) if name and data else None


def is_chat(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("mapping"), dict)


def read(item: dict[str, Any], pictures: Pictures) -> Chat:
    """Raises Unusable."""
    mapping = item["mapping"]
    chat = Chat(
        source="chatgpt",
        id=text_of(item.get("conversation_id")) or text_of(item.get("id")),
        title=text_of(item.get("title")),
        created=when(item.get("create_time")),
        updated=when(item.get("update_time")),
        leaf=text_of(item.get("current_node")) or None,
        provider="openai",
        pinned=bool(item.get("is_starred") or item.get("pinned_time")),
        archived=item.get("is_archived") is True,
        folder=text_of(item.get("project_name")) or text_of(named(item, "project", "name")),
    )
    default, pictures = text_of(item.get("default_model_slug")), _bounded(pictures)
    for key, value in mapping.items():
        if not isinstance(value, dict):
            raise Unusable("One of its messages is not an object.")
        chat.nodes.append(_node(key, value, default, pictures))
    return chat


def _bounded(pictures: Pictures) -> Pictures:
    left = MOST_IMAGES

    def found(pointer: str) -> Attachment | None:
        nonlocal left
        picture = pictures(pointer) if left > 0 else None
        left -= len(picture.data) if picture else 0
        return picture

    return found


def _node(key: str, value: dict[str, Any], default_model: str, pictures: Pictures) -> Node:
    message = value.get("message")
    node = Node(key, text_of(value.get("parent")) or None, None)
    if not isinstance(message, dict):
        return node
    content = message.get("content")
    kind = text_of(named(content, "content_type"))
    metadata = message.get("metadata")
    node.at = when(message.get("create_time"))
    node.attachments = _pictures(content, pictures)
    text = _text(content, kind)
    role = _role(message, kind, shows_pictures=bool(node.attachments))
    if role is None:
        node.attachments = ()
        node.aside = _aside(message, kind, text)
        return node
    node.role = role
    node.text = _CITATION.sub("", text) + _files(metadata, node.attachments, role)
    node.model = text_of(named(metadata, "model_slug")) or default_model
    node.complete = message.get("status") != "in_progress"
    if not (node.text.strip() or node.attachments):
        node.role = None
    return node


def _role(message: dict[str, Any], kind: str, *, shows_pictures: bool) -> Role | None:
    """Who said it, or None for what ChatGPT itself does not show as a message."""
    author = named(message, "author", "role")
    if named(message, "metadata", "is_visually_hidden_from_conversation"):
        return None
    if author == "user":
        return None if kind == "user_editable_context" else "user"
    if author == "tool":
        return "assistant" if shows_pictures else None
    if author != "assistant" or kind in ("thoughts", "reasoning_recap", "code", "model_editable_context"):
        return None
    return "assistant" if message.get("recipient") in (None, "all") else None


def _text(content: Any, kind: str) -> str:
    if kind == "thoughts":
        thoughts = [thought for thought in listed(named(content, "thoughts")) if isinstance(thought, dict)]
        return "\n\n".join(text_of(t.get("content")) or text_of(t.get("summary")) for t in thoughts)
    if parts := listed(named(content, "parts")):
        return "\n\n".join(filter(None, (_part(part) for part in parts)))
    return text_of(named(content, "text")) or text_of(named(content, "result"))


def _part(part: Any) -> str:
    """Written text, or what was said aloud."""
    return part if isinstance(part, str) else text_of(named(part, "text"))


def _pictures(content: Any, pictures: Pictures) -> tuple[Attachment, ...]:
    pointers = [text_of(named(part, "asset_pointer")) for part in listed(named(content, "parts"))]
    return tuple(found for pointer in pointers if pointer and (found := pictures(pointer)))


def _files(metadata: Any, shown: tuple[Attachment, ...], role: Role) -> str:
    """The names of the files that were sent along and are not in the export as pictures."""
    if role != "user":
        return ""
    there = " ".join(attachment.name for attachment in shown)
    lines = []
    for file in listed(named(metadata, "attachments")):
        name, identity = text_of(named(file, "name")), text_of(named(file, "id"))
        if name and not (identity and identity in there):
            lines.append(f"\n\n*Attached: {name}*")
    return "".join(lines)


def _aside(message: dict[str, Any], kind: str, text: str) -> str:
    author = named(message, "author", "role")
    if not text.strip() or named(message, "metadata", "is_visually_hidden_from_conversation"):
        return ""
    if kind == "thoughts":
        return text
    if author == "assistant" and kind != "reasoning_recap":
        return fenced(text, text_of(message.get("recipient")) if message.get("recipient") == "python" else "")
    return fenced(text) if author == "tool" else ""
