"""Writes what came from other devices into the store's rows, with their stamps."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite import forgetting, index
from soulfra_desktop.adapters.sqlite.organiser import GOING
from soulfra_desktop.adapters.sqlite.replica_records import COLUMNS, keeps_here, stays_here
from soulfra_desktop.adapters.sqlite.replica_sql import close_chats, free_chats
from soulfra_desktop.adapters.sqlite.values import IN_PLACE, storable
from soulfra_desktop.domain.privacy import privacy_or_none, strictest
from soulfra_desktop.domain.replica import CALL, CHAT, FOLDER, LARGEST, ONCE, PROMPT, SETTING, SPEC, TAG, Change, Fields

if TYPE_CHECKING:
    import sqlite_utils

ADDRESS = re.compile("[0-9a-f]{64}")
INSIDE = "SELECT id FROM conversation WHERE folder_id = :folder AND NOT stays_here"
TABLE = {CHAT: "conversation", FOLDER: "folder", PROMPT: "prompt"}
STAMP = """
INSERT INTO stamp VALUES (?, ?, ?, ?, ?)
ON CONFLICT (kind, id, field) DO UPDATE SET time = excluded.time, device = excluded.device
"""
LIFE = "INSERT INTO life VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET life = excluded.life"
NEW_MESSAGE = """
INSERT INTO message (id, conversation_id, parent_id, role, text, reasoning, created_at, complete, on_its_way, receipt,
    forgotten)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
"""
NEW_CALL = f"INSERT INTO usage (id, elsewhere, {', '.join(COLUMNS[CALL])}) VALUES (?, 1, {', '.join('?' * len(COLUMNS[CALL]))})"
OWN_BASELINE = ("baseline", "baseline_micros")
"""Each device compares with the baseline that is set; what came with a call is its beginning."""


def is_there(db: sqlite_utils.Database, kind: int, identity: str) -> bool | None:
    """None while the chat is being removed."""
    if kind == SETTING:
        return db.conn.execute("SELECT 1 FROM setting WHERE name = ?", [identity]).fetchone() is not None
    what = "deleted_at" if kind == CHAT else "1"
    row = db.conn.execute(f"SELECT {what} FROM {TABLE[kind]} WHERE id = ?", [identity]).fetchone()
    if row is None:
        return False
    return None if kind == CHAT and row[0] == GOING else True


def add(db: sqlite_utils.Database, change: Change) -> None:
    """A chat, folder, prompt or setting that is new here."""
    values = {name: _stored(value) for name, (value, _) in change.fields.items() if name in SPEC[change.kind].types}
    if change.kind == SETTING:
        db.conn.execute("INSERT INTO setting VALUES (?, ?)", [change.id, json.dumps(change.fields["value"][0])])
    else:
        values = {**SPEC[change.kind].defaults, **values}
        if change.kind == CHAT:
            values["folder_id"] = _folder_here(db, change.id, values["folder_id"])
            values["number"] = db.conn.execute("SELECT coalesce(max(number), 0) + 1 FROM conversation").fetchone()[0]
        names = ["id", *values]
        sql = f"INSERT INTO {TABLE[change.kind]} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        db.conn.execute(sql, [change.id, *values.values()])
    if change.kind == CHAT:
        index.read_title(db, change.id)
    _set_tags(db, change.id, change.fields)
    if change.kind in (CHAT, FOLDER):
        db.conn.execute("INSERT INTO shared VALUES (?, ?) ON CONFLICT DO NOTHING", [change.kind, change.id])
    _first_stamps(db, change)


def _first_stamps(db: sqlite_utils.Database, change: Change) -> None:
    born = change.fields[SPEC[change.kind].needed][1]
    growing = SPEC[change.kind].growing
    db.conn.execute(STAMP, [change.kind, change.id, "", *born])
    for name, (_, stamp) in change.fields.items():
        if stamp != born and name not in growing:
            db.conn.execute(STAMP, [change.kind, change.id, name, *stamp])


def update(db: sqlite_utils.Database, kind: int, identity: str, news: Fields) -> None:
    """Fields of a chat, folder, prompt or setting, with their stamps."""
    growing = SPEC[kind].growing
    if kind == CHAT and "folder_id" in news:
        if stays_here(db, identity):
            news = {name: value for name, value in news.items() if name != "folder_id"}
        else:
            wanted, stamp = news["folder_id"]
            news = {**news, "folder_id": (_folder_here(db, identity, wanted), stamp)}
    values = {name: _stored(value) for name, (value, _) in news.items() if name in SPEC[kind].types}
    if kind == SETTING:
        db.conn.execute("UPDATE setting SET value = ? WHERE name = ?", [json.dumps(values["value"]), identity])
    elif values:
        before = kind == FOLDER and keeps_here(db, identity)
        if kind == CHAT and "title" in values:
            index.forget_title(db, identity)
        sets = ", ".join(f"{name} = ?" for name in values)
        db.conn.execute(f"UPDATE {TABLE[kind]} SET {sets} WHERE id = ?", [*values.values(), identity])
        if kind == CHAT and "title" in values:
            index.read_title(db, identity)
        if kind == FOLDER and before != keeps_here(db, identity):
            for sql in close_chats(INSIDE) if not before else free_chats(INSIDE):
                db.conn.execute(sql, {"folder": identity} if ":folder" in sql else {})
    _set_tags(db, identity, news)
    db.conn.executemany(
        STAMP, [[kind, identity, name, *stamp] for name, (_, stamp) in news.items() if name not in growing]
    )


def add_message(db: sqlite_utils.Database, change: Change) -> int:
    """Its number."""
    fields = change.fields
    conversation_id, parent_id, role, text, reasoning, created_at, complete, receipt, files = (
        fields[name][0]
        for name in ("conversation_id", "parent_id", "role", "text", "reasoning", "created_at", "complete", "receipt", "files")
    )  # fmt: skip
    row = [change.id, conversation_id, parent_id, role, storable(text), storable(reasoning), created_at]
    number = db.conn.execute(NEW_MESSAGE, [*row, complete, _receipt(receipt), int(change.is_tombstone)]).lastrowid or 0
    if files:
        expect_files(db, change.id, files)
    if fields["conversation_id"][1] != ONCE:
        _stamp_of_whole(db, change)
    return number


def update_message(db: sqlite_utils.Database, merged: Change, files_changed: bool) -> None:
    """Its text may have gone on, its files may be others."""
    fields = merged.fields
    row = [storable(fields["text"][0]), storable(fields["reasoning"][0]), fields["complete"][0]]
    index.forget(db, merged.id)
    db.conn.execute(
        "UPDATE message SET text = ?, reasoning = ?, complete = ?, receipt = ?, forgotten = ? WHERE id = ?",
        [*row, _receipt(fields["receipt"][0]), int(merged.is_tombstone), merged.id],
    )
    if files_changed:
        db.conn.execute("DELETE FROM attachment WHERE message_id = ?", [merged.id])
        db.conn.execute("DELETE FROM blob WHERE message_id = ?", [merged.id])
        expect_files(db, merged.id, fields["files"][0])
    _stamp_of_whole(db, merged)


def as_forgotten(change: Change) -> Change:
    """A message that was forgotten on a machine of an earlier version, which has no other way to say so."""
    text, reasoning, files = (change.fields[name][0] for name in ("text", "reasoning", "files"))
    said_so = change.life == 0 and text == IN_PLACE and not reasoning and not files
    return Change(change.kind, change.id, 1, change.fields) if said_so else change


def forget_message(db: sqlite_utils.Database, message_id: str, latest: int) -> None:
    """It was forgotten elsewhere: what was made of it here goes too. If that is the chat's title, the others learn of it,
    as of something that was written after all that came (`latest`)."""
    said = db.conn.execute("SELECT conversation_id, text FROM message WHERE id = ?", [message_id]).fetchone()
    untitle(db, said[0], said[1], latest)
    forgetting.empty(db, [message_id])


def untitle(db: sqlite_utils.Database, conversation_id: str, text: str, latest: int) -> None:
    db.conn.execute("UPDATE replica SET recording = 1, clock = max(clock, ?)", [latest])
    forgetting.untitle(db, conversation_id, text)
    db.conn.execute("UPDATE replica SET recording = 0")


def expect_files(db: sqlite_utils.Database, message_id: str, files: list[Any]) -> None:
    """Their bytes come later, unless they are here already, of another message."""
    for position, (name, media_type, size, address) in enumerate(files):
        row = [message_id, position, address, size, storable(name), media_type]
        db.conn.execute("INSERT INTO blob VALUES (?, ?, ?, ?, ?, ?, 'to fetch')", row)


def are_files(files: list[Any]) -> bool:
    """Whether a message's `files` can be what they should be."""
    return all(_is_file(*one) if isinstance(one, list) and len(one) == 4 else False for one in files)


def _is_file(name: Any, media_type: Any, size: Any, address: Any) -> bool:
    texts = all(isinstance(part, str) for part in (name, media_type, address))
    return texts and type(size) is int and 0 <= size <= LARGEST and ADDRESS.fullmatch(address) is not None


def adopt_files(db: sqlite_utils.Database, message_id: str, ours: list[Any], theirs: list[Any]) -> list[Any]:
    """Our files, those that have no address yet with theirs where they are the same: the server has them already."""
    same = [one[:3] for one in ours] == [one[:3] for one in theirs]
    if not same or all(address for *_, address in ours):
        return ours
    for position, (name, media_type, size, address) in enumerate(theirs):
        row = [message_id, position, address, size, name, media_type]
        db.conn.execute("INSERT INTO blob VALUES (?, ?, ?, ?, ?, ?, 'here') ON CONFLICT DO NOTHING", row)
    return theirs


def _stamp_of_whole(db: sqlite_utils.Database, change: Change) -> None:
    stamp = change.fields[SPEC[change.kind].needed][1]
    if stamp == ONCE:
        db.conn.execute("DELETE FROM stamp WHERE kind = ? AND id = ?", [change.kind, change.id])
    else:
        db.conn.execute(STAMP, [change.kind, change.id, "", *stamp])


def add_call(db: sqlite_utils.Database, change: Change) -> None:
    db.conn.execute(NEW_CALL, [change.id, *(change.fields[name][0] for name in COLUMNS[CALL])])
    if change.fields["outcome"][1] != ONCE:
        _stamp_of_whole(db, change)


def update_call(db: sqlite_utils.Database, merged: Change) -> None:
    names = [name for name in COLUMNS[CALL] if name not in OWN_BASELINE]
    sets = ", ".join(f"{name} = ?" for name in names)
    db.conn.execute(f"UPDATE usage SET {sets} WHERE id = ?", [*(merged.fields[name][0] for name in names), merged.id])
    _stamp_of_whole(db, merged)


def end(db: sqlite_utils.Database, change: Change) -> None:
    """The life that a record had here is over: it is removed, or begins anew."""
    kind, identity = change.kind, change.id
    db.conn.execute(LIFE, [kind, identity, change.life])
    for table in ("stamp", "outbox", "shared"):
        db.conn.execute(f"DELETE FROM {table} WHERE kind = ? AND id = ?", [kind, identity])
    if kind == CHAT:
        end_chat(db, identity, change.life)
    elif kind == FOLDER:
        end_folder(db, identity)
    else:
        db.conn.execute("DELETE FROM prompt WHERE id = ?", [identity])


def end_chat(db: sqlite_utils.Database, identity: str, life: int) -> None:
    """Nobody finds it any more; its messages are removed in small steps, as in any removal for good."""
    db.conn.execute("UPDATE conversation SET deleted_at = ? WHERE id = ?", [GOING, identity])
    db.conn.execute("DELETE FROM orphan WHERE owner = ? AND life < ?", [identity, life])
    db.conn.execute("DELETE FROM wanted_folder WHERE conversation_id = ?", [identity])


def end_folder(db: sqlite_utils.Database, identity: str) -> None:
    """Its chats stay as private as it kept them; that is a change of this device's, which the others learn of."""
    row = db.conn.execute("SELECT privacy, stays_here FROM folder WHERE id = ?", [identity]).fetchone()
    if row is None:
        return
    db.conn.execute(
        """INSERT INTO wanted_folder SELECT id, folder_id FROM conversation WHERE folder_id = ? AND deleted_at IS NOT 0
           ON CONFLICT (conversation_id) DO UPDATE SET folder_id = excluded.folder_id""",
        [identity],
    )
    if row[1]:
        db.conn.execute("UPDATE conversation SET stays_here = 1 WHERE folder_id = ?", [identity])
    if (holds := strictest(privacy_or_none(row[0]))) != strictest():
        db.conn.execute("UPDATE replica SET recording = 1")
        sql = "UPDATE conversation SET privacy = ? WHERE folder_id = ? AND privacy IS NOT ? AND deleted_at IS NOT 0"
        db.conn.execute(sql, [holds, identity, holds])
        db.conn.execute("UPDATE replica SET recording = 0")
    db.conn.execute("DELETE FROM folder WHERE id = ?", [identity])


def _folder_here(db: sqlite_utils.Database, conversation_id: str, folder_id: str | None) -> str | None:
    """The folder, if it is here; else the chat goes into it when it comes."""
    if folder_id is None or db.conn.execute("SELECT 1 FROM folder WHERE id = ?", [folder_id]).fetchone():
        db.conn.execute("DELETE FROM wanted_folder WHERE conversation_id = ?", [conversation_id])
        return folder_id
    db.conn.execute(
        "INSERT INTO wanted_folder VALUES (?, ?) ON CONFLICT DO UPDATE SET folder_id = excluded.folder_id",
        [conversation_id, folder_id],
    )
    return None


def _set_tags(db: sqlite_utils.Database, conversation_id: str, fields: Fields) -> None:
    for name, (on, _) in fields.items():
        if name.startswith(TAG):
            tag = [conversation_id, name.removeprefix(TAG)]
            if on:
                db.conn.execute("INSERT INTO tag (conversation_id, tag) VALUES (?, ?) ON CONFLICT DO NOTHING", tag)
            else:
                db.conn.execute("DELETE FROM tag WHERE conversation_id = ? AND tag = ?", tag)


def _stored(value: Any) -> Any:
    return storable(value) if isinstance(value, str) else value


def _receipt(text: str | None) -> str | None:
    """One that is none is left out: the index reads it."""
    if text is None:
        return None
    try:
        index.model_of(text)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None
    return text
