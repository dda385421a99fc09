"""Adding, changing and deleting OpenAI-compatible endpoints: what the first run and the settings both offer. No Qt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.settings import PRESETS, Endpoint
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.kit.problem import Problem


@dataclass(frozen=True, slots=True)
class EndpointForm:
    """An endpoint being added (`original` None) or changed."""

    original: str | None
    endpoint: Endpoint
    problem: Problem | None = None


class Endpointing:
    """`show(form)` is told of every form, None when it closes; `look()` sees what is there once something was changed."""

    def __init__(
        self,
        settings: SettingsService,
        spawn: Spawn,
        show: Callable[[EndpointForm | None], None],
        look: Callable[[], Awaitable[None]],
        fail: Callable[[Problem], None],
    ) -> None:
        self._settings = settings
        self._spawn = spawn
        self._show = show
        self._look = look
        self._fail = fail
        self._form: EndpointForm | None = None

    @property
    def presets(self) -> tuple[Endpoint, ...]:
        """The presets that are not there yet."""
        taken = {endpoint.name for endpoint in self._settings.known_endpoints}
        return tuple(preset for preset in PRESETS if preset.name not in taken)

    def add(self, preset: Endpoint | None = None) -> None:
        """Open the form, filled from a preset where one is given."""
        self._tell(EndpointForm(None, preset or Endpoint("", "")))

    def edit(self, endpoint: Endpoint) -> None:
        """Open the form of one that is there."""
        self._tell(EndpointForm(endpoint.name, endpoint))

    def close(self) -> None:
        self._tell(None)

    def save(self, endpoint: Endpoint, key: str) -> None:
        """Keep what stands in the form; adding one is consent to use it."""
        if self._form is not None:
            self._tell(replace(self._form, endpoint=endpoint, problem=None))
            self._spawn(self._save(endpoint, key.strip() or None))

    def delete(self, name: str) -> None:
        """Forget an endpoint, its key and the consent."""
        self._spawn(self._delete(name))

    async def _save(self, endpoint: Endpoint, key: str | None) -> None:
        try:
            await self._settings.save_endpoint(endpoint, key)
        except SoulfraError as error:
            if self._form is not None:
                self._tell(replace(self._form, problem=Problem.of(error)))
            return
        self._tell(None)
        await self._look()

    async def _delete(self, name: str) -> None:
        try:
            await self._settings.delete_endpoint(name)
        except SoulfraError as error:
            self._fail(Problem.of(error))
            return
        self._tell(None)
        await self._look()

    def _tell(self, form: EndpointForm | None) -> None:
        self._form = form
        self._show(form)
