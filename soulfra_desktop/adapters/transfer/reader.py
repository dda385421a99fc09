"""Finds out what was handed over, and reads it a chat at a time; reading_process.py runs it."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from soulfra_desktop.adapters.transfer import chatgpt, claude, gpt4all, jan, open_webui, soulfra
from soulfra_desktop.adapters.transfer.container import Container, text_start
from soulfra_desktop.adapters.transfer.json_stream import LARGEST, NotRead, array_start, decoded, elements
from soulfra_desktop.adapters.transfer.tree import Chat, Unusable, assembled, clean, text_of
from soulfra_desktop.domain.errors import ImportRefused
from soulfra_desktop.domain.transfer import ChatTree, Found, Source, Spoilt

COUNTED = 512 * 1024 * 1024
"""Bytes of JSON up to which chats are counted before they are read."""
MOST_LOOKED_AT = 200
"""JSON files of a folder that are looked into."""
MOST_SPOILT = 1_000
_MARKS: dict[Source, bytes] = {
    "chatgpt": b'"mapping"',
    "claude": b'"chat_messages"',
    "open-webui": b'"currentId"',
    "soulfra": b'"leaf_id"',
}
_TESTS: tuple[tuple[Source, Callable[[Any], bool]], ...] = (
    ("chatgpt", chatgpt.is_chat),
    ("claude", claude.is_chat),
    ("open-webui", open_webui.is_chat),
    ("soulfra", soulfra.is_chat),
)
One = ChatTree | Spoilt | None


def look(path: Path) -> Found:
    """What lies there. Raises ImportRefused."""
    with closing(Container(path)) as container:
        source, names = _identify(container)
        if source in ("jan", "gpt4all"):
            return Found(source, len(names))
        if sum(container.size(name) for name in names) > COUNTED:
            return Found(source)
        return Found(source, sum(_count(container, name, _MARKS[source]) for name in names))


def _identify(container: Container) -> tuple[Source, list[str]]:
    """What it is, and the files that hold the chats. Raises ImportRefused."""
    if names := jan.threads(container):
        return "jan", names
    if names := [name for name in gpt4all.chats(container) if _starts(container, name, gpt4all.MAGIC)]:
        return "gpt4all", names
    looked: dict[str, Source | None] = {name: _source(container, name) for name in _candidates(container)}
    source: Source | None = next((fits for fits in looked.values() if fits is not None), None)
    if source is None:
        raise ImportRefused(_why_not(container))
    return source, [name for name, fits in looked.items() if fits == source]


def _candidates(container: Container) -> list[str]:
    """JSON files, those that exports name so first; a lone file whatever its name."""
    names = container.names
    if len(names) == 1:
        return names
    wanted = [name for name in names if name.casefold().endswith(".json")]
    return sorted(wanted, key=lambda name: ("conversations" not in name.rpartition("/")[2], name))[:MOST_LOOKED_AT]


def _starts(container: Container, name: str, magic: bytes) -> bool:
    with container.open(name) as stream:
        return stream.read(len(magic)) == magic


def _source(container: Container, name: str) -> Source | None:
    """What the first readable chat of a JSON file says it is; a broken one before it is passed over."""
    if _starts(container, name, gpt4all.MAGIC):
        return "gpt4all"
    with container.open(name) as stream:
        start = text_start(stream)
        if soulfra.FORMAT.encode() in start[:4096] and start.lstrip().startswith(b"{"):
            return "soulfra"
        for number, item in enumerate(_items(stream, start, container.size(name))):
            for source, fits in _TESTS:
                if fits(item):
                    return source
            if number > 20:
                break
        return next((source for source, mark in _MARKS.items() if mark in start), None)


def _items(stream: IO[bytes], start: bytes, size: int, key: str = "") -> Iterator[Any | NotRead]:
    """The elements of a file's array, or the one object that the file is."""
    begin = array_start(start, key)
    if begin is not None:
        yield from elements(stream, start[begin:])
    elif start.lstrip().startswith(b"{"):
        yield decoded(start + stream.read(LARGEST)) if size <= LARGEST else NotRead("It is too large for one chat.")


def _count(container: Container, name: str, mark: bytes) -> int:
    count, tail = 0, b""
    with container.open(name) as stream:
        while chunk := stream.read(1 << 22):
            count += (tail + chunk).count(mark)
            tail = chunk[1 - len(mark) :]
    return count


def _is_json(container: Container, name: str) -> bool:
    with container.open(name) as stream:
        try:
            json.loads(stream.read())
        except (ValueError, RecursionError):
            return False
    return True


def _why_not(container: Container) -> str:
    name = container.path.name
    names = container.names
    if not names:
        return f"{name} is empty."
    if len(names) == 1:
        size = container.size(names[0])
        if size == 0:
            return f"{name} is empty."
        with container.open(names[0]) as stream:
            start = text_start(stream, 4096)
        if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return f"{name} is UTF-16 text; exports are UTF-8."
        if not start.lstrip().startswith((b"[", b"{")):
            return f"{name} is not an export of chats: it is neither JSON, nor a zip, nor a chat of GPT4All."
        if size <= LARGEST and not _is_json(container, names[0]):
            return f"{name} is not valid JSON: it breaks off or is damaged."
    return f"No chats were found in {name}."


def chats(path: Path) -> Generator[One, None, None]:
    """Every chat, one after the other. Raises ImportRefused where nothing can be read."""
    with closing(Container(path)) as container:
        source, names = _identify(container)
        spoilt = 0
        for one in _chats(container, source, names):
            spoilt += isinstance(one, Spoilt)
            if spoilt > MOST_SPOILT:
                yield Spoilt("", f"More than {MOST_SPOILT:,} parts could not be read; reading ended there.")
                return
            yield one


def _chats(container: Container, source: Source, names: list[str]) -> Iterator[One]:
    if source == "jan":
        yield from (_one(lambda name=name: jan.read(container, name), _folder_of(name)) for name in names)
    elif source == "gpt4all":
        yield from (_one(lambda name=name: gpt4all.read(container, name), name) for name in names)
    else:
        read = _json_reader(container, source)
        for name in names:
            yield from _json_chats(container, name, source, read)


def _json_reader(container: Container, source: Source) -> Callable[[Any], Chat | ChatTree | None]:
    if source == "chatgpt":
        pictures = chatgpt.Assets(container)
        return lambda item: chatgpt.read(item, pictures)
    if source == "claude":
        projects = _names(container, "projects.json", "uuid")
        return lambda item: claude.read(item, projects)
    if source == "open-webui":
        folders = _names(container, "folders.json", "id")
        return lambda item: open_webui.read(item, folders)
    return soulfra.read


def _json_chats(
    container: Container, name: str, source: Source, read: Callable[[Any], Chat | ChatTree | None]
) -> Iterator[One]:
    fits = dict(_TESTS)[source]
    try:
        with container.open(name) as stream:
            start = text_start(stream)
            key = "chats" if source == "soulfra" and start.lstrip().startswith(b"{") else ""
            for number, item in enumerate(_items(stream, start, container.size(name), key), 1):
                title = _title(item) or f"{name.rpartition('/')[2]}, no. {number}"
                if isinstance(item, NotRead):
                    yield Spoilt(title, str(item))
                elif not fits(item):
                    yield Spoilt(title, "It is not a chat of this format.")
                else:
                    yield _one(lambda item=item: read(item), title)
    except ImportRefused as error:
        yield Spoilt(name.rpartition("/")[2], error.message)


def _one(read: Callable[[], Chat | ChatTree | None], title: str) -> One:
    """One chat, or why it is none; whatever it holds, the next one is read."""
    try:
        chat = read()
        return assembled(chat) if isinstance(chat, Chat) else chat
    except (Unusable, ImportRefused) as error:
        return Spoilt(title, str(error) if isinstance(error, Unusable) else error.message)
    except RecursionError:
        return Spoilt(title, "It is nested too deeply.")
    except MemoryError:
        return Spoilt(title, "It takes more memory than reading may take.")
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return Spoilt(title, "It is not built as this format says.")


def _title(item: Any) -> str:
    if not isinstance(item, dict):
        return ""
    return clean(text_of(item.get("title")) or text_of(item.get("name")))[:120]


def _folder_of(name: str) -> str:
    return name.rpartition("/thread.json")[0].rpartition("/")[2] or name


def _names(container: Container, file: str, key: str) -> dict[str, str]:
    """Names by id out of a small list that lies beside the chats; none where it does not or is broken."""
    for name in container.names:
        if name.rpartition("/")[2] == file and (data := container.read(name, LARGEST)):
            rows = decoded(data)
            return {
                row[key]: row["name"]
                for row in (rows if isinstance(rows, list) else ())
                if isinstance(row, dict) and isinstance(row.get(key), str) and isinstance(row.get("name"), str)
            }
    return {}
