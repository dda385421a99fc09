"""Changing what protects the chats: another passphrase, a first one, or the keyring in its place. No Qt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.onboarding.presenter import Strength, strength
from soulfra_desktop.ui.shell.presenter import Protection

Form = Literal["", "passphrase", "keyring"]
"""The one that is open: to choose a passphrase, or to leave the key to the keyring."""


@dataclass(frozen=True, slots=True)
class ProtectingState:
    """What protects the chats now, and the form that is open. `done`: what was done last."""

    protection: Protection
    form: Form = ""
    strength: Strength = ""
    differs: bool = False
    can_go_on: bool = False
    working: bool = False
    done: Form = ""
    problem: Problem | None = None

    @property
    def asks_old(self) -> bool:
        """Whether the passphrase of now is needed."""
        return self.protection == "passphrase"


class ProtectingPresenter:
    """The key stays the same, so that a window that is open beside this one goes on as before.

    `change(old, new)` and `leave_to_keyring(old)` do it; they raise StoreError. `on_protection` hears of what holds now.
    """

    def __init__(
        self,
        protection: Protection,
        change: Callable[[str | None, str], Awaitable[None]],
        leave_to_keyring: Callable[[str], Awaitable[None]],
        spawn: Spawn,
    ) -> None:
        self._change = change
        self._leave_to_keyring = leave_to_keyring
        self._spawn = spawn
        self.state = ProtectingState(protection)
        self.on_change: Callable[[ProtectingState], None] = lambda _state: None
        self.on_protection: Callable[[Protection], None] = lambda _protection: None

    def open(self, form: Form) -> None:
        """Open a form, or none."""
        if not self.state.working and self.state.protection != "nothing kept":
            self._show(
                form=form,
                strength="",
                differs=False,
                can_go_on=False,
                problem=None,
                done="" if form else self.state.done,
            )

    def typed(self, old: str, first: str, second: str) -> None:
        """What stands in the fields now."""
        state = self.state
        knows = bool(old) or not state.asks_old
        chosen = state.form == "keyring" or (bool(first.strip()) and first == second)
        self._show(
            strength=strength(first),
            differs=bool(second) and not first.startswith(second) and first != second,
            can_go_on=bool(state.form) and knows and chosen and not state.working,
            problem=None,
        )

    def go_on(self, old: str, first: str, second: str) -> None:
        """Do what the open form is for."""
        self.typed(old, first, second)
        if self.state.can_go_on:
            form = self.state.form
            self._show(working=True, can_go_on=False)
            self._spawn(self._do(form, old, first))

    async def _do(self, form: Form, old: str, new: str) -> None:
        try:
            if form == "passphrase":
                await self._change(old if self.state.asks_old else None, new)
            else:
                await self._leave_to_keyring(old)
        except SoulfraError as error:
            self._show(working=False, can_go_on=True, problem=Problem.of(error))
            return
        protection: Protection = "passphrase" if form == "passphrase" else "keyring"
        self._show(working=False, form="", strength="", done=form, protection=protection)
        self.on_protection(protection)

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)
