"""Whether one question was asked with what Soulfra knows or without it, against what its chat says: kept with its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.domain.reasons import Reason

if TYPE_CHECKING:
    from soulfra_desktop.domain.routing import Receipt

WITHOUT, WITH = Reason("asked_without_known"), Reason("asked_with_known")


def reasons_of(knows: bool | None) -> tuple[Reason, ...]:
    """What the receipt says of it. None: as the chat says, of which nothing is told."""
    return () if knows is None else (WITH if knows else WITHOUT,)


def knows_of(receipt: Receipt | None) -> bool | None:
    """What was asked for this answer, so that another one to the same question is asked alike."""
    if receipt is None:
        return None
    if WITHOUT in receipt.besides:
        return False
    return True if WITH in receipt.besides else None
