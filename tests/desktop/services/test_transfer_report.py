"""What an import tells of itself is so: for chats in the trash, chats on their way out of it, and chats in parts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.search import SearchQuery
from soulfra_desktop.domain.shelf import Folder, Shelf
from soulfra_desktop.domain.transfer import ExportPlan, ImportReport
from soulfra_desktop.services import transfer as service_of_transfer
from tests.desktop.adapters.transfer.test_own_format import AT, export, message, ours
from tests.desktop.services.test_transfer import exported, imported, service


@pytest.fixture
async def store():
    made = await open_in_memory()
    yield made
    await made.aclose()


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.added, report.grown, report.unchanged, report.trashed, report.messages


async def shown(store) -> dict[str, int]:
    return {chat.id: chat.messages for chat in await store.conversations.conversations()}


@pytest.fixture
def file(tmp_path):
    def written(*chats):
        path = tmp_path / "chats.json"
        path.write_text(export(*chats))
        return path

    return written


async def test_a_chat_in_the_trash_is_told_as_such_and_stays_there(store, file):
    assert counts(await imported(service(store), file(ours()))) == (1, 0, 0, 0, 2)
    await store.organiser.delete(["c"])
    assert counts(await imported(service(store), file(ours()))) == (0, 0, 0, 1, 0)
    more = ours(messages=[message("q", None, "user"), message("a", "q", "assistant"), message("b", "a", "user")])
    assert counts(await imported(service(store), file(more))) == (0, 0, 0, 1, 1)
    assert await shown(store) == {}
    await store.organiser.restore(["c"])
    assert await shown(store) == {"c": 3}


async def test_a_chat_whose_removal_was_interrupted_comes_in_anew(store, file, monkeypatch):
    await imported(service(store), file(ours(title="former")))
    await store.organiser.delete(["c"])

    async def killed():
        pass

    with monkeypatch.context() as patch:
        patch.setattr(store.organiser, "_remove", killed)
        await store.organiser.purge(["c"])
    assert await store.trees.place("c") is None
    assert counts(await imported(service(store), file(ours(title="anew")))) == (1, 0, 0, 0, 2)
    await store.organiser.purge_expired(datetime(2000, 1, 1, tzinfo=UTC))
    assert await shown(store) == {"c": 2}
    (chat,) = await store.conversations.conversations()
    assert chat.title == "anew"
    assert len((await store.search.search(SearchQuery("anew"))).hits) == 1
    assert (await store.search.search(SearchQuery("former"))).hits == ()


async def test_a_chat_with_a_message_of_another_is_left_out_whole_and_told(store, file):
    await imported(service(store), file(ours()))
    rows = [message("b0", None, "user"), *(message(f"b{n}", f"b{n - 1}", "user") for n in range(1, 450))]
    rows[300]["id"] = rows[301]["parent_id"] = "a"
    report = await imported(service(store), file(ours("half", rows)))
    assert counts(report) == (0, 0, 0, 0, 0)
    (spoilt,) = report.spoilt
    assert "another chat" in spoilt.reason
    assert await shown(store) == {"c": 2}
    assert await store.trees.place("half") is None


async def test_what_was_cut_by_a_crash_is_made_whole_by_the_next_import(store, file, monkeypatch):
    rows = [message("b0", None, "user"), *(message(f"b{n}", f"b{n - 1}", "user") for n in range(1, 450))]
    write, writes = store.database.write, 0

    async def dies(do):
        nonlocal writes
        writes += 1
        if writes == 2:
            raise RuntimeError("killed")
        return await write(do)

    with monkeypatch.context() as patch:
        patch.setattr(store.database, "write", dies)
        with pytest.raises(RuntimeError, match="killed"):
            await imported(service(store), file(ours("long", rows)))
    assert 0 < (await shown(store))["long"] < 450
    report = await imported(service(store), file(ours("long", rows)))
    assert (report.added, report.grown) == (0, 1)
    assert await shown(store) == {"long": 450}
    (chat,) = await store.conversations.conversations()
    assert chat.leaf_id == "b449"


async def test_what_is_too_much_to_tell_is_counted(store, file, monkeypatch):
    monkeypatch.setattr(service_of_transfer, "MOST_TOLD", 3)
    report = await imported(service(store), file(*({"id": 5, "messages": [], "leaf_id": ""} for _ in range(5)), ours()))
    assert (len(report.spoilt), report.untold, report.added) == (3, 2, 1)


async def test_a_chat_that_brings_nothing_new_stays_where_it_is_in_the_list(store, file):
    await imported(service(store), file(ours()))
    await imported(service(store), file(ours(updated_at="2025-06-01T00:00:00+00:00")))
    (chat,) = await store.conversations.conversations()
    assert chat.updated_at.isoformat() == AT


async def test_a_folders_instructions_come_along_and_never_replace_those_that_are_there(store, tmp_path):
    await store.organiser.save_folder(Folder("f", "Work", "Be brief."))
    await imported(service(store), _written(tmp_path / "in.json", ours(folder={"id": "x", "name": "Work"})))
    out = await exported(service(store), ["c"], ExportPlan(tmp_path / "out.json", "json"))
    assert json.loads(out.read_text())["chats"][0]["folder"]["system_prompt"] == "Be brief."
    second = await open_in_memory()
    try:
        for _ in range(2):
            await imported(service(second), out)
            folders = await second.organiser.folders()
            assert [(f.name, f.system_prompt, f.chats) for f in folders] == [("Work", "Be brief.", 1)]
        (folder,) = await second.organiser.folders()
        work = {"name": "Work", "system_prompt": "Theirs."}
        await second.organiser.save_folder(replace(folder, system_prompt="Mine."))
        await imported(
            service(second), _written(tmp_path / "in.json", ours("d", [message("x", None, "user")], folder=work))
        )
        await imported(service(second), out)
        (folder,) = await second.organiser.folders()
        assert folder.system_prompt == "Mine."
        assert len(await second.conversations.conversations(9, None, Shelf(folder_id=folder.id))) == 2
    finally:
        await second.aclose()


def _written(path, *chats):
    path.write_text(export(*chats))
    return path
