"""Every action with its keys, as one frozen state: searched, recorded, replaced, put back. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from soulfra_desktop.ui.shell.actions import Action, Actions
from soulfra_desktop.ui.shell.fuzzy import score
from soulfra_desktop.ui.shell.key_map import key_map, parse, with_choice, without_choice
from soulfra_desktop.ui.shell.reserved import Reason, refusal


@dataclass(frozen=True, slots=True)
class Refused:
    """Keys that were pressed and cannot be had."""

    keys: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Wanted:
    """Keys that another action has: to replace or to leave."""

    keys: str
    holder: str
    """That action's label."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One action. `lost_to` is the label of the action that has its own keys now."""

    name: str
    label: str
    section: str
    keys: str
    is_changed: bool = False
    lost_to: str = ""
    recording: bool = False
    trouble: Refused | Wanted | None = None


@dataclass(frozen=True, slots=True)
class KeyingState:
    """The rows that fit the search, by section."""

    rows: tuple[KeyRow, ...] = ()
    query: str = ""
    any_changed: bool = False

    @property
    def sections(self) -> tuple[tuple[str, tuple[KeyRow, ...]], ...]:
        return tuple((name, tuple(rows)) for name, rows in groupby(self.rows, lambda row: row.section))


class KeyingPresenter:
    """`chosen` gives what the setting holds, `save` keeps it; a change counts at once."""

    def __init__(self, actions: Actions, chosen: Callable[[], list[str]], save: Callable[[list[str]], None]) -> None:
        self._actions = actions
        self._read = chosen
        self._save = save
        self._chosen = list(chosen())
        self._query = ""
        self._recording: str | None = None
        self._trouble: tuple[str, Refused | Wanted] | None = None
        self.state = KeyingState()
        self.on_change: Callable[[KeyingState], None] = lambda _state: None
        self._show()

    def look(self) -> None:
        """Take in what was registered and chosen meanwhile."""
        self._chosen = list(self._read())
        self._show()

    def search(self, query: str) -> None:
        self._query = query
        self._show()

    def record(self, name: str) -> None:
        """The next keys that are pressed are this action's."""
        self._recording, self._trouble = name, None
        self._show()

    def stop(self) -> None:
        """Leave it as it was."""
        self._recording = self._trouble = None
        self._show()

    def take(self, keys: str) -> None:
        """Keys were pressed for the action that is recorded; empty takes its keys away."""
        name, self._recording = self._recording, None
        if name is None:
            return
        if keys and (reason := refusal(keys)):
            self._trouble = (name, Refused(keys, reason))
        elif keys and (holder := self._holder(keys)) and holder.name != name:
            self._trouble = (name, Wanted(keys, holder.label))
        else:
            self._keep(with_choice(self._actions.all(), self._chosen, name, keys))
        self._show()

    def replace(self) -> None:
        """Take the keys from the action that has them."""
        if self._trouble is not None and isinstance(self._trouble[1], Wanted):
            name, wanted = self._trouble
            self._keep(with_choice(self._actions.all(), self._chosen, name, wanted.keys))
            self._trouble = None
            self._show()

    def reset(self, name: str) -> None:
        """Back to the action's own keys."""
        self._keep(without_choice(self._actions.all(), self._chosen, name))
        self._show()

    def reset_all(self) -> None:
        self._keep([])
        self._show()

    def _keep(self, chosen: list[str]) -> None:
        self._chosen, self._trouble = chosen, None
        self._save(chosen)

    def _holder(self, keys: str) -> Action | None:
        name = key_map(self._actions.all(), self._chosen).holder(keys)
        return next((action for action in self._actions.all() if action.name == name), None)

    def _show(self) -> None:
        actions = self._actions.all()
        sections = list(dict.fromkeys(action.section for action in actions))
        fitting = [a for a in actions if not self._query.strip() or score(self._query, f"{a.label} {a.section}")]
        fitting.sort(key=lambda action: sections.index(action.section))
        made, labels = key_map(actions, self._chosen), {action.name: action.label for action in actions}
        changed = parse(self._chosen)
        rows = tuple(
            replace(
                KeyRow(action.name, action.label, action.section, made.keys[action.name], action.name in changed),
                lost_to=labels.get(made.lost.get(action.name, ""), ""),
                **self._in_hand(action.name),
            )
            for action in fitting
        )
        self.state = KeyingState(rows, self._query, bool(self._chosen))
        self.on_change(self.state)

    def _in_hand(self, name: str) -> dict[str, Any]:
        trouble = self._trouble[1] if self._trouble and self._trouble[0] == name else None
        return {"recording": self._recording == name, "trouble": trouble}
