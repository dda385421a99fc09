"""Models as a list to choose from shows them: by provider, each with its price; also one that is offered no more. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from soulfra_desktop.ui.kit import money
from soulfra_desktop.ui.kit.names import provider_label

if TYPE_CHECKING:
    from soulfra_desktop.domain.routing import Model

Words = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `value` is provider/model, as a setting keeps it; empty chooses none."""

    kind: Literal["none", "group", "model", "note"]
    title: str
    right: str = ""
    value: str = ""
    local: bool = False
    marked: bool = False

    @property
    def can_choose(self) -> bool:
        return self.kind in ("none", "model")


def lines(
    models: Iterable[Model], stored: Collection[str], words: Words, *, sought: str = "", none: str = ""
) -> list[Line]:
    """The lines that fit what is sought: `none` first where there is such a choice, what is stored and not offered last."""
    wanted = sought.strip().casefold()
    made = [Line("none", none, marked=not any(stored))] if none and wanted in none.casefold() else []
    by_provider: dict[str, list[Line]] = {}
    seen: set[str] = set()
    for model in sorted(models, key=lambda model: not model.local):
        name = str(model.ref)
        seen.add(name)
        if wanted in f"{name} {provider_label(model.ref.provider)} {model.label}".casefold():
            by_provider.setdefault(model.ref.provider, []).append(of_model(model, marked=name in stored))
    for provider, found in by_provider.items():
        made += [Line("group", provider_label(provider), local=found[0].local), *found]
    gone = [name for name in stored if name and name not in seen and wanted in name.casefold()]
    if gone:
        made += [Line("group", words("Not offered now")), *(unknown(name, words) for name in gone)]
    return made or [
        Line("note", words("No model fits “{0}”").format(sought) if wanted else words("No model was found"))
    ]


def of_model(model: Model, *, marked: bool = False) -> Line:
    """A model with its price for a million tokens."""
    title = model.label or model.ref.model
    return Line("model", title, money.per_million(model.price, local=model.local), str(model.ref), model.local, marked)


def in_full(models: Iterable[Model], name: str, words: Words) -> Line:
    """A model that is stored, by its whole name: where it stands alone, no provider stands over it."""
    found = next((of_model(model) for model in models if str(model.ref) == name), None)
    return replace(found, title=name) if found else unknown(name, words)


def unknown(name: str, words: Words) -> Line:
    """A model that is stored, and which nothing here offers any more."""
    return Line("model", name, words("not offered now"), name, marked=True)
