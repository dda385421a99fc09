"""Search as you type over 200,000 encrypted messages: every prefix of typed queries, with and without filters.

The store is filled with texts of a vocabulary that is spread as words are (Zipf), and indexed as after an upgrade: by
`index_more`, a few messages at a time. Then queries are typed letter by letter, the last ones of each with a filter too.
The peer, in the same run and over the same store: `LIKE '%words%'`, which is how Open WebUI searches its chats.

python tests/bench/search.py [--messages 200000] [--store FILE to make once and use again]
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.adapters.sqlite.database import Database  # noqa: E402
from soulfra_desktop.adapters.sqlite.search import SqliteSearch  # noqa: E402
from soulfra_desktop.domain.search import SearchQuery  # noqa: E402
from tests.bench.report import report  # noqa: E402

KEY = b"\x07" * 32
CHAT = 20
"""Messages of a chat."""
END = datetime(2026, 11, 22, tzinfo=UTC)
DAYS = 900
VOCABULARY = 40_000
COMMON = """
    the of and to a in is it you that he was for on are with as his they be at one have this from or had by hot but
    some what there we can out other were all your when up use word how said an each she which do their time if will
    way about many then them would write like so these her long make thing see him two has look more day could go come
    did my sound no most number who over know water than call first people may down side been now find any new work
    part take get place made live where after back little only round man year came show every good me give our under
    name very through just form much great think say help low line before turn cause same mean differ move right boy
    old too does tell sentence set three want air well also play small end put home read hand port large spell add
    even land here must big high such follow act why ask men change went light kind off need house picture try us
    again animal point mother world near build self earth father head stand own page should country found answer school
"""
ONSETS = (*"bcdfghlmnprstv", "st", "tr", "pl", "ch", "sh")
ENDINGS = ("", "", "", "s", "ed", "ing", "er", "ly", "ion", "ment", "able", "ness")
MODELS = ("ollama/llama3.2", "anthropic/claude-haiku-4-5", "openai/gpt-5.4-mini")
PEER_QUERIES = 6


def vocabulary(chance: random.Random) -> list[str]:
    """The commonest words of English, then words made of syllables, with the endings that words have."""
    syllables = [a + b for a in ONSETS for b in "aeiou"]
    words: dict[str, None] = dict.fromkeys(COMMON.split())
    while len(words) < VOCABULARY:
        stem = "".join(chance.choices(syllables, k=chance.choice((2, 2, 3, 3, 4)))) + chance.choice("tnrlmdkp")
        words[stem + chance.choice(ENDINGS)] = None
    return list(words)


def texts(chance: random.Random, words: list[str]) -> Iterator[str]:
    """Questions and answers in turn, endlessly."""
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    for number in itertools.count():
        length = max(2, int(chance.lognormvariate(2.4 if number % 2 == 0 else 4.4, 0.6)))
        said = chance.choices(words, cum_weights=weights, k=length)
        yield " ".join(said).capitalize() + ("?" if number % 2 == 0 else ".")


def insert(db: Any, count: int, chance: random.Random, words: list[str]) -> None:
    """Written as an older version left it: messages that no index knows yet."""
    text, hour = texts(chance, words), 3_600_000_000
    chats = count // CHAT
    start = int((END - timedelta(days=DAYS)).timestamp() * 1_000_000)
    step = DAYS * 24 * hour // chats
    for folder in range(20):
        db.conn.execute("INSERT INTO folder VALUES (?, ?, '', ?)", (f"f{folder}", f"Folder {folder}", folder))
    for number in range(chats):
        chat, at = f"{number:032x}", start + number * step
        title = " ".join(chance.sample(words[:2000], 5))
        folder = f"f{number % 40}" if number % 40 < 20 else None
        row = (chat, title, at, at, CHAT, f"{chat}-{CHAT - 1}", folder, number + 1)
        columns = "id, title, created_at, updated_at, messages, leaf_id, folder_id, number"
        db.conn.execute(f"INSERT INTO conversation ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        db.conn.execute("INSERT INTO title_index (rowid, title) VALUES (?, ?)", (number + 1, title))
        if number % 10 == 0:
            db.conn.execute("INSERT INTO tag VALUES (?, ?)", (chat, f"tag{number % 100}"))
        db.conn.executemany(
            "INSERT INTO message (id, conversation_id, parent_id, role, text, reasoning, created_at, complete, on_its_way,"
            " receipt) VALUES (?, ?, ?, ?, ?, '', ?, 1, 0, ?)",
            [
                (
                    f"{chat}-{i}",
                    chat,
                    f"{chat}-{i - 1}" if i else None,
                    "assistant" if i % 2 else "user",
                    next(text),
                    at + i * 60_000_000,
                    receipt(chance.choice(MODELS)) if i % 2 else None,
                )
                for i in range(CHAT)
            ],
        )
    db.conn.execute("INSERT INTO unread SELECT number FROM message")


def receipt(model: str) -> str:
    provider, _, name = model.partition("/")
    return json.dumps({"route": {"chosen": {"provider": provider, "model": name}, "attempts": []}})


async def filled(path: Path, count: int) -> tuple[Database, dict[str, float]]:
    """The store, and what it cost to index."""
    if path.exists():
        return await Database.open(path, KEY), {}
    database = await Database.open(path, KEY)
    chance = random.Random(1)
    words = vocabulary(chance)
    await database.write(lambda db: insert(db, count, chance, words))
    search, steps, cpu = SqliteSearch(database), [], process_time()
    while True:
        start = perf_counter()
        more = await search.index_more()
        steps.append((perf_counter() - start) * 1000)
        if not more:
            break
    steps.sort()
    return database, {
        "index_cpu_s": process_time() - cpu,
        "index_step_p95_ms": steps[int(len(steps) * 0.95)],
        "index_step_max_ms": steps[-1],
    }


def typed(chance: random.Random, words: list[str]) -> list[str]:
    """What a person types in search of something: common and rare words, two of them, a phrase, an excluded one."""
    rare = chance.sample(words[2000:], 8)
    common, usual = chance.sample(words[:60], 5), chance.sample(words[60:2000], 8)
    return [
        *common,
        *usual,
        *rare,
        *(f"{a} {b}" for a, b in zip(common, usual, strict=False)),
        *(f"{a} {b}" for a, b in zip(usual, rare, strict=True)),
        *(f'"{a} {b}"' for a, b in zip(common, reversed(common), strict=True)),
        f"{usual[0]} -{common[0]}",
        "the of and to",
    ]


def filters(number: int) -> dict[str, Any]:
    since = END - timedelta(days=DAYS * (number % 9 + 1) / 10)
    return (
        {"folder_id": f"f{number % 20}"},
        {"tag": f"tag{number % 10 * 10}"},
        {"role": "user"},
        {"model": MODELS[number % 3]},
        {"since": since, "until": since + timedelta(days=30)},
        {"conversation_id": f"{number % 5000:032x}"},
    )[number % 6]


async def measured(search: SqliteSearch, query: SearchQuery) -> float:
    start = perf_counter()
    await search.search(query)
    return (perf_counter() - start) * 1000


def spread(name: str, values: list[float]) -> dict[str, float]:
    values = sorted(values)
    return {
        f"{name}_p50_ms": statistics.median(values),
        f"{name}_p95_ms": values[int(len(values) * 0.95)],
        f"{name}_max_ms": values[-1],
    }


async def like(database: Database, words: str) -> float:
    """The same question as Open WebUI puts it: the newest 50 chats with the words somewhere."""
    sql = """SELECT c.id FROM conversation c WHERE c.title LIKE ?1 OR EXISTS
             (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.text LIKE ?1)
             ORDER BY c.updated_at DESC LIMIT 50"""
    start = perf_counter()
    await database.search(lambda db: db.execute(sql, [f"%{words}%"]).fetchall())
    return (perf_counter() - start) * 1000


async def measure(path: Path, count: int, slowest: int) -> None:
    database, indexing = await filled(path, count)
    search, chance = SqliteSearch(database), random.Random(2)
    words = vocabulary(random.Random(1))
    queries = typed(chance, words)
    await measured(search, SearchQuery("warm"))
    plain, narrowed, told = [], [], []
    for number, query in enumerate(queries):
        for length in range(1, len(query) + 1):
            plain.append(await measured(search, SearchQuery(query[:length])))
            told.append((plain[-1], query[:length], {}))
            if length in (2, 4) or length == len(query):
                narrow = filters(number + length)
                narrowed.append(await measured(search, SearchQuery(query[:length], **narrow)))
                told.append((narrowed[-1], query[:length], narrow))
    for cost, query, narrow in sorted(told, key=lambda row: -row[0])[:slowest]:
        print(f"{cost:8.1f} ms  {query!r} {narrow}")
    peers = [await like(database, query.split()[-1]) for query in chance.sample(queries[:21], PEER_QUERIES)]
    rows = await database.read(lambda db: db.execute("SELECT count(*) FROM found").fetchone()[0])
    await database.aclose()
    figures = {
        "messages": rows,
        "store_megabytes": os.path.getsize(path) / 1e6,
        **indexing,
        "searches": len(plain) + len(narrowed),
        **spread("typed", plain),
        **spread("filtered", narrowed),
        **spread("all", plain + narrowed),
        "like_p50_ms": statistics.median(peers),
        "times_faster_than_like": statistics.median(peers) / statistics.median(plain),
    }
    report("search", figures, {"all_p95_ms": ("<= 20", lambda f: f["all_p95_ms"] <= 20)})


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--messages", type=int, default=200_000)
    options.add_argument("--store", type=Path)
    options.add_argument("--slowest", type=int, default=0, help="show so many of the slowest searches")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(given.store or Path(folder) / "soulfra.db", given.messages, given.slowest))


if __name__ == "__main__":
    main()
