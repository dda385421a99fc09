"""What the services may expect of a full-text search, in memory and on disk alike."""

from __future__ import annotations

import asyncio
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.search import SqliteSearch
from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory, open_store
from soulfra_desktop.domain.search import SearchFound, SearchHit, SearchQuery
from soulfra_desktop.domain.shelf import NO_FOLDER, Folder
from soulfra_desktop.services.store_ports import MessageSearch
from tests.contract.keyrings import MemoryRing
from tests.contract.samples import MODEL, answer, at, conversation, question
from tests.contract.test_shelf_contract import long_tree
from tests.desktop.adapters.sqlite.make_old_database import FOLDER
from tests.desktop.adapters.sqlite.make_old_database import KEY as OLD_KEY


async def say(store: Store, number: int, asked: str, answered: str = "", title: str = "Untold") -> None:
    """Chat c<number>, one minute after the one before."""
    ask = question(f"q{number}", f"c{number}", text=asked, minutes=number)
    reply = answer(f"a{number}", ask.id, f"c{number}", minutes=number + 0.5)
    await store.conversations.begin(conversation(f"c{number}", title, number), ask, reply)
    if answered:
        await store.conversations.finish(replace(reply, text=answered, complete=True))


async def found(store: Store, text: str, **filters) -> list[str | None]:
    return [hit.message_id or hit.conversation_id for hit in await hits(store, text, **filters)]


async def hits(store: Store, text: str, **filters) -> tuple[SearchHit, ...]:
    return (await store.search.search(SearchQuery(text, **filters))).hits


class TestWhatIsFound:
    async def test_it_fulfils_the_port(self, store: Store):
        search: MessageSearch = store.search
        assert await search.search(SearchQuery("")) == SearchFound()

    async def test_questions_and_answers_are_found_the_newest_first(self, store: Store):
        await say(store, 1, "Why is the cloud white?", "The cloud scatters light.")
        await say(store, 2, "Clouds over Mars", "They are butterscotch.")
        assert await found(store, "cloud") == ["q2", "a1", "q1"]
        assert await found(store, "cloud scatters ") == ["a1"]
        assert await found(store, "butterscotch cloud ") == []

    async def test_an_answer_is_found_once_it_is_finished(self, store: Store):
        await say(store, 1, "Ask")
        await store.conversations.journal("a1", "zebra")
        assert await found(store, "zebra") == []
        await store.conversations.finish(answer("a1", "q1", "c1", "zebra crossing", complete=True))
        assert await found(store, "zebra") == ["a1"]
        await store.conversations.finish(answer("a1", "q1", "c1", "a tapir", complete=True))
        assert await found(store, "zebra") == []
        assert await found(store, "tapir") == ["a1"]

    async def test_every_letter_that_is_typed_leads_to_the_word(self, store: Store):
        words = "connection running happiness hoping studying this disco café straße policies"
        for number, word in enumerate(words.split()):
            await say(store, number, word)
            for end in range(1, len(word) + 1):
                assert f"q{number}" in await found(store, word[:end]), word[:end]

    async def test_a_typed_word_does_not_find_what_only_begins_like_its_stem(self, store: Store):
        for number, word in enumerate(["runtime", "running", "did", "dis", "police", "policy"]):
            await say(store, number, word)
        assert await found(store, "running") == ["q1"]
        assert await found(store, "dis") == ["q3"]
        assert await found(store, "police") == ["q4"]
        assert await found(store, "connecti") == []

    async def test_accents_and_capitals_make_no_difference(self, store: Store):
        await say(store, 1, "Ein Café in MÜNCHEN")
        for typed in ("cafe", "CAFÉ ", "munchen ", "münch"):
            assert await found(store, typed) == ["q1"]

    async def test_phrases_stand_side_by_side_and_excluded_words_nowhere(self, store: Store):
        await say(store, 1, "light rain and a blue sky")
        await say(store, 2, "the sky was light blue")
        assert await found(store, '"blue sky"') == ["q1"]
        assert await found(store, '"light blu') == ["q2"]
        assert await found(store, "sky -rain ") == ["q2"]
        assert await found(store, "-rain") == []

    async def test_scripts_without_spaces_are_found_by_a_part(self, store: Store):
        await say(store, 1, "今日は天気がいい")
        await say(store, 2, "天と気")
        (hit,) = await hits(store, "天気")
        assert (hit.message_id, hit.snippet, hit.marks) == ("q1", "今日は天気がいい", ((3, 5),))

    async def test_titles_are_found_and_follow_a_new_name(self, store: Store):
        await say(store, 1, "?", title="Bakery names")
        (hit,) = await hits(store, "bakeries ")
        assert (hit.conversation_id, hit.message_id, hit.role, hit.snippet) == ("c1", None, None, "Bakery names")
        await store.conversations.rename("c1", "Bread")
        assert await found(store, "bakery") == []
        assert await found(store, "brea") == ["c1"]

    async def test_the_trash_is_never_found_and_comes_back(self, store: Store):
        await say(store, 1, "zebra", title="Zebra")
        await store.organiser.archive(["c1"])
        assert await found(store, "zebra") == ["c1", "q1"]
        await store.organiser.delete(["c1"])
        assert await found(store, "zebra") == []
        await store.organiser.restore(["c1"])
        assert await found(store, "zebra") == ["c1", "q1"]

    async def test_nothing_of_a_purged_chat_stays_in_the_index(self, store: Store):
        await say(store, 1, "zebra", "quagga", title="Okapi")
        await say(store, 2, "horse", title="Mule")
        await store.organiser.delete(["c1"])
        await store.organiser.purge(["c1"])

        def words(db):
            db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, message_index, row)")
            db.execute("CREATE VIRTUAL TABLE temp.names USING fts5vocab (main, title_index, row)")
            return [row[0] for name in ("words", "names") for row in db.execute(f"SELECT term FROM {name}")]

        assert await store.database.write(words) == ["hors", "mule"]

    async def test_more_than_the_limit_is_told(self, store: Store):
        for number in range(4):
            await say(store, number, "zebra")
        told = await store.search.search(SearchQuery("zebra", limit=3))
        assert ([hit.message_id for hit in told.hits], told.more) == (["q3", "q2", "q1"], True)
        assert not (await store.search.search(SearchQuery("zebra", limit=4))).more


class TestSnippets:
    async def test_marks_stand_on_what_was_found(self, store: Store):
        await say(store, 1, "before " * 40 + "the\n\n  runners\tran and <b>running</b> " + "after " * 40)
        (hit,) = await hits(store, "running ")
        assert "\n" not in hit.snippet
        assert [hit.snippet[start:end] for start, end in hit.marks] == ["running"]
        assert 10 <= len(hit.snippet.split()) <= 24
        assert hit.snippet.startswith("…")
        assert "<b>" in hit.snippet

    async def test_a_hit_tells_where_it_is(self, store: Store):
        await say(store, 1, "?", "zebra", title="Animals")
        (hit,) = await hits(store, "zebra")
        assert (hit.conversation_id, hit.title, hit.role, hit.created_at, hit.model) == (
            "c1",
            "Animals",
            "assistant",
            at(1.5),
            str(MODEL),
        )

    async def test_what_stands_deep_in_a_gigantic_message_is_found_with_its_start_shown(self, store: Store):
        await say(store, 1, "padding " * 500_000 + "zebra")
        (hit,) = await hits(store, "zebra")
        assert hit.marks == ()
        assert hit.snippet.startswith("padding padding")
        assert len(hit.snippet) < 200


class TestFilters:
    async def test_each_filter_leaves_what_it_names(self, store: Store):
        await say(store, 1, "zebra", "zebra indeed")
        await say(store, 2, "zebra", "zebra again", title="Zebra")
        await store.organiser.save_folder(Folder("f", "F"))
        await store.organiser.move(["c1"], "f")
        await store.organiser.tag(["c2"], "t")
        assert await found(store, "zebra") == ["c2", "a2", "q2", "a1", "q1"]
        assert await found(store, "zebra", role="user") == ["q2", "q1"]
        assert await found(store, "zebra", model=str(MODEL)) == ["a2", "a1"]
        assert await found(store, "zebra", model="nobody/else") == []
        assert await found(store, "zebra", folder_id="f") == ["a1", "q1"]
        assert await found(store, "zebra", folder_id=NO_FOLDER) == ["c2", "a2", "q2"]
        assert await found(store, "zebra", tag="t") == ["c2", "a2", "q2"]
        assert await found(store, "zebra", conversation_id="c1") == ["a1", "q1"]
        assert await found(store, "zebra", conversation_id="no") == []
        assert await found(store, "zebra", since=at(1.5), until=at(2.5)) == ["c2", "q2", "a1"]
        assert await found(store, "zebra", role="assistant", tag="t", since=at(0)) == ["a2"]


class TestWhatIsIndexedLater:
    async def test_an_old_store_is_read_bit_by_bit(self, tmp_path: Path):
        (old,) = FOLDER.glob("0.1.0.db")
        database = await Database.open(Path(shutil.copy(old, tmp_path / "soulfra.db")), OLD_KEY)
        search = SqliteSearch(database)
        before = await search.search(SearchQuery("answer"))
        assert before.hits == ()
        assert before.indexed < 0.5
        assert [hit.title for hit in (await search.search(SearchQuery("chat"))).hits][:1] == ["Chat 3"]
        while await search.index_more():
            pass
        after = await search.search(SearchQuery("answer "))
        assert [hit.message_id for hit in after.hits] == ["a3", "a2", "a1"]
        assert after.indexed == 1.0
        await SqliteOrganiser(database).delete(["c3"])
        await SqliteOrganiser(database).purge(["c3", "c4"])
        assert [hit.message_id for hit in (await search.search(SearchQuery("answer "))).hits] == ["a2", "a1"]
        await database.aclose()

    async def test_a_long_import_is_found_in_the_end(self, store: Store):
        await store.trees.add_tree(long_tree(450))
        assert 0 < (await store.search.search(SearchQuery("asked"))).indexed < 1
        while await store.search.index_more():
            pass
        assert await found(store, "answered 449 ") == ["m449"]
        assert (await store.search.search(SearchQuery("asked"))).indexed == 1
        assert not await store.search.index_more()


HOSTILE = [
    '"',
    "*",
    "NEAR(a b)",
    "text: x",
    "a AND",
    "(",
    "^x",
    "🌍",
    "\0",
    "a\0b",
    "-",
    "'; DROP",
    "x" * 10_000,
    "\ud83d",
    "{a b}: c",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_queries_find_nothing_and_raise_nothing(store: Store, text: str):
    await say(store, 1, "harmless")
    assert await found(store, text) == []


async def test_a_search_that_is_cancelled_stops_and_the_next_one_answers(tmp_path: Path):
    database = await Database.open(tmp_path / "soulfra.db", OLD_KEY)
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    slow = asyncio.get_running_loop().create_task(database.search(lambda db: db.execute(endless).fetchone()))
    waiting = asyncio.get_running_loop().create_task(database.search(lambda db: 1))
    await asyncio.sleep(0.05)
    assert await SqliteConversations(database).conversations() == []
    slow.cancel()
    waiting.cancel()
    assert await SqliteSearch(database).search(SearchQuery("x")) == SearchFound()
    await database.aclose()


async def test_no_word_of_the_index_lies_clear_on_the_disk(tmp_path: Path):
    store = await open_store(tmp_path / "home", keyring=MemoryRing())
    await say(store, 1, "xylophonist quetzal", "borborygmus", title="Zyzzyva")
    assert await found(store, "borborygm") == ["a1"]
    files = [file for file in (tmp_path / "home").rglob("*") if file.is_file()]
    await store.aclose()
    files += [file for file in (tmp_path / "home").rglob("*") if file.is_file()]
    assert any(file.stat().st_size > 4096 for file in files if file.exists())
    for file in files:
        held = file.read_bytes().lower() if file.exists() else b""
        for word in (b"xylophon", b"quetzal", b"borborygm", b"zyzzyva", b"fts5"):
            assert word not in held


@pytest.mark.parametrize(("said", "typed"), [("aayx", "aay"), ("a Bellybutton", "belly"), ("Runningham", "running")])
async def test_a_word_that_looks_ended_finds_what_goes_on(said: str, typed: str):
    store = await open_in_memory()
    await say(store, 1, said)
    assert await found(store, typed) == ["q1"]
    await store.aclose()


WORD = st.text("abcdxyz", min_size=2, max_size=4).map(lambda word: word + "x")
"""Words that no stemming changes."""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(WORD, max_size=6), min_size=1, max_size=8),
    st.lists(WORD, min_size=1, max_size=2),
    WORD,
    st.booleans(),
)
def test_exactly_the_messages_that_hold_the_words_are_found(said, wanted, unwanted, unfinished):
    async def run() -> set[str | None]:
        store = await open_in_memory()
        for number, words in enumerate(said):
            await say(store, number, ", ".join(words))
        text = " ".join([f"-{unwanted}", *wanted])
        told = await found(store, text[:-1] if unfinished else f"{text} ")
        await store.aclose()
        return set(told)

    *whole, last = wanted
    expected = set()
    for number, words in enumerate(said):
        tokens = re.findall(r"\w+", " ".join(words))
        fits = any(token.startswith(last[:-1]) for token in tokens) if unfinished else last in tokens
        if fits and set(whole) <= set(tokens) and unwanted not in tokens:
            expected.add(f"q{number}")
    assert asyncio.run(run()) == expected
