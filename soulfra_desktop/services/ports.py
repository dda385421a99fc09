"""What the services need from the outside world. Adapters fulfil these; nothing here knows how."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from soulfra_desktop.domain.chat import AnswerOptions, ChatDelta, ChatRequest, Conversation, Message
    from soulfra_desktop.domain.library import LibraryModel
    from soulfra_desktop.domain.prompt import SavedPrompt
    from soulfra_desktop.domain.routing import Ability, Model, ModelRef, Receipt
    from soulfra_desktop.domain.search import SearchFound, SearchQuery
    from soulfra_desktop.domain.settings import Endpoint, SettingValue
    from soulfra_desktop.domain.shelf import Folder, Shelf
    from soulfra_desktop.domain.transfer import ChatTree
    from soulfra_desktop.domain.usage import Money, Price, TokenCount

Spawn = Callable[["Coroutine[Any, Any, None]"], "asyncio.Task[None]"]
"""Starts owned, reported, cancellable work (app/tasks.py)."""


@dataclass(frozen=True, slots=True)
class ProviderStatus:
    """What a look at a provider found, at no cost and without sending anything of the person's.

    `state`: ready; no key; not running (nothing answers there); not installed (a library or file is missing);
    not looked at (it lies beyond this machine and was not allowed yet). `detail` and `advice` are for the person.
    """

    state: Literal["ready", "no key", "not running", "not installed", "not looked at"]
    detail: str = ""
    advice: str = ""


class ChatProvider(Protocol):
    """One source of answers. It knows nothing of money, privacy, retries or failover."""

    @property
    def name(self) -> str:
        """The part before the slash in `provider/model`: lower case, no slash."""
        ...

    @property
    def label(self) -> str:
        """Its name for people: "Ollama"."""
        ...

    @property
    def local(self) -> bool:
        """Whether talking to it stays in this process or on loopback. A model of its may still be hosted elsewhere."""
        ...

    @property
    def capabilities(self) -> frozenset[Ability]: ...

    @property
    def default_model(self) -> str | None:
        """What to ask when nobody chose, known without a connection; None where only `models()` can tell."""
        ...

    async def health(self) -> ProviderStatus:
        """Look whether it is there. Never raises; answers within about 3 s."""
        ...

    async def models(self) -> Sequence[Model]:
        """What it offers now, the best default for chatting first. Raises ProviderError."""
        ...

    def stream(self, request: ChatRequest) -> AsyncIterator[ChatDelta]:
        """Ask. Raises ProviderError; every foreign exception is translated. Closing the iterator aborts the call."""
        ...

    async def aclose(self) -> None: ...


@dataclass(frozen=True, slots=True)
class PullProgress:
    """A model on its way to this machine. `total` is bytes, None while unknown."""

    status: str
    completed: int = 0
    total: int | None = None


class ModelInstaller(Protocol):
    """A provider that can fetch and remove models (Ollama)."""

    def pull(self, model: str) -> AsyncIterator[PullProgress]:
        """Fetch a model; closing the iterator cancels, a later pull resumes. Raises ProviderError."""
        ...

    async def delete(self, model: str) -> None:
        """Raises ModelNotFound."""
        ...


class ModelHub(Protocol):
    """Where models for the built-in engine come from."""

    def fetch(self, model: LibraryModel, folder: Path) -> AsyncIterator[PullProgress]:
        """Bring its file into `folder`, checked against its SHA-256; closing the iterator stops, and a later fetch goes
        on from there. Raises ProviderError, HomeUnusable, DiskFull."""
        ...


class PriceTable(Protocol):
    """Prices by model. Unknown is None, never 0."""

    @property
    def version(self) -> str:
        """Names the table, to be kept with every amount."""
        ...

    async def load(self) -> None:
        """Read the table, off the loop's thread; at once where it is read already. `price` and `cost` need it."""
        ...

    def price(self, ref: ModelRef) -> Price | None: ...

    def cost(self, ref: ModelRef, usage: TokenCount) -> Money | None:
        """What this usage costs, cache reads and writes priced as the provider does, rounded half up to the micro-dollar."""
        ...


class Tokenizer(Protocol):
    async def count(self, text: str) -> int:
        """About how many tokens this text has; exact for some models only. Long texts are counted off the loop's thread."""
        ...


class Clock(Protocol):
    def now(self) -> datetime:
        """The time of day, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...

    async def sleep(self, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Reservation:
    """A row of the ledger, written before a call and settled after it. An unsettled row counts as spent."""

    id: str
    message_id: str | None
    ref: ModelRef
    local: bool
    usage: TokenCount
    """Estimated."""
    cost: Money | None
    price_version: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CallTime:
    """How long a call took, in whole milliseconds. `first_token_ms` is None where nothing arrived."""

    first_token_ms: int | None
    total_ms: int


class Ledger(Protocol):
    """Every call of a provider, one row each."""

    async def reserve(self, reservation: Reservation) -> None: ...

    async def settle(
        self, reservation_id: str, usage: TokenCount, cost: Money | None, outcome: str, time: CallTime | None = None
    ) -> None: ...

    async def speeds(self) -> dict[ModelRef, float]:
        """Tokens a second, after the first one, of each model on this machine that has answered: its last few answers."""
        ...


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

    async def delete(self, conversation_id: str) -> None:
        """Put a conversation in the trash. Raises NotFound."""
        ...

    async def restore(self, conversation_id: str) -> None:
        """Take it back out of the trash. Raises NotFound."""
        ...


class TemporaryChats(Protocol):
    """What can become of a temporary chat; of any other, nothing does."""

    async def keep(self, conversation_id: str) -> None:
        """Move it to where the others are kept."""
        ...

    async def forget(self, conversation_id: str) -> None:
        """Drop it now."""
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

    async def add_tree(self, tree: ChatTree) -> int:
        """Add what of it is not there yet, in one step; how many messages were new. What is there is never changed, and
        a chat that lies in the trash stays there."""
        ...


class SettingStore(Protocol):
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


@dataclass(frozen=True, slots=True)
class HotkeyState:
    """Whether a key that was asked for reaches us while another program has the keyboard.

    `keys` is how it is pressed, in the system's words where it chose; `detail` and `advice` are for the person.
    """

    works: bool
    keys: str = ""
    detail: str = ""
    advice: str = ""


class Hotkey(Protocol):
    """One key that works everywhere on the desktop."""

    async def register(self, keys: str, on_pressed: Callable[[str], None]) -> HotkeyState:
        """Listen for `keys` ("Ctrl+Shift+Space") in place of the former ones; empty listens for none.

        `on_pressed` is called on the loop's thread, with the desktop's token for coming to the front, where it gave one.
        Raises SettingRefused where the keys are none, or another program has them: then the former ones still work.
        """
        ...

    async def aclose(self) -> None: ...
