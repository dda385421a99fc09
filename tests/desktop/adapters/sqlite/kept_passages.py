"""What tests of passages do again and again: put some there, take all of them, and count what is counted."""

from __future__ import annotations

from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.passages import SqlitePassages
from soulfra_desktop.adapters.sqlite.store import Store
from soulfra_desktop.domain.knowledge import RecallQuery
from tests.contract.samples import answer, conversation, question

SUMS = """
SELECT k.passages, k.words, (SELECT count(*) FROM passage), (SELECT coalesce(sum(length), 0) FROM passage),
    (SELECT count(*) FROM passage_words), (SELECT coalesce(sum(passages), 0) FROM spoken),
    (SELECT count(*) FROM vector WHERE passage NOT IN (SELECT id FROM passage)),
    (SELECT count(*) FROM unembedded WHERE passage NOT IN (SELECT id FROM passage)),
    (SELECT coalesce(sum(vectors), 0) FROM vector_model), (SELECT count(*) FROM vector),
    (SELECT count(*) FROM vector) + (SELECT count(*) FROM unembedded),
    (SELECT count(*) FROM passage) * (SELECT count(*) FROM vector_model),
    (SELECT coalesce(sum(vectors), 0) FROM document_embedded),
    (SELECT count(*) FROM vector v JOIN passage p ON p.id = v.passage WHERE p.kind = 'document')
FROM knowledge k
"""


async def sums_are_right(database: Database) -> None:
    """What is counted while it is written is what is there; the index of words is whole."""
    row = await database.read(lambda db: db.execute(SUMS).fetchone())
    assert row[0] == row[2] == row[4] == row[5]
    assert row[1] == row[3]
    assert row[6] == row[7] == 0
    assert row[8] == row[9]
    assert row[10] == row[11]
    assert row[12] == row[13]
    check = "INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)"
    await database.write(lambda db: db.execute(check).rowcount)


async def all_of(passages: SqlitePassages, **filters) -> list[str]:
    """All texts that can be found, in the order in which they stand."""
    numbers = await passages._database.read(lambda db: [n for (n,) in db.execute("SELECT id FROM passage")])
    allowed = await passages.filtered(RecallQuery("x", **filters), numbers)
    return [one.text for one in await passages.passages(sorted(allowed))]


async def settle(store: Store) -> None:
    while await store.passages.index_more():
        pass


async def embed(store: Store, model: str = "m") -> list[str]:
    """What had to be."""
    done: list[str] = []
    while some := await store.passages.without_vector(model, 7):
        await store.passages.put_vectors(model, [(number, vector_of(text)) for number, text in some])
        done += [text for _, text in some]
    return done


def vector_of(text: str) -> bytes:
    return (text.encode() * 8)[:8].ljust(8, b".")


async def talk(store: Store, asked: str, answered: str, chat: str = "c1") -> None:
    ask = question(f"q-{chat}", chat, text=asked)
    await store.conversations.begin(conversation(chat, chat), ask, answer(f"a-{chat}", ask.id, chat))
    await store.conversations.finish(answer(f"a-{chat}", ask.id, chat, answered, complete=True))
