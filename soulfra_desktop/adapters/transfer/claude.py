"""Claude's export: conversations.json, each chat a list of `chat_messages` with content blocks."""

from __future__ import annotations

import json
from typing import Any

from soulfra_desktop.adapters.transfer.tree import Chat, Node, Unusable, clean, fenced, listed, named, text_of, when

ROOT = "00000000-0000-4000-8000-000000000000"
"""The parent that the first messages name."""


def is_chat(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("chat_messages"), list)


def read(item: dict[str, Any], projects: dict[str, str]) -> Chat:
    """`projects` gives names by id. Raises Unusable."""
    project = text_of(named(item, "project", "uuid")) or text_of(item.get("project_uuid"))
    chat = Chat(
        source="claude",
        id=text_of(item.get("uuid")),
        title=text_of(item.get("name")),
        created=when(item.get("created_at")),
        updated=when(item.get("updated_at")),
        leaf=text_of(item.get("current_leaf_message_uuid")) or None,
        provider="anthropic",
        pinned=item.get("is_starred") is True,
        folder=text_of(named(item, "project", "name")) or projects.get(project, ""),
    )
    model, above = text_of(item.get("model")) or "claude", None
    for index, value in enumerate(item["chat_messages"]):
        if not isinstance(value, dict):
            raise Unusable("One of its messages is not an object.")
        node = _node(value, index, above, model)
        chat.nodes.append(node)
        above = node.id
    return chat


def _node(value: dict[str, Any], index: int, above: str | None, model: str) -> Node:
    parent = text_of(value.get("parent_message_uuid"))
    node = Node(
        id=text_of(value.get("uuid")) or f"message {index}",
        parent=(None if parent == ROOT else parent) if parent else above,
        role="user" if value.get("sender") == "human" else "assistant" if value.get("sender") == "assistant" else None,
        at=when(value.get("created_at")),
        model=text_of(value.get("model")) or model,
    )
    texts, thoughts = [], []
    for block in listed(value.get("content")):
        spoken, thought = _block(block)
        texts.append(spoken)
        thoughts.append(thought)
    text = "\n\n".join(filter(None, texts)) or text_of(value.get("text"))
    node.text = (text + _attached(value)).strip("\n")
    node.reasoning = "\n\n".join(filter(None, thoughts))
    if not (node.text.strip() or node.reasoning):
        node.role = None
    return node


def _block(block: Any) -> tuple[str, str]:
    """What a block says, and what it thinks or does."""
    kind = named(block, "type")
    if kind == "text":
        return text_of(named(block, "text")), ""
    if kind == "thinking":
        return "", text_of(named(block, "thinking"))
    if kind == "tool_use":
        return _tool(block)
    if kind == "tool_result":
        results = [text_of(named(part, "text")) for part in listed(named(block, "content"))]
        return "", "\n\n".join(fenced(result) for result in results if result)
    return "", ""


def _tool(block: Any) -> tuple[str, str]:
    """An artifact is part of the answer; any other tool is a step on the way."""
    name, given = text_of(named(block, "name")), named(block, "input")
    content = text_of(named(given, "content"))
    if name == "artifacts" and content:
        title = text_of(named(given, "title"))
        return (f"**{title}**\n\n" if title else "") + fenced(content, text_of(named(given, "language"))), ""
    written = json.dumps(given, ensure_ascii=False, indent=1) if isinstance(given, dict) and given else ""
    return "", f"{name}\n\n{fenced(clean(written), 'json')}" if written else name


def _attached(value: dict[str, Any]) -> str:
    """The text of attached documents, as Claude itself read it, and the names of files that are not in the export."""
    parts, seen = [], set()
    for file in listed(value.get("attachments")):
        name = text_of(named(file, "file_name"))
        content = text_of(named(file, "extracted_content"))
        seen.add(name)
        if content:
            parts.append(f"\n\n**{name or 'Attached'}**\n\n{fenced(content)}")
        elif name:
            parts.append(f"\n\n*Attached: {name}*")
    for file in [*listed(value.get("files")), *listed(value.get("files_v2"))]:
        name = text_of(named(file, "file_name"))
        if name and name not in seen:
            seen.add(name)
            parts.append(f"\n\n*Attached: {name}*")
    return "".join(parts)
