"""The list of chats and what stands around it: loads, groups, narrows, picks and changes, as one frozen state."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Any

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.signal import Signal
from soulfra_desktop.services.store_ports import ChatOrganiser, ConversationStore
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.shell.changing import Changing
from soulfra_desktop.ui.shell.folding import Folding
from soulfra_desktop.ui.shell.listing import Listing
from soulfra_desktop.ui.shell.picking import Picking
from soulfra_desktop.ui.shell.renewal import Renewal
from soulfra_desktop.ui.shell.shelves import Shelves
from soulfra_desktop.ui.shell.state import Done, Protection, SidebarState, group, rows_of

__all__ = ["Problem", "Protection", "SidebarPresenter", "SidebarState", "group"]


class SidebarPresenter:
    """Shows, narrows and opens. `changing` changes chats and folders, `folding` opens folders, `picking` picks several.

    The app wires `on_open` (a chat's id, None for a new one), `on_ask` (an example to try), `on_settings`, `on_export`
    (ids), `on_temporary`, `on_search` (words to begin with), `on_archive`, `on_trash` and `on_usage`, and tells of new answers with `touch`.
    Whoever follows the list connects to `changed`.
    """

    def __init__(
        self,
        store: ConversationStore,
        organiser: ChatOrganiser,
        clock: Clock,
        spawn: Spawn,
        zone: tzinfo | None = None,
    ) -> None:
        """`zone` is the person's time zone; None takes the system's."""
        self._clock = clock
        self._spawn = spawn
        self._zone = zone
        self._shelves = Shelves(store, organiser)
        self.picking = Picking(self.order)
        self.picking.on_change = self._show_picking
        self.changing = Changing(self._shelves, store, organiser, clock, spawn, self)
        self.folding = Folding(self._shelves, self.changing, self.show_again, self._read_folder)
        self._renewal = Renewal(self._shelves, self.changing, spawn, self._renewed)
        self._was_open: str | None = None
        """The chat that was open when it was taken off the list last: an undo opens it again."""
        self.state = SidebarState()
        self.changed: Signal[SidebarState] = Signal()
        self.on_open: Callable[[str | None], None] = lambda _id: None
        self.on_ask: Callable[[str], None] = lambda _text: None
        self.on_settings: Callable[[], None] = lambda: None
        self.on_export: Callable[[Sequence[str]], None] = lambda _ids: None
        self.on_temporary: Callable[[], None] = lambda: None
        self.on_search: Callable[[str], None] = lambda _words: None
        self.on_archive: Callable[[], None] = lambda: None
        self.on_trash: Callable[[], None] = lambda: None
        self.on_usage: Callable[[], None] = lambda: None
        self._undoable: Done | None = None  # the last change that can be taken back: it outlives its notice

    def load(self) -> None:
        """Fetch the newest of everything, or try again after a failure."""
        self._shelves.forget()
        self._show(phase="loading", problem=None, more=False, looking=True)
        self._spawn(self._load())

    async def _load(self) -> None:
        try:
            await self._shelves.load()
        except SoulfraError as error:
            self._show(phase="failed", looking=False, problem=Problem.of(error))
            return
        self.show_again(phase="ready")
        self._read_on()

    def look_again(self) -> None:
        """Take in what another process has changed, without a flicker: `soulfra ask` beside the window."""
        if self.state.phase == "ready":
            self._renewal.begin()

    def _renewed(self) -> None:
        self.show_again()
        self.picking.keep_to_order()

    def load_more(self) -> None:
        """Fetch the next page, where there is one and none is on its way."""
        if self.state.phase == "ready" and self._list.more and not self._list.looking:
            self._spawn(self._load_page())
            self._show(looking=True)

    async def _load_page(self, folder_id: str | None = None) -> None:
        listing = self._list if folder_id is None else self._shelves.of(folder_id)
        try:
            await listing.load_more()
        except SoulfraError as error:
            self._show(looking=False, problem=Problem.of(error))
            return
        self.show_again()
        self._read_on()

    def _read_on(self) -> None:
        """Titles are looked through to the end; and a list that is empty so far may go on."""
        if self.state.is_narrowed or (self._list.more and not self._list.chats):
            self.load_more()

    @property
    def _list(self) -> Listing:
        if self.state.is_narrowed:
            return self._shelves.look_for(self.state.tag)
        return self._shelves.days

    def filter(self, text: str) -> None:
        """Show only chats whose title has these words; older pages are fetched until all were looked at."""
        if text.strip() != self.state.filter:
            self._narrow(filter=text.strip())

    def only_tag(self, tag: str | None) -> None:
        """Show only chats with a tag, or all again."""
        self._narrow(tag=tag)

    def _narrow(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.show_again()
        self._read_on()

    def search(self) -> None:
        """Look for the filter's words in all messages."""
        self.on_search(self.state.filter)

    # Going somewhere.

    def new_chat(self) -> None:
        self._show(selected=None)
        self.on_open(None)

    def new_temporary(self) -> None:
        """A chat that is kept in memory alone."""
        self._show(selected=None)
        self.on_temporary()

    def open(self, conversation_id: str) -> None:
        self.picking.begin_at(conversation_id)
        if conversation_id != self.state.selected:
            self._show(selected=conversation_id)
            self.on_open(conversation_id)

    def step(self, by: int) -> None:
        """Open the chat that stands `by` places below the open one, as the list shows them."""
        order = self.order()
        if not order:
            return
        if self.state.selected in order:
            self.open(order[max(0, min(len(order) - 1, order.index(self.state.selected) + by))])
        else:
            self.open(order[0])

    def ask(self, example: str) -> None:
        """Try an example in a new chat."""
        self.new_chat()
        self.on_ask(example)

    def select(self, conversation_id: str | None) -> None:
        """Mark what the chat area shows, without opening it again."""
        if conversation_id != self.state.selected:
            self._show(selected=conversation_id)

    def touch(self, conversation: Conversation) -> None:
        """A chat is new or has changed: it goes where its time puts it."""
        if conversation.temporary:
            return
        old = self._shelves.find(conversation.id)
        if old == conversation:
            return
        self._shelves.put([conversation], [old] if old else None)
        self.show_again()

    def put_back(self, chats: Collection[Conversation]) -> None:
        """These are in the list again, out of the archive or the trash."""
        self._shelves.put(chats)
        self.show_again()
        self.look_again()  # how many their folders hold now, the store knows

    def about(self, *, protection: Protection | None = None, local_only: bool | None = None) -> None:
        """What the card at the foot says of this session."""
        self._show(
            protection=protection or self.state.protection,
            local_only=self.state.local_only if local_only is None else local_only,
        )

    # What the list is made of.

    def order(self) -> list[str]:
        """The ids of all chats that are shown, from top to bottom."""
        return [row.id for row in rows_of(self.state) if isinstance(row, Conversation)]

    def meant(self, conversation_id: str | None = None) -> tuple[str, ...]:
        """The chats a change is for: those picked where this one is among them, else this one, else the open one."""
        picked = self.state.picked
        if picked and (conversation_id is None or conversation_id in picked):
            return tuple(ident for ident in self.order() if ident in picked)
        ident = conversation_id or self.state.selected
        return (ident,) if ident else ()

    def chats(self, ids: Collection[str]) -> list[Conversation]:
        """Those of these chats that are loaded."""
        return self._shelves.find_all(ids)

    def _read_folder(self, folder_id: str) -> None:
        """Fetch the next page of a folder."""
        self._spawn(self._load_page(folder_id))

    def show_again(self, *, done: Done | None = None, **changes: Any) -> None:
        """Put together anew what the shelves hold. News of a change replaces that of the last."""
        self._undoable = done or self._undoable
        listing, narrowed = self._list, self.state.is_narrowed
        chats = listing.chats
        for word in self.state.filter.casefold().split():
            chats = tuple([chat for chat in chats if word in chat.title.casefold()])
        self._show(
            chats=chats,
            groups=group(chats, self._clock.now(), self._zone),
            pinned=() if narrowed else self._shelves.pinned.chats,
            drawers=() if narrowed else self._shelves.drawers(),
            tags=self._shelves.tags,
            looking=listing.looking,
            more=listing.more,
            **({"done": done} if done else {}),
            **changes,
        )

    def show_problem(self, problem: Problem) -> None:
        """What was changed could not be stored."""
        self._show(problem=problem, done=None)

    def gone(self, ids: Sequence[str]) -> None:
        """These chats are leaving the list: none of them stays open or picked."""
        if self.picking.picked or self.picking.on:
            self.picking.stop()
        self._was_open = self.state.selected if self.state.selected in ids else None
        if self._was_open:
            self.new_chat()

    def undo(self) -> bool:
        """Take back what was done last, however long ago in this session; whether there was anything."""
        done, self._undoable = self._undoable, None
        if done is not None:
            self._show(done=None)
            self.changing.undo(done)
            if self._was_open in {chat.id for chat in done.chats}:
                self._spawn(self._open_again(self._was_open))
        return done is not None

    async def _open_again(self, conversation_id: str) -> None:
        """Once the store has it back: what is still in the trash cannot be read."""
        await self.changing.stored()
        if self.state.selected is None and self._shelves.find(conversation_id):
            self.open(conversation_id)

    def dismiss(self) -> None:
        """The person has read the notice."""
        self._show(done=None, problem=None)

    def _show_picking(self) -> None:
        self._show(picked=self.picking.picked, picking=self.picking.is_plural)

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.changed(self.state)
