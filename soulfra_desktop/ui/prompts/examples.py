"""The examples of the prompt library, in the person's language. No Qt."""

from __future__ import annotations

from dataclasses import replace

from soulfra_desktop.domain.prompt import EXAMPLES, SavedPrompt
from soulfra_desktop.ui.kit.sentences import shown


def examples() -> tuple[SavedPrompt, ...]:
    """Offered where the library is still empty."""
    return tuple(
        replace(one, name=shown(one.name), text=shown(one.text), description=shown(one.description)) for one in EXAMPLES
    )
