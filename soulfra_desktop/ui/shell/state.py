"""Everything the list of chats shows, as frozen values; and how chats fall into days. No Qt."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.kit.problem import Problem

Protection = Literal["keyring", "passphrase", "nothing kept"]
Phase = Literal["loading", "ready", "failed"]
GroupKind = Literal["today", "yesterday", "week", "month"]
Change = Literal["deleted", "archived", "moved"]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over chats of one time. `month` is its first day where `kind` is month."""

    kind: GroupKind
    month: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A heading over what is in no order of time: the pinned chats, the folders."""

    kind: Literal["pinned", "folders"]


@dataclass(frozen=True, slots=True)
class Drawer:
    """A folder in the list. `chats` are those of it that are shown while it `is_open`, newest first."""

    folder: Folder
    is_open: bool = False
    chats: tuple[Conversation, ...] = ()
    more: bool = False
    """There are others of it that are not fetched yet."""


@dataclass(frozen=True, slots=True)
class More:
    """The place under an open folder's chats where the rest of them is asked for; or where it says it is empty."""

    folder_id: str
    is_empty: bool


Row = Group | Part | Drawer | More | Conversation


@dataclass(frozen=True, slots=True)
class Done:
    """What was just done with chats, and can be taken back: they are here as they were before."""

    change: Change
    chats: tuple[Conversation, ...]
    to: str = ""
    """The folder's name they were moved to."""
    elsewhere: bool = False
    """By another process: the person may not know of it."""
    freed: bool = False
    """Some may be answered elsewhere now, which their folder had ruled out."""


@dataclass(frozen=True, slots=True)
class SidebarState:
    """Everything the sidebar shows."""

    phase: Phase = "loading"
    chats: tuple[Conversation, ...] = ()
    """Newest first: those in no folder, or, while a filter or a tag is set, all that fit."""
    groups: tuple[tuple[int, Group], ...] = ()
    """Which group begins before `chats[index]`, in order."""
    filter: str = ""
    looking: bool = False
    """More are being fetched."""
    more: bool = False
    """There are more in the store than are loaded."""
    selected: str | None = None
    """The chat that is shown beside the list."""
    done: Done | None = None
    problem: Problem | None = None
    protection: Protection = "keyring"
    local_only: bool = False
    tag: str | None = None
    """Only chats with this tag are shown."""
    pinned: tuple[Conversation, ...] = ()
    drawers: tuple[Drawer, ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    """Every tag there is, with how many chats have it."""
    picked: frozenset[str] = frozenset()
    """The chats that the next change is for."""
    picking: bool = False
    """A click picks a chat instead of opening it."""

    @property
    def is_narrowed(self) -> bool:
        """Whether only some chats are shown, out of their folders."""
        return bool(self.filter) or self.tag is not None

    @property
    def is_empty(self) -> bool:
        nothing = not (self.chats or self.pinned or self.drawers or self.more)
        return self.phase == "ready" and nothing and not self.is_narrowed

    @property
    def finds_nothing(self) -> bool:
        return self.phase == "ready" and self.is_narrowed and not (self.chats or self.more or self.looking)

    @property
    def folders(self) -> tuple[Folder, ...]:
        return tuple(drawer.folder for drawer in self.drawers)


def rows_of(state: SidebarState) -> list[Row]:
    """The list from top to bottom: pinned, folders, then the days."""
    rows: list[Row] = []
    if state.pinned:
        rows.append(Part("pinned"))
        rows.extend(state.pinned)
    if state.drawers:
        rows.append(Part("folders"))
    for drawer in state.drawers:
        rows.append(drawer)
        if drawer.is_open:
            rows.extend(drawer.chats)
            if drawer.more or not drawer.chats:
                rows.append(More(drawer.folder.id, is_empty=not drawer.more))
    ends = [index for index, _ in state.groups[1:]] + [len(state.chats)]
    for (start, heading), end in zip(state.groups, ends, strict=True) if state.groups else ():
        rows.append(heading)
        rows.extend(state.chats[start:end])
    return rows


def group(chats: tuple[Conversation, ...], now: datetime, zone: tzinfo | None = None) -> tuple[tuple[int, Group], ...]:
    """Where each group begins among chats that stand newest first. Looks at a few of them, not at each."""
    today = now.astimezone(zone).date()
    starts: list[tuple[int, Group]] = []
    index = 0
    while index < len(chats):
        kind, first = _group_of(chats[index].updated_at.astimezone(zone).date(), today)
        starts.append((index, kind))
        begins = datetime.combine(first, time(), tzinfo=zone).astimezone(zone)
        index = bisect_left(chats, True, lo=index + 1, key=lambda chat: chat.updated_at < begins)
    return tuple(starts)


def _group_of(day: date, today: date) -> tuple[Group, date]:
    """The group of a day, and the first day that belongs to it."""
    age = (today - day).days
    if age <= 0:
        return Group("today"), today
    if age == 1:
        return Group("yesterday"), day
    week = today - timedelta(days=7)
    if day >= week:
        return Group("week"), week
    return Group("month", day.replace(day=1)), day.replace(day=1)
