"""What of an account outlives it, where it went with a harsh penalty or a hold: pure. Whoever comes back to the same
address takes it up again, each penalty as old as it is, so that going and coming back gains nothing; what nobody comes
back for ends when it would have ended anyway."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from sync_server.protocol.trust import Policy
from sync_server.protocol.trust_policy import FINE
from sync_server.trust.models_risk import RiskStop
from sync_server.trust.service.ledger import Entry

SOURCE: Final = "earlier-account"
"""Of entries that were taken up."""
HARSH: Final = 40
"""Points that penalties still take together: what a verified address brings, so what coming back anew could gain."""
MOST: Final = 200
"""Penalties that are kept, the latest."""
DOTLESS: Final = ("gmail.com", "googlemail.com")
TIMES: Final = ("since", "begun_at", "expires_at", "decided_at")


class Owed(NamedTuple):
    """A penalty that still weighs. `ref` is the same however often it is taken up and left again."""

    ref: str
    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class Remainder:
    """`stops` are about the account, not about one of its devices, and name the penalties that they wrote by `ref`."""

    owed: tuple[Owed, ...]
    stops: tuple[dict[str, Any], ...]

    def written(self) -> bytes:
        said = {"owed": [[ref, kind, day.isoformat()] for ref, kind, day in self.owed], "stops": self.stops}
        return json.dumps(said).encode()

    @classmethod
    def read(cls, text: bytes) -> Remainder:
        said = json.loads(text)
        owed = tuple(Owed(ref, kind, date.fromisoformat(day)) for ref, kind, day in said["owed"])
        return cls(owed, tuple(said["stops"]))

    def without(self, refs: Iterable[str], stops: Iterable[str]) -> Remainder:
        """What was found to be wrong in the meantime is not left again."""
        wrong, over = set(refs), set(stops)
        return Remainder(
            tuple(one for one in self.owed if one.ref not in wrong),
            tuple(stop for stop in self.stops if stop["id"] not in over),
        )

    def standing(self, now: datetime, used: Policy) -> Remainder:
        """What of it has not ended by now."""
        return Remainder(
            tuple(one for one in self.owed if _left(one, now.date(), used)),
            tuple(stop for stop in self.stops if datetime.fromisoformat(stop["expires_at"]) > now),
        )

    def until(self, used: Policy) -> datetime | None:
        """When the last of it has ended; None where there is nothing."""
        ends = [datetime.combine(_gone_on(one, used), time(), UTC) for one in self.owed]
        return max(ends + [datetime.fromisoformat(stop["expires_at"]) for stop in self.stops], default=None)


def ref_of(entry: Entry, name: str) -> str:
    """As an entry is called when the account that is called `name` is gone."""
    return entry.ref if entry.source == SOURCE else f"{name}-{entry.seq}"


def owed(entries: Sequence[Entry], today: date, used: Policy, name: str) -> tuple[Owed, ...]:
    """The penalties of a ledger that still weigh, corrected ones left out."""
    struck = {entry.reverses for entry in entries}
    found = [
        Owed(ref_of(entry, name), entry.kind, entry.day)
        for entry in entries
        if entry.kind in used.penalties and entry.seq not in struck
    ]
    standing = [one for one in found if _left(one, today, used)]
    return tuple(sorted(standing, key=lambda one: one.day)[-MOST:])


def weight(owed: Iterable[Owed], today: date, used: Policy) -> int:
    """How many points they take together, however fast."""
    left: dict[str, list[int]] = defaultdict(list)
    for one in sorted(owed, key=lambda one: one.day):
        left[one.kind].append(_left(one, today, used))
    penalties = used.penalties
    return sum(penalties[kind].points * sum(each[-penalties[kind].most :]) for kind, each in left.items()) // FINE


def stop_of(stop: RiskStop, refs: dict[int, str]) -> dict[str, Any]:
    """A stop as it is left; `refs` are the penalties' by their entries' numbers."""
    times = {name: at.isoformat() if (at := getattr(stop, name)) is not None else None for name in TIMES}
    return {
        "id": str(stop.id),
        "action": stop.action,
        "state": stop.state,
        "reason": stop.reason,
        "provable": stop.provable,
        "entries": [refs[seq] for seq in stop.entries if seq in refs],
        **times,
    }


def mailbox(address: str) -> str:
    """The same for all ways of writing an address that lead to one letter box: +words, and dots where they mean nothing."""
    name, _, domain = address.lower().rpartition("@")
    name = name.split("+", 1)[0] or name
    if domain in DOTLESS:
        name, domain = name.replace(".", ""), DOTLESS[0]
    return f"{name}@{domain}"


def _left(one: Owed, today: date, used: Policy) -> int:
    """Millionths of it."""
    left, age = used.penalties[one.kind].left, max(0, (today - one.day).days)
    return left[age] if age < len(left) else 0


def _gone_on(one: Owed, used: Policy) -> date:
    return one.day + timedelta(days=used.penalties[one.kind].left.index(0))
