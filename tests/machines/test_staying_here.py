"""What an account syncs: chats, sealed; documents, passages and facts stay on the machine that has them."""

from __future__ import annotations

from datetime import UTC, datetime

from soulfra_desktop.adapters.unlock import unlock
from soulfra_desktop.domain.chat import Message
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Chunk, Citation, Document, Passage, ReadDocument
from tests.contract.keyrings import MemoryRing
from tests.desktop.adapters.sqlite.decrypted import everything
from tests.servers.nodes import ServerNode
from tests.stories.machine import machine

CHAT, DOCUMENT, FACT, QUOTE, NAME = (f"{what}zzplanted" for what in ("chat", "document", "fact", "quote", "name"))


async def test_documents_facts_and_what_is_quoted_of_them_do_not_leave_with_a_chat(tmp_path):
    now = datetime(2026, 11, 23, tzinfo=UTC)
    desk_ring, laptop_ring = MemoryRing(), MemoryRing()
    with ServerNode(tmp_path / "server", SOULFRA_LIMITS_URL="off") as node:
        async with machine("desk", tmp_path / "desk", desk_ring) as desk:
            await desk.registers(node.url)
            chunk = Chunk(0, 0, len(DOCUMENT), DOCUMENT)
            read = ReadDocument("text/plain", DOCUMENT)
            await desk.store.documents.add_text(Document("d1", f"{NAME}.txt", now, chunks=1), read, [chunk])
            await desk.store.facts.add_fact(Fact("f1", f"The person likes {FACT}.", "preference", "rule", now))
            chat = await desk.says(f"What is {CHAT}?")
            _, reply = await desk.store.conversations.messages(chat)
            cited = Citation(1, Passage(1, "document", "d1", f"{NAME}.txt", QUOTE), QUOTE)
            again = Message(reply.id, chat, reply.parent_id, "assistant", "Indeed. [1]", now, sources=(cited,))
            await desk.store.conversations.finish(again)
            await desk.syncs()
        async with machine("laptop", tmp_path / "laptop", laptop_ring) as laptop:
            await laptop.signs_in(node.url)
            await laptop.syncs()
            assert await laptop.reads(chat) == [f"What is {CHAT}?", "Indeed. [1]"]
    there = every_byte(tmp_path / "server")
    assert [one for one in (CHAT, DOCUMENT, FACT, QUOTE, NAME) if one.encode() in there] == []
    assert await planted(tmp_path / "desk", desk_ring) == [CHAT, DOCUMENT, FACT, QUOTE, NAME], (
        "they can be seen where they are"
    )
    assert await planted(tmp_path / "laptop", laptop_ring) == [CHAT]
    for home in ("desk", "laptop"):
        assert b"zzplanted" not in every_byte(tmp_path / home)


def every_byte(folder) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def planted(home, ring) -> list[str]:
    """What of it who has the key sees."""
    found = await unlock(home, None, ring)
    assert found.key is not None
    there = everything(home, found.key)
    return [one for one in (CHAT, DOCUMENT, FACT, QUOTE, NAME) if one.encode() in there]
