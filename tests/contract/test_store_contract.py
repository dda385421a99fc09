"""What the services may expect of a store, in memory and on disk alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soulfra_desktop.adapters.sqlite.store import Store
from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.domain.errors import NotFound, StoreError
from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.ports import CallTime, Ledger
from soulfra_desktop.services.store_ports import ConversationStore, SecretStore, SettingStore
from tests.contract.samples import MODEL, answer, at, conversation, question, receipt, reservation


async def one_chat(store: Store) -> None:
    await store.conversations.begin(conversation(), question("q1"), answer("a1", "q1"))


class TestConversationStore:
    async def test_it_fulfils_the_ports(self, store: Store):
        conversations: ConversationStore = store.conversations
        ledger: Ledger = store.ledger
        settings: SettingStore = store.settings
        secrets: SecretStore = store.secrets
        assert all((conversations, ledger, settings, secrets))

    async def test_a_begun_chat_has_question_and_empty_answer(self, store: Store):
        asked, reply = question("q1", text="Why is the sky blue?", images=2), answer("a1", "q1", minutes=1)
        begun = await store.conversations.begin(conversation(model="ollama/x"), asked, reply)
        assert (begun.id, begun.title, begun.messages, begun.leaf_id, begun.model) == (
            "c1",
            "A chat",
            2,
            "a1",
            "ollama/x",
        )
        assert begun.updated_at == at(1)
        assert begun.cost == Money(0)
        assert await store.conversations.messages("c1") == [asked, reply]
        assert await store.conversations.conversation("c1") == begun
        assert await store.conversations.conversations() == [begun]

    async def test_answering_again_adds_a_sibling_and_destroys_nothing(self, store: Store):
        await one_chat(store)
        again = await store.conversations.begin(conversation(title="ignored"), None, answer("a2", "q1", minutes=2))
        assert (again.messages, again.leaf_id, again.title) == (3, "a2", "A chat")
        assert [(m.id, m.parent_id) for m in await store.conversations.messages("c1")] == [
            ("q1", None),
            ("a1", "q1"),
            ("a2", "q1"),
        ]

    async def test_a_chat_that_cannot_begin_leaves_nothing(self, store: Store):
        with pytest.raises(NotFound):
            await store.conversations.begin(conversation(), question("q1", parent="elsewhere"), answer("a1", "q1"))
        assert await store.conversations.conversations() == []
        await one_chat(store)
        with pytest.raises(NotFound):
            await store.conversations.begin(conversation("c2"), None, answer("a2", "q1", chat="c2"))
        with pytest.raises(StoreError):
            await store.conversations.begin(conversation(), question("q2", parent="a1"), answer("a1", "q2"))
        assert [m.id for m in await store.conversations.messages("c1")] == ["q1", "a1"]
        assert [c.id for c in await store.conversations.conversations()] == ["c1"]

    async def test_an_answer_on_its_way_shows_what_was_journalled(self, store: Store):
        await one_chat(store)
        await store.conversations.journal("a1", "It ", "think ")
        await store.conversations.journal("a1", "scatters.", "twice")
        _, reply = await store.conversations.messages("c1")
        assert (reply.text, reply.reasoning, reply.complete) == ("It scatters.", "think twice", False)

    async def test_the_end_of_an_answer_replaces_its_journal(self, store: Store):
        await one_chat(store)
        await store.conversations.journal("a1", "It scat")
        done = replace(
            answer("a1", "q1", text="It scatters.", complete=True, thought="hm"),
            receipt=receipt("done", Money(7)),
            attachments=(Attachment("chart.png", "image/png", b"\0\1"),),
        )
        await store.conversations.finish(done)
        await store.conversations.journal("a1", " too late")
        assert (await store.conversations.messages("c1"))[1] == done

    async def test_a_receipt_is_replaced_while_the_answer_is_on_its_way(self, store: Store):
        await one_chat(store)
        await store.conversations.journal("a1", "part")
        await store.conversations.record("a1", receipt("a better one"))
        _, reply = await store.conversations.messages("c1")
        assert reply.receipt == receipt("a better one")
        assert reply.text == "part"

    async def test_chats_are_listed_newest_first_in_pages(self, store: Store):
        for n in range(7):
            chat = conversation(f"c{n}", minutes=n)
            await store.conversations.begin(
                chat, question(f"q{n}", f"c{n}"), answer(f"a{n}", f"q{n}", f"c{n}", minutes=n)
            )
        await store.conversations.begin(conversation("c2"), None, answer("late", "q2", "c2", minutes=60))
        listed = [c.id for c in await store.conversations.conversations()]
        assert listed == ["c2", "c6", "c5", "c4", "c3", "c1", "c0"]
        page = await store.conversations.conversations(limit=2, before=at(5))
        assert [c.id for c in page] == ["c4", "c3"]

    async def test_title_model_and_branch_are_remembered(self, store: Store):
        await one_chat(store)
        await store.conversations.begin(conversation(), None, answer("a2", "q1"))
        await store.conversations.rename("c1", "Sky 🌤")
        await store.conversations.choose_model("c1", "ollama/llama3.2")
        await store.conversations.look_at("c1", "a1")
        chat = await store.conversations.conversation("c1")
        assert (chat.title, chat.model, chat.leaf_id) == ("Sky 🌤", "ollama/llama3.2", "a1")
        await store.conversations.choose_model("c1", None)
        assert (await store.conversations.conversation("c1")).model is None

    async def test_drafts_are_kept_for_each_chat_and_for_the_new_one(self, store: Store):
        await one_chat(store)
        await store.conversations.keep_draft("c1", "and why is")
        await store.conversations.keep_draft(None, "a new thought")
        assert await store.conversations.draft("c1") == "and why is"
        assert (await store.conversations.conversation("c1")).draft == "and why is"
        assert await store.conversations.draft(None) == "a new thought"
        await store.conversations.keep_draft("c1", "")
        assert await store.conversations.draft("c1") == ""
        assert await store.conversations.draft(None) == "a new thought"

    async def test_a_deleted_chat_can_be_restored_whole(self, store: Store):
        await one_chat(store)
        before = await store.conversations.conversation("c1")
        await store.organiser.delete(["c1"])
        assert await store.conversations.conversations() == []
        for look in (store.conversations.conversation, store.conversations.messages):
            with pytest.raises(NotFound):
                await look("c1")
        with pytest.raises(NotFound):
            await store.conversations.begin(conversation(), None, answer("a2", "q1"))
        await store.organiser.restore(["c1"])
        assert await store.conversations.conversation("c1") == before
        assert [m.id for m in await store.conversations.messages("c1")] == ["q1", "a1"]

    async def test_what_does_not_exist_is_not_found(self, store: Store):
        await one_chat(store)
        them = store.conversations
        for call in (
            them.conversation("no"),
            them.messages("no"),
            them.journal("no", "text"),
            them.finish(answer("no", None)),
            them.record("no", receipt("x")),
            them.rename("no", "x"),
            them.choose_model("no", None),
            them.look_at("no", "a1"),
            them.look_at("c1", "no"),
        ):
            with pytest.raises(NotFound):
                await call
        assert await them.draft("no") == ""

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "a\0b",
            "x" * 4 * 1024 * 1024,
            "🌍" * 1000,
            "\u202eright to left\u202c",
            "\r\n\t\x0b",
            "e\u0301 é \ufffe\uffff",
        ],
        ids=["empty", "NUL", "4 MB", "emoji", "bidi", "controls", "not characters"],
    )
    async def test_any_text_comes_back_as_it_was(self, store: Store, text: str):
        await store.conversations.begin(conversation(), question("q1", text=text), answer("a1", "q1"))
        await store.conversations.journal("a1", text, text)
        asked, reply = await store.conversations.messages("c1")
        assert asked.text == reply.text == reply.reasoning == text
        await store.conversations.finish(answer("a1", "q1", text=text, thought=text))
        assert (await store.conversations.messages("c1"))[1].text == text

    async def test_half_characters_of_an_answer_do_not_lose_it(self, store: Store):
        await one_chat(store)
        await store.conversations.journal("a1", "half \ud83d")
        await store.conversations.finish(answer("a1", "q1", text="whole \ud83c\udf0d, half \ud83d."))
        assert (await store.conversations.messages("c1"))[1].text == "whole 🌍, half \ufffd."


class TestLedger:
    async def test_a_chat_costs_the_sum_of_its_calls(self, store: Store):
        await one_chat(store)
        await store.ledger.reserve(reservation("r1", cost=Money(500)))
        assert (await store.conversations.conversation("c1")).cost == Money(500)
        await store.ledger.settle("r1", TokenCount(8, 9), Money(120), "answered")
        await store.ledger.reserve(reservation("r2", cost=Money(30)))
        await store.ledger.settle("r2", TokenCount(8, 9), Money(3), "cut")
        assert (await store.conversations.conversation("c1")).cost == Money(123)

    async def test_an_unknown_price_makes_the_sum_unknown(self, store: Store):
        await one_chat(store)
        await store.ledger.reserve(reservation("r1", cost=Money(5)))
        await store.ledger.reserve(reservation("r2", cost=None))
        assert (await store.conversations.conversation("c1")).cost is None
        await store.ledger.settle("r2", TokenCount(1, 1), Money(6), "answered")
        assert (await store.conversations.conversations())[0].cost == Money(11)

    async def test_a_row_holds_all_that_was_used(self, store: Store):
        await one_chat(store)
        await store.ledger.reserve(reservation("r1"))
        await store.ledger.reserve(reservation("r2", message=None, cost=None))
        used = TokenCount(100, 20, 30, 40, long_cache_write_tokens=10, reasoning_tokens=5)
        await store.ledger.settle("r1", used, Money(2**40), "answered", baseline=Money(7))
        rows = await store.database.read(lambda db: list(db.query("SELECT * FROM usage ORDER BY id")))
        assert rows[0] == {
            "id": "r1",
            "message_id": "a1",
            "conversation_id": "c1",
            "provider": MODEL.provider,
            "model": MODEL.model,
            "local": 0,
            "input_tokens": 100,
            "output_tokens": 20,
            "cached_input_tokens": 30,
            "cache_write_tokens": 40,
            "source": "provider",
            "cost_micros": 2**40,
            "price_version": "prices-1",
            "at": 1777636800123456,
            "outcome": "answered",
            "first_token_ms": None,
            "total_ms": None,
            "day": "2026-05-01",
            "agent": "",
            "question_id": "q1",
            "long_cache_write_tokens": 10,
            "reasoning_tokens": 5,
            "tier": "",
            "baseline": "",
            "baseline_micros": 7,
            "claims": 1,
            "elsewhere": 0,
        }
        assert (rows[1]["outcome"], rows[1]["conversation_id"], rows[1]["cost_micros"]) == ("reserved", None, None)

    async def test_of_two_answers_one_claims_also_where_their_chat_was_deleted_meanwhile(self, store: Store):
        await one_chat(store)
        await store.ledger.reserve(reservation("r1", message="a1"))
        await store.ledger.settle("r1", TokenCount(1, 1), Money(1), "answered", CallTime(1, 2))
        await store.conversations.begin(conversation(), None, answer("a2", "q1", minutes=1))
        await store.ledger.reserve(reservation("r2", message="a2"))
        await store.organiser.delete(["c1"])
        await store.organiser.purge(["c1"])
        await store.ledger.settle("r2", TokenCount(1, 1), Money(1), "answered", CallTime(1, 2))
        rows = await store.database.read(lambda db: list(db.execute("SELECT id, claims FROM usage ORDER BY id")))
        assert rows == [("r1", 0), ("r2", 1)]

    async def test_the_first_settlement_stands(self, store: Store):
        await store.ledger.reserve(reservation("r1", message=None))
        await store.ledger.settle("r1", TokenCount(1, 1), Money(1), "answered")
        await store.ledger.settle("r1", TokenCount(9, 9), Money(9), "stopped")
        rows = await store.database.read(lambda db: list(db.query("SELECT cost_micros, outcome FROM usage")))
        assert rows == [{"cost_micros": 1, "outcome": "answered"}]

    async def test_what_was_never_reserved_cannot_be_settled(self, store: Store):
        with pytest.raises(NotFound):
            await store.ledger.settle("no", TokenCount(), Money(0), "answered")
        await store.ledger.reserve(reservation("r1"))
        with pytest.raises(StoreError):
            await store.ledger.reserve(reservation("r1"))


class TestSettingStore:
    async def test_settings_come_back_with_their_type(self, store: Store):
        assert await store.settings.load() == {}
        for name, value in {
            "local_only": True,
            "stall_seconds": 7,
            "theme": "dark",
            "allowed_providers": ["a", "ü"],
        }.items():
            await store.settings.save(name, value)
        await store.settings.save("theme", "light")
        loaded = await store.settings.load()
        assert loaded == {"local_only": True, "stall_seconds": 7, "theme": "light", "allowed_providers": ["a", "ü"]}
        assert loaded["local_only"] is True

    async def test_endpoints_are_kept_by_name(self, store: Store):
        await store.settings.save_endpoint(Endpoint("mine", "http://127.0.0.1:1/v1", True))
        await store.settings.save_endpoint(Endpoint("cloud", "https://example.org/v1"))
        await store.settings.save_endpoint(Endpoint("mine", "http://127.0.0.1:2/v1"))
        assert await store.settings.endpoints() == [
            Endpoint("cloud", "https://example.org/v1"),
            Endpoint("mine", "http://127.0.0.1:2/v1"),
        ]
        await store.settings.delete_endpoint("mine")
        await store.settings.delete_endpoint("never there")
        assert [endpoint.name for endpoint in await store.settings.endpoints()] == ["cloud"]


class TestSecretStore:
    async def test_a_secret_is_replaced_and_forgotten(self, store: Store):
        assert await store.secrets.get("openai") is None
        await store.secrets.put("openai", "sk-one")
        await store.secrets.put("openai", "sk-two")
        await store.secrets.put("endpoint:mine", "sk-three")
        assert await store.secrets.get("openai") == "sk-two"
        await store.secrets.delete("openai")
        await store.secrets.delete("never there")
        assert await store.secrets.get("openai") is None
        assert await store.secrets.get("endpoint:mine") == "sk-three"


class TestTheStoreItself:
    async def test_a_write_that_fails_halfway_leaves_nothing(self, store: Store):
        def half(db):
            db.execute("INSERT INTO setting VALUES ('theme', '1')")
            raise NotFound("on purpose")

        with pytest.raises(NotFound):
            await store.database.write(half)
        assert await store.settings.load() == {}

    async def test_a_closed_store_says_so(self, store: Store):
        await store.aclose()
        await store.aclose()
        with pytest.raises(StoreError, match="closed"):
            await store.settings.load()
