"""Keeps what a server said last of an account's trust, in the encrypted store beside the account."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from soulfra_desktop.adapters import trust_answers as answers
from soulfra_desktop.adapters.account_store import TRUST, TRUST_NOTES
from soulfra_desktop.adapters.vault import keys, letters
from soulfra_desktop.domain.errors import ServerRefused
from soulfra_desktop.services.trust_ports import Anchor, KeptTrust
from sync_server.protocol.trust_events import TrustEvent

if TYPE_CHECKING:
    from soulfra_desktop.services.store_ports import SecretStore


@dataclass
class Notes:
    """What this machine remembers of its own for one account."""

    account_id: str = ""
    anchor: dict[str, Any] | None = None
    day_told: str = ""
    is_disbelieved: bool = False
    seeds: dict[str, str] = field(default_factory=dict)
    """Of signing keys, by the number of the device that this machine is."""


class TrustFiles:
    """Fulfils TrustStore."""

    def __init__(self, secrets: SecretStore) -> None:
        self._secrets = secrets

    async def kept(self) -> KeptTrust | None:
        text = await self._secrets.get(TRUST)
        try:
            return None if text is None else await asyncio.to_thread(_kept, text)
        except (ValueError, KeyError, TypeError, ServerRefused):  # of another version: it is asked for anew
            return None

    async def keep(self, kept: KeptTrust) -> None:
        await self._secrets.put(TRUST, await asyncio.to_thread(_written, kept))

    async def anchor(self, account_id: str) -> Anchor | None:
        anchor = (await self._notes(account_id)).anchor
        if anchor is None:
            return None
        day = anchor.get("signed_on")
        signed_on = date.fromisoformat(day) if day else None
        return Anchor(**{**anchor, "chain": UUID(anchor["chain"]), "signed_on": signed_on})

    async def save_anchor(self, account_id: str, anchor: Anchor) -> None:
        notes = await self._notes(account_id)
        signed_on = anchor.signed_on.isoformat() if anchor.signed_on else None
        notes.anchor = {**asdict(anchor), "chain": str(anchor.chain), "signed_on": signed_on}
        await self._write(notes)

    async def day_told(self, account_id: str) -> date | None:
        told = (await self._notes(account_id)).day_told
        return date.fromisoformat(told) if told else None

    async def save_day_told(self, account_id: str, day: date) -> None:
        notes = await self._notes(account_id)
        notes.day_told = day.isoformat()
        await self._write(notes)

    async def is_disbelieved(self, account_id: str) -> bool:
        return (await self._notes(account_id)).is_disbelieved

    async def save_disbelieved(self, account_id: str, disbelieved: bool) -> None:
        notes = await self._notes(account_id)
        if notes.is_disbelieved != disbelieved:
            notes.is_disbelieved = disbelieved
            await self._write(notes)

    async def signing_seed(self, account_id: str, device_no: int) -> bytes:
        notes = await self._notes(account_id)
        if str(device_no) not in notes.seeds:
            notes.seeds[str(device_no)] = letters.written(keys.new_key())
            await self._write(notes)
        return letters.read(notes.seeds[str(device_no)])

    async def _notes(self, account_id: str) -> Notes:
        """Empty ones for another account than before."""
        text = await self._secrets.get(TRUST_NOTES)
        notes = Notes(**json.loads(text)) if text else Notes()
        return notes if notes.account_id == account_id else Notes(account_id)

    async def _write(self, notes: Notes) -> None:
        await self._secrets.put(TRUST_NOTES, json.dumps(asdict(notes)))


def _kept(text: str) -> KeptTrust:
    found = json.loads(text)
    read = partial(answers.many, found["events"], 1_000_000)
    return KeptTrust(
        account_id=answers.words(found["account_id"], 64),
        read_at=answers.moment(found["read_at"]),
        report=answers.report_of(found["report"]),
        events=tuple(read(lambda event: TrustEvent(*event))),
        history=tuple(answers.many(found["history"], 1_000, answers.history_day_of)),
    )


def _written(kept: KeptTrust) -> str:
    written = {
        "account_id": kept.account_id,
        "read_at": kept.read_at.isoformat(),
        "report": asdict(kept.report),
        "events": [[event.seq, event.day, event.kind, event.n, event.reverses] for event in kept.events],
        "history": [asdict(day) for day in kept.history],
    }
    return json.dumps(written, default=str, separators=(",", ":"))
