"""Providers from other packages: each registers a factory under the entry point group `soulfra.providers`."""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from soulfra_desktop.services.ports import ChatProvider

GROUP = "soulfra.providers"
NEEDED = ("name", "label", "local", "capabilities", "default_model", "health", "models", "stream", "aclose")
NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


def third_party(report: Callable[[str, str], None], taken: frozenset[str] = frozenset()) -> list[ChatProvider]:
    """One provider from each registered factory, which is called without arguments. Blocks: it imports them.

    What cannot be used is left out and told to `report(entry point, reason)`: a broken plugin never stops a start.
    `taken` are the names that are in use already.
    """
    providers: list[ChatProvider] = []
    for entry in entry_points(group=GROUP):
        try:
            provider = entry.load()()
            reason = _refusal(provider, taken | {other.name for other in providers})
        except Exception as error:  # a plugin may raise anything
            report(entry.name, f"it failed to load ({type(error).__name__})")
            continue
        if reason:
            report(entry.name, reason)
        else:
            providers.append(cast("ChatProvider", provider))
    return providers


def _refusal(provider: Any, taken: frozenset[str]) -> str:
    """Why this is no provider that can be used; empty where it is one."""
    missing = [word for word in NEEDED if not hasattr(provider, word)]
    if missing:
        return f"it is no provider: it lacks {', '.join(missing)}"
    if not (isinstance(provider.name, str) and NAME.fullmatch(provider.name)):
        return "its name must be lower case, without a slash"
    if provider.name in taken:
        return f"the name {provider.name} is taken"
    return ""
