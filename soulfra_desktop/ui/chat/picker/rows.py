"""The rows of the model picker: what can answer, by provider, in the person's words. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from soulfra_desktop.ui.kit import money
from soulfra_desktop.ui.kit.sentences import figure, shown

if TYPE_CHECKING:
    from soulfra_desktop.domain.routing import Model, ModelRef
    from soulfra_desktop.domain.usage import Money
    from soulfra_desktop.services.catalog import Entry

Words = Callable[[str], str]
Prices = Mapping["ModelRef", "tuple[Money, Money] | None"]
"""What this very question would cost, from a short answer to a long one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `kind` says what choosing it does: auto and model choose, allow gives consent, the others nothing."""

    kind: Literal["auto", "group", "model", "allow", "note"]
    title: str
    detail: str = ""
    right: str = ""
    local: bool = True
    ref: ModelRef | None = None
    provider: str = ""
    current: bool = False
    failing: bool = False
    starred: bool = False
    """One of the person's favourites."""
    ticks: bool = False
    """Several can be chosen, and each shows whether it is."""

    def is_of(self, other: Row | None) -> bool:
        """Whether both choose the same, whatever is told of it meanwhile."""
        return other is not None and (self.kind, self.ref, self.provider) == (other.kind, other.ref, other.provider)

    @property
    def can_choose(self) -> bool:
        return self.kind in ("auto", "model", "allow")


def rows(
    entries: Sequence[Entry],
    chosen: ModelRef | None,
    sought: str,
    words: Words,
    *,
    looking: bool = False,
    local_only: bool = False,
    seeing: bool = False,
    prices: Prices | None = None,
) -> list[Row]:
    """All rows that fit what is sought, Auto first, providers on this machine before others.

    `seeing`: only models that see pictures, until something is sought. `prices`: of what is written, where it is known.
    """
    sought = sought.strip().casefold()
    if seeing and not sought:
        return _priced(_seeing(entries, chosen, words, local_only=local_only), prices)
    made: list[Row] = []
    if not sought or sought in words("Auto").casefold():
        said = words("The cheapest that will likely do, this machine first")
        made.append(Row("auto", words("Auto"), said, current=chosen is None))
    for entry in sorted(entries, key=lambda entry: not entry.local):
        made += _of_entry(entry, chosen, sought, words, local_only=local_only)
    if looking and not entries:
        made.append(Row("note", words("Looking for models …")))
    elif not made or (not sought and len(made) == 1 and not looking):
        made.append(Row("note", words("No model fits “{0}”").format(sought) if sought else words("No model was found")))
    return _priced(made, prices)


def with_stars(made: list[Row], favourites: Collection[str]) -> list[Row]:
    """The person's favourites among them marked."""
    return [replace(row, starred=str(row.ref) in favourites) if row.kind == "model" else row for row in made]


def _priced(made: list[Row], prices: Prices | None) -> list[Row]:
    """With what each would cost for this question at their right; the usual price goes to the details."""
    if prices is None:
        return made
    return [_priced_row(row, prices) if row.kind == "model" else row for row in made]


def _priced_row(row: Row, prices: Prices) -> Row:
    between = prices.get(row.ref) if row.ref is not None else None
    if between is None or not between[1].micros:
        return row
    return replace(row, right=money.between(*between), detail=" · ".join(filter(None, [row.right, row.detail])))


def _seeing(entries: Sequence[Entry], chosen: ModelRef | None, words: Words, *, local_only: bool) -> list[Row]:
    made = [Row("note", words("Models that see pictures"), words("Type to search all models"))]
    for entry in sorted(entries, key=lambda entry: not entry.local):
        models = tuple(model for model in entry.models if "images" in model.abilities)
        if models:
            made += _of_entry(replace(entry, models=models), chosen, "", words, local_only=local_only)
    if len(made) == 1:
        made = [Row("note", words("No model here sees pictures"), words("Type to search all models"))]
    return made


def _of_entry(entry: Entry, chosen: ModelRef | None, sought: str, words: Words, *, local_only: bool) -> Iterable[Row]:
    by_provider = sought in f"{entry.label} {entry.name}".casefold()
    models = [m for m in entry.models if m.can_chat and (by_provider or sought in f"{m.ref} {m.label}".casefold())]
    own = _own_default(entry)
    if own and not entry.models and (by_provider or sought in str(own).casefold()) and entry.allowed:
        models_rows = [_unlisted(entry, own, chosen, words)]
    else:
        models_rows = [_model(model, entry, chosen, words) for model in models]
    if sought and not models_rows and not by_provider:
        return []
    failing = entry.health.opened_at is not None
    state = words("failing") if failing else words("on this machine") if entry.local else words("cloud")
    head = Row(
        "group", shown(entry.label), entry.health.last_error if failing else "", state, entry.local, failing=failing
    )
    if entry.needs_consent:
        if local_only:
            return [head, Row("note", words("Local only is on"), local=False)]
        said = words("Your questions go to {0} and may cost money").format(shown(entry.label))
        return [
            head,
            Row(
                "allow",
                words("Allow {0} to answer").format(shown(entry.label)),
                said,
                words("not allowed yet"),
                False,
                provider=entry.name,
            ),
        ]
    if not models_rows:
        models_rows = [
            Row(
                "note",
                shown(entry.status.detail) or words(entry.status.state),
                shown(entry.status.advice),
                local=entry.local,
            )
        ]
    return [head, *models_rows]


def _own_default(entry: Entry) -> ModelRef | None:
    from soulfra_desktop.domain.routing import ModelRef

    return ModelRef(entry.name, entry.default_model) if entry.default_model else None


def _unlisted(entry: Entry, ref: ModelRef, chosen: ModelRef | None, words: Words) -> Row:
    return Row("model", ref.model, words("Its default"), money.unknown(), entry.local, ref, entry.name, ref == chosen)


def _model(model: Model, entry: Entry, chosen: ModelRef | None, words: Words) -> Row:
    details = []
    if model.context_window:
        details.append(words("{0} tokens").format(figure(f"{model.context_window:,}")))
    if model.size_bytes:
        details.append(
            words("{0} GB").format(figure(f"{model.size_bytes / 1e9:.1f}"))
            if model.size_bytes >= 1e9
            else words("{0} MB").format(figure(f"{model.size_bytes / 1e6:.0f}"))
        )
    if "images" in model.abilities:
        details.append(words("sees pictures"))
    if entry.local and not model.local:
        details.append(words("runs in the cloud"))
    price = money.per_million(model.price, local=model.local)
    return Row(
        "model",
        model.label or model.ref.model,
        " · ".join(details),
        price,
        model.local,
        model.ref,
        entry.name,
        model.ref == chosen,
    )
