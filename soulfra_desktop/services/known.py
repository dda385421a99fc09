"""What is said, in the receipt, of what was known and put before a model, or was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.domain.reasons import Reason

if TYPE_CHECKING:
    from soulfra_desktop.domain.packing import Packed, Part, WhyOut
    from soulfra_desktop.services.question import Question


def told_of(packed: Packed | None, question: Question, *, withheld: bool) -> tuple[Reason, ...]:
    """Nothing where nothing is known and nothing was left out."""
    if packed is None or question.context is None:
        return question.notes
    said = (
        Reason("knew", (len(packed.sources),)),
        Reason("knew_more", (_out(packed, ("passages", "facts"), "no room"),)),
        Reason("knew_same", (_out(packed, ("passages", "facts"), "says the same"),)),
        Reason("remembered", (packed.pinned,)),
        Reason("remembered_more", (_out(packed, ("pinned",), "no room"),)),
        Reason("summarised", (packed.summarised,)),
    )
    kept_back = (Reason("withheld"),) if withheld else ()
    return (*kept_back, *(reason for reason in said if reason.facts != (0,)), *question.notes)


def _out(packed: Packed, parts: tuple[Part, ...], why: WhyOut) -> int:
    return sum(one.count for one in packed.out if one.part in parts and one.why == why)
