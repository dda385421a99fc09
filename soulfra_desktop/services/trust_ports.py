"""What trust needs of the outside world: the server's calls, a place for what it said last, and signatures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from uuid import UUID

    from sync_server.protocol.trust_events import TrustEvent
    from sync_server.protocol.trust_forms import (
        ActiveToday,
        Appeal,
        AppealRequest,
        Checkpoint,
        HistoryDay,
        LedgerEvent,
        TrustHistory,
        TrustLedger,
        TrustPolicyText,
        TrustReport,
    )

P = ParamSpec("P")
T = TypeVar("T")


class Aside(Protocol):
    """Does what takes long without holding the loop up."""

    def __call__(self, work: Callable[P, T], /, *args: P.args, **named: P.kwargs) -> Awaitable[T]: ...


class TrustServer(Protocol):
    """One sync server. Every method raises ServerUnreachable, ServerRefused, and NotSignedIn where `token` is no longer
    good. What they return is of the declared form and within its bounds, whoever answered."""

    async def report(self, token: str) -> TrustReport: ...

    async def history(self, token: str, since: date | None, until: date | None) -> TrustHistory: ...

    async def ledger(self, token: str, after: int) -> TrustLedger:
        """A page: entries beyond number `after`."""
        ...

    async def policy(self, version: int) -> TrustPolicyText: ...

    async def checkpoint(self, token: str) -> Checkpoint | None:
        """None: there is none yet."""
        ...

    async def appeals(self, token: str) -> list[Appeal]: ...

    async def appeal(self, token: str, request: AppealRequest) -> Appeal: ...

    async def prove(self, token: str, code: str) -> None:
        """With the code that was mailed when a proof was asked for. Raises ServerRefused for one that is unknown."""
        ...

    async def take_part(self, token: str, takes_part: bool) -> None: ...

    async def active(self, token: str, told: ActiveToday) -> None: ...


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries that the server gave, in order."""

    chain: UUID
    entries: tuple[LedgerEvent, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a ledger cannot go back behind: an entry that this machine has seen, and who signed."""

    chain: UUID
    seq: int = 0
    hash: str = ""
    """Hex; empty for number 0."""
    key: str = ""
    """Base64 of the key that signed the checkpoints; empty: none was seen."""
    signed_on: date | None = None
    """The day of the latest checkpoint that was seen."""


@dataclass(frozen=True, slots=True)
class KeptTrust:
    """What the server said last, for when it cannot be asked."""

    account_id: str
    read_at: datetime
    report: TrustReport
    events: tuple[TrustEvent, ...]
    history: tuple[HistoryDay, ...]


class TrustStore(Protocol):
    """Where that is kept on this machine, encrypted. It goes when the account is signed out."""

    async def kept(self) -> KeptTrust | None:
        """None also where what lies there cannot be read any more."""
        ...

    async def keep(self, kept: KeptTrust) -> None: ...

    async def anchor(self, account_id: str) -> Anchor | None: ...

    async def save_anchor(self, account_id: str, anchor: Anchor) -> None: ...

    async def day_told(self, account_id: str) -> date | None:
        """The last day of use that was told."""
        ...

    async def save_day_told(self, account_id: str, day: date) -> None: ...

    async def is_disbelieved(self, account_id: str) -> bool:
        """The server refused this machine's key when it told a day last."""
        ...

    async def save_disbelieved(self, account_id: str, disbelieved: bool) -> None: ...

    async def signing_seed(self, account_id: str, device_no: int) -> bytes:
        """32 bytes of this machine's own, made when they are first asked for."""
        ...


class Signatures(Protocol):
    """Ed25519."""

    def public(self, seed: bytes) -> bytes: ...

    def sign(self, seed: bytes, message: bytes) -> bytes: ...

    def is_signed_by(self, public: bytes, signature: bytes, message: bytes) -> bool: ...
