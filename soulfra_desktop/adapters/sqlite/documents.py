"""Documents, their texts and the folders that are watched, in the encrypted store."""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite.erasing import begin_bulk, end_bulk, forgotten
from soulfra_desktop.adapters.sqlite.values import from_micros, storable, to_micros
from soulfra_desktop.adapters.sqlite.words import Indexed, indexed
from soulfra_desktop.domain.errors import NotFound, StoreError
from soulfra_desktop.domain.knowledge import Document, Heading, PageStart, Scope, WatchedFolder

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.knowledge import Chunk, DocumentState, ReadDocument

PIECE = 16_384
"""Characters of a text that lie together: a slice reads no more than it needs."""
STEMMED_AT_ONCE = 64
MANY = 2_000
"""Passages, beyond which their words are not overwritten one by one when they go."""
HALVES = re.compile("[\ud800-\udfff]")
COLUMNS = (
    "id", "name", "added_at", "path", "media_type", "size", "sha256", "changed_ns", "state", "problem", "advice", "pages",
    "language", "notes", "watched_id", "folder_id", "agent", "conversation_id",
)  # fmt: skip
DOCUMENTS = f"""
SELECT {", ".join(COLUMNS)}, characters, chunks,
    coalesce((SELECT max(vectors) FROM document_embedded WHERE document = number), 0)
FROM document
"""
ADD = f"INSERT INTO document ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))}) RETURNING number"
SAVE = f"""
UPDATE document SET {", ".join(f"{name} = ?" for name in COLUMNS[1:])}
WHERE id = ? AND coalesce(state = ?, 1) RETURNING number
"""
SAVE_WATCHED = """
INSERT INTO watched_folder (id, path, added_at, paused, left_out, folder_id, agent, conversation_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET path = excluded.path, added_at = excluded.added_at, paused = excluded.paused,
    folder_id = excluded.folder_id, agent = excluded.agent, conversation_id = excluded.conversation_id
"""
WATCHED = """
SELECT id, path, added_at, folder_id, agent, conversation_id, paused, left_out FROM watched_folder ORDER BY added_at, id
"""
LISTED = "IN (SELECT value FROM json_each(?))"
NO_DOCUMENT = "This document is not here any more.", "See what there is in the list of documents."
Key = tuple[str, str]
"""What is embedded of a chunk: its headings, as they are stored, and its text."""


class SqliteDocuments:
    """Fulfils DocumentStore."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def documents(
        self, state: DocumentState | None = None, among: Collection[str] | None = None
    ) -> list[Document]:
        asked = [("state = ?", state)] if state else []
        if among is not None:
            asked.append((f"id {LISTED}", json.dumps(list(among))))
        where, values = " AND ".join(said for said, _ in asked) or "1", [value for _, value in asked]
        sql = f"{DOCUMENTS} WHERE {where} ORDER BY added_at DESC, number DESC"
        return await self._database.read(lambda db: [_document(row) for row in db.execute(sql, values)])

    async def languages(self) -> dict[str, int]:
        sql = "SELECT language, sum(chunks) FROM document WHERE language != '' GROUP BY language ORDER BY max(number) DESC"
        return await self._database.read(lambda db: dict(db.execute(sql).fetchall()))

    async def document(self, document_id: str) -> Document:
        sql = f"{DOCUMENTS} WHERE id = ?"
        row = await self._database.read(lambda db: db.execute(sql, [document_id]).fetchone())
        if row is None:
            raise NotFound(*NO_DOCUMENT)
        return _document(row)

    async def save(self, *documents: Document, still: DocumentState | None = None) -> frozenset[str]:
        """What a text says of its document (`characters`, `chunks`, `embedded`) stays as the text has it."""

        def save(db: sqlite_utils.Database) -> frozenset[str]:
            return frozenset(document.id for document in documents if _save(db, document, still) is None)

        return await self._database.write(save)

    async def add(self, *documents: Document) -> list[Document | None]:
        paths = json.dumps([storable(one.path) for one in documents if one.path])

        def add(db: sqlite_utils.Database) -> list[Document | None]:
            rows = db.execute(f"{DOCUMENTS} WHERE path {LISTED}", [paths])
            there: dict[str, Document | None] = {one.path: one for one in map(_document, rows)}
            folders = {one.id: one for one in _watched(db)}
            for document in documents:
                if document.path not in there:
                    folder = folders.get(document.watched_id or "")
                    if folder is not None and folder.leaves_out(document.path):
                        there[document.path] = None
                    else:
                        _add(db, document)
            return [there.get(one.path, one) for one in documents]

        return await self._database.write(add)

    async def add_text(self, document: Document, read: ReadDocument, chunks: Sequence[Chunk]) -> None:
        """Raises StoreError where a chunk is not what stands at its place."""
        await self._put_text(lambda db: _add(db, document), document, read, chunks)

    async def put_text(
        self, document: Document, read: ReadDocument, chunks: Sequence[Chunk], still: DocumentState | None = None
    ) -> bool:
        """Raises StoreError where a chunk is not what stands at its place."""
        return await self._put_text(lambda db: _save(db, document, still), document, read, chunks)

    async def _put_text(
        self,
        place: Callable[[sqlite_utils.Database], int | None],
        document: Document,
        read: ReadDocument,
        chunks: Sequence[Chunk],
    ) -> bool:
        """`place` gives its number, in the same transaction; None where it is not wanted any more."""
        whole = _even(read.text)
        if any(_even(chunk.text) != whole[chunk.start : chunk.end] for chunk in chunks):
            raise StoreError("A piece of this document is not what stands in it.", "Please report it.")
        language = read.language or document.language
        known = await self._database.read(lambda db: set(_passages(db, document.id)))
        new = [key for chunk in chunks if (key := _key(chunk)) not in known]
        words: dict[Key, Indexed] = {}
        for first in range(0, len(new), STEMMED_AT_ONCE):
            words |= await asyncio.to_thread(_stemmed, new[first : first + STEMMED_AT_ONCE], language)

        def put(db: sqlite_utils.Database) -> bool:
            former = _passages(db, document.id)
            number = place(db)
            if number is None:
                return False
            _put_whole(db, number, document, read, whole, len(chunks))
            _put_chunks(db, number, former, chunks, words, (to_micros(document.added_at), language))
            return True

        return await self._database.write(put)

    async def text(self, document_id: str, start: int = 0, end: int | None = None) -> str:
        def read(db: sqlite_utils.Database) -> str:
            number, characters = _number(db, document_id)
            first, last, _ = slice(start, end).indices(characters)
            return slices(db, {0: (number, first, last)})[0]

        return await self._database.read(read)

    async def outline(self, document_id: str) -> tuple[tuple[PageStart, ...], tuple[Heading, ...]]:
        def read(db: sqlite_utils.Database) -> tuple[str, str]:
            sql = "SELECT pages, headings FROM document_outline WHERE document = ?"
            return db.execute(sql, [_number(db, document_id)[0]]).fetchone() or ("[]", "[]")

        pages, headings = await self._database.read(read)
        return tuple(PageStart(*page) for page in json.loads(pages)), tuple(
            Heading(*one) for one in json.loads(headings)
        )

    async def forget_documents(self, document_ids: Collection[str]) -> list[int]:
        among = json.dumps(list(document_ids))

        def forget(db: sqlite_utils.Database) -> list[int]:
            sql = f"""SELECT p.id FROM passage p JOIN document d ON d.number = p.source
                      WHERE p.kind = 'document' AND d.id {LISTED} ORDER BY p.id"""
            gone = [passage_id for (passage_id,) in db.execute(sql, [among])]
            if len(gone) > MANY:
                begin_bulk(db)
            db.execute(f"DELETE FROM document WHERE id {LISTED}", [among])
            if len(gone) > MANY:
                end_bulk(db)
            return gone

        return await forgotten(self._database, forget)

    async def watched(self) -> list[WatchedFolder]:
        return await self._database.read(_watched)

    async def save_watched(self, folder: WatchedFolder) -> None:
        left_out = json.dumps(sorted(folder.left_out))
        row = [folder.id, folder.path, to_micros(folder.added_at), folder.paused, left_out, *astuple(folder.scope)]
        await self._database.write(lambda db: db.execute(SAVE_WATCHED, row).rowcount)

    async def leave_out(self, folder_id: str, marks: Collection[str], *, back: Collection[str] = ()) -> None:
        def leave_out(db: sqlite_utils.Database) -> None:
            for folder in _watched(db):
                if folder.id == folder_id:
                    left = folder.left_out.union(marks).difference(back)
                    sql = "UPDATE watched_folder SET left_out = ? WHERE id = ?"
                    db.execute(sql, [json.dumps(sorted(left)), folder_id])

        await self._database.write(leave_out)

    async def delete_watched(self, folder_id: str) -> None:
        def delete(db: sqlite_utils.Database) -> None:
            db.execute("DELETE FROM watched_folder WHERE id = ?", [folder_id])
            db.execute("UPDATE document SET watched_id = NULL WHERE watched_id = ?", [folder_id])

        await self._database.write(delete)


def slices(db: sqlite_utils.Database, wanted: Mapping[int, tuple[int, int, int]]) -> dict[int, str]:
    """For each name a document's number, and where the slice begins and ends."""
    sql = "SELECT text FROM document_text WHERE document = ? AND piece BETWEEN ? AND ? ORDER BY piece"
    found: dict[int, str] = {}
    for name, (number, start, end) in wanted.items():
        first = start // PIECE
        read = "".join(text for (text,) in db.execute(sql, [number, first, max(end - 1, 0) // PIECE]))
        found[name] = read[start - first * PIECE : end - first * PIECE] if end > start else ""
    return found


def to_embed(headings: str, text: str) -> str:
    """What a model reads of a chunk: its headings over it."""
    return f"{' › '.join(json.loads(headings))}\n{text}" if headings else text


def _even(text: str) -> str:
    """Halves of characters cannot be stored; each is replaced, so that places stay what they are."""
    return HALVES.sub("\ufffd", text)


def _document(row: tuple[Any, ...]) -> Document:
    said: dict[str, Any] = dict(zip((*COLUMNS, "characters", "chunks", "embedded"), row, strict=True))
    said["scope"] = Scope(said.pop("folder_id"), said.pop("agent"), said.pop("conversation_id"))
    said |= {"added_at": from_micros(said["added_at"]), "notes": tuple(json.loads(said["notes"]))}
    return Document(**said)


def _watched(db: sqlite_utils.Database) -> list[WatchedFolder]:
    return [
        WatchedFolder(
            identity, path, from_micros(added_at), Scope(*scope), bool(paused), frozenset(json.loads(left_out))
        )
        for identity, path, added_at, *scope, paused, left_out in db.execute(WATCHED)
    ]


def _add(db: sqlite_utils.Database, document: Document) -> int:
    """Its number."""
    return db.execute(ADD, _row(document)).fetchone()[0]


def _save(db: sqlite_utils.Database, document: Document, still: DocumentState | None) -> int | None:
    """Its number; None where it is gone, or in another state than `still`."""
    identity, *said = _row(document)
    found = db.execute(SAVE, [*said, identity, still]).fetchone()
    if found is None:
        return None
    sql = "UPDATE passage SET at = ? WHERE kind = 'document' AND source = ? AND at != ?"
    at = to_micros(document.added_at)
    db.execute(sql, [at, found[0], at])
    return found[0]


def _row(document: Document) -> list[Any]:
    scope = document.scope
    said = {name: getattr(scope if hasattr(scope, name) else document, name) for name in COLUMNS}
    said |= {"added_at": to_micros(document.added_at), "notes": json.dumps(document.notes)}
    return [storable(value) if isinstance(value, str) else value for value in said.values()]


def _number(db: sqlite_utils.Database, document_id: str) -> tuple[int, int]:
    """And how many characters it has. Raises NotFound."""
    row = db.execute("SELECT number, characters FROM document WHERE id = ?", [document_id]).fetchone()
    if row is None:
        raise NotFound(*NO_DOCUMENT)
    return row


def _headings(chunk: Chunk) -> str:
    return (
        json.dumps([_even(heading) for heading in chunk.heading_path], ensure_ascii=False) if chunk.heading_path else ""
    )


def _key(chunk: Chunk) -> Key:
    return _headings(chunk), _even(chunk.text)


def _passages(db: sqlite_utils.Database, document_id: str) -> dict[Key, deque[tuple[Any, ...]]]:
    """The document's, by what is embedded of them, in order: id, place, start, end, pages, language."""
    row = db.execute("SELECT number, characters FROM document WHERE id = ?", [document_id]).fetchone()
    found: dict[Key, deque[tuple[Any, ...]]] = defaultdict(deque)
    if row is None:
        return found
    text = slices(db, {0: (row[0], 0, row[1])})[0]
    sql = """SELECT id, place, start, "end", page_from, page_to, language, headings FROM passage
             WHERE kind = 'document' AND source = ? ORDER BY place"""
    for *passage, headings in db.execute(sql, [row[0]]):
        found[headings, text[passage[2] : passage[3]]].append(tuple(passage))
    return found


def _stemmed(keys: Sequence[Key], language: str) -> dict[Key, Indexed]:
    return {key: indexed(key[1], language) for key in keys}


def _put_chunks(
    db: sqlite_utils.Database,
    number: int,
    former: dict[Key, deque[tuple[Any, ...]]],
    chunks: Sequence[Chunk],
    words: Mapping[Key, Indexed],
    told: tuple[int, str],
) -> None:
    """`told`: since when the document is here, and its language."""
    at, language = told
    for chunk in chunks:
        key = _key(chunk)
        placed = (chunk.ordinal, chunk.start, chunk.end, chunk.page_from, chunk.page_to)
        if those := former.get(key):
            _move(db, those.popleft(), placed, key, language)
        else:
            said = words.get(key) or indexed(key[1], language)
            row = ["document", number, 3 * number, *placed, key[0], said.language, said.length, said.asks, at]
            add_passage(db, row, said.words)
    gone = [[one[0]] for those in former.values() for one in those]
    db.conn.executemany("DELETE FROM passage WHERE id = ?", gone)


def _move(
    db: sqlite_utils.Database, passage: tuple[Any, ...], placed: tuple[Any, ...], key: Key, language: str
) -> None:
    """The same chunk, perhaps elsewhere, and perhaps known to be in another language."""
    passage_id, *before, spoken = passage
    if tuple(before) != placed:
        sql = 'UPDATE passage SET place = ?, start = ?, "end" = ?, page_from = ?, page_to = ? WHERE id = ?'
        db.execute(sql, [*placed, passage_id])
    if language and language != spoken:
        said = indexed(key[1], language)
        sql = "UPDATE passage SET language = ?, length = ? WHERE id = ?"
        db.execute(sql, [said.language, said.length, passage_id])
        db.execute("UPDATE passage_words SET words = ? WHERE rowid = ?", [said.words, passage_id])
        db.execute("UPDATE knowledge SET forgetting = 1")


def add_passage(db: sqlite_utils.Database, row: Sequence[Any], words: str) -> None:
    """`row`: kind, source, sequence, place, start, end, page_from, page_to, headings, language, length, asks, at."""
    sql = """INSERT INTO passage (kind, source, sequence, place, start, "end", page_from, page_to, headings, language, length,
             asks, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
    passage_id = db.execute(sql, row).lastrowid
    db.execute("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", [passage_id, words])


def _put_whole(
    db: sqlite_utils.Database, number: int, document: Document, read: ReadDocument, whole: str, chunks: int
) -> None:
    db.execute("DELETE FROM document_text WHERE document = ?", [number])
    pieces = [[number, place // PIECE, whole[place : place + PIECE]] for place in range(0, len(whole), PIECE)]
    db.conn.executemany("INSERT INTO document_text VALUES (?, ?, ?)", pieces)
    pages = json.dumps([astuple(page) for page in read.pages])
    headings = json.dumps([astuple(heading) for heading in read.headings])
    db.execute(
        """INSERT INTO document_outline VALUES (?, ?, ?)
           ON CONFLICT (document) DO UPDATE SET pages = excluded.pages, headings = excluded.headings""",
        [number, pages, headings],
    )
    said = [len(whole), chunks, len(read.pages) or document.pages]
    said += [read.language or document.language, read.media_type or document.media_type]
    sql = """UPDATE document SET characters = ?, chunks = ?, pages = ?, language = ?, media_type = ?, notes = ?
             WHERE number = ?"""
    db.execute(sql, [*said, json.dumps(read.notes or document.notes), number])
