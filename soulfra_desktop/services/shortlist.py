"""Turns what the catalog saw into candidates: what the person named, set or likes, and what each provider is good for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soulfra_desktop.domain.reasons import Reason, Why
from soulfra_desktop.domain.routing import (
    Ability,
    Candidate,
    Model,
    ModelRef,
    Policy,
    canonical_ollama_name,
    is_hosted_name,
)
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.strength import Strengths
from soulfra_desktop.services.catalog import Entry

STARTER = "starter"
OLLAMA = "ollama"
NOBODY = "?"
"""As a model's name: its provider has none to offer."""
STARTER_BYTES = 500_000_000
"""A larger model of the built-in engine is one like any other."""
MOST_LOCAL = 6
"""Models of one provider on this machine that are weighed for a question."""
UNLISTED: frozenset[Ability] = frozenset({"images", "tools"})
"""What a model may be able to do that its provider did not list: nothing is ruled out by not knowing."""


def shortlist(
    entries: Sequence[Entry], policy: Policy, settings: Settings, strengths: Strengths | None = None
) -> list[Candidate]:
    """The candidates for one answer, unpriced and unjudged. Without `strengths` a provider puts forward one model."""
    return [candidate for entry in entries for candidate in _of_entry(entry, policy, settings, strengths)]


def everybody(entries: Sequence[Entry], settings: Settings) -> list[Candidate]:
    """A candidate for every chat model that is listed, and for a provider's own default where it lists none."""
    found: list[Candidate] = []
    for entry in entries:
        refs = [model.ref for model in entry.models if model.can_chat]
        if not refs and entry.default_model:
            refs = [ModelRef(entry.name, entry.default_model)]
        wait = entry.health.percentile(0.5)
        found += [_candidate(entry, ref, settings, wait) for ref in refs]
    return found


def favourites(settings: Settings) -> frozenset[ModelRef]:
    """The models that the person likes; a name that is none is passed over."""
    return frozenset(filter(None, map(_ref_or_none, settings.favourites)))


def _ref_or_none(text: str) -> ModelRef | None:
    try:
        return ModelRef.parse(text)
    except ValueError:
        return None


def _of_entry(entry: Entry, policy: Policy, settings: Settings, strengths: Strengths | None) -> list[Candidate]:
    named = policy.model if policy.model and policy.model.provider == entry.name else None
    wait, found = entry.health.percentile(0.5), list[Candidate]()
    if named is not None:
        found.append(_candidate(entry, named, settings, wait, named=True, consent=policy.consented))
    others = (ref for ref in dict.fromkeys(_put_forward(entry, settings, strengths)) if ref != named)
    found.extend(_candidate(entry, ref, settings, wait) for ref in others)
    if not found and (entry.local or entry.status.state != "no key"):
        found.append(_nothing_there(entry))
    return found


def _put_forward(entry: Entry, settings: Settings, strengths: Strengths | None) -> Iterator[ModelRef]:
    """The person's default, or the provider's own; then favourites, and what is worth weighing beside it."""
    own = _own_choice(entry, settings)
    if own is not None:
        yield own
    yield from sorted((ref for ref in favourites(settings) if ref.provider == entry.name), key=str)
    if strengths is None or entry.status.state != "ready":
        return
    if entry.local:
        here = [m for m in entry.models if m.can_chat and m.local and not m.hosted and strengths.runs_here(m)]
        yield from (model.ref for model in here[:MOST_LOCAL])
    elif entry.allowed:
        yield from _cheap_and_strong(entry, strengths)


def _cheap_and_strong(entry: Entry, strengths: Strengths) -> Iterator[ModelRef]:
    """Of a cloud provider, by its usual names, where it has them."""
    listed = [model.ref for model in entry.models if model.can_chat]
    for name in strengths.put_forward.get(entry.name, ()):
        if not listed:
            yield ModelRef(entry.name, name)
            continue
        dated = (ref for ref in listed if ref.model == name or ref.model.startswith(f"{name}-20"))
        if (found := next(dated, None)) is not None:
            yield found


def _own_choice(entry: Entry, settings: Settings) -> ModelRef | None:
    """What this provider puts forward: the person's default, else its first local chat model, else its own default."""
    if settings.default_model.startswith(f"{entry.name}/"):
        return ModelRef.parse(settings.default_model)
    chat = [model for model in entry.models if model.can_chat]
    here = [model for model in chat if model.local] if entry.local else chat
    if here:
        return here[0].ref
    return ModelRef(entry.name, entry.default_model) if entry.default_model else None


def _candidate(
    entry: Entry, ref: ModelRef, settings: Settings, wait: float | None, *, named: bool = False, consent: bool = False
) -> Candidate:
    """`wait`: what its provider usually takes to its first word."""
    model = listed(entry, ref)
    hosted = entry.name == OLLAMA and (is_hosted_name(ref.model) or (model is not None and model.hosted))
    local = (model.local if model else _stays_here_unlisted(entry)) and not hosted
    consented = local or entry.name in settings.allowed_providers or (named and consent)
    available, reason = _availability(entry, consented=consented, hosted=hosted)
    return Candidate(
        ref,
        local=local,
        available=available,
        reason=Reason("named") if named and available else reason,
        context_window=model.context_window if model else None,
        abilities=model.abilities if model else UNLISTED,
        last_resort=entry.name == STARTER and not (model and (model.size_bytes or 0) > STARTER_BYTES),
        free=local or (entry.name == OLLAMA and not hosted),
        forbidden=not consented,
        needs_consent=entry.needs_consent and entry.status.state == "ready",
        first_token_seconds=wait,
    )


def listed(entry: Entry, ref: ModelRef) -> Model | None:
    """The provider's own entry for this model; Ollama knows one by several names."""
    if entry.name == OLLAMA:
        wanted = canonical_ollama_name(ref.model)
        return next((known for known in entry.models if canonical_ollama_name(known.ref.model) == wanted), None)
    return next((known for known in entry.models if known.ref == ref), None)


def _stays_here_unlisted(entry: Entry) -> bool:
    """Whether a model that its provider did not list runs here: Ollama may pass any name on, so only its list counts."""
    return entry.local and not (entry.name == OLLAMA and entry.status.state == "ready")


def _availability(entry: Entry, *, consented: bool, hosted: bool) -> tuple[bool, Why]:
    if not consented:
        if hosted:
            return False, Reason("not_allowed_hosted")
        return False, Reason("not_allowed") if entry.needs_consent else entry.status.detail or entry.status.state
    if entry.status.state not in ("ready", "not looked at"):
        return False, entry.status.detail or entry.status.state
    if entry.breaker == "open":
        return False, Reason("failing", (entry.health.last_error,))
    return True, Reason("starter" if entry.name == STARTER else "here" if entry.local else "allowed")


def _nothing_there(entry: Entry) -> Candidate:
    reason: Why = entry.status.detail or entry.status.state
    if entry.status.state == "ready":
        reason = Reason("no_chat_model" if entry.local else "models_unknown" if entry.allowed else "not_allowed")
    return Candidate(
        ModelRef(entry.name, NOBODY),
        local=entry.local,
        available=False,
        reason=reason,
        free=entry.local,
        needs_consent=entry.needs_consent,
    )
