"""GPT4All's gpt4all-ID.chat files: a QDataStream, versions 1 to 12. Every length in it is taken for a lie at first."""

from __future__ import annotations

import hashlib
import struct
from datetime import timedelta
from typing import Literal

from soulfra_desktop.adapters.transfer.container import Container
from soulfra_desktop.adapters.transfer.tree import Chat, Node, Unusable, fenced, when
from soulfra_desktop.domain.chat import Role

MAGIC = b"\xf5\xd5\x53\xcc"
NEWEST = 12
LARGEST = 256 * 1024 * 1024
"""Bytes of one file: older versions keep a model's state in it."""
MOST_ITEMS = 100_000
DEEPEST = 8
_NULL = 0xFFFFFFFF
_PLAIN_VARIANTS = {1: 1, 2: 4, 3: 4, 4: 8, 5: 8, 6: 8}
"""Bytes of a QVariant's value by its type: bool, int, uint, long long, ulong long, double."""


class Stream:
    """Reads Qt's serialisation. Raises Unusable where it would read past the end."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def skip(self, count: int) -> memoryview:
        if count < 0 or count > self.left:
            raise Unusable("The file is damaged or ends too early.")
        piece = self._data[self._at : self._at + count]
        self._at += count
        return piece

    def number(self, form: Literal["i", "I", "q", "Q", "?"]) -> int:
        return struct.unpack(f">{form}", self.skip(struct.calcsize(f">{form}")))[0]

    def size(self, *, wide: bool = True, least: int = 1) -> int:
        """How many things follow, each of at least `least` bytes."""
        count = self.number("q" if wide else "i")
        if not 0 <= count <= min(MOST_ITEMS, self.left // least + 1):
            raise Unusable("The file is damaged: it counts more than it holds.")
        return count

    def data(self) -> bytes:
        length = self.number("I")
        return b"" if length == _NULL else bytes(self.skip(length))

    def text(self) -> str:
        length = self.number("I")
        if length == _NULL:
            return ""
        if length % 2:
            raise Unusable("The file is damaged: a text in it has half a character.")
        return bytes(self.skip(length)).decode("utf-16-be", "surrogatepass")

    def texts(self) -> list[str]:
        count = self.number("I")
        if count > self.left // 4:
            raise Unusable("The file is damaged: it counts more than it holds.")
        return [self.text() for _ in range(count)]

    def variant(self) -> None:
        """Pass over a value of any plain type."""
        kind = self.number("I")
        self.number("?")
        if kind == 10:
            self.text()
        elif kind in _PLAIN_VARIANTS:
            self.skip(_PLAIN_VARIANTS[kind])
        elif kind != 0:
            raise Unusable("A tool was called with values that cannot be read.")


def chats(container: Container) -> list[str]:
    return [name for name in container.names if name.endswith(".chat")]


def is_chat(start: bytes) -> bool:
    return start.startswith(MAGIC)


def read(container: Container, name: str) -> Chat:
    """Raises Unusable."""
    data = container.read(name, LARGEST)
    if data is None:
        raise Unusable(f"The file is larger than {LARGEST >> 20} MB.")
    if not is_chat(data):
        raise Unusable("This is not a chat of GPT4All.")
    stream = Stream(data[4:])
    version = stream.number("i")
    if not 1 <= version <= NEWEST:
        raise Unusable(f"It was written by a version of GPT4All that is not known here ({version}).")
    created = when(stream.number("q"))
    chat = Chat("gpt4all", stream.text(), stream.text(), created, provider="gpt4all", local=True)
    chat.fallback = container.changed_at(name)
    stream.text()  # the person's name
    model = stream.text()
    if version > 2:
        stream.texts()  # the collections of documents
    if version < 11:
        _skip_state(stream, version)
    for index in range(stream.size(wide=False)):
        _item(stream, version, chat, model, index)
    return chat


def _skip_state(stream: Stream, version: int) -> None:
    """The model's own memory, of no use elsewhere."""
    has_state = bool(stream.number("?")) if version > 5 else True
    if version > 1:
        stream.number("i")
        stream.number("i")
    stream.text()
    stream.text()
    stream.number("I")
    if not has_state:
        return
    if version < 4:
        stream.number("I")
    stream.number("I")
    if version > 6:
        stream.number("I")
    if version < 9:
        stream.skip(stream.number("Q") * 4)
    stream.skip(stream.number("Q") * 4)
    stream.skip(_length(stream))


def _length(stream: Stream) -> int:
    length = stream.number("I")
    return 0 if length == _NULL else length


def _item(stream: Stream, version: int, chat: Chat, model: str, index: int) -> None:
    if version < 12:
        stream.number("i")
    name, text = stream.text(), stream.text()
    if version < 10:
        stream.text()
    stream.text()  # a corrected answer, for their data collection
    stream.skip(1)
    stopped = bool(stream.number("?"))
    stream.skip(2)
    failed = bool(stream.number("?")) if version > 10 and name == "Response: " else False
    _skip_sources(stream, version)
    files = _files(stream) if version > 9 else ""
    steps = _steps(stream, 0) if version > 11 else []
    roles: dict[str, Role] = {"Prompt: ": "user", "Response: ": "assistant"}
    role = roles.get(name)
    above = chat.nodes[-1].id if chat.nodes else None
    key = hashlib.sha256(f"{above}\0{name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
    at = (chat.created or chat.fallback) + timedelta(seconds=index)
    shown = role if text.strip() or files or steps else None
    chat.nodes.append(
        Node(key, above, shown, text + files, at, model, "\n\n".join(steps), complete=not (stopped or failed))
    )


def _skip_sources(stream: Stream, version: int) -> None:
    if version > 7:
        for _ in range(stream.size(least=40)):
            for _ in range(7):
                stream.skip(_length(stream))
            stream.skip(12)
    elif version > 2:
        stream.text()
        stream.texts()


def _files(stream: Stream) -> str:
    """The names of attached files, with their content where it is text."""
    found = []
    for _ in range(stream.size(least=8)):
        name = stream.data().decode("utf-8", "replace").rpartition("/")[2]
        content = stream.data()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        found.append(f"\n\n**{name}**\n\n{fenced(text)}" if text and "\0" not in text else f"\n\n*Attached: {name}*")
    return "".join(found)


def _steps(stream: Stream, depth: int) -> list[str]:
    """What a model wrote and ran on the way to its answer."""
    if depth > DEEPEST:
        raise Unusable("It is nested too deeply.")
    found: list[str] = []
    for _ in range(stream.size(least=12)):
        name, text = stream.text(), stream.text()
        if name == "ToolCall: ":
            text = _tool(stream, text)
        if name not in ("Response: ", "ToolCall: ", "ToolResponse: ", "Text: ", "Think: "):
            raise Unusable("It has a kind of step that is not known here.")
        if text.strip() and name != "ToolResponse: ":
            found.append(text)
        found += _steps(stream, depth + 1)
    return found


def _tool(stream: Stream, code: str) -> str:
    stream.text()
    for _ in range(stream.size(least=13)):
        stream.text()
        stream.number("i")
        stream.variant()
    result = stream.text()
    stream.number("i")
    stream.text()
    return fenced(code) + (f"\n\n{fenced(result)}" if result.strip() else "")
