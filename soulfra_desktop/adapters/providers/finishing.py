"""Why an answer ended, as each provider words it: only a word that is known to mean so makes it whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from soulfra_desktop.domain.errors import AnswerCut, AnswerGarbled, AnswerTruncated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soulfra_desktop.domain.chat import FinishReason

NAME = re.compile(r"[A-Za-z][A-Za-z_]{0,39}")


def finish_of(reason: Any, known: Mapping[str, FinishReason], provider: str, label: str) -> FinishReason:
    """What `reason` means, by its lower-case word in `known`.

    Raises AnswerTruncated where there is none or nobody knows it, AnswerCut where it is "error", AnswerGarbled where
    it is no word.
    """
    if not reason:
        raise AnswerTruncated(provider, f"{label} ended the answer without saying that it is whole.")
    if not isinstance(reason, str):
        raise AnswerGarbled(provider, f"{label} sent something that is not part of its protocol.")
    if (finish := known.get(reason.lower())) is not None:
        return finish
    if reason.lower() == "error":
        raise AnswerCut(provider, f"{label} ended the answer because of an error of its own.")
    raise AnswerTruncated(
        provider,
        f"{label} ended the answer for a reason that is not known here ({reason})."
        if NAME.fullmatch(reason)
        else f"{label} ended the answer for a reason that is not known here.",
    )
