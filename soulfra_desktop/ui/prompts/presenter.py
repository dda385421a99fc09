"""Decides what the screen of prompts shows: the library, searched, and the one that is being written. No Qt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Literal

from soulfra_desktop.domain.errors import SettingRefused, SoulfraError
from soulfra_desktop.domain.prompt import SavedPrompt, Variable, matching, variables
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.services.prompts import PromptService
from soulfra_desktop.ui.prompts.examples import examples

Where = Literal["", "name", "text"]


@dataclass(frozen=True, slots=True)
class Editing:
    """The prompt in the form. `problem` says why it cannot be kept, `where` at which field."""

    prompt: SavedPrompt
    before: SavedPrompt
    is_new: bool = False
    problem: str = ""
    advice: str = ""
    where: Where = ""

    @property
    def blanks(self) -> tuple[Variable, ...]:
        return variables(self.prompt.text)

    @property
    def changed(self) -> bool:
        return self.prompt != self.before


@dataclass(frozen=True, slots=True)
class PromptsState:
    """`shown` is what the search leaves; `editing` the form in the list's place."""

    phase: Literal["loading", "ready"] = "loading"
    all: tuple[SavedPrompt, ...] = ()
    search: str = ""
    shown: tuple[SavedPrompt, ...] = ()
    editing: Editing | None = None
    examples: tuple[SavedPrompt, ...] = ()
    """Offered while there is nothing else."""
    said: str = ""
    """What a file brought in or took out, in words; empty where nothing was done."""
    problem: str = ""
    advice: str = ""


class PromptsPresenter:
    """`on_change` gets every new state; `on_done` is called where the person goes back; `on_deleted(prompt)` so that
    undoing can be offered. `words(name, numbers)` says what files did, in the person's language."""

    def __init__(self, prompts: PromptService, spawn: Spawn) -> None:
        self._prompts = prompts
        self._spawn = spawn
        self.state = PromptsState()
        self.on_change: Callable[[PromptsState], None] = lambda _state: None
        self.on_done: Callable[[], None] = lambda: None
        self.on_deleted: Callable[[SavedPrompt], None] = lambda _prompt: None
        self.words: Callable[[str, tuple[int, ...]], str] = lambda name, numbers: f"{name} {numbers}"

    def load(self) -> None:
        """Read the library."""
        self._do(self._prompts.look())

    def look_for(self, text: str) -> None:
        """Show only what has this in its name, description or text."""
        self._set(search=text, shown=self._found(text))

    def done(self) -> None:
        """Back: out of the form first, then out of the screen."""
        if self.state.editing is not None:
            self.leave()
        else:
            self.on_done()

    # One prompt

    def begin(self, text: str = "") -> None:
        """Write a new one."""
        new = self._prompts.new()
        self._set(editing=Editing(replace(new, text=text), new, is_new=True), said="", problem="")

    def edit(self, prompt: SavedPrompt) -> None:
        self._set(editing=Editing(prompt, prompt), said="", problem="")

    def duplicate(self, prompt: SavedPrompt) -> None:
        """Write a copy, under a name that is free."""
        copy = self._prompts.copy_of(prompt)
        self._set(editing=Editing(copy, self._prompts.new(), is_new=True), said="", problem="")

    def change(self, *, name: str | None = None, text: str | None = None, description: str | None = None) -> None:
        """What the form holds now. A name is complained of while it is typed, an empty one only on keeping."""
        editing = self.state.editing
        if editing is None:
            return
        old = editing.prompt
        prompt = replace(
            old,
            name=old.name if name is None else name,
            text=old.text if text is None else text,
            description=old.description if description is None else description,
        )
        if prompt == old:
            return
        editing = replace(editing, prompt=prompt, problem="", advice="", where="")
        if prompt.name:
            editing = self._checked(editing, only="name")
        self._set(editing=editing)

    def save(self) -> None:
        """Keep what the form holds; what is amiss is said at its field."""
        editing = self.state.editing
        if editing is None:
            return
        editing = self._checked(editing)
        if editing.problem:
            self._set(editing=editing)
        else:
            self._spawn(self._save(editing))

    async def _save(self, editing: Editing) -> None:
        try:
            await self._prompts.save(editing.prompt)
        except SoulfraError as error:
            self._set(editing=replace(editing, problem=error.message, advice=error.advice))
            return
        self._set(editing=None)
        self._refresh()

    def leave(self) -> None:
        """Leave the form; what was not kept is gone."""
        self._set(editing=None)

    def delete(self, prompt: SavedPrompt) -> None:
        """Take it away; `restore` brings it back."""
        self._do(self._prompts.delete(prompt.id), lambda: self.on_deleted(prompt))

    def restore(self, prompt: SavedPrompt) -> None:
        self._do(self._prompts.restore(prompt))

    def add_example(self, prompt: SavedPrompt) -> None:
        """Keep one of the examples."""
        self._do(self._prompts.add_examples([prompt]))

    # Files

    def take_in(self, path: str) -> None:
        """Add what a file holds."""
        self._spawn(self._take_in(path))

    async def _take_in(self, path: str) -> None:
        try:
            new, known = await self._prompts.take_in(path)
        except SoulfraError as error:
            self._set(problem=error.message, advice=error.advice, said="")
            self._refresh()
            return
        self._set(said=self.words("imported", (new, known)), problem="", advice="")
        self._refresh()

    def give_out(self, path: str) -> None:
        """Write all of them to a file."""
        self._spawn(self._give_out(path))

    async def _give_out(self, path: str) -> None:
        try:
            number = await self._prompts.give_out(path)
        except SoulfraError as error:
            self._set(problem=error.message, advice=error.advice, said="")
            return
        self._set(said=self.words("exported", (number,)), problem="", advice="")

    def _checked(self, editing: Editing, only: Where = "") -> Editing:
        """With what is amiss. The domain looks at the name before the text, so the field is known by its turn."""
        try:
            self._prompts.checked(editing.prompt)
        except SettingRefused as error:
            where: Where = "name" if self._name_is_amiss(editing.prompt) else "text"
            if not only or only == where:
                return replace(editing, problem=error.message, advice=error.advice, where=where)
        return editing

    def _name_is_amiss(self, prompt: SavedPrompt) -> bool:
        try:
            self._prompts.checked(replace(prompt, text="something"))
        except SettingRefused:
            return True
        return False

    def _do(self, work: Awaitable[object], then: Callable[[], None] = lambda: None) -> None:
        self._spawn(self._done(work, then))

    async def _done(self, work: Awaitable[object], then: Callable[[], None]) -> None:
        try:
            await work
        except SoulfraError as error:
            self._set(phase="ready", problem=error.message, advice=error.advice, said="")
            return
        self._set(problem="", advice="")
        self._refresh()
        then()

    def _refresh(self) -> None:
        there = self._prompts.seen
        self._set(phase="ready", all=there, shown=self._found(self.state.search), examples=() if there else examples())

    def _found(self, text: str) -> tuple[SavedPrompt, ...]:
        there, wanted = self._prompts.seen, text.strip().removeprefix("/")
        if not wanted:
            return tuple(sorted(there, key=lambda prompt: prompt.name))
        by_name = matching(there, wanted)
        known = {prompt.id for prompt in by_name}
        return (*by_name, *(p for p in there if p.id not in known and wanted.casefold() in p.text.casefold()))

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.on_change(self.state)
