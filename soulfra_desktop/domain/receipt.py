"""A receipt as JSON: one form for the store, the command line and exports (docs/cli.md)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Receipt
from soulfra_desktop.domain.usage import Money, TokenCount


def receipt_to_json(receipt: Receipt) -> dict[str, Any]:
    """The keys `route`, `usage`, `cost_usd`, `timing`; money as decimal strings, null where unknown."""
    return {
        "route": {
            "chosen": _ref(receipt.chosen) if receipt.chosen else None,
            "local": receipt.local,
            "candidates": [_candidate(candidate) for candidate in receipt.candidates],
            "reason": receipt.reason,
            "attempts": [
                {**_ref(a.ref), "outcome": a.outcome, "ms": a.ms, "detail": a.detail} for a in receipt.attempts
            ],
            "left_out": receipt.left_out,
        },
        "usage": _usage(receipt.usage),
        "cost_usd": receipt.cost.usd if receipt.cost is not None else None,
        "price_version": receipt.price_version,
        "options": {"temperature": receipt.temperature, "max_tokens": receipt.max_tokens},
        "timing": {"first_token_ms": receipt.first_token_ms, "total_ms": receipt.total_ms},
    }


def receipt_from_json(data: dict[str, Any]) -> Receipt:
    """The inverse of `receipt_to_json`. Raises KeyError or ValueError on anything else."""
    route, usage, cost = data["route"], data["usage"], data["cost_usd"]
    return Receipt(
        chosen=_ref_from(route["chosen"]) if route["chosen"] else None,
        local=route["local"],
        candidates=tuple(_candidate_from(candidate) for candidate in route["candidates"]),
        reason=route["reason"],
        attempts=tuple(Attempt(_ref_from(a), a["outcome"], a["ms"], a.get("detail", "")) for a in route["attempts"]),
        usage=TokenCount(**usage) if usage else None,
        cost=Money.parse(cost) if cost is not None else None,
        first_token_ms=data["timing"]["first_token_ms"],
        total_ms=data["timing"]["total_ms"],
        left_out=route.get("left_out", 0),
        price_version=data.get("price_version", ""),
        temperature=data.get("options", {}).get("temperature"),
        max_tokens=data.get("options", {}).get("max_tokens"),
    )


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
    return value


def _candidate(candidate: Candidate) -> dict[str, Any]:
    cost = candidate.estimated_cost
    return {
        **_ref(candidate.ref),
        "local": candidate.local,
        "estimated_cost_usd": cost.usd if cost is not None else None,
        "available": candidate.available,
        "reason": candidate.reason,
    }


def _candidate_from(data: dict[str, Any]) -> Candidate:
    cost = data["estimated_cost_usd"]
    known = (_ref_from(data), bool(data["local"]), bool(data["available"]), _text(data["reason"]))
    return _candidate_of(*known, _text(cost) if cost is not None else None)


@lru_cache(2048)
def _candidate_of(ref: ModelRef, local: bool, available: bool, reason: str, cost: str | None) -> Candidate:
    """The same few candidates stand in thousands of receipts: each is made once."""
    return Candidate(ref, local, available, reason, Money.parse(cost) if cost is not None else None)


def _usage(usage: TokenCount | None) -> dict[str, Any] | None:
    if usage is None:
        return None
    return {
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cached_input_tokens": usage.cached_input_tokens,
        "cache_write_tokens": usage.cache_write_tokens,
        "long_cache_write_tokens": usage.long_cache_write_tokens,
        "source": usage.source,
    }
