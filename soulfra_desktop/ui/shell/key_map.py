"""Which key does what: the actions' own keys, under the person's choices. One key does one thing. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from soulfra_desktop.ui.shell.actions import Action


@dataclass(frozen=True, slots=True)
class KeyMap:
    """`keys` by the action's name; `lost` names, for an action that goes without its keys, who has them."""

    keys: Mapping[str, str] = field(default_factory=dict)
    lost: Mapping[str, str] = field(default_factory=dict)

    def holder(self, keys: str) -> str | None:
        """The name of the action that these keys run."""
        return next((name for name, its in self.keys.items() if keys and its == keys), None)


def parse(chosen: Iterable[str]) -> dict[str, str]:
    """The setting `shortcuts` by action: "chat.new=Ctrl+N"; "chat.new=" takes the keys away."""
    pairs = (entry.partition("=") for entry in chosen)
    return {name.strip(): keys.strip() for name, equals, keys in pairs if equals and name.strip()}


def key_map(actions: Iterable[Action], chosen: Iterable[str] = ()) -> KeyMap:
    """What the person chose comes first, then the actions in the order of their registration."""
    actions, wanted = tuple(actions), parse(chosen)
    keys: dict[str, str] = {}
    lost: dict[str, str] = {}
    taken: dict[str, str] = {}
    for action in sorted(actions, key=lambda action: action.name not in wanted):
        its = wanted.get(action.name, action.keys)
        if its and its in taken:
            lost[action.name] = taken[its]
            its = ""
        elif its:
            taken[its] = action.name
        keys[action.name] = its
    return KeyMap({action.name: keys[action.name] for action in actions}, lost)


def with_choice(actions: Iterable[Action], chosen: Iterable[str], name: str, keys: str) -> list[str]:
    """The setting after one action was given keys; whoever had them goes without."""
    actions = tuple(actions)
    wanted = parse(chosen)
    others = [action.name for action in actions if keys and action.keys == keys and action.name != name]
    others += [other for other, its in wanted.items() if keys and its == keys and other != name]
    wanted |= dict.fromkeys(others, "") | {name: keys}
    own = {action.name: action.keys for action in actions}
    return [f"{name}={keys}" for name, keys in wanted.items() if own.get(name) != keys]


def without_choice(actions: Iterable[Action], chosen: Iterable[str], name: str) -> list[str]:
    """The setting after one action went back to its own keys; whoever was given them meanwhile goes without."""
    own = next((action.keys for action in actions if action.name == name), "")
    return with_choice(actions, chosen, name, own)
