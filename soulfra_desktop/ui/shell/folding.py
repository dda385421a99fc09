"""Folders as they stand in the list: which are open, and how one is made. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import uuid4

from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.shell.changing import Changing
from soulfra_desktop.ui.shell.shelves import Shelves

NONE = Folder("", "")


class Folding:
    """`read` fetches a folder's next page, `show` puts the list together anew.

    The app wires `on_folded`, which is told the ids of the open folders whenever they change.
    """

    def __init__(
        self, shelves: Shelves, changing: Changing, show: Callable[[], None], read: Callable[[str], None]
    ) -> None:
        self._shelves = shelves
        self._changing = changing
        self._show = show
        self.read = read
        self.on_folded: Callable[[list[str]], None] = lambda _ids: None

    def all(self) -> list[Folder]:
        """Every folder, whether the list shows it now or not."""
        return list(self._shelves.folders)

    def keep_open(self, folder_ids: Iterable[str]) -> None:
        """These folders were open when the window was closed."""
        self._shelves.open = set(folder_ids)

    def fold(self, folder_id: str, *, opened: bool | None = None) -> None:
        """Open a folder, or close it; the other way round where `opened` is not said."""
        is_open = folder_id in self._shelves.open
        if opened is is_open:
            return
        self._shelves.open ^= {folder_id}
        self.on_folded(sorted(self._shelves.open))
        self._show()
        if not is_open and not self._shelves.of(folder_id).chats:
            self.read(folder_id)

    def make(self, name: str, system_prompt: str = "", ids: Sequence[str] = (), like: Folder = NONE) -> None:
        """Make a folder with the rules of `like`, open it, and put these chats in it."""
        folder = Folder(uuid4().hex, name, system_prompt, rules=like.rules, stays_here=like.stays_here)
        self._shelves.open.add(folder.id)
        self.on_folded(sorted(self._shelves.open))
        self._changing.save_folder(folder, then_move=ids)
