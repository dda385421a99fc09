"""What the services may expect of the store of documents: the reference, in memory and on disk alike."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory, open_store
from soulfra_desktop.domain.errors import NotFound, StoreError
from soulfra_desktop.domain.knowledge import (
    Chunk,
    Document,
    Heading,
    PageStart,
    ReadDocument,
    Scope,
    WatchedFolder,
    unnamed,
    unread,
)
from soulfra_desktop.services.knowledge_ports import DocumentStore
from tests.contract.keyrings import MemoryRing, NoRing
from tests.contract.samples import at
from tests.desktop.services.kept_documents import InMemoryDocuments

TEXT = "# Boiler\nServiced in March.\n# Garden\nThe 🌻 stand at the wall.\n"
CUT = TEXT.index("# Garden")
PAGES = (PageStart(1, 0), PageStart(2, CUT))
HEADINGS = (Heading(1, "Boiler", 0), Heading(1, "Garden", CUT))
READ = ReadDocument("text/markdown", TEXT, PAGES, HEADINGS, language="en", notes=("A picture was left out.",))
CHUNKS = (
    Chunk(0, 0, CUT, TEXT[:CUT], 1, 1, ("Boiler",)),
    Chunk(1, CUT, len(TEXT), TEXT[CUT:], 2, 2, ("Garden",)),
)
FULL = Document(
    "d1", "house.md", at(1), "/home/me/house.md", "text/markdown", 65, "ab" * 32, 12**15, "ready", "Some pages.", "Look.", 2,
    language="en", watched_id="w1", scope=Scope("work", "coder", "c1"), notes=("A picture was left out.",),
)  # fmt: skip


@pytest.fixture(params=["the reference", "in memory", "on disk"])
async def documents(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[DocumentStore]:
    if request.param == "the reference":
        yield InMemoryDocuments()
        return
    on_disk = request.param == "on disk"
    store = await (open_store(tmp_path / "home", keyring=MemoryRing()) if on_disk else open_in_memory())
    yield store.documents
    await store.aclose()


async def test_a_document_comes_back_as_it_was_saved(documents: DocumentStore):
    await documents.add(FULL, replace(FULL, id="d2", path="", scope=Scope(), watched_id=None))
    assert await documents.document("d1") == FULL
    await documents.save(replace(FULL, state="failed", problem="It is locked."))
    assert (await documents.document("d1")).problem == "It is locked."
    with pytest.raises(NotFound):
        await documents.document("d3")


async def test_the_newest_come_first_and_a_state_may_be_asked_for(documents: DocumentStore):
    states = ("ready", "waiting", "failed", "waiting")
    await documents.add(*[Document(f"d{n}", "a", at(n), state=state) for n, state in enumerate(states)])
    assert [one.id for one in await documents.documents()] == ["d3", "d2", "d1", "d0"]
    assert [one.id for one in await documents.documents("waiting")] == ["d3", "d1"]


async def test_a_file_of_which_there_is_a_document_gets_no_other(documents: DocumentStore):
    first, pasted = Document("d1", "a", at(1), "/a.txt"), Document("d2", "a", at(2))
    assert await documents.add(first, pasted) == [first, pasted]
    again, new, also = (Document(f"d{n}", "a", at(n), path) for n, path in ((3, "/a.txt"), (4, "/b.txt"), (5, "")))
    assert await documents.add(again, new, also) == [first, new, also]
    assert {one.id for one in await documents.documents()} == {"d1", "d2", "d4", "d5"}


async def test_some_may_be_asked_for_and_what_is_not_here_or_in_another_state_is_left_out(documents: DocumentStore):
    states = ("ready", "waiting", "failed", "waiting")
    await documents.add(*[Document(f"d{n}", "a", at(n), state=state) for n, state in enumerate(states)])
    assert [one.id for one in await documents.documents("waiting", ["d0", "d1", "d9"])] == ["d1"]
    assert [one.id for one in await documents.documents(among=["d0", "d2"])] == ["d2", "d0"]
    assert await documents.documents("waiting", []) == []


async def test_the_languages_are_told_in_chunks(documents: DocumentStore):
    await documents.add_text(replace(FULL, state="embedding"), READ, CHUNKS)
    await documents.add(Document("d2", "unread", at(2)))
    assert await documents.languages() == {READ.language or FULL.language: len(CHUNKS)}


async def test_a_text_is_given_by_slices_of_characters(documents: DocumentStore):
    await documents.add_text(replace(FULL, state="embedding"), READ, CHUNKS)
    for start, end in ((0, None), (0, CUT), (CUT, len(TEXT)), (5, 5), (CUT + 13, CUT + 14), (60, 900), (900, None)):
        assert await documents.text("d1", start, end) == TEXT[start:end]
    assert await documents.outline("d1") == (PAGES, HEADINGS)
    kept = await documents.document("d1")
    assert (kept.state, kept.chunks, kept.embedded, kept.language) == ("embedding", 2, 0, "en")


async def test_what_is_said_of_a_document_leaves_its_text(documents: DocumentStore):
    await documents.add_text(FULL, READ, CHUNKS)
    await documents.save(replace(FULL, name="other.md", state="missing"))
    kept = await documents.document("d1")
    assert (kept.name, kept.state, kept.chunks) == ("other.md", "missing", 2)
    assert await documents.text("d1") == TEXT


async def test_a_text_takes_the_place_of_the_former_one(documents: DocumentStore):
    await documents.add_text(FULL, READ, CHUNKS)
    assert await documents.put_text(FULL, ReadDocument("text/plain", "Short."), [Chunk(0, 0, 6, "Short.")])
    assert await documents.text("d1") == "Short."
    assert await documents.outline("d1") == ((), ())
    assert (await documents.document("d1")).chunks == 1


async def test_forgotten_documents_are_gone_and_others_stay(documents: DocumentStore):
    await documents.add_text(FULL, READ, CHUNKS)
    await documents.add_text(replace(FULL, id="d2"), READ, CHUNKS)
    await documents.forget_documents(["d1", "d9"])
    assert [one.id for one in await documents.documents()] == ["d2"]
    assert await documents.text("d2") == TEXT
    with pytest.raises(NotFound):
        await documents.document("d1")


async def test_what_was_forgotten_is_changed_by_nobody_who_still_knows_of_it(documents: DocumentStore):
    await documents.add_text(FULL, READ, CHUNKS)
    await documents.add(Document("d2", "other.md", at(2)))
    await documents.forget_documents(["d1"])
    assert await documents.save(FULL, Document("d2", "others.md", at(2))) == {"d1"}
    assert not await documents.put_text(FULL, READ, CHUNKS)
    assert [one.name for one in await documents.documents()] == ["others.md"]
    assert await documents.languages() == {}


async def test_what_somebody_stopped_meanwhile_stays_stopped(documents: DocumentStore):
    reading = replace(FULL, state="reading")
    await documents.add(reading)
    await documents.save(replace(reading, state="failed"), still="reading")
    assert await documents.save(replace(reading, state="ready"), still="reading") == {"d1"}
    assert not await documents.put_text(replace(reading, state="embedding"), READ, CHUNKS, "reading")
    kept = await documents.document("d1")
    assert (kept.state, kept.chunks) == ("failed", 0)
    assert await documents.put_text(replace(reading, state="embedding"), READ, CHUNKS, "failed")
    assert (await documents.document("d1")).state == "embedding"


async def test_watched_folders_come_back_as_they_were_saved(documents: DocumentStore):
    first = WatchedFolder("w1", "/home/me/papers", at(0), Scope("work"), False, frozenset({"aa", "bb"}))
    second = WatchedFolder("w2", "/home/me/other", at(1), paused=True)
    await documents.save_watched(first)
    await documents.save_watched(second)
    assert await documents.watched() == [first, second]
    await documents.save_watched(replace(first, paused=True, left_out=frozenset()))
    assert (await documents.watched())[0] == replace(first, paused=True), "what it leaves out is said by itself"
    await documents.add(FULL)
    await documents.delete_watched("w1")
    assert await documents.watched() == [second]
    assert (await documents.document("d1")).name == FULL.name


async def test_what_a_folder_leaves_out_is_added_by_no_look_that_began_before(documents: DocumentStore):
    await documents.save_watched(WatchedFolder("w1", "/home/me", at(0)))
    of_a, of_b, of_c = (unnamed(f"/home/me/{name}") for name in "abc")
    await documents.leave_out("w1", [of_a, of_b, unread(3, "aa"), unread(4, "bb")])
    await documents.leave_out("w1", [of_c], back=[of_b, unread(4, "bb")])
    await documents.leave_out("gone", [of_a])
    (folder,) = await documents.watched()
    assert folder.leaves_out_content(3, "aa")
    assert (folder.sizes_left_out, folder.leaves_out_content(4, "bb")) == ({3}, False)
    assert [folder.leaves_out(f"/home/me/{name}") for name in "abc"] == [True, False, True]
    a, b = (Document(f"d{name}", name, at(0), f"/home/me/{name}", watched_id="w1") for name in "ab")
    assert await documents.add(a, b) == [None, b]
    assert [one.id for one in await documents.documents()] == ["db"]
    by_name = replace(a, watched_id=None)
    assert await documents.add(by_name) == [by_name], "the person named it"


class TestTheRealStore:
    async def test_a_long_text_is_given_in_slices_that_cross_its_pieces(self):
        store = await open_in_memory()
        text = "".join(chr(0x4E00 + n % 20_000) for n in range(50_000))
        await store.documents.add_text(FULL, ReadDocument("text/plain", text), [Chunk(0, 0, 50_000, text)])
        for start, end in ((16_383, 16_385), (0, 32_768), (16_384, 16_384), (49_999, None), (10_000, 40_001)):
            assert await store.documents.text("d1", start, end) == text[start:end]
        await store.aclose()

    async def test_halves_of_characters_and_nothings_do_not_move_what_follows(self):
        store = await open_in_memory()
        text = "a\ud800b\x00c 🌻 d"
        await store.documents.add_text(FULL, ReadDocument("text/plain", text), [Chunk(0, 3, len(text), text[3:])])
        assert await store.documents.text("d1") == "a\ufffdb\x00c 🌻 d"
        (passage,) = await store.passages.passages([1])
        assert (passage.text, passage.start) == ("\x00c 🌻 d", 3)
        await store.aclose()

    async def test_a_chunk_that_is_not_what_stands_at_its_place_is_refused_and_nothing_changes(self):
        store = await open_in_memory()
        await store.documents.add_text(FULL, READ, CHUNKS)
        with pytest.raises(StoreError):
            await store.documents.put_text(FULL, READ, [replace(CHUNKS[0], start=1)])
        assert (await store.documents.document("d1")).chunks == 2
        await store.aclose()

    async def test_a_passage_says_where_it_stands(self):
        store = await open_in_memory()
        await store.documents.add_text(FULL, READ, CHUNKS)
        _, second = await store.passages.passages([1, 2])
        assert (second.kind, second.source_id, second.title, second.path) == ("document", "d1", "house.md", FULL.path)
        assert (second.text, second.start, second.end) == (TEXT[CUT:], CUT, len(TEXT))
        assert (second.page_from, second.page_to, second.heading_path) == (2, 2, ("Garden",))
        assert (second.at, second.conversation_id) == (at(1), "c1")
        waiting = await store.passages.without_vector("m", 9)
        assert waiting == [(2, f"Garden\n{TEXT[CUT:]}"), (1, f"Boiler\n{TEXT[:CUT]}")]
        await store.aclose()

    async def test_two_thousand_are_saved_in_one_step(self):
        store = await open_in_memory()
        made = [Document(f"d{n}", "a", at(n)) for n in range(2000)]
        await store.documents.add(*made)
        await store.documents.save(*[replace(one, state="failed") for one in made])
        assert len(await store.documents.documents("failed")) == 2000
        await store.aclose()


KILLED = """
import asyncio, os, sys
from pathlib import Path
from soulfra_desktop.adapters.sqlite import documents
from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.domain.knowledge import Chunk, ReadDocument
from tests.contract.keyrings import NoRing
from tests.contract.test_document_store_contract import CHUNKS, FULL, READ

async def main(home):
    store = await open_store(Path(home), "words", keyring=NoRing())
    await store.documents.add_text(FULL, READ, CHUNKS)
    added = documents.add_passage
    def add(db, row, words):
        added(db, row, words)
        if row[3] == 700:
            os._exit(9)
    documents.add_passage = add
    lines = [f"line {n}\\n" for n in range(1000)]
    ends = [sum(map(len, lines[: n + 1])) for n in range(1000)]
    chunks = [Chunk(n, end - len(line), end, line) for n, (end, line) in enumerate(zip(ends, lines))]
    await store.documents.put_text(FULL, ReadDocument("text/plain", "".join(lines)), chunks)

asyncio.run(main(sys.argv[1]))
"""


async def test_a_process_that_ends_in_the_middle_of_a_text_leaves_the_former_one_whole(tmp_path: Path):
    command = [sys.executable, "-c", KILLED, str(tmp_path / "home")]
    ended = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, timeout=100)
    assert (ended.returncode, ended.stderr) == (9, "")
    store = await open_store(tmp_path / "home", "words", keyring=NoRing())
    assert await store.documents.text("d1") == TEXT
    assert [one.text for one in await store.passages.passages(range(1, 2000))] == [chunk.text for chunk in CHUNKS]
    sql = "SELECT count(*) FROM passage_words"
    assert await store.database.read(lambda db: db.execute(sql).fetchone()) == (2,)
    await store.aclose()
