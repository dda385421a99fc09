"""What a question that is being written needs of the outside world: its files, and the prompts' own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from soulfra_desktop.domain.attachment import TakenAttachment
    from soulfra_desktop.domain.chat import Attachment
    from soulfra_desktop.domain.prompt import SavedPrompt


class DraftFiles(Protocol):
    """What is attached to questions that are not sent yet; None is the new chat's."""

    async def keep_files(self, conversation_id: str | None, attachments: Sequence[Attachment]) -> None:
        """Remember these in the place of those that were there; none forgets them."""
        ...

    async def files(self, conversation_id: str | None) -> tuple[Attachment, ...]: ...


class PromptFiles(Protocol):
    """Saved prompts in and out of a file of the person's."""

    async def read(self, path: str) -> list[SavedPrompt]:
        """With the names, texts and descriptions that it holds, ids of its own. Raises SettingRefused saying why not."""
        ...

    async def write(self, path: str, prompts: Sequence[SavedPrompt]) -> None:
        """Raises SettingRefused where the place cannot be written."""
        ...


class AttachmentReader(Protocol):
    """Makes attachments of what a person pastes, drops or picks. Each method raises AttachmentRefused."""

    async def file(self, path: str, progress: Callable[[float], None]) -> TakenAttachment:
        """Read a file of this machine. `progress` gets 0 to 1."""
        ...

    async def picture(self, name: str, picture: object) -> TakenAttachment:
        """A picture from the clipboard: a file's bytes, or the toolkit's decoded picture."""
        ...

    async def text(self, name: str, text: str) -> TakenAttachment:
        """A text that was pasted, as a file of its own."""
        ...

    async def thumbnail(self, attachment: Attachment) -> bytes:
        """A small PNG of an attached picture; empty for anything else."""
        ...
