"""Calls a prompt from the composer: a slash lists them, choosing one fills its blanks and puts it in. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.prompt import (
    CALLED,
    SavedPrompt,
    Variable,
    automatic,
    filled,
    matching,
    variables,
)
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.services.prompts import PromptService
from soulfra_desktop.ui.prompts.examples import examples


@dataclass(frozen=True, slots=True)
class CallRow:
    """One line of the list: a prompt, an example that is not kept yet, or the way to the library."""

    kind: Literal["prompt", "example", "manage"]
    prompt: SavedPrompt | None = None


MANAGE = CallRow("manage")


@dataclass(frozen=True, slots=True)
class CallState:
    """`rows` while the list is open; `filling` while blanks are filled in, with what stands in them."""

    is_open: bool = False
    typed: str = ""
    rows: tuple[CallRow, ...] = ()
    selected: int = 0
    filling: SavedPrompt | None = None
    blanks: tuple[Variable, ...] = ()
    values: tuple[str, ...] = ()
    problem: str = ""

    @property
    def current(self) -> CallRow | None:
        return self.rows[self.selected] if self.selected < len(self.rows) else None


class Calling:
    """`on_change` gets every new state; `on_insert` the finished text, for the place of all that was typed;
    `on_manage` is called where the library is wanted. `now` is the time in the person's own zone."""

    def __init__(self, prompts: PromptService, spawn: Spawn, now: Callable[[], datetime]) -> None:
        self._prompts = prompts
        self._spawn = spawn
        self._now = now
        self._clipboard = ""
        self._left = ""
        """What was typed when the list was left by Escape: it stays away until that changes to another call."""
        self.state = CallState()
        self.on_change: Callable[[CallState], None] = lambda _state: None
        self.on_insert: Callable[[str], None] = lambda _text: None
        self.on_manage: Callable[[], None] = lambda: None
        prompts.changed.connect(lambda _seen: self._refresh())

    def type(self, text: str) -> None:
        """The composer holds this now."""
        called = CALLED.fullmatch(text)
        if called is None or (self._left and text.startswith(self._left)):
            if called is None:
                self._left = ""
            self._close()
            return
        typed = called[1]
        selected = self.state.selected if self.state.is_open and typed == self.state.typed else 0
        self._set(is_open=True, typed=typed, rows=self._rows(typed), selected=selected)

    def move(self, step: int) -> None:
        """To the next (1) or the previous (-1) line, round and round."""
        if self.state.rows:
            self._set(selected=(self.state.selected + step) % len(self.state.rows))

    def choose(self, clipboard: str, row: CallRow | None = None) -> None:
        """Take the chosen line, or this one."""
        row = row or self.state.current
        if row is None:
            return
        if row.kind == "manage" or row.prompt is None:
            self._close()
            self.on_manage()
        elif row.kind == "example":
            self._spawn(self._add(row.prompt, clipboard))
        else:
            self._take(row.prompt, clipboard)

    def leave(self) -> None:
        """Leave the list, or the blanks, with the text as it is."""
        self._left = f"/{self.state.typed}" if self.state.is_open else ""
        self._set(filling=None, blanks=(), values=())
        self._close()

    def fill(self, number: int, value: str) -> None:
        """A blank holds this now."""
        values = list(self.state.values)
        values[number] = value
        self._set(values=tuple(values))

    def insert(self) -> None:
        """Put the prompt with its blanks filled in into the composer."""
        prompt, state = self.state.filling, self.state
        if prompt is not None:
            given = {blank.name: value for blank, value in zip(state.blanks, state.values, strict=True)}
            self._finish(prompt, given, self._clipboard)

    def _rows(self, typed: str) -> tuple[CallRow, ...]:
        there = self._prompts.seen
        rows = tuple(CallRow("prompt", prompt) for prompt in matching(there, typed))
        if not there:
            rows = tuple(CallRow("example", example) for example in matching(examples(), typed))
        return (*rows, MANAGE)

    def _refresh(self) -> None:
        if self.state.is_open:
            rows = self._rows(self.state.typed)
            self._set(rows=rows, selected=min(self.state.selected, len(rows) - 1))

    async def _add(self, example: SavedPrompt, clipboard: str) -> None:
        try:
            await self._prompts.add_examples([example])
        except SoulfraError as error:
            self._set(problem=str(error))
            return
        self._take(example, clipboard)

    def _take(self, prompt: SavedPrompt, clipboard: str) -> None:
        self._clipboard = clipboard
        by_itself = automatic(self._now(), clipboard)
        blanks = tuple(one for one in variables(prompt.text) if one.name not in by_itself)
        self._close()
        if blanks:
            self._set(filling=prompt, blanks=blanks, values=tuple(one.default for one in blanks))
        else:
            self._finish(prompt, {}, clipboard)

    def _finish(self, prompt: SavedPrompt, given: Mapping[str, str], clipboard: str) -> None:
        text = filled(prompt.text, {**automatic(self._now(), clipboard), **given})
        self._set(filling=None, blanks=(), values=())
        self.on_insert(text)

    def _close(self) -> None:
        if self.state.is_open or self.state.problem:
            self._set(is_open=False, typed="", rows=(), selected=0, problem="")

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.on_change(self.state)
