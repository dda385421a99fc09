"""What the services need of a store: what is kept, and what survives a crash. The SQLite adapters fulfil these."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import AnswerOptions, Conversation, Message
    from soulfra_desktop.domain.outcome import Outcome, Verdict
    from soulfra_desktop.domain.prompt import SavedPrompt
    from soulfra_desktop.domain.routing import Receipt
    from soulfra_desktop.domain.search import SearchFound, SearchQuery
    from soulfra_desktop.domain.settings import Endpoint, SettingValue
    from soulfra_desktop.domain.shelf import Folder, Place, Shelf
    from soulfra_desktop.domain.summing import ChatSummary
    from soulfra_desktop.domain.transfer import ChatTree


class ConversationStore(Protocol):
    """Conversations and their messages. What a method has returned from survives a crash."""

    async def conversations(
        self, limit: int = 200, before: datetime | None = None, shelf: Shelf | None = None
    ) -> list[Conversation]:
        """Newest first by `updated_at`, those updated before `before`; active ones where no shelf is named."""
        ...

    async def conversation(self, conversation_id: str) -> Conversation:
        """Raises NotFound."""
        ...

    async def messages(self, conversation_id: str) -> list[Message]:
        """The whole tree, oldest first; an answer still being written has what the journal holds. Raises NotFound."""
        ...

    async def tail(self, conversation_id: str, count: int) -> list[Message]:
        """The last `count` messages of the branch that was last looked at, with all their versions (siblings), oldest
        first: enough to show a long chat at its end at once. Raises NotFound."""
        ...

    async def begin(self, conversation: Conversation, question: Message | None, answer: Message) -> Conversation:
        """In one step: create the conversation if it is new, add the question (None to answer an old one again) and an
        empty, incomplete answer with its pessimistic receipt; the answer becomes the leaf. Returns it as stored."""
        ...

    async def journal(self, answer_id: str, text: str, reasoning: str = "") -> None:
        """Add a piece of an answer on its way."""
        ...

    async def finish(self, answer: Message) -> None:
        """Replace the journalled answer by its end state."""
        ...

    async def record(self, answer_id: str, receipt: Receipt) -> None:
        """Replace the receipt of an answer on its way, so that a crash leaves the truth so far."""
        ...

    async def rename(self, conversation_id: str, title: str) -> None: ...

    async def choose_model(self, conversation_id: str, model: str | None) -> None: ...

    async def set_options(self, conversation_id: str, options: AnswerOptions) -> None:
        """How answers are made in this chat from now on. Raises NotFound."""
        ...

    async def look_at(self, conversation_id: str, leaf_id: str) -> None:
        """Remember which branch is shown."""
        ...

    async def keep_draft(self, conversation_id: str | None, text: str) -> None:
        """Remember what is typed and not sent; None is the new chat's. Empty text forgets it."""
        ...

    async def draft(self, conversation_id: str | None) -> str: ...


class OtherWriters(Protocol):
    """Tells of what other processes do with the same store: `soulfra ask`, an import, a second window."""

    async def version(self) -> int:
        """Another number once another process has changed anything; cheap enough to be asked every second."""
        ...


class ChatOrganiser(Protocol):
    """Puts conversations in order. Each method takes any number of ids and is one step; unknown ids are passed over."""

    async def folders(self) -> list[Folder]: ...

    async def save_folder(self, folder: Folder) -> None:
        """Add or change a folder, by its id."""
        ...

    async def delete_folder(self, folder_id: str) -> None:
        """Its chats stay, in no folder."""
        ...

    async def keep_here(self, folder_id: str, *, on: bool = True) -> None:
        """Its chats are not synced from now on, or all of each again. What other machines have of them stays there."""
        ...

    async def tags(self) -> list[tuple[str, int]]:
        """Every tag of a chat that is not in the trash, with how many have it, by name."""
        ...

    async def tag(self, conversation_ids: Sequence[str], tag: str, *, on: bool = True) -> None: ...

    async def pin(self, conversation_ids: Sequence[str], *, on: bool = True) -> None: ...

    async def archive(self, conversation_ids: Sequence[str], *, on: bool = True) -> None: ...

    async def move(self, conversation_ids: Sequence[str], folder_id: str | None) -> None: ...

    async def delete(self, conversation_ids: Sequence[str]) -> None:
        """Put them in the trash."""
        ...

    async def restore(self, conversation_ids: Sequence[str]) -> None: ...

    async def purge(self, conversation_ids: Sequence[str]) -> None:
        """Remove for good what is in the trash of these; its bytes are overwritten."""
        ...

    async def purge_expired(self, before: datetime) -> int:
        """Remove for good what came into the trash before `before`; how many."""
        ...


class MessageSearch(Protocol):
    """Full-text search over every message and title."""

    async def search(self, query: SearchQuery) -> SearchFound:
        """Never raises for what is typed: odd text finds nothing."""
        ...

    async def index_more(self) -> bool:
        """Read some more of what is not indexed yet (after an upgrade, an import); whether there is still more."""
        ...


class PromptStore(Protocol):
    """The prompt library."""

    async def prompts(self) -> list[SavedPrompt]:
        """By name."""
        ...

    async def save_prompt(self, prompt: SavedPrompt) -> None:
        """Add or change one, by its id. Raises SettingRefused where the name is another's."""
        ...

    async def delete_prompt(self, prompt_id: str) -> None: ...


class TreeStore(Protocol):
    """Whole chats, in and out."""

    async def tree(self, conversation_id: str) -> ChatTree:
        """Raises NotFound."""
        ...

    async def place(self, conversation_id: str) -> Place | None:
        """Where a chat lies; None where there is none, or none that can be restored."""
        ...

    async def add_tree(self, tree: ChatTree) -> int:
        """Add what of it is not there yet; how many messages were new. What is there is never changed, and a chat that
        lies in the trash stays there. Raises ImportRefused where a message of it is another chat's: nothing is added."""
        ...


class SummaryStore(Protocol):
    """Running summaries of long chats; each goes with the message that it reaches up to."""

    async def summaries(self, conversation_id: str) -> list[ChatSummary]: ...

    async def save_summary(
        self, summary: ChatSummary, of: Sequence[Message] = (), after: ChatSummary | None = None
    ) -> bool:
        """Add it, or put it in the place of the former one that reaches as far. False, and nothing is kept, where its message
        is gone, where one of those that it was made `of` says something else by now, having been forgotten, or where the
        summary that it was made `after` is not there any more as it was: it goes when any message of its chat is forgotten."""
        ...


class OutcomeStore(Protocol):
    """What people made of answers: one verdict an answer, numbers only, gone with its chat."""

    async def outcomes(self, latest: int) -> list[Outcome]:
        """The latest so many, oldest first."""
        ...

    async def verdicts(self, conversation_id: str) -> dict[str, Verdict]:
        """By the answers' ids."""
        ...

    async def questions(self, latest: int, characters: int) -> list[str]:
        """The start of the person's own latest questions, so many characters of each, the newest last."""
        ...

    async def keep_outcome(self, outcome: Outcome) -> None:
        """Add it, or put it in the place of the answer's former one; what is inferred leaves what the person said."""
        ...

    async def forget_outcome(self, message_id: str) -> None: ...

    async def forget_outcomes(self) -> int:
        """How many there were."""
        ...


class SettingStore(Protocol):
    def version(self) -> object:
        """Another value once anything was set, by this process or another. Cheap enough to be asked at every question."""
        ...

    async def load(self) -> dict[str, SettingValue]: ...

    async def save(self, name: str, value: SettingValue) -> None: ...

    async def endpoints(self) -> list[Endpoint]: ...

    async def save_endpoint(self, endpoint: Endpoint) -> None: ...

    async def delete_endpoint(self, name: str) -> None: ...


class SecretStore(Protocol):
    """API keys, by name (`openai`, `anthropic`, `endpoint:NAME`). Never logged, never exported."""

    async def get(self, name: str) -> str | None: ...

    async def put(self, name: str, secret: str) -> None: ...

    async def delete(self, name: str) -> None: ...
