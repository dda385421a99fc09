"""Takes in what other devices did, in any order and any number of times, a little at a time."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite import index, outbox, replica_write
from soulfra_desktop.adapters.sqlite.replica_records import known, life_of
from soulfra_desktop.adapters.sqlite.replica_sql import move_on
from soulfra_desktop.adapters.sqlite.replica_waiting import NEWER, READY, Waiting
from soulfra_desktop.domain.errors import NotSignedIn
from soulfra_desktop.domain.prompt import free_name
from soulfra_desktop.domain.replica import (
    CALL,
    CHAT,
    FOLDER,
    MESSAGE,
    PROMPT,
    SETTING,
    Change,
    Part,
    merge,
    name_of,
)
from soulfra_desktop.services.sync_ports import Applied, Position

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlite_utils

BUSY_SECONDS = 0.025
"""So long may one write take, about; what is more comes in the next."""
INDEXED_AT_ONCE = 20
"""Messages of a small pull; those of a larger one are read by and by, as after an import."""
MERGED = (CHAT, FOLDER, PROMPT, SETTING)


BEGINNING = "SELECT account_id, EXISTS (SELECT 1 FROM outbox) FROM replica"


class _RemovedFirst(Exception):
    """An earlier life of the chat must be removed to its end before this one begins."""


@dataclass(slots=True)
class Step:
    """How far one write came."""

    at: int
    done: bool
    removing: bool
    """Messages of chats that are gone are still to be removed."""
    applied: Applied
    forgot: bool
    """Messages were emptied; what they said is still to be erased."""


def take_some(db: sqlite_utils.Database, changes: Sequence[Change | Part], at: int, position: Position | None) -> Step:
    """Take in those from `at` on, as many as time allows; with the last of them, the position. Raises NotSignedIn."""
    account, pending = db.conn.execute(BEGINNING).fetchone()
    if not account:
        raise NotSignedIn("No account is signed in on this machine.")
    taking = _Taking(db, pending=bool(pending), index_now=len(changes) <= INDEXED_AT_ONCE)
    db.conn.execute("UPDATE replica SET recording = 0")
    blocked = False
    try:
        while at < len(changes) and not taking.is_late:
            taking.take(changes[at])
            at += 1
        done = at == len(changes) and taking.take_ready()
    except _RemovedFirst:
        done, blocked = False, True
    taking.finish()
    if done and position is not None:
        move_on(db, position)
    db.conn.execute("UPDATE replica SET recording = 1, clock = max(clock, ?)", [taking.latest])
    taking.part_prompts()
    return Step(at, done, blocked or taking.removing, taking.applied, taking.forgot)


class _Taking:
    """One write of what came."""

    def __init__(self, db: sqlite_utils.Database, *, pending: bool, index_now: bool) -> None:
        """`pending`: something waits to be pushed."""
        self._db = db
        self._index_now = index_now
        self._until = time.perf_counter() + BUSY_SECONDS
        self._new: Counter[str] = Counter()
        """Messages by chat."""
        self._chats: dict[str, tuple[bool | None, int]] = {}
        """Whether a chat is here, and its life."""
        self._messages: set[str] = set()
        self._unread: list[list[int]] = []
        self.latest = 0
        self._pending = pending
        self._waiting = Waiting(db)
        self._seen: set[str] = set()
        self._kinds: set[int] = set()
        self.removing = self.forgot = False

    @property
    def is_late(self) -> bool:
        return time.perf_counter() > self._until

    @property
    def applied(self) -> Applied:
        kinds = self._kinds
        return Applied(frozenset(self._seen), FOLDER in kinds, PROMPT in kinds, SETTING in kinds, CALL in kinds)

    def take(self, change: Change | Part) -> None:
        """Raises _RemovedFirst; nothing of it was taken then but its tombstone."""
        if isinstance(change, Part):
            whole = self._waiting.joined(change)
            if whole is not None:
                self.take(whole)
            return
        self.latest = max(self.latest, change.latest)
        change = self._waiting.understood(change)
        if change.kind in MERGED:
            self._fieldwise(change)
        elif change.kind == MESSAGE:
            self._message(change)
        elif change.kind == CALL:
            self._call(change)

    def take_ready(self) -> bool:
        """What waited for something that is here now; whether that was all."""
        while ready := self._waiting.ready():
            for number, change in ready:
                if self.is_late:
                    return False
                self._waiting.drop(number)
                try:
                    self.take(change)
                except _RemovedFirst:
                    self._waiting.keep(change, READY)
                    raise
        return True

    def finish(self) -> None:
        execute = self._db.conn
        for chat, new in self._new.items():
            execute.execute("UPDATE conversation SET messages = messages + ? WHERE id = ?", [new, chat])
        if self._unread:
            execute.executemany("INSERT INTO unread VALUES (?)", self._unread)

    def part_prompts(self) -> None:
        """Two devices chose the same name: the later one gets a number, and the others learn of it."""
        if PROMPT not in self._kinds:
            return
        names = [name for (name,) in self._db.conn.execute("SELECT name FROM prompt").fetchall()]
        for name, times in Counter(names).items():
            same = "SELECT id FROM prompt WHERE name = ? ORDER BY id"
            for (identity,) in self._db.conn.execute(same, [name]).fetchall()[1:] if times > 1 else ():
                free = free_name(name, names)
                names.append(free)
                self._db.conn.execute("UPDATE prompt SET name = ? WHERE id = ?", [free, identity])

    # Records of fields

    def _fieldwise(self, change: Change) -> None:
        kind, identity = change.kind, change.id
        if kind == SETTING and not self._is_shared(identity):
            self._waiting.keep(change, NEWER)
            return
        life = life_of(self._db, kind, identity) if kind != SETTING else 0
        there = replica_write.is_there(self._db, kind, identity)
        if change.life > life:
            there = self._end(change, there)
        if change.life < life or change.is_tombstone:
            return
        if there is None:
            raise _RemovedFirst
        if there:
            self._merge(change)
        elif not change.is_whole:
            self._waiting.keep(change, name_of(kind, identity))
        else:
            replica_write.add(self._db, change)
            self._saw(change)
            if self._pending:
                outbox.take_back(self._db, change, change)
            self._chats.pop(identity, None)
            self._waiting.release(kind, identity)

    def _is_shared(self, setting: str) -> bool:
        sql = "SELECT 1 FROM shared_setting WHERE name = ?"
        return self._db.conn.execute(sql, [setting]).fetchone() is not None

    def _end(self, change: Change, there: bool | None) -> bool | None:
        """The life that it had here is over. Whether something of it is still here."""
        replica_write.end(self._db, change)
        self._chats.pop(change.id, None)
        self._saw(change)
        if change.kind != CHAT or there is False:
            return False
        self._new.pop(change.id, None)
        self.removing = True
        return None

    def _merge(self, change: Change) -> None:
        local = known(self._db, change.kind, change.id)
        if local is None:
            return
        if change.kind in (CHAT, FOLDER):
            sql = "INSERT INTO shared VALUES (?, ?) ON CONFLICT DO NOTHING"
            self._db.conn.execute(sql, [change.kind, change.id])
        merged = merge(local, change)
        news = {name: value for name, value in merged.fields.items() if local.fields.get(name) != value}
        if news:
            replica_write.update(self._db, change.kind, change.id, news)
            self._saw(change)
        if self._pending:
            outbox.take_back(self._db, change, merged)

    # Records that are written once

    def _message(self, change: Change) -> None:
        if not change.is_whole or not replica_write.are_files(change.fields["files"][0]):
            return
        change = replica_write.as_forgotten(change)
        chat, chat_life = change.fields["conversation_id"][0], change.fields["chat_life"][0]
        there, life = self._chat(chat)
        if chat_life < life or (chat_life == life and life % 2):
            return
        if there is not True or chat_life > life:
            self._waiting.keep(change, name_of(CHAT, chat), chat, chat_life)
            return
        if self._is_here(change, chat):
            return
        parent = change.fields["parent_id"][0]
        if parent is not None and not self._has(parent, chat):
            self._waiting.keep(change, name_of(MESSAGE, parent), chat, chat_life)
            return
        if change.fields["role"][0] not in ("user", "assistant"):
            return
        number = replica_write.add_message(self._db, change)
        self._messages.add(change.id)
        self._new[chat] += 1
        self._index(change, number)
        self._seen.add(chat)
        self._waiting.release(MESSAGE, change.id)

    def _is_here(self, change: Change, chat: str) -> bool:
        """Whether the message is here; then it takes what is newer. One that is being written here is the newest."""
        sql = "SELECT conversation_id, on_its_way FROM message WHERE id = ?"
        row = self._db.conn.execute(sql, [change.id]).fetchone()
        if row is None:
            return False
        if row[0] != chat or (row[1] and not change.is_tombstone):
            return True
        self.finish_unread()
        local = known(self._db, MESSAGE, change.id)
        if local is None:
            return True
        theirs = change.fields["files"][0]
        ours = replica_write.adopt_files(self._db, change.id, local.fields["files"][0], theirs)
        local.fields["files"] = (ours, local.fields["files"][1])
        merged = merge(local, change)
        if change.life > local.life:
            replica_write.forget_message(self._db, change.id, self.latest)
            self.forgot = True
        if merged != local:
            replica_write.update_message(self._db, merged, merged.fields["files"] != local.fields["files"])
            if not merged.is_tombstone:
                index.read(self._db, change.id)
            self._seen.add(chat)
        if self._pending and merged == change:
            outbox.drop(self._db, MESSAGE, change.id)
        if change.life < local.life:  # the title that was made of it may have come back with it
            replica_write.untitle(self._db, chat, change.fields["text"][0], self.latest)
            if change.latest > local.latest:
                outbox.say_again(self._db, MESSAGE, change.id)
        return True

    def _index(self, message: Change, number: int) -> None:
        """Of one that was forgotten there is nothing to be found."""
        if message.is_tombstone:
            return
        if self._index_now:
            index.read(self._db, message.id)
        else:
            self._unread.append([number])

    def finish_unread(self) -> None:
        """The index looks at what is on its list."""
        if self._unread:
            self._db.conn.executemany("INSERT INTO unread VALUES (?)", self._unread)
            self._unread = []

    def _call(self, change: Change) -> None:
        if not change.is_whole:
            return
        sql = "SELECT outcome FROM usage WHERE id = ?"
        row = self._db.conn.execute(sql, [change.id]).fetchone()
        if row is None:
            replica_write.add_call(self._db, change)
            self._kinds.add(CALL)
        elif (local := known(self._db, CALL, change.id)) is not None:
            merged = merge(local, change)
            if any(merged.fields[name] != local.fields[name] for name in merged.fields
                   if name not in replica_write.OWN_BASELINE):  # fmt: skip
                replica_write.update_call(self._db, merged)
                self._kinds.add(CALL)
            stamp = merged.fields["outcome"][1]
            if self._pending and stamp == change.fields["outcome"][1]:
                outbox.drop(self._db, CALL, change.id)

    def _chat(self, identity: str) -> tuple[bool | None, int]:
        if identity not in self._chats:
            there = replica_write.is_there(self._db, CHAT, identity)
            self._chats[identity] = (there, life_of(self._db, CHAT, identity))
        return self._chats[identity]

    def _has(self, message: str, chat: str) -> bool:
        if message in self._messages:
            return True
        sql = "SELECT 1 FROM message WHERE id = ? AND conversation_id = ?"
        return self._db.conn.execute(sql, [message, chat]).fetchone() is not None

    def _saw(self, change: Change) -> None:
        self._kinds.add(change.kind)
        if change.kind == CHAT:
            self._seen.add(change.id)
