"""Which model answers, in which order, and why: pure rules over what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from soulfra_desktop.domain.errors import NothingCanAnswer
from soulfra_desktop.domain.reasons import Reason, in_english
from soulfra_desktop.domain.routing import Candidate, Decision, Policy, Request

SLOW_SECONDS = (3.0, 10.0)
"""To the first word: from here on a model counts as slower than others, and as slow."""
ROOM_FOR_KNOWN = 0.6
"""Share of a window that a question and its passages may take: the rest is for the chat, the answer and miscounting."""


def decide(candidates: Sequence[Candidate], request: Request, policy: Policy) -> Decision:
    """The cheapest model whose score reaches what is needed; where none does, the best that is allowed.

    Among equals this machine's come first, then favourites, then faster ones; the starter model comes last. A named model
    is tried before all. Every candidate gets a reason. Raises NothingCanAnswer where nothing may be tried.
    """
    weighed = _near_what_is_known([_under(policy, request, candidate) for candidate in candidates], request, policy)
    if policy.model is not None:
        chain = _chain_of_named(weighed, policy, request)
        reason = Reason("chosen_by_you")
    else:
        chain = _ordered(weighed, policy, request)
        if not chain:
            why = _why_nothing(weighed, policy)
            raise NothingCanAnswer(why, _advice(weighed, policy), weighed)
        reason = _why_this(chain, weighed, request)
    told = {id(candidate): _told(candidate, chain[0], policy, request) for candidate in chain}
    explained = tuple(told.get(id(candidate), candidate) for candidate in weighed)
    return Decision(tuple(told.values()), explained, reason, request.complexity, request.needed)


def _under(policy: Policy, request: Request, candidate: Candidate) -> Candidate:
    """The candidate as this policy and this question leave it."""
    if policy.local_only and not candidate.local:
        return replace(candidate, available=False, reason=Reason("stays_here"), needs_consent=False)
    against = _against(policy, request, candidate) if candidate.available else None
    return replace(candidate, available=False, reason=against) if against else candidate


def _near_what_is_known(candidates: Sequence[Candidate], request: Request, policy: Policy) -> tuple[Candidate, ...]:
    """Where what is known goes with the question, a proper model of this machine comes before all that may not see them.

    Where there is none, or one was named, whoever answers does so without the passages.
    """

    def stays(candidate: Candidate) -> bool:
        may_see = candidate.local or candidate.ref.provider in request.may_see
        return may_see or candidate.ref == policy.model or not candidate.available

    here = [c for c in candidates if c.local and c.available and not c.last_resort and not too_small(c, request)]
    if not request.private or not here:
        return tuple(candidates)
    reason = Reason("knows_stays_here")
    return tuple(c if stays(c) else replace(c, available=False, reason=reason) for c in candidates)


def _against(policy: Policy, request: Request, candidate: Candidate) -> Reason | None:
    """Why an available candidate cannot answer this; None where it can."""
    if candidate.forbidden:
        return Reason("not_allowed")
    if request.images and "images" not in candidate.abilities:
        return Reason("sees_nothing")
    if request.tools and "tools" not in candidate.abilities:
        return Reason("uses_no_tools")
    return _unaffordable(policy, candidate)


def _unaffordable(policy: Policy, candidate: Candidate) -> Reason | None:
    if policy.left is None or candidate.free:
        return None
    if policy.left.micros == 0:
        return Reason("no_budget_left")
    if candidate.estimated_cost is None:
        return Reason("unpriced")
    return Reason("over_budget") if candidate.estimated_cost > policy.left else None


def _chain_of_named(weighed: tuple[Candidate, ...], policy: Policy, request: Request) -> tuple[Candidate, ...]:
    named = next((c for c in weighed if c.ref == policy.model), None)
    if named is None:
        raise NothingCanAnswer(f"{policy.model} is not known here.", "See what is: soulfra models", weighed)
    if policy.local_only and not named.local:
        raise NothingCanAnswer(
            f"{named.ref} leaves this machine, and this question may not.",
            "Choose a local model, or allow the cloud.",
            weighed,
        )
    if named.forbidden:
        advice = f"Allow it once in Settings, or: soulfra allow {named.ref.provider}"
        raise NothingCanAnswer(f"{named.ref.provider} is not allowed to answer.", advice, weighed)
    rest = [c for c in _ordered(weighed, policy, request) if c.ref != named.ref] if policy.fallback else []
    return (named, *rest)


def _ordered(weighed: tuple[Candidate, ...], policy: Policy, request: Request) -> tuple[Candidate, ...]:
    return tuple(sorted((c for c in weighed if c.available), key=lambda c: _preference(c, policy, request)))


def too_small(candidate: Candidate, request: Request) -> bool:
    """Whether the question alone is more than it can read: asked only where nothing else is left, to be told so."""
    return candidate.context_window is not None and request.least_tokens > candidate.context_window


def holds_too_little(candidate: Candidate, request: Request) -> bool:
    """Whether it can read the question, and not the passages that go with it."""
    window, wanted = candidate.context_window, request.least_tokens + request.known_tokens
    return window is not None and request.known_tokens > 0 and wanted > window * ROOM_FOR_KNOWN


def will_do(candidate: Candidate, request: Request) -> bool:
    """Whether it likely suffices, as far as the dial asks. The starter model is never said to."""
    if candidate.last_resort or too_small(candidate, request) or holds_too_little(candidate, request):
        return False
    return request.needed is None or candidate.score is None or candidate.score >= request.needed


def _preference(candidate: Candidate, policy: Policy, request: Request) -> tuple[bool | int | float, ...]:
    """What will do by its price; then what will not by its score; the starter model at the end."""
    cost = candidate.estimated_cost
    among_equals = (
        cost is None,
        cost.micros if cost else 0,
        not candidate.local,
        candidate.ref not in policy.favourites,
        _slowness(candidate),
    )
    if will_do(candidate, request):
        return (0, 0.0, *among_equals)
    place = 3 if too_small(candidate, request) else 2 if candidate.last_resort else 1
    return (place, -(candidate.score or 0.0), *among_equals)


def _slowness(candidate: Candidate) -> int:
    """0 usual, 1 slower, 2 slow: in steps, so that no chance decides."""
    taken = candidate.first_token_seconds
    return 0 if taken is None or candidate.local else sum(taken >= step for step in SLOW_SECONDS)


def _told(candidate: Candidate, chosen: Candidate, policy: Policy, request: Request) -> Candidate:
    """An available candidate with why it was chosen or not; a named one keeps what is known of it."""
    if candidate is chosen:
        if too_small(candidate, request):
            return replace(candidate, reason=Reason("window_too_small"))
        if policy.model is not None or request.needed is None or candidate.last_resort:
            return candidate
        return replace(candidate, reason=Reason("likely_does" if will_do(candidate, request) else "best_allowed"))
    reason = _why_not(candidate, chosen, policy, request)
    return replace(candidate, reason=reason) if reason else candidate


def _why_not(candidate: Candidate, chosen: Candidate, policy: Policy, request: Request) -> Reason | None:
    if too_small(candidate, request):
        return Reason("window_too_small")
    if candidate.last_resort:
        return None
    if holds_too_little(candidate, request):
        return Reason("window_too_small")
    if not will_do(candidate, request):
        return Reason("too_weak")
    if policy.model is not None:
        return Reason("not_asked_for") if candidate.score is not None else None
    if not will_do(chosen, request) or request.needed is None:
        return None
    return Reason(_second(candidate, chosen, policy))


def _second(candidate: Candidate, chosen: Candidate, policy: Policy) -> str:
    """The code of why of two that will do this one was not chosen."""
    if candidate.estimated_cost is None:
        return "does_unpriced"
    if chosen.estimated_cost is not None and candidate.estimated_cost > chosen.estimated_cost:
        return "dearer_than_needed"
    if _slowness(candidate) > _slowness(chosen):
        return "slow_lately"
    if candidate.ref not in policy.favourites and chosen.ref in policy.favourites:
        return "no_favourite"
    return "does_as_well"


def _why_this(chain: tuple[Candidate, ...], weighed: tuple[Candidate, ...], request: Request) -> Reason:
    chosen = chain[0]
    if chosen.last_resort:
        offered = [c for c in weighed if c.needs_consent]
        return Reason("starter_offered", (offered[0].ref.provider,)) if offered else Reason("starter_alone")
    if request.needed is None or chosen.score is None:
        return _why_unjudged(chain)
    chance = (chosen.score,)
    if not will_do(chosen, request):
        return Reason("best_asked_for" if request.needed > 1 else "comes_closest", chance)
    if chosen.local:
        return Reason("here_does", chance)
    weaker = max((c for c in chain if c.local and not c.last_resort), key=lambda c: c.score or 0.0, default=None)
    if weaker is None or weaker.score is None:
        return Reason("nothing_larger_does", chance)
    return Reason("here_too_weak", (weaker.score, chosen.score))


def _why_unjudged(chain: tuple[Candidate, ...]) -> Reason:
    if chain[0].local:
        return Reason("here_first")
    dearer = any(not c.local for c in chain[1:])
    return Reason("nothing_larger_cheapest" if dearer else "nothing_larger")


def _why_nothing(weighed: tuple[Candidate, ...], policy: Policy) -> str:
    if not weighed:
        return "No model was found."
    scope = "No model on this machine" if policy.local_only else "No model"
    reasons = "; ".join(f"{c.ref.provider}: {in_english(c.reason)}" for c in weighed)
    return f"{scope} can answer ({reasons})."


def _advice(weighed: tuple[Candidate, ...], policy: Policy) -> str:
    if policy.local_only and any(not c.local for c in weighed):
        return "Get a model for this machine under Models, or let this chat leave it."
    return "Start Ollama, add a key in Settings, or run: soulfra doctor"
