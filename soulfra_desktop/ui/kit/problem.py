"""What went wrong, as a state carries it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.ui.kit.sentences import shown


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, in words for the person."""

    message: str
    advice: str = ""

    @classmethod
    def of(cls, error: SoulfraError) -> Problem:
        return cls(error.message, error.advice)

    @property
    def said(self) -> str:
        """Both, in the person's language."""
        return " ".join(shown(part) for part in (self.message, self.advice) if part)
