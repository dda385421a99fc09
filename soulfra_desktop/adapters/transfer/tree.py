"""From an app's own tree of messages to ours: hidden ones are passed through, loops cut, ids made stable."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from soulfra_desktop.domain.chat import AnswerOptions, Attachment, Conversation, Message, Role, title_from
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import ModelRef, Receipt
from soulfra_desktop.domain.shelf import tag_name
from soulfra_desktop.domain.transfer import SOURCE_NAMES, ChatTree, Source

MOST_MESSAGES = 100_000
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
LONGEST_TITLE = 300
LONGEST_FOLDER = 100
MOST_TAGS = 100
MOST_ASIDE = 100_000
"""Characters of tool calls and thoughts that are kept with one answer."""
MOST_ASIDES = 64_000_000
"""Characters of them that one chat holds, and hands over."""
IMAGE_LIMIT = 20 * 1024 * 1024
MOST_IMAGES = 256 * 1024 * 1024
"""Bytes of the pictures of one chat: a thousand messages may point to the same file."""
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


class Unusable(Exception):
    """This chat cannot be taken in; its text says why."""


@dataclass(slots=True)
class Node:
    """One entry as its app had it. Without a role it is not shown: its children hang on the next shown one above."""

    id: str
    parent: str | None
    role: Role | None
    text: str = ""
    at: datetime | None = None
    model: str = ""
    reasoning: str = ""
    aside: str = ""
    """What a hidden step did: it goes into the reasoning of the answer that follows."""
    complete: bool = True
    attachments: tuple[Attachment, ...] = ()


@dataclass(slots=True)
class Chat:
    """One chat as its app had it."""

    source: Source
    id: str
    title: str = ""
    created: datetime | None = None
    updated: datetime | None = None
    leaf: str | None = None
    provider: str = ""
    local: bool = False
    pinned: bool = False
    archived: bool = False
    tags: tuple[str, ...] = ()
    folder: str = ""
    system: str = ""
    fallback: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    """Where the chat itself tells no time."""
    nodes: list[Node] = field(default_factory=list)


def stable(source: Source, *parts: str) -> str:
    """The same 32 hexadecimal digits for the same thing in every export of it."""
    text = "\0".join((source, *parts))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def assembled(chat: Chat) -> ChatTree | None:
    """The tree, parents first, or None where nothing in it is to be shown. Raises Unusable."""
    if not chat.id:
        raise Unusable("It has no id.")
    if len(chat.nodes) > MOST_MESSAGES:
        raise Unusable(f"It has more than {MOST_MESSAGES:,} messages.")
    nodes = _once(chat.nodes)
    order = _parents_first(nodes)
    messages = _messages(chat, nodes, order)
    if not messages:
        return None
    first, last = min(m.created_at for m in messages.values()), max(m.created_at for m in messages.values())
    created = chat.created or first
    conversation = Conversation(
        id=stable(chat.source, chat.id),
        title=clean(chat.title)[:LONGEST_TITLE].strip() or title_from(next(iter(messages.values())).text),
        created_at=created,
        updated_at=max(created, chat.updated or last),
        messages=len(messages),
        leaf_id=_leaf(chat, nodes, messages),
        pinned=chat.pinned,
        archived=chat.archived,
        tags=tags_of((SOURCE_NAMES[chat.source], *chat.tags)),
        options=AnswerOptions(system_prompt=clean(chat.system) or None),
        source=chat.source,
    )
    return ChatTree(conversation, tuple(messages.values()), in_a_line(chat.folder, LONGEST_FOLDER))


def _once(nodes: Iterable[Node]) -> dict[str, Node]:
    """By id; of two with the same id the first counts."""
    found: dict[str, Node] = {}
    for node in nodes:
        if node.id:
            found.setdefault(node.id, node)
    return found


def _parents_first(nodes: dict[str, Node]) -> list[str]:
    """Every id, its parent before it. A loop is cut where it is first met; a parent that is missing is none."""
    placed: dict[str, None] = {}
    for start in nodes:
        path: list[str] = []
        on_path: set[str] = set()
        cursor: str | None = start
        while cursor is not None and cursor in nodes and cursor not in placed and cursor not in on_path:
            path.append(cursor)
            on_path.add(cursor)
            cursor = nodes[cursor].parent
        if path and cursor in on_path:
            nodes[path[-1]].parent = None
        placed |= dict.fromkeys(reversed(path))
    return list(placed)


class _Room:
    """Asides grow with every step, and each branch of them has its own: together they stay within MOST_ASIDES."""

    def __init__(self) -> None:
        self._left = MOST_ASIDES

    def longer(self, text: str, aside: str, *, first: bool = False) -> str:
        """Both, the aside after the text or before it; the text alone, and shared, where there is no room."""
        if not aside or (not first and len(text) >= MOST_ASIDE) or len(text) + len(aside) > self._left:
            return text
        if not text and len(aside) <= MOST_ASIDE:
            self._left -= len(aside) if first else 0  # shared here, but handed over once for each answer
            return aside
        joined = f"{aside}\n\n{text}".strip() if first else f"{text}\n\n{aside}".strip()[:MOST_ASIDE]
        self._left -= len(joined)
        return joined


def _messages(chat: Chat, nodes: dict[str, Node], order: list[str]) -> dict[str, Message]:
    shown: dict[str | None, str | None] = {None: None}
    asides: dict[str | None, str] = {}
    times: dict[str | None, datetime] = {None: chat.created or not_ahead(chat.fallback)}
    made: dict[str, Message] = {}
    identity = stable(chat.source, chat.id)
    room = _Room()
    for key in order:
        node = nodes[key]
        above = node.parent if node.parent in nodes else None
        times[key] = node.at or times[above]
        aside = asides.get(above, "")
        if node.role is None:
            shown[key] = shown.get(above)
            asides[key] = room.longer(aside, clean(node.aside))
            continue
        shown[key] = key
        thoughts = room.longer(node.reasoning, aside, first=True) if node.role == "assistant" else ""
        if node.role == "user" and aside:
            asides[key] = aside
        parent = shown.get(above)
        made[key] = Message(
            id=stable(chat.source, chat.id, key),
            conversation_id=identity,
            parent_id=stable(chat.source, chat.id, parent) if parent else None,
            role=node.role,
            text=clean(node.text),
            created_at=times[key],
            complete=node.complete,
            reasoning=clean(thoughts),
            receipt=_receipt(chat, node),
            attachments=node.attachments,
        )
    return made


def _receipt(chat: Chat, node: Node) -> Receipt | None:
    """Who answered; what it cost is not known, and is never counted as spent here."""
    model = " ".join(clean(node.model).split())[:200]
    if node.role != "assistant" or not model or not model.isprintable():
        return None
    provider, slash, name = model.partition("/")
    ref = (
        ModelRef(provider, name)
        if chat.provider == "" and slash and provider and name
        else ModelRef(chat.provider or chat.source, model)
    )
    return Receipt(chosen=ref, local=chat.local, candidates=(), reason=Reason("imported", (SOURCE_NAMES[chat.source],)))


def _leaf(chat: Chat, nodes: dict[str, Node], messages: dict[str, Message]) -> str:
    cursor = chat.leaf
    for _ in range(len(nodes)):
        if cursor is None or cursor in messages or cursor not in nodes:
            break
        cursor = nodes[cursor].parent
    if cursor is not None and cursor in messages:
        return messages[cursor].id
    return list(messages.values())[-1].id


def clean(text: object) -> str:
    """Text as it can be stored: halves of characters joined or replaced, NUL bytes replaced; no text where it is none."""
    if not isinstance(text, str):
        return ""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\0", "\ufffd")


def in_a_line(text: object, longest: int) -> str:
    """A name as lists show it: clean, single spaces, cut."""
    return " ".join(clean(text).split())[:longest].rstrip()


def tags_of(texts: Iterable[object]) -> tuple[str, ...]:
    """In order, each once; of more than MOST_TAGS the first."""
    names = dict.fromkeys(filter(None, (tag_name(clean(text)) for text in texts)))
    return tuple(sorted(list(names)[:MOST_TAGS]))


def when(value: Any) -> datetime | None:
    """A time as apps write them: seconds, milliseconds or nanoseconds since 1970, or ISO 8601. None for nonsense."""
    try:
        if isinstance(value, bool):
            return None
        if isinstance(value, int | float):
            return _since_1970(float(value))
        if isinstance(value, str):
            text = value.strip()
            if re.fullmatch(r"\d{9,19}(\.\d+)?", text):
                return _since_1970(float(text))
            at = datetime.fromisoformat(text[:40])
            return _sane(at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC))
    except (ValueError, OverflowError):
        pass
    return None


def _since_1970(number: float) -> datetime | None:
    if not math.isfinite(number):
        return None
    for digits in (1e11, 1e14, 1e17):
        if abs(number) < digits:
            break
        number /= 1000
    return _sane(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=round(number * 1_000_000)))


def _sane(at: datetime) -> datetime | None:
    return at if at >= EARLIEST and not_ahead(at) == at else None


def not_ahead(at: datetime) -> datetime:
    """Now for a time to come, a day apart, by which clocks and zones may differ: it would stay on top for years."""
    now = datetime.now(UTC)
    return now if at > now + timedelta(days=1) else at


def image(name: str, data: bytes) -> Attachment | None:
    """A picture, known by its first bytes; None for anything else."""
    if len(data) > IMAGE_LIMIT:
        return None
    media = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if media is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        media = "image/webp"
    return Attachment(clean(name)[:200] or "image", media, data) if media else None


def fenced(text: str, language: str = "") -> str:
    """Text as a code block, its fence longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def named(value: Any, *keys: str) -> Any:
    """The value under nested keys, or None where anything on the way is missing or not an object."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def text_of(value: Any) -> str:
    return value if isinstance(value, str) else ""
