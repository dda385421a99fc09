"""What can be chosen, what is offered, and what the person allows. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import Candidate, ModelRef
from soulfra_desktop.services.catalog import Catalog, Entry
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.chat.state import Offer
from soulfra_desktop.ui.kit.message_view import Failure

FEWEST, MOST = 2, 4
"""How many models may answer one question beside each other."""


class Choosing:
    """`changed(**fields)` puts new values into the chat's state; `allowed()` follows a consent."""

    def __init__(
        self,
        catalog: Catalog,
        settings: SettingsService,
        spawn: Spawn,
        changed: Callable[..., None],
        allowed: Callable[[], None],
    ) -> None:
        self._catalog = catalog
        self._settings = settings
        self._spawn = spawn
        self._changed = changed
        self._allowed = allowed
        self._refused: set[str] = set()
        self.on_local_only: Callable[[bool], None] = lambda _local_only: None

    def fields(self) -> dict[str, Any]:
        """The parts of the state that are known without any I/O."""
        entries = self._catalog.seen
        now = self._settings.current
        return {
            "entries": entries,
            "local_only": now.local_only,
            "favourites": tuple(now.favourites),
            "offline": _is_offline(entries),
        }

    def look(self, *, fresh: bool = False) -> None:
        """See what is there now."""
        self._changed(looking=True)
        self._spawn(self._look(fresh))

    async def _look(self, fresh: bool) -> None:
        try:
            await self._catalog.look(fresh=fresh, list_cloud=True)
        finally:
            self._changed(looking=False, **self.fields())

    def allow(self, provider: str) -> None:
        """The person's consent: from now on this provider may answer."""
        self._spawn(self._allow(provider))

    async def _allow(self, provider: str) -> None:
        try:
            await self._settings.allow(provider)
            self._changed(offers=(), looking=True)
            await self._catalog.look(fresh=True, list_cloud=True)
        except SoulfraError as error:
            self._changed(failure=Failure(error.message, error.advice, ()))
        finally:
            self._changed(looking=False, **self.fields())
        self._allowed()

    def refuse(self, provider: str) -> None:
        """Do not offer this provider again in this session."""
        self._refused.add(provider)

    def offers(self, candidates: Iterable[Candidate]) -> tuple[Offer, ...]:
        """The cloud providers among the candidates that only wait for consent."""
        if self._settings.current.local_only:
            return ()
        labels = {entry.name: entry.label for entry in self._catalog.seen}
        names = dict.fromkeys(c.ref.provider for c in candidates if c.needs_consent and not c.available)
        return tuple(Offer(name, labels.get(name, name)) for name in names if name not in self._refused)

    def star(self, ref: ModelRef) -> None:
        """Make it a favourite, or one no longer."""
        self._spawn(self._star(str(ref)))

    async def _star(self, name: str) -> None:
        kept = self._settings.current.favourites
        try:
            await self._settings.change(
                "favourites", [one for one in kept if one != name] if name in kept else [*kept, name]
            )
        except SoulfraError as error:
            self._changed(failure=Failure(error.message, error.advice, ()))
        self._changed(**self.fields())

    def keep_local(self, local_only: bool) -> None:
        """Let nothing leave this machine, or let it again."""
        self._spawn(self._keep_local(local_only))

    async def _keep_local(self, local_only: bool) -> None:
        try:
            await self._settings.change("local_only", local_only)
        except SoulfraError as error:
            self._changed(failure=Failure(error.message, error.advice, ()))
        self._changed(offers=(), **self.fields())
        self.on_local_only(self._settings.current.local_only)
        self._allowed()


def ref_or_none(text: str | None) -> ModelRef | None:
    """A model's name as it was stored; None for none, or for what cannot be one."""
    try:
        return ModelRef.parse(text) if text else None
    except ValueError:
        return None


def _is_offline(entries: Iterable[Entry]) -> bool:
    cloud = [entry for entry in entries if not entry.local and entry.allowed and entry.status.state != "no key"]
    return bool(cloud) and all(entry.status.state == "not running" for entry in cloud)
