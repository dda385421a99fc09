"""Open WebUI's export of chats: an array of rows, each with `chat.history.messages`, a tree by id."""

from __future__ import annotations

import base64
import binascii
import html
import re
from typing import Any

from soulfra_desktop.adapters.transfer.tree import Chat, Node, Unusable, fenced, image, listed, named, text_of, when
from soulfra_desktop.domain.chat import Attachment

_DETAILS = re.compile(
    r"<details type=\"(reasoning|code_interpreter|tool_calls)\"[^>]{0,20000}>(.*?)</details>\n?", re.S
)
_SUMMARY = re.compile(r"<summary>.*?</summary>", re.S)
_DATA = re.compile(r"data:(image/[a-z+.-]{1,20});base64,")


def is_chat(item: Any) -> bool:
    return isinstance(item, dict) and (_body(item) is not None)


def _body(item: dict[str, Any]) -> dict[str, Any] | None:
    body = item["chat"] if isinstance(item.get("chat"), dict) else item
    return body if isinstance(named(body, "history", "messages"), dict) else None


def read(item: dict[str, Any], folders: dict[str, str]) -> Chat:
    """`folders` gives names by id, where the export has them. Raises Unusable."""
    body = _body(item)
    assert body is not None
    tags = [*listed(named(item, "meta", "tags")), *listed(body.get("tags"))]
    folder = text_of(item.get("folder_id"))
    chat = Chat(
        source="open-webui",
        id=text_of(item.get("id")) or text_of(body.get("id")),
        title=text_of(item.get("title")) or text_of(body.get("title")),
        created=when(item.get("created_at")) or when(body.get("timestamp")),
        updated=when(item.get("updated_at")),
        leaf=text_of(named(body, "history", "currentId")) or None,
        provider="open-webui",
        pinned=item.get("pinned") is True,
        archived=item.get("archived") is True,
        tags=tuple(tag if isinstance(tag, str) else text_of(named(tag, "name")) for tag in tags),
        folder=folders.get(folder, "") or text_of(named(item, "folder", "name")),
        system=text_of(named(body, "params", "system")) or text_of(body.get("system")),
    )
    for key, value in body["history"]["messages"].items():
        if not isinstance(value, dict):
            raise Unusable("One of its messages is not an object.")
        chat.nodes.append(_node(key, value))
    return chat


def _node(key: str, value: dict[str, Any]) -> Node:
    role = value.get("role")
    text, reasoning = _thoughts(_content(value.get("content")))
    node = Node(
        id=text_of(value.get("id")) or key,
        parent=text_of(value.get("parentId")) or None,
        role="user" if role == "user" else "assistant" if role == "assistant" else None,
        at=when(value.get("timestamp")),
        model=text_of(value.get("model")) or text_of(value.get("modelName")),
        reasoning=reasoning,
        complete=value.get("done") is not False and not value.get("error"),
    )
    node.attachments, names = _files(value)
    error = text_of(named(value, "error", "content"))
    node.text = text + names + (f"\n\n*{error}*" if error and not text.strip() else "")
    if not (node.text.strip() or node.attachments or node.reasoning):
        node.role = None
    return node


def _content(content: Any) -> str:
    if isinstance(content, list):
        return "\n\n".join(filter(None, (text_of(named(part, "text")) for part in content)))
    return text_of(content)


def _thoughts(text: str) -> tuple[str, str]:
    """What was said, and the folded parts that Open WebUI writes into the text."""
    thoughts: list[str] = []

    def taken(found: re.Match[str]) -> str:
        inner = html.unescape(_SUMMARY.sub("", found[2])).strip()
        lines = [line.removeprefix("> ").removeprefix(">") for line in inner.splitlines()]
        if inner:
            thoughts.append("\n".join(lines) if found[1] == "reasoning" else fenced(inner))
        return ""

    if "<details type=" not in text:
        return text, ""
    return _DETAILS.sub(taken, text).strip(), "\n\n".join(thoughts)


def _files(value: dict[str, Any]) -> tuple[tuple[Attachment, ...], str]:
    pictures, names = [], []
    for number, file in enumerate(listed(value.get("files")), 1):
        url, name = text_of(named(file, "url")), text_of(named(file, "name"))
        found = _inline(url, name or f"image-{number}")
        if found:
            pictures.append(found)
        elif name:
            names.append(f"\n\n*Attached: {name}*")
    return tuple(pictures), "".join(names)


def _inline(url: str, name: str) -> Attachment | None:
    """A picture written into the export itself; one that only its server has is not fetched."""
    start = _DATA.match(url)
    if start is None:
        return None
    try:
        return image(name, base64.b64decode(url[start.end() :], validate=True))
    except (binascii.Error, ValueError):
        return None
