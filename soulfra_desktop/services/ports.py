"""What the services need from the outside world. Adapters fulfil these; nothing here knows how."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from soulfra_desktop.domain.chat import ChatDelta, ChatRequest
    from soulfra_desktop.domain.library import LibraryModel
    from soulfra_desktop.domain.routing import Ability, Model, ModelRef
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


class PictureSource(Protocol):
    """Where pictures of the web come from."""

    async def fetch(self, url: str) -> bytes:
        """The file of one picture, without a word about the person. Raises PictureNotLoaded."""
        ...


class PriceTable(Protocol):
    """Prices by model. Unknown is None, never 0."""

    @property
    def version(self) -> str:
        """Names the table, to be kept with every amount."""
        ...

    def version_of(self, ref: ModelRef) -> str:
        """The same for one model: a price of the person's own names itself."""
        ...

    def as_now(self) -> PriceTable:
        """The same with the person's own prices as they stand now, whatever becomes of them."""
        ...

    async def load(self) -> None:
        """Read the table, off the loop's thread; at once where it is read already. `price` and `cost` need it."""
        ...

    def price(self, ref: ModelRef, day: date | None = None) -> Price | None:
        """At that day, today unless given."""
        ...

    async def listed(self, providers: Collection[str]) -> Sequence[tuple[ModelRef, Price]]:
        """All that has a price today: the person's own first, then what the table knows of these providers, by name."""
        ...

    def price_named(self, ref: ModelRef, version: str, day: date) -> Price | None:
        """The price that this version stood for on that day; None where that is not known any more."""
        ...

    def cost(self, ref: ModelRef, usage: TokenCount, day: date | None = None) -> Money | None:
        """What this usage costs at that day's price, today's unless given, cache reads and writes priced as the provider
        does, rounded half up to the micro-dollar."""
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
    day: date | None = None
    """Of the person's own calendar; None takes the one of `at`."""
    agent: str = ""
    """The id of the agent that asks; empty for the person."""
    baseline: str = ""
    """The model that savings are measured against, as provider/model; empty for none."""


Fit = Callable[["Money"], "Reservation | None"]
"""The reservation that holds in the worst case, for what a budget has left; None where not even the least answer fits."""


@dataclass(frozen=True, slots=True)
class CallTime:
    """How long a call took, in whole milliseconds. `first_token_ms` is None where nothing arrived."""

    first_token_ms: int | None
    total_ms: int


class Ledger(Protocol):
    """Every call of a provider, one row each."""

    async def reserve(self, reservation: Reservation, within: Fit | None = None) -> Reservation:
        """Write the row, in one step with a look at every budget that it counts against, so that no two callers, windows or
        processes spend the same money; returns it as written. Where a budget holds, `within` says what that is, and is
        called in another thread. Raises BudgetUsedUp where a budget has less left than the reservation costs, or the
        reservation's cost is unknown and a budget holds; nothing is written then."""
        ...

    async def settle(
        self,
        reservation_id: str,
        usage: TokenCount,
        cost: Money | None,
        outcome: str,
        time: CallTime | None = None,
        baseline: Money | None = None,
    ) -> None:
        """Replace the estimate by what was used; `baseline` is what the baseline would have cost on the same tokens."""
        ...

    async def speeds(self) -> dict[ModelRef, float]:
        """Tokens a second, after the first one, of each model on this machine that has answered: its last few answers."""
        ...


class TemporaryChats(Protocol):
    """What can become of a temporary chat; of any other, nothing does."""

    async def keep(self, conversation_id: str) -> None:
        """Move it to where the others are kept."""
        ...

    async def forget(self, conversation_id: str) -> None:
        """Drop it now."""
        ...


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
