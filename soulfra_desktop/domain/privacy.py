"""Where a chat may be answered: the strictest of what the chat, its folder and the settings say."""

from __future__ import annotations

from typing import Literal

PrivacyClass = Literal["any", "local-only"]
"""`any`: wherever the person allowed a provider. `local-only`: nothing of it leaves this machine."""

STRICTNESS: tuple[PrivacyClass, ...] = ("any", "local-only")
"""From the loosest to the strictest."""


def strictest(*classes: PrivacyClass | None) -> PrivacyClass:
    """The one that allows least; `any` where nobody said anything."""
    return "local-only" if "local-only" in classes else "any"


def privacy_or_none(text: object) -> PrivacyClass | None:
    """A class as it was written down; what is not known counts as the strictest, nothing as none."""
    if text is None or text == "":
        return None
    return "any" if text == "any" else "local-only"
