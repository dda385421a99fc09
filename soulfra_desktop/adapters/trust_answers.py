"""What a server says of trust, held against its form and bounded, before anything is worked out or shown of it. What was
kept of it is read in the same way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from soulfra_desktop.adapters.server_answers import of_json
from soulfra_desktop.adapters.server_faults import not_a_server
from sync_server.protocol import trust_forms as forms

T = TypeVar("T")

LONGEST_CODE: Final = 64
LONGEST_PAGE: Final = 500
LONGEST_WORDS: Final = 4_000
MOST_SCORE: Final = 1_000
MOST_NUMBER: Final = 2**31 - 1
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2120, 1, 1)
"""A ledger is gone through day by day: a day of another millennium would take long."""
MOST_WEIGHT: Final = 100
MOST_DEPTH: Final = 6
LONGEST_TABLE: Final = 64
LARGEST_FIGURE: Final = 10_000
"""In a policy. A line is drawn through each number up to it."""


def report_of(data: Any) -> forms.TrustReport:
    report = of_json(
        forms.TrustReport,
        data,
        day=day_of,
        score=lambda found: number(found, 0, MOST_SCORE),
        tier=code,
        reasons=lambda found: many(found, 64, reason_of),
        next_tier=lambda found: none_or(found, _step_of),
        fading=lambda found: none_or(found, _fading_of),
        policy=lambda found: number(found, 1, MOST_NUMBER),
        tiers=lambda found: _tiers(many(found, 16, _offer_of)),
        holds=lambda found: many(found, 200, hold_of),
        never=lambda found: many(found, 64, code),
        tier_kept_until=lambda found: none_or(found, day_of),
        steps=lambda found: many(found, 64, code),
    )
    if report.tier not in {offer.name for offer in report.tiers}:
        raise not_a_server()
    return report


def history_of(data: Any) -> forms.TrustHistory:
    days = of_json(forms.TrustHistory, data, days=lambda found: many(found, 1_000, history_day_of)).days
    if [day.day for day in days] != sorted({day.day for day in days}):
        raise not_a_server()
    return forms.TrustHistory(days)


def history_day_of(data: Any) -> forms.HistoryDay:
    return of_json(forms.HistoryDay, data, day=day_of, score=lambda found: number(found, 0, MOST_SCORE), tier=code)


def ledger_of(data: Any, after: int) -> forms.TrustLedger:
    """Raises ServerRefused also where it does not go on beyond `after`: asking for the rest would never end."""
    page = of_json(forms.TrustLedger, data, chain=UUID, events=lambda found: many(found, LONGEST_PAGE, _event_of))
    numbers = [event.seq for event in page.events]
    if numbers != list(range(after + 1, after + 1 + len(numbers))) or (page.more and not numbers):
        raise not_a_server()
    return page


def _event_of(data: Any) -> forms.LedgerEvent:
    return of_json(
        forms.LedgerEvent,
        data,
        seq=lambda found: number(found, 1, MOST_NUMBER),
        day=day_of,
        kind=code,
        n=lambda found: number(found, 1, MOST_WEIGHT),
        source=code,
        ref=code,
        reverses=lambda found: none_or(found, lambda seq: number(seq, 1, MOST_NUMBER)),
        recorded_at=moment,
        salt=code,
        previous=digest,
        hash=digest,
    )


def policy_of(data: Any) -> forms.TrustPolicyText:
    text = of_json(forms.TrustPolicyText, data, version=lambda found: number(found, 1, MOST_NUMBER))
    _bounded(text.policy, MOST_DEPTH)
    return text


def checkpoint_of(data: Any) -> forms.Checkpoint:
    return of_json(
        forms.Checkpoint,
        data,
        day=day_of,
        root=digest,
        previous=digest,
        signature=lambda found: words(found, 100),
        key=code,
        seq=lambda found: number(found, 0, MOST_NUMBER),
        path=lambda found: many(found, 64, digest),
    )


def appeals_of(data: Any) -> list[forms.Appeal]:
    try:
        return many(data, 1_000, appeal_of)
    except (ValueError, TypeError):
        raise not_a_server() from None


def appeal_of(data: Any) -> forms.Appeal:
    return of_json(
        forms.Appeal,
        data,
        id=UUID,
        begun_at=moment,
        answer_by=moment,
        hold=lambda found: none_or(found, UUID),
        seq=lambda found: none_or(found, lambda seq: number(seq, 1, MOST_NUMBER)),
        state=code,
        answer=lambda found: words(found, LONGEST_WORDS),
        answered_at=lambda found: none_or(found, moment),
    )


def hold_of(data: Any) -> forms.Hold:
    return of_json(
        forms.Hold,
        data,
        id=UUID,
        action=code,
        state=code,
        reason=code,
        begun_at=moment,
        expires_at=lambda found: none_or(found, moment),
        appeal=lambda found: none_or(found, UUID),
        device_no=lambda found: none_or(found, lambda no: number(no, 0, MOST_NUMBER)),
    )


def reason_of(data: Any) -> forms.ScoreReason:
    return of_json(
        forms.ScoreReason, data, code=code, points=lambda found: number(found, -10 * MOST_SCORE, 10 * MOST_SCORE)
    )


def _step_of(data: Any) -> forms.TierStep:
    points = _points
    return of_json(forms.TierStep, data, name=code, at=points, missing=points)


def _fading_of(data: Any) -> forms.Fading:
    return of_json(forms.Fading, data, begins_on=day_of, lost=_points)


def _offer_of(data: Any) -> forms.TierOffer:
    return of_json(forms.TierOffer, data, name=code, at=_points, benefits=_benefits_of)


def _benefits_of(data: Any) -> forms.Benefits:
    def percent(found: Any) -> int:
        return number(found, 0, 100)

    def count(found: Any) -> int:
        return number(found, 0, MOST_NUMBER)

    return of_json(
        forms.Benefits,
        data,
        discount_percent=percent,
        requests_per_minute=count,
        at_once=count,
        overdraft_cents=count,
        priority=code,
        rights=lambda found: many(found, 32, code),
        author_percent=percent,
    )


def _tiers(found: list[forms.TierOffer]) -> list[forms.TierOffer]:
    """In order, from 0 on, each of its own name."""
    ats = [tier.at for tier in found]
    if not found or ats != sorted(set(ats)) or len({tier.name for tier in found}) != len(found):
        raise ValueError(ats)
    return found


# -- single values: each raises ValueError or TypeError, which `of_json` takes for an answer that no server gives ---------
def number(found: Any, least: int, most: int) -> int:
    if type(found) is not int or not least <= found <= most:
        raise ValueError(type(found))
    return found


def _points(found: Any) -> int:
    return number(found, 0, MOST_SCORE)


def words(found: Any, longest: int) -> str:
    if not isinstance(found, str) or len(found) > longest:
        raise ValueError(type(found))
    return found


def code(found: Any) -> str:
    """A word that is looked up, or shown as it is: it must not be able to draw on a terminal."""
    if not words(found, LONGEST_CODE).isascii() or not found.isprintable():
        raise ValueError(type(found))
    return found


def digest(found: Any) -> str:
    """32 bytes as hex."""
    if len(words(found, 64)) != 64 or found != bytes.fromhex(found).hex():
        raise ValueError(type(found))
    return found


def day_of(found: Any) -> date:
    day = date.fromisoformat(found)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(day)
    return day


def moment(found: Any) -> datetime:
    at = datetime.fromisoformat(found)
    if at.tzinfo is None or not FIRST_DAY <= at.astimezone(UTC).date() <= LAST_DAY:
        raise ValueError(at)
    return at


def none_or(found: Any, read: Callable[[Any], T]) -> T | None:
    return None if found is None else read(found)


def many(found: Any, most: int, read: Callable[[Any], T]) -> list[T]:
    if not isinstance(found, list) or len(found) > most:
        raise ValueError(type(found))
    return [read(one) for one in found]


def _bounded(found: Any, depth: int) -> None:
    """Raises ServerRefused for what is larger than any policy."""
    if depth == 0 or (isinstance(found, dict | list) and len(found) > LONGEST_TABLE):
        raise not_a_server()
    if isinstance(found, dict):
        found = [*found, *found.values()]
    if isinstance(found, list):
        for one in found:
            _bounded(one, depth - 1)
    elif isinstance(found, str):
        if len(found) > LONGEST_CODE:
            raise not_a_server()
    elif type(found) not in (int, bool) or abs(found) > LARGEST_FIGURE:
        raise not_a_server()
