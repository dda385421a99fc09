"""A population's events in a file become every day's scores in another: no database, no settings.

One JSON object a line: {"user", "day", "kind", "n"}, and what else it may have is not looked at. Kinds are those of
`protocol/trust.py`, or the words of a simulated population, which are mapped here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sync_server.protocol.trust import (
    ADDRESS_VERIFIED,
    ADOPTED,
    BULK_REFERRAL,
    CARD_FAILURES,
    CARD_VERIFIED,
    GOOD_REPORT,
    KINDS,
    NEW_DEVICE,
    PAYMENT_FAILED,
    RATE_ABUSE,
    REFERRED,
    REPORT_UPHELD,
    REVERSED,
    SECOND_FACTOR_ON,
    SELF_ADOPTED,
    SPAM_BURST,
    Policy,
    Reason,
    TrustEvent,
    scores,
)

OWN_CLUSTER: Final = 10
"""An adopter who weighs no more shares devices or payment with the author."""
IN_BULK: Final = 5
"""So many invited on one day are no friends."""
SIMULATED: Final = {
    "email_verified": ADDRESS_VERIFIED,
    "mfa_enabled": SECOND_FACTOR_ON,
    "card_verified": CARD_VERIFIED,
    "good_report": GOOD_REPORT,
    "payment_failed": PAYMENT_FAILED,
    "rate_abuse": RATE_ABUSE,
    "spam_burst": SPAM_BURST,
    "card_failures": CARD_FAILURES,
    "report_upheld": REPORT_UPHELD,
    "new_device": NEW_DEVICE,
}
FURTHEST: Final = 10**7
"""A day is written with no more than that: the year 27,000."""


class EventsRefused(Exception):
    """A line is no event; the message names it."""


class Person:
    """Whose events they are, and what kind of simulated person that is."""

    __slots__ = ("archetype", "events", "places", "user")

    def __init__(self, user: str, archetype: str) -> None:
        self.user = user
        self.archetype = archetype
        self.events: list[TrustEvent] = []
        self.places: set[int] = set()


def read(lines: Iterable[str]) -> list[Person]:
    """In the order in which they first appear. Raises EventsRefused."""
    found: dict[str, Person] = {}
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            _add(found, text)
        except EventsRefused as refused:
            raise EventsRefused(f"line {number}: {refused}") from None
    return list(found.values())


def written(person: Person, days: int, policy: Policy) -> Iterator[str]:
    """A line for every day."""
    name = f'{{"user": {json.dumps(person.user)}, "archetype": {json.dumps(person.archetype)}, '
    told: tuple[Reason, ...] | None = None
    reasons = ""
    for score in scores(person.events, 0, days - 1, policy):
        if score.reasons is not told:
            told, reasons = score.reasons, json.dumps([[reason.code, reason.points] for reason in score.reasons])
        yield (
            f'{name}"day": {score.day}, "score": {score.value}, "reasons": {reasons}, "tier": "{score.tier}", '
            f'"decay_warning": {"true" if score.decay else "false"}}}\n'
        )


def _add(found: dict[str, Person], text: str) -> None:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        raise EventsRefused("that is no JSON") from None
    if not isinstance(line, dict):
        raise EventsRefused("that is no JSON object")
    user, archetype = line.get("user"), line.get("archetype", "")
    if not isinstance(user, str) or not user or not isinstance(archetype, str):
        raise EventsRefused('"user" must be a name, and "archetype" one or left out')
    person = found.get(user)
    if person is None:
        person = found[user] = Person(user, archetype)
    elif person.archetype != archetype:
        raise EventsRefused(f"{user} was {person.archetype or 'nothing'} before, and is {archetype or 'nothing'} here")
    event = _event(line, len(person.events) + 1)
    if event.seq in person.places:
        raise EventsRefused(f'{user} has two events with "seq" {event.seq}')
    person.places.add(event.seq)
    person.events.append(event)


def _event(line: dict[str, Any], place: int) -> TrustEvent:
    day, n, seq = _whole(line, "day", None), _whole(line, "n", 1), _whole(line, "seq", place)
    if not 0 <= day <= FURTHEST:
        raise EventsRefused('"day" must be 0 or later')
    kind, reverses = _kind(line.get("kind"), n), None
    if kind == REVERSED:
        reverses = _whole(line, "reverses", None)
        if reverses >= seq:
            raise EventsRefused('"reverses" must name an event before it, by its "seq"')
    return TrustEvent(seq, day, kind, n, reverses)


def _whole(line: dict[str, Any], name: str, otherwise: int | None) -> int:
    value = line.get(name, otherwise)
    if type(value) is not int:
        raise EventsRefused(f'"{name}" must be a whole number')
    return value


def _kind(word: object, n: int) -> str:
    if word == ADOPTED:
        return SELF_ADOPTED if n <= OWN_CLUSTER else ADOPTED
    if word == REFERRED:
        return BULK_REFERRAL if n >= IN_BULK else REFERRED
    if not isinstance(word, str) or (kind := SIMULATED.get(word, word)) not in KINDS:
        raise EventsRefused(f"there is no kind {word!r}")
    return kind
