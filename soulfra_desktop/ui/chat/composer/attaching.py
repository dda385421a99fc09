"""What is being attached: read one by one off the window's thread, shown while it is read, refused with a reason. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from soulfra_desktop.domain.attachment import MOST_ATTACHMENTS, TakenAttachment
from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.draft_ports import AttachmentReader
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.ui.kit.problem import Problem

REMEMBERED = 200
"""Previews kept for chats that are looked at again."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing on its way to being attached, or the reason why it is not."""

    number: int
    name: str
    place: str | None
    """The chat it was given to; None for the new one."""
    share: float = 0.0
    problem: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a chip shows of an attachment. `thumbnail` is a small PNG; `note` what was changed about it."""

    thumbnail: bytes = b""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AttachingState:
    reading: tuple[Reading, ...] = ()
    previews: dict[Attachment, Preview] = field(default_factory=dict)

    def of(self, place: str | None) -> tuple[Reading, ...]:
        """What is shown in one chat."""
        return tuple(one for one in self.reading if one.place == place)


class Attaching:
    """`attached(place, attachment)` gets what was read, in the chat it was given to; `held(place)` says how many it has.

    `on_change` gets every new state.
    """

    def __init__(
        self,
        reader: AttachmentReader,
        spawn: Spawn,
        attached: Callable[[str | None, Attachment], None],
        held: Callable[[str | None], int],
    ) -> None:
        self._reader = reader
        self._spawn = spawn
        self._attached = attached
        self._held = held
        self._numbers = count(1)
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._asked: set[Attachment] = set()
        self.state = AttachingState()
        self.on_change: Callable[[AttachingState], None] = lambda _state: None

    def files(self, place: str | None, paths: Sequence[str]) -> None:
        """Attach these files of this machine."""
        self._forget_problems(place)
        for path in paths:
            name = path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path
            self._start(place, name, lambda number, path=path: self._reader.file(path, lambda s: self._told(number, s)))

    def picture(self, place: str | None, name: str, picture: object) -> None:
        """Attach what the clipboard holds."""
        self._forget_problems(place)
        self._start(place, name, lambda _number: self._reader.picture(name, picture))

    def text(self, place: str | None, name: str, text: str) -> None:
        """Attach a long text as a file."""
        self._forget_problems(place)
        self._start(place, name, lambda _number: self._reader.text(name, text))

    def refuse(self, place: str | None, name: str, problem: str, advice: str) -> None:
        """Say why something that was dropped cannot be read at all."""
        self._set(reading=(*self.state.reading, Reading(next(self._numbers), name, place, 1.0, problem, advice)))

    def dismiss(self, number: int) -> None:
        """Take a reason away, or leave off reading."""
        if task := self._tasks.pop(number, None):
            task.cancel()
        self._set(reading=tuple(one for one in self.state.reading if one.number != number))

    def look(self, attachments: Sequence[Attachment]) -> None:
        """Make small pictures of attachments that came from elsewhere: an old question, a kept draft."""
        unseen = [a for a in attachments if a not in self.state.previews and a not in self._asked]
        for attachment in unseen:
            self._asked.add(attachment)
            self._spawn(self._preview(attachment))

    async def _preview(self, attachment: Attachment) -> None:
        try:
            self._remember(attachment, Preview(await self._reader.thumbnail(attachment)))
        finally:
            self._asked.discard(attachment)

    def _start(self, place: str | None, name: str, read: Callable[[int], Awaitable[TakenAttachment]]) -> None:
        number = next(self._numbers)
        waiting = sum(not one.problem for one in self.state.of(place))
        if self._held(place) + waiting >= MOST_ATTACHMENTS:
            full = Problem(f"{MOST_ATTACHMENTS} attachments are the most for one question.", "Remove one first.")
            self.refuse(place, name, full.message, full.advice)
            return
        self._set(reading=(*self.state.reading, Reading(number, name, place)))
        self._tasks[number] = self._spawn(self._read(number, place, read))

    async def _read(self, number: int, place: str | None, read: Callable[[int], Awaitable[TakenAttachment]]) -> None:
        try:
            taken = await read(number)
        except SoulfraError as error:
            self._change(number, problem=error.message, advice=error.advice, share=1.0)
            return
        finally:
            self._tasks.pop(number, None)
        self._set(reading=tuple(one for one in self.state.reading if one.number != number))
        self._remember(taken.attachment, Preview(taken.thumbnail, taken.note))
        self._attached(place, taken.attachment)

    def _told(self, number: int, share: float) -> None:
        self._change(number, share=share)

    def _change(self, number: int, **changes: str | float) -> None:
        changed = tuple(
            replace(one, **changes) if one.number == number else one  # type: ignore[arg-type]
            for one in self.state.reading
        )
        self._set(reading=changed)

    def _forget_problems(self, place: str | None) -> None:
        kept = tuple(one for one in self.state.reading if not (one.problem and one.place == place))
        if kept != self.state.reading:
            self._set(reading=kept)

    def _remember(self, attachment: Attachment, preview: Preview) -> None:
        previews = {**self.state.previews, attachment: preview}
        for old in list(previews)[: max(0, len(previews) - REMEMBERED)]:
            del previews[old]
        self._set(previews=previews)

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.on_change(self.state)
