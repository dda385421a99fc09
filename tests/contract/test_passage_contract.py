"""What a search may expect of all passages: in memory and in the encrypted store alike."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.sqlite import passage_filters
from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory, open_store
from soulfra_desktop.adapters.stems import terms, words
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.fusing import Weighed
from soulfra_desktop.domain.knowledge import AllBut, Chunk, Document, Many, Passage, ReadDocument, RecallQuery, Scope
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.domain.transfer import ChatTree
from soulfra_desktop.services.knowledge_ports import PassageSearch
from tests.contract.keyrings import MemoryRing
from tests.contract.samples import at, conversation, question
from tests.desktop.services.remembered import InMemoryPassages


@dataclass
class InMemory:
    """The reference."""

    search: InMemoryPassages = field(default_factory=lambda: InMemoryPassages(words, lambda text: terms(text, ())))
    _sequences: int = 0

    async def say(self, *texts: str, chat: str = "c1", folder: str = "", when: datetime | None = None) -> None:
        await self._put("message", texts, chat, folder, when)

    async def read(self, *texts: str, document: str = "d1", folder: str = "", when: datetime | None = None) -> None:
        await self._put("document", texts, document, folder, when)

    async def learn(self, text: str, fact: str = "f1", when: datetime | None = None) -> None:
        await self._put("fact", [text], fact, "", when)

    async def ids(self) -> dict[int, str]:
        return {number: passage.text for number, passage in self.search._passages.items()}

    async def _put(self, kind, texts, source: str, folder: str, when: datetime | None) -> None:
        self._sequences += 1
        chat = source if kind == "message" else None
        for ordinal, text in enumerate(texts):
            number = len(self.search._passages) + 1
            passage = Passage(number, kind, source, source, text, conversation_id=chat, at=when or at(0))
            self.search.put(passage, self._sequences, ordinal)
            if folder:
                self.search.folders[number] = folder


@dataclass
class Stored:
    """The real one."""

    store: Store
    _said: int = 0

    @property
    def search(self) -> PassageSearch:
        return self.store.passages

    async def say(self, *texts: str, chat: str = "c1", folder: str = "", when: datetime | None = None) -> None:
        await self._has_folder(folder)
        parent = None
        for text in texts:
            self._said += 1
            minutes = 0.0 if when is None else (when - at(0)).total_seconds() / 60
            message = question(f"q{self._said}", chat, parent, text, minutes)
            await add(self.store, message, folder or None)
            parent = message.id
        while await self.store.passages.index_more():
            pass

    async def read(self, *texts: str, document: str = "d1", folder: str = "", when: datetime | None = None) -> None:
        scope = Scope(folder_id=folder or None)
        await put(self.store, Document(document, document, when or at(0), scope=scope), *texts)

    async def learn(self, text: str, fact: str = "f1", when: datetime | None = None) -> None:
        await self.store.facts.add_fact(Fact(fact, text, "other", "rule", when or at(0)))

    async def ids(self) -> dict[int, str]:
        sql = "SELECT id FROM passage"
        numbers = await self.store.database.read(lambda db: [number for (number,) in db.execute(sql)])
        return {one.id: one.text for one in await self.store.passages.passages(numbers)}

    async def _has_folder(self, folder: str) -> None:
        if folder:
            await self.store.organiser.save_folder(Folder(folder, folder))


async def add(store: Store, message, folder_id: str | None = None) -> None:
    """One message, in its chat, which is made if it is not there."""
    chat = conversation(message.conversation_id, message.conversation_id)
    await store.trees.add_tree(ChatTree(chat, (message,)))
    if folder_id:
        await store.organiser.move([chat.id], folder_id)


async def put(store: Store, document: Document, *texts: str) -> None:
    """A document of these chunks, new or changed."""
    chunks: list[Chunk] = []
    place = 0
    for ordinal, text in enumerate(texts):
        chunks.append(Chunk(ordinal, place, place + len(text), text))
        place += len(text)
    read = ReadDocument("text/plain", "".join(texts))
    if not await store.documents.put_text(document, read, chunks):
        await store.documents.add_text(document, read, chunks)


@pytest.fixture(params=["the reference", "in memory", "on disk"])
async def known(request: pytest.FixtureRequest, tmp_path) -> AsyncIterator[InMemory | Stored]:
    if request.param == "the reference":
        yield InMemory()
        return
    on_disk = request.param == "on disk"
    store = await (open_store(tmp_path / "home", keyring=MemoryRing()) if on_disk else open_in_memory())
    yield Stored(store)
    await store.aclose()


async def texts(known: InMemory | Stored, asked: str, limit: int = 20, **filters) -> list[str]:
    hits = await known.search.matching(RecallQuery(asked, **filters), limit)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    return [passage.text for passage in await known.search.passages([hit.passage_id for hit in hits])]


async def left(known: InMemory | Stored, **filters) -> set[str]:
    """The texts that the filters leave."""
    ids = await known.ids()
    found = await known.search.allowed(RecallQuery("x", **filters))
    those = await known.search.filtered(RecallQuery("x", **filters), list(ids))
    if not isinstance(found, Many):
        assert those == {number for number in ids if found is None or number in found}
    return {ids[number] for number in those}


BOILER, PASTA, KEY = "The boiler was serviced in March.", "We had pasta again.", "Where is the key of the boiler?"


class TestWords:
    async def test_what_has_the_words_is_found_whatever_its_kind(self, known):
        await known.say(KEY, PASTA)
        await known.read(BOILER, "It is grey.")
        await known.learn("The boiler is a Vaillant.")
        assert set(await texts(known, "Which boilers?")) == {KEY, BOILER, "The boiler is a Vaillant."}

    async def test_what_has_more_of_the_words_comes_first(self, known):
        await known.read(*[f"Line {n} of the manual." for n in range(10)], BOILER, "The boiler again.")
        assert (await texts(known, "boiler serviced in March"))[0] == BOILER

    async def test_no_more_than_asked_for(self, known):
        await known.read(*[f"The boiler, page {n}." for n in range(10)])
        assert len(await texts(known, "boiler", limit=3)) == 3
        assert await texts(known, "boiler", limit=0) == []

    @pytest.mark.parametrize("odd", ["", "   ", '"', "* OR -", 'NEAR("a" b)', "ab\x00cd", "😀", "the of and"])
    async def test_odd_questions_find_nothing(self, known, odd):
        await known.read(BOILER)
        assert await texts(known, odd) == []

    async def test_words_in_other_scripts_are_found(self, known):
        await known.say("東京に行きました。", "Die Häuser am Fluss sind nicht alt.")
        assert await texts(known, "東京") == ["東京に行きました。"]
        assert await texts(known, "Wo sind die alten Häuser?") == ["Die Häuser am Fluss sind nicht alt."]


class TestFilters:
    async def fill(self, known) -> None:
        await known.say("chat one", chat="c1", when=at(1))
        await known.say("chat two", chat="c2", folder="work", when=at(2))
        await known.say("chat three", chat="c3", folder="home", when=at(3))
        await known.read("document one", document="d1", when=at(4))
        await known.read("document two", document="d2", folder="work", when=at(5))
        await known.learn("fact one", when=at(6))

    @pytest.mark.parametrize(
        ("filters", "those"),
        [
            ({}, "chat one,chat two,chat three,document one,document two,fact one"),
            ({"kinds": frozenset({"message"})}, "chat one,chat two,chat three"),
            ({"kinds": frozenset({"fact", "document"})}, "document one,document two,fact one"),
            ({"folder_id": "work"}, "chat one,chat two,document one,document two,fact one"),
            ({"folder_id": "home", "kinds": frozenset({"message"})}, "chat one,chat three"),
            ({"strictly": True}, "chat one,chat two,chat three,document one,fact one"),
            ({"strictly": True, "folder_id": "work"}, "chat one,chat two,document one,document two,fact one"),
            ({"conversation_id": "c2"}, "chat two"),
            ({"without_conversation": "c2"}, "chat one,chat three,document one,document two,fact one"),
            ({"document_ids": ("d2",)}, "document two"),
            ({"document_ids": ("d1", "d9")}, "document one"),
            ({"since": at(3)}, "chat three,document one,document two,fact one"),
            ({"until": at(3)}, "chat one,chat two"),
            ({"since": at(2), "until": at(5), "kinds": frozenset({"document"})}, "document one"),
            ({"conversation_id": "c9"}, ""),
        ],
    )
    async def test_a_filter_leaves_what_it_says_in_words_and_in_meaning(self, known, filters, those):
        await self.fill(known)
        wanted = {text for text in those.split(",") if text}
        assert await left(known, **filters) == wanted
        assert set(await texts(known, "chat document fact one two three", **filters)) == wanted


@pytest.mark.parametrize("few", [0, 1, 9])
async def test_however_much_the_filters_leave_the_same_is_found(few, monkeypatch):
    """Few are named, few others are named instead, and else whether one is left is asked of each."""
    monkeypatch.setattr(passage_filters, "FEW", few)
    monkeypatch.setattr(passage_filters, "FEW_OUT", few)
    stored = Stored(await open_in_memory())
    await TestFilters().fill(stored)
    cases: list[tuple[dict, set[str]]] = [
        ({"without_conversation": "c1"}, {"chat two", "chat three"}),
        ({"conversation_id": "c1"}, {"chat one"}),
        ({"until": at(3), "kinds": frozenset({"message"})}, {"chat one", "chat two"}),
    ]
    for filters, those in cases:
        assert {text for text in await left(stored, **filters) if text.startswith("chat")} == those
        assert {text for text in await texts(stored, "chat", **filters) if text.startswith("chat")} == those
    await stored.store.aclose()


class TestWeighing:
    async def test_words_are_counted_in_a_passage_and_in_two_on_either_side(self, known):
        await known.read("zero key", "one", "two key key", "three boiler", "four?", "five key", "six")
        numbers = {text: number for number, text in (await known.ids()).items()}
        weighed = await known.search.weigh("Where is the key of the boiler?", [numbers["three boiler"]])
        assert weighed.terms == ("key", "boiler")
        assert (weighed.passages_with, weighed.passages) == ((3, 1), 7)
        seen = {one.passage_id: one for one in weighed.placed}
        assert set(seen) == {numbers[text] for text in ("one", "two key key", "three boiler", "four?", "five key")}
        assert seen[numbers["two key key"]].counts == (2, 0)
        assert seen[numbers["three boiler"]].counts == (0, 1)
        assert [one.asks for one in sorted(weighed.placed, key=lambda one: one.ordinal)] == [
            False,
            False,
            False,
            True,
            False,
        ]
        assert seen[numbers["four?"]].ordinal - seen[numbers["one"]].ordinal == 3
        assert len({one.sequence for one in weighed.placed}) == 1

    async def test_windows_that_touch_are_one(self, known):
        await known.say(*[f"line {n}" for n in range(9)])
        numbers = {text: number for number, text in (await known.ids()).items()}
        for other, before, after, apart, there in ((6, 3, 4, 1, 9), (7, 3, 5, 2, 8)):
            weighed = await known.search.weigh("line", [numbers["line 1"], numbers[f"line {other}"]])
            at_place = {one.passage_id: one.ordinal for one in weighed.placed}
            assert len(at_place) == there
            assert at_place[numbers[f"line {after}"]] - at_place[numbers[f"line {before}"]] == apart

    async def test_a_fact_stands_alone_and_what_is_gone_is_left_out(self, known):
        await known.learn("one fact", fact="f1")
        await known.learn("two facts", fact="f2")
        first, second = sorted(await known.ids())
        weighed = await known.search.weigh("fact", [first])
        assert [one.passage_id for one in weighed.placed] == [first]
        both = await known.search.weigh("fact", [first, second])
        assert len({one.sequence for one in both.placed}) == 2


SAID = st.lists(
    st.text(st.sampled_from("abcx ?東京.é\n"), min_size=1, max_size=30).filter(lambda text: bool(text.strip())),
    min_size=1,
    max_size=9,
    unique=True,
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    chats=st.lists(SAID, min_size=1, max_size=3),
    asked=st.text(st.sampled_from("abcx 東京é"), max_size=12),
    data=st.data(),
)
async def test_the_store_finds_and_weighs_as_the_reference_does(chats, asked, data):
    reference, stored = InMemory(), Stored(await open_in_memory())
    try:
        for number, lines in enumerate(chats):
            kind = data.draw(st.sampled_from(["say", "read"]))
            named = {"chat": f"c{number}"} if kind == "say" else {"document": f"d{number}"}
            for known in (reference, stored):
                await getattr(known, kind)(*lines, **named)
        both = (reference, await _numbered(reference)), (stored, await _numbered(stored))
        spoken = await stored.store.database.read(_spoken)
        reference.search.asked = lambda text: terms(text, spoken)
        found = [
            {places[hit.passage_id] for hit in await known.search.matching(RecallQuery(asked), 99)}
            for known, places in both
        ]
        assert found[0] == found[1]
        chosen = data.draw(st.sets(st.sampled_from(sorted(both[0][1].values())), max_size=4))
        weighed = []
        for known, places in both:
            ids = [number for number, place in places.items() if place in chosen]
            weighed.append(_plain(await known.search.weigh(asked, ids), places))
        assert weighed[0] == weighed[1]
    finally:
        await stored.store.aclose()


def _spoken(db) -> list[str]:
    return [name for (name,) in db.execute("SELECT language FROM spoken WHERE passages > 0 ORDER BY passages DESC")]


async def _numbered(known: InMemory | Stored) -> dict[int, tuple[int, str]]:
    """Each passage's place among all of the same text."""
    seen: dict[str, int] = {}
    places: dict[int, tuple[int, str]] = {}
    for number, text in sorted((await known.ids()).items(), key=lambda one: one[0]):
        seen[text] = seen.get(text, 0) + 1
        places[number] = (seen[text], text)
    return places


def _plain(weighed: Weighed, places: dict[int, tuple[int, str]]) -> tuple:
    """Without the numbers that each store gives as it likes."""
    placed = {places[one.passage_id]: one for one in weighed.placed}
    near = {
        (a, b): placed[b].ordinal - placed[a].ordinal
        for a in placed
        for b in placed
        if placed[a].sequence == placed[b].sequence and 0 < placed[b].ordinal - placed[a].ordinal <= 2
    }
    said = {place: (one.length, one.counts, one.asks) for place, one in placed.items()}
    return weighed.terms, weighed.passages_with, weighed.passages, pytest.approx(weighed.average_length), said, near


def test_all_but_some_holds_all_others():
    some = AllBut(frozenset({2}))
    assert 1 in some
    assert 2 not in some
