"""Chats go out and come back equal; coming twice adds nothing; an export is whole or not there."""

from __future__ import annotations

import errno
import json
import os
import tempfile
import zipfile
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.adapters.transfer import reader
from soulfra_desktop.adapters.transfer.writer import TransferWriter
from soulfra_desktop.domain.chat import AnswerOptions, Attachment, Conversation, Message
from soulfra_desktop.domain.errors import DiskFull, NotFound
from soulfra_desktop.domain.privacy import STRICTNESS
from soulfra_desktop.domain.routing import ModelRef, Receipt
from soulfra_desktop.domain.shelf import NO_RULES, FolderRules, Shelf
from soulfra_desktop.domain.transfer import ChatTree, ExportPlan, ExportReport, Found, ImportReport, Spoilt, file_name
from soulfra_desktop.domain.usage import FREE, Money
from soulfra_desktop.services.transfer import TransferService

IMPORTS = Path(__file__).parents[2] / "data" / "imports"
AT = datetime(2024, 11, 22, 12, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


class Here:
    """Reads in this process: test_reading.py tells that the other one hands over the same."""

    async def look(self, path: Path) -> Found:
        return reader.look(path)

    async def read(self, path: Path) -> AsyncIterator[ChatTree | Spoilt | None]:
        for one in reader.chats(path):
            yield one


def service(store) -> TransferService:
    return TransferService(Here(), TransferWriter(), store.trees, store.conversations)


async def imported(transfer: TransferService, path: Path) -> ImportReport:
    steps = [step async for step in transfer.import_from(path)]
    assert isinstance(steps[-1], ImportReport)
    return steps[-1]


async def exported(transfer: TransferService, ids, plan: ExportPlan) -> Path:
    steps = [step async for step in transfer.export_to(ids, plan)]
    assert isinstance(steps[-1], ExportReport)
    return Path(steps[-1].path)


@st.composite
def trees(draw) -> ChatTree:
    count = draw(st.integers(1, 8))
    messages: list[Message] = []
    for number in range(count):
        parent = draw(st.sampled_from([None, *(m.id for m in messages)])) if messages else None
        role = draw(st.sampled_from(["user", "assistant"]))
        receipt = Receipt(ModelRef("ollama", "llama3.2"), True, (), "why") if role == "assistant" else None
        files = (Attachment(draw(TEXT), "image/png", draw(st.binary(max_size=20))),) if role == "user" else ()
        at = AT + timedelta(seconds=number)
        messages.append(
            Message(f"m{number}", "c", parent, role, draw(TEXT), at, draw(st.booleans()), draw(TEXT), receipt, files)
        )
    folder = draw(st.sampled_from(["", "Work", "Häuser"]))
    conversation = Conversation(
        "c",
        draw(TEXT),
        AT,
        AT + timedelta(days=1),
        count,
        draw(st.sampled_from(messages)).id,
        draw(st.sampled_from([None, "ollama/llama3.2"])),
        draft=draw(TEXT),
        pinned=draw(st.booleans()),
        archived=draw(st.booleans()),
        folder_id="f1" if folder else None,
        tags=tuple(sorted(draw(st.sets(st.sampled_from(["a", "b", "ü"]))))),
        options=AnswerOptions(
            draw(st.none() | TEXT),
            draw(st.sampled_from([None, 0.5])),
            draw(st.none() | st.just(9)),
            draw(st.none() | st.sampled_from(STRICTNESS)),
            draw(st.none() | st.integers(0, 100)),
        ),
        source=draw(st.sampled_from(["", "chatgpt"])),
    )
    rules = FolderRules(draw(st.none() | st.sampled_from(STRICTNESS)), draw(st.none() | st.integers(0, 100)))
    return ChatTree(conversation, tuple(messages), folder, "", rules if folder else NO_RULES)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(tree=trees())
async def test_an_export_that_is_imported_into_an_empty_store_is_an_equal_tree(tree):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.json"
        first, second = await open_in_memory(), await open_in_memory()
        try:
            await first.trees.add_tree(tree)
            before = await first.trees.tree("c")
            await exported(service(first), ["c"], ExportPlan(path, "json"))
            report = await imported(service(second), path)
            assert (report.added, report.spoilt) == (1, ())
            assert await second.trees.tree("c") == before
            assert (await imported(service(second), path)).unchanged == 1
        finally:
            await first.aclose()
            await second.aclose()


@pytest.fixture
async def store():
    made = await open_in_memory()
    yield made
    await made.aclose()


@pytest.mark.parametrize("name", ["chatgpt", "claude", "open_webui", "jan"])
async def test_importing_twice_adds_nothing(store, name):
    first = await imported(service(store), IMPORTS / name)
    again = await imported(service(store), IMPORTS / name)
    assert first.added == 1
    assert first.messages >= 2
    assert (again.added, again.grown, again.unchanged, again.messages) == (0, 0, 1, 0)


async def test_a_chat_that_grew_gets_only_what_is_new(store, tmp_path):
    transfer = service(store)
    await imported(transfer, IMPORTS / "chatgpt")
    rows = json.loads((IMPORTS / "chatgpt" / "conversations.json").read_text())
    message = {"author": {"role": "user"}, "content": {"parts": ["Thanks"]}}
    rows[0]["mapping"]["later"] = {"id": "later", "parent": "answer2", "message": message}
    (tmp_path / "later.json").write_text(json.dumps(rows))
    report = await imported(transfer, tmp_path / "later.json")
    assert (report.added, report.grown, report.messages) == (0, 1, 1)


async def test_what_was_imported_costs_nothing_here(store):
    await imported(service(store), IMPORTS / "chatgpt")
    (conversation,) = await store.conversations.conversations(10, None, Shelf(place="archived"))
    assert conversation.cost == FREE


@pytest.mark.parametrize(
    ("local", "cost", "source"),
    [(False, Money(1_250), "soulfra"), (False, None, "soulfra"), (False, FREE, ""), (True, FREE, ""), (True, None, "")],
)
async def test_our_own_chat_that_was_paid_for_elsewhere_does_not_pass_as_free(store, tmp_path, local, cost, source):
    receipt = Receipt(ModelRef("openai", "gpt-4o"), local, (), "why", cost=cost)
    question = Message("q", "c", None, "user", "Why?", AT)
    answer = Message("a", "c", "q", "assistant", "Because.", AT, receipt=receipt)
    elsewhere = await open_in_memory()
    await elsewhere.trees.add_tree(ChatTree(Conversation("c", "Why", AT, AT, leaf_id="a"), (question, answer)))
    path = await exported(service(elsewhere), ["c"], ExportPlan(tmp_path / "out.json", "json"))
    await elsewhere.aclose()
    await imported(service(store), path)
    (conversation,) = await store.conversations.conversations()
    assert (conversation.cost, conversation.source) == (FREE, source)
    assert (await imported(service(store), path)).unchanged == 1


async def test_a_cancelled_import_keeps_whole_chats(store, tmp_path):
    row = json.loads((IMPORTS / "chatgpt" / "conversations.json").read_text())[0]
    rows = [{**row, "conversation_id": f"chat {n}", "is_archived": False} for n in range(20)]
    (tmp_path / "many.json").write_text(json.dumps(rows))
    async with aclosing(service(store).import_from(tmp_path / "many.json")) as steps:  # type: ignore[type-var]
        async for step in steps:
            if not isinstance(step, ImportReport) and step.done == 5:
                break
    chats = await store.conversations.conversations(100)
    assert len(chats) == 5
    assert {chat.messages for chat in chats} == {3}


async def test_many_chats_become_a_zip_with_names_that_every_system_takes(store, tmp_path):
    for number, title in enumerate(("a/b: c?", "A/B: C?", "CON", "..", "")):
        message = Message(f"m{number}", f"c{number}", None, "user", "hi", AT)
        await store.trees.add_tree(ChatTree(Conversation(f"c{number}", title, AT, AT, 1), (message,)))
    ids = await service(store).everything()
    path = await exported(service(store), ids, ExportPlan(tmp_path / "chats", "markdown"))
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    assert path.name == "chats.zip"
    assert len({name.casefold() for name in names}) == len(names) == 5
    assert {"_CON.md", "Chat.md", "Chat (2).md"} < set(names)
    assert os.listdir(tmp_path) == ["chats.zip"]


@given(title=st.text(max_size=300))
def test_a_files_name_is_safe_whatever_the_title(title):
    name = file_name(title)
    assert name
    assert name == name.strip(" .")
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert len(name.encode("utf-8", "replace")) <= 200


async def test_a_full_disk_leaves_no_half_file(store, tmp_path, monkeypatch):
    await imported(service(store), IMPORTS / "claude")
    ids = await service(store).everything()
    target = tmp_path / "out.json"
    target.write_text("the former export")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        await exported(service(store), ids, ExportPlan(target, "json"))
    assert os.listdir(tmp_path) == ["out.json"]
    assert target.read_text() == "the former export"


async def test_what_is_not_there_cannot_be_exported(store, tmp_path):
    with pytest.raises(NotFound):
        await exported(service(store), ["gone"], ExportPlan(tmp_path / "x.md", "markdown"))
    assert not os.listdir(tmp_path)


async def test_a_page_has_every_version_and_nothing_that_runs_or_is_fetched(store, tmp_path):
    evil = (
        "<script>alert(1)</script> ![x](https://evil.example/a.png) [y](javascript:alert(1))\n\n```python\nx = 1\n```"
    )
    messages = (
        Message("q", "c", None, "user", evil, AT),
        Message("a", "c", "q", "assistant", "first answer", AT),
        Message("b", "c", "q", "assistant", "second answer", AT),
    )
    await store.trees.add_tree(ChatTree(replace(Conversation("c", "<b>T</b>", AT, AT, 3), leaf_id="b"), messages))
    page = (await exported(service(store), ["c"], ExportPlan(tmp_path / "c.html", "html"))).read_text()
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert "first answer" in page
    assert "second answer" in page
    assert 'href="#m2"' in page
    assert "prefers-color-scheme:dark" in page
    text = (
        await exported(service(store), ["c"], ExportPlan(tmp_path / "c.md", "markdown", branches=False))
    ).read_text()
    assert "second answer" in text
    assert "first answer" not in text
    assert "1 more in other versions" in text
