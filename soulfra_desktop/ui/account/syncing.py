"""Where syncing stands, for everything in the window that shows it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from soulfra_desktop.domain.syncing import SyncState
from soulfra_desktop.services.signal import Signal

if TYPE_CHECKING:
    from soulfra_desktop.services.sync import SyncService


NOTHING_YET = SyncState()


@dataclass(frozen=True, slots=True)
class SyncingState:
    """Of the service, and of the connection."""

    sync: SyncState = NOTHING_YET
    is_metered: bool = False
    """Whether the connection is paid by the amount now."""
    files_anyway: bool = False
    """Whether files are synced on such a one too."""

    @property
    def holds_files(self) -> bool:
        return self.is_metered and not self.files_anyway

    @property
    def is_busy(self) -> bool:
        """Worth telling: a round that finds nothing new is not."""
        sync = self.sync
        return sync.phase == "syncing" and (sync.done < sync.total or sync.waiting > 0 or sync.synced_at is None)

    @property
    def is_agreed(self) -> bool:
        return self.sync.phase in ("idle", "syncing") and not self.is_busy and not self.sync.waiting


class SyncPresenter:
    """One for the window: the page paints it, and whatever stays hears of it by `changed`."""

    def __init__(self, sync: SyncService, files_anyway: bool, keep: Callable[[bool], object]) -> None:
        """`keep` stores whether files are synced on a connection that is paid by the amount. The app wires
        `on_restored`: the person says that a backup was restored on the server."""
        self._sync = sync
        self._keep = keep
        self.state = SyncingState(sync.state, files_anyway=files_anyway)
        self.on_change: Callable[[SyncingState], None] = lambda _state: None
        self.changed: Signal[SyncingState] = Signal()
        self.on_restored: Callable[[], object] = lambda: None
        sync.on_change = self._told

    def sync_now(self) -> None:
        self._sync.wake()

    def accept_restored(self) -> None:
        """Only a person knows it: a server that hides changes looks the same."""
        self.on_restored()

    def sync_files_anyway(self, on: bool) -> None:
        self._keep(on)

    def files_go(self, on: bool) -> None:
        """That setting was changed, here or elsewhere."""
        self._show(files_anyway=on)
        self._sync.wake()

    def connected(self, *, metered: bool) -> None:
        """The connection is another one."""
        if metered != self.state.is_metered:
            self._show(is_metered=metered)
            self._sync.wake()

    def _told(self, state: SyncState) -> None:
        self._show(sync=state)

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)
        self.changed(self.state)
