"""A file that says it is ours may have been written by anybody: it brings in chats, and nothing that breaks."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.adapters.transfer import reader, soulfra
from soulfra_desktop.domain.shelf import TAG_LIMIT
from soulfra_desktop.domain.transfer import ChatTree
from tests.desktop.adapters.transfer.test_hostile import chat, node

AT = "2024-01-01T00:00:00+00:00"


def message(identity: str, parent: str | None, role: str, **changes: object) -> dict[str, object]:
    row = {"id": identity, "parent_id": parent, "role": role, "text": identity, "created_at": AT}
    return {**row, "reasoning": "", "complete": True, "receipt": None, "attachments": [], **changes}


def ours(identity: str = "c", messages: list[dict[str, object]] | None = None, **changes: object) -> dict[str, object]:
    """One chat of a question and an answer, or of `messages`."""
    rows = messages or [message("q", None, "user"), message("a", "q", "assistant")]
    item = {"id": identity, "title": "t", "created_at": AT, "updated_at": AT, "leaf_id": rows[-1]["id"]}
    return {**item, "messages": rows, **changes}


def export(*chats: dict[str, object]) -> str:
    return json.dumps({"format": soulfra.FORMAT, "version": 1, "chats": chats})


def read(item: dict[str, object]) -> ChatTree:
    tree = soulfra.read(json.loads(json.dumps(item)))
    assert tree is not None
    return tree


@pytest.mark.parametrize("receipt", [5, [1], {"route": []}, {"route": {"chosen": None, "local": "no"}}])
def test_an_answer_whose_receipt_is_nonsense_comes_in_without_it(receipt):
    tree = read(ours(messages=[message("a", None, "assistant", receipt=receipt)]))
    assert tree.messages[0].text == "a"
    assert tree.messages[0].receipt is None


def _spoil(db, receipt: str) -> None:
    db.execute("UPDATE message SET receipt = ? WHERE id = 'a'", [receipt])


async def test_an_answer_whose_stored_receipt_is_nonsense_can_be_read_all_the_same():
    store = await open_in_memory()
    try:
        await store.trees.add_tree(read(ours()))
        for nonsense in ('{"route": 5}', "not JSON", "[]", '{"route": {"reason": 7}}'):
            write = partial(_spoil, receipt=nonsense)
            await store.database.write(write)
            answer = (await store.conversations.messages("c"))[1]
            assert (answer.text, answer.receipt) == ("a", None)
    finally:
        await store.aclose()


@pytest.mark.parametrize("model", ["garbage", "/", "a/", 5, ["a/b"], "a/\nb", "\0"])
def test_a_model_that_no_model_can_be_called_is_none(model):
    assert read(ours(model=model)).conversation.model is None


def test_names_have_the_lengths_that_lists_can_show():
    tree = read(
        ours(
            title="t" * 10_000,
            folder={"id": "f", "name": "line\nline " * 1_000},
            tags=[f"{number}" for number in range(10_000)] + ["x" * 10_000, "a\nb", " "],
            source="nobody",
        )
    )
    assert len(tree.conversation.title) <= soulfra.LONGEST_TITLE
    assert len(tree.folder) <= 100
    assert "\n" not in tree.folder
    assert len(tree.conversation.tags) <= 100
    assert all(0 < len(tag) <= TAG_LIMIT for tag in tree.conversation.tags)
    assert tree.conversation.source == ""


@pytest.mark.parametrize(
    "ahead", ["2199-12-31T23:59:59+00:00", "9999-12-31T23:59:59-14:00", "2090-01-01T00:00:00+00:00"]
)
def test_nothing_comes_from_a_time_far_ahead(ahead, tmp_path):
    soon = datetime.now(UTC) + timedelta(days=2)
    tree = read(ours(messages=[message("q", None, "user", created_at=ahead)], updated_at=ahead))
    assert tree.conversation.updated_at < soon
    assert tree.messages[0].created_at < soon
    theirs = tmp_path / "conversations.json"
    when = datetime.fromisoformat(ahead).year * 365 * 86400 - 1970 * 365 * 86400
    theirs.write_text(json.dumps([chat("x", node("a", None), create_time=when, update_time=ahead)]))
    (tree,) = reader.chats(theirs)
    assert isinstance(tree, ChatTree)
    assert tree.conversation.updated_at < soon


def test_each_thread_of_a_large_zip_of_jan_is_found_at_once(tmp_path):
    """Not by a time: by how often all names are gone through."""
    path = tmp_path / "jan.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(300):
            archive.writestr(f"threads/{number}/thread.json", json.dumps({"id": str(number), "title": "x"}))
            row = {"id": "m", "role": "user", "content": [{"type": "text", "text": {"value": "hello"}}]}
            archive.writestr(f"threads/{number}/messages.jsonl", json.dumps(row))
    gone_through = 0

    class Counting(reader.Container):
        @property
        def names(self) -> list[str]:
            nonlocal gone_through
            gone_through += 1
            return super().names

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "Container", Counting)
        assert sum(isinstance(one, ChatTree) for one in reader.chats(path)) == 300
    assert gone_through < 10
