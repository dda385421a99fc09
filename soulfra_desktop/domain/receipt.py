"""A receipt as JSON: one form for the store, the command line and exports (docs/cli.md)."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any, cast, get_args

from soulfra_desktop.domain.reasons import FACTS, REASONS, Fact, Reason, Why, in_english
from soulfra_desktop.domain.reasons_formerly import formerly
from soulfra_desktop.domain.routing import Attempt, Candidate, Complexity, ModelRef, Outcome, Receipt
from soulfra_desktop.domain.savings import Instead, Savings
from soulfra_desktop.domain.usage import Money, TokenCount, UsageSource

MOST = 10**12
"""A count or a time above this is a mistake."""
MOST_ROWS = 2_000
LONGEST_AMOUNT = 20
"""Characters of an amount of dollars."""
LONGEST_TEXT = 10_000
"""Characters of a reason; what is longer is cut."""


def receipt_to_json(receipt: Receipt, savings: Savings | None = None) -> dict[str, Any]:
    """The keys `route`, `usage`, `cost_usd`, `savings`, `timing`; money as decimal strings, null where unknown.

    `savings` are those that are left to it among all answers to its question; without them its own.
    """
    return {
        "route": {
            "chosen": _ref(receipt.chosen) if receipt.chosen else None,
            "local": receipt.local,
            "candidates": [_candidate(candidate) for candidate in receipt.candidates],
            "reason": receipt.why,
            **_codes(receipt.reason, *receipt.besides),
            "attempts": [
                {**_ref(a.ref), "outcome": a.outcome, "ms": a.ms, "detail": in_english(a.detail), **_codes(a.detail)}
                for a in receipt.attempts
            ],
            "left_out": receipt.left_out,
            "complexity": _complexity(receipt.complexity),
            "needed": receipt.needed,
        },
        "usage": _usage(receipt.usage),
        "cost_usd": receipt.cost.usd if receipt.cost is not None else None,
        "savings": _savings(receipt.instead, savings or receipt.savings),
        "price_version": receipt.price_version,
        "options": {"temperature": receipt.temperature, "max_tokens": receipt.max_tokens},
        "timing": {"first_token_ms": receipt.first_token_ms, "total_ms": receipt.total_ms},
    }


def receipt_from_json(data: object) -> Receipt:
    """The inverse of `receipt_to_json`. Raises ValueError on anything else: files of others are read with it."""
    try:
        return _receipt_from(_object(data))
    except (KeyError, TypeError, AttributeError, OverflowError):
        raise ValueError("a part of the receipt is missing or is not what it should be") from None


def _receipt_from(data: dict[str, Any]) -> Receipt:
    route, usage, cost = _object(data["route"]), data["usage"], data["cost_usd"]
    instead, said = data.get("savings"), _whys_from(route, "reason")
    timing, options = _object(data["timing"]), _object(data.get("options") or {})
    return Receipt(
        chosen=_ref_from(route["chosen"]) if route["chosen"] else None,
        local=_flag(route["local"]),
        candidates=tuple(_candidate_from(candidate) for candidate in _list(route["candidates"])),
        reason=said[0],
        attempts=tuple(_attempt_from(attempt) for attempt in _list(route["attempts"])),
        usage=_usage_from(_object(usage)) if usage else None,
        cost=_money(cost),
        first_token_ms=_whole(timing["first_token_ms"]),
        total_ms=_whole(timing["total_ms"]),
        left_out=_whole(route.get("left_out", 0)) or 0,
        price_version=_text(data.get("price_version", "")),
        temperature=_number(options.get("temperature")),
        max_tokens=_whole(options.get("max_tokens")),
        complexity=_complexity_from(_object(judged)) if (judged := route.get("complexity")) else None,
        needed=_number(route.get("needed")),
        instead=_instead_from(_object(instead)) if instead else None,
        besides=tuple(one for one in said[1:] if isinstance(one, Reason)),
    )


def _codes(*said: Why) -> dict[str, Any]:
    """What the words before it were made of, under `why`; where they begin with somebody else's, the rest under `besides`."""
    if not isinstance(said[0], Reason):
        besides = [_code(one) for one in said[1:] if isinstance(one, Reason)]
        return {"besides": besides} if besides else {}
    if len(said) == 1 and not said[0].facts:
        return {"why": [{"code": said[0].code}]}
    return {"why": [_code(one) for one in said if isinstance(one, Reason)]}


def _code(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, **dict(zip(FACTS.get(reason.code, ()), reason.facts, strict=True))}


def _whys_from(data: dict[str, Any], words: str) -> tuple[Why, ...]:
    """What `_codes` wrote; of codes that are not known here, and of what was kept before there were codes, the words."""
    codes = data.get("why")
    if not codes:
        besides = [one for code in _list(data.get("besides") or []) if (one := _reason_from(_object(code))) is not None]
        said = _text(data.get(words, ""))
        return formerly(said.removesuffix(in_english("", *besides)) if besides else said), *besides
    if type(codes) is list and len(codes) == 1 and (bare := _BARE.get(codes[0]["code"])) is not None:
        return bare
    reasons = [_reason_from(_object(one)) for one in _list(codes)]
    known = tuple(one for one in reasons if one is not None)
    return known if len(known) == len(reasons) else (_text(data.get(words, "")),)


_BARE = {code: (Reason(code),) for code in REASONS if code not in FACTS}
"""The same few stand in thousands of receipts: each is made once."""


def _reason_from(data: dict[str, Any]) -> Reason | None:
    """None for a code that is not known here."""
    code = _text(data["code"])
    if (bare := _BARE.get(code)) is not None:
        return bare[0]
    return Reason(code, tuple(_fact(name, data[name]) for name in FACTS[code])) if code in FACTS else None


def _fact(name: str, value: object) -> Fact:
    read = (
        _whole
        if name.endswith("_micros") or name == "count"
        else _share
        if name.endswith("chance")
        else _number
        if name == "seconds"
        else _text
    )
    if (fact := read(value)) is None:
        raise ValueError("not a fact of a reason")
    return fact


def _savings(instead: Instead | None, savings: Savings | None) -> dict[str, Any] | None:
    """What is read again is the baseline, its cost and the call; what was saved follows from them."""
    if instead is None:
        return None
    return {
        "baseline": instead.baseline,
        "baseline_usd": instead.cost.usd,
        "saved_usd": savings.usd if savings else None,
        "call": instead.call,
        "at": instead.at.isoformat(),
    }


def _instead_from(data: dict[str, Any]) -> Instead:
    at, cost = datetime.fromisoformat(_text(data["at"])), _money(data["baseline_usd"])
    if cost is None or at.tzinfo is None:
        raise ValueError("not what a baseline would have cost")
    ModelRef.parse(_text(data["baseline"]))
    return Instead(_text(data["baseline"]), cost, at, _text(data["call"]))


def _complexity(complexity: Complexity | None) -> dict[str, Any] | None:
    if complexity is None:
        return None
    return {
        "suffices": complexity.suffices,
        "features": list(complexity.features),
        "version": complexity.version,
    }


def _complexity_from(data: dict[str, Any]) -> Complexity:
    features = tuple(_text(feature) for feature in _list(data.get("features", [])))
    return Complexity(_share(data["suffices"]) or 0.0, features, _text(data.get("version", "")))


def _share(value: object) -> float | None:
    share = _number(value)
    if share is not None and share > 1:
        raise ValueError("not a share")
    return share


def _attempt_from(data: dict[str, Any]) -> Attempt:
    outcome, ms = _text(data["outcome"]), _whole(data["ms"])
    if outcome not in get_args(Outcome) or ms is None:
        raise ValueError("not an attempt")
    return Attempt(_ref_from(data), cast("Outcome", outcome), ms, _whys_from(data, "detail")[0])


def _usage_from(data: dict[str, Any]) -> TokenCount:
    if data.get("source", "provider") not in get_args(UsageSource):
        raise ValueError("not a source of token counts")
    return TokenCount(**{**data, "tier": _text(data.get("tier", ""))})


def _money(value: object) -> Money | None:
    if value is None:
        return None
    if len(text := _text(value)) > LONGEST_AMOUNT:
        raise ValueError("not an amount of dollars")
    return Money.parse(text)


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_ROWS:
        raise ValueError("not a list")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("not true or false")
    return value


def _whole(value: object) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST):
        raise ValueError("not a whole number")
    return value


def _number(value: object) -> float | None:
    if value is not None and (not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= MOST):
        raise ValueError("not a number")
    return value


def _ref(ref: ModelRef) -> dict[str, str]:
    return {"provider": ref.provider, "model": ref.model}


def _ref_from(data: dict[str, Any]) -> ModelRef:
    return _ref_of(_text(data["provider"]), _text(data["model"]))


@lru_cache(512)
def _ref_of(provider: str, model: str) -> ModelRef:
    return ModelRef(provider, model)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    value.encode()  # half a character is refused: it could be neither shown nor stored
    return value[:LONGEST_TEXT]


def _candidate(candidate: Candidate) -> dict[str, Any]:
    cost = candidate.estimated_cost
    return {
        **_ref(candidate.ref),
        "local": candidate.local,
        "estimated_cost_usd": cost.usd if cost is not None else None,
        "available": candidate.available,
        "reason": in_english(candidate.reason),
        **_codes(candidate.reason),
        "score": candidate.score,
    }


def _candidate_from(data: dict[str, Any]) -> Candidate:
    cost = data["estimated_cost_usd"]
    known = (_ref_from(data), _flag(data["local"]), _flag(data["available"]), _whys_from(data, "reason")[0])
    return _candidate_of(*known, _text(cost) if cost is not None else None, _share(data.get("score")))


@lru_cache(2048)
def _candidate_of(
    ref: ModelRef, local: bool, available: bool, reason: Why, cost: str | None, score: float | None
) -> Candidate:
    """The same few candidates stand in thousands of receipts: each is made once."""
    return Candidate(ref, local, available, reason, _money(cost), score=score)


def _usage(usage: TokenCount | None) -> dict[str, Any] | None:
    if usage is None:
        return None
    return {
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cached_input_tokens": usage.cached_input_tokens,
        "cache_write_tokens": usage.cache_write_tokens,
        "long_cache_write_tokens": usage.long_cache_write_tokens,
        "reasoning_tokens": usage.reasoning_tokens,
        "tier": usage.tier,
        "source": usage.source,
    }
