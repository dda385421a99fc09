"""What the account's forms need of the page that they are on. No Qt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from soulfra_desktop.domain.account import Proof
from soulfra_desktop.ui.account.state import AccountState, Place

Attempt = Callable[[Proof | None], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Ways:
    """What the page uses beside the services; the app wires it."""

    address: Callable[[str], str]
    """A server's address as it is kept. Raises SettingRefused."""
    judge: Callable[[str, str], Awaitable[None]]
    """Of a password and the address it is for. Raises SettingRefused where it can be guessed."""
    write: Callable[[Path, str], Awaitable[None]]
    """A text into a file that only its owner may read. Raises SoulfraError."""


class FormPage(Protocol):
    """The page, as its forms see it."""

    state: AccountState

    def show(self, **changes: Any) -> None: ...

    def load(self) -> None: ...

    def go(self, place: Place, **changes: Any) -> None: ...

    def back(self, **changes: Any) -> None: ...

    def turn_to(self, place: Place, **changes: Any) -> None: ...

    def attempt(self, do: Attempt, code: str = "") -> None: ...
