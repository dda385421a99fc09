"""Documents by the command: added, asked about, killed, changed, moved, deleted, forgotten; nothing leaves this machine."""

from __future__ import annotations

import asyncio
import json
import time

import pytest

from soulfra_desktop.adapters.secrets import SystemKeyring
from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.adapters.unlock import unlock
from soulfra_desktop.domain.knowledge import RecallQuery
from tests.desktop.adapters.sqlite.decrypted import everything

GUARD = """
import os, socket
real = socket.socket.connect
def connect(self, address):
    if self.family != socket.AF_UNIX and str(address[0]) not in ("127.0.0.1", "::1", "localhost"):
        open(os.environ["TRIED"], "a").write(f"{address}\\n")
        raise ConnectionRefusedError("beyond this machine")
    return real(self, address)
socket.socket.connect = connect
"""


@pytest.fixture
def guarded(soulfra, tmp_path):
    """Every connection beyond this machine is refused, in the command and in all processes that it starts."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    tried = tmp_path / "tried"
    soulfra.variables |= {"PYTHONPATH": str(tmp_path / "guard"), "TRIED": str(tried)}
    yield soulfra
    assert not tried.exists(), tried.read_text()


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    (folder / "flat" / "2026").mkdir(parents=True)
    (folder / "flat" / "2026" / "lease.txt").write_text(
        "The lease for the flat in Bern ends on 30 June 2027. The rent is due on the third of each month."
    )
    (folder / "boiler.md").write_text("# Boiler\n\nServiced in March by Mr Odermatt. The filter was replaced.\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    (folder / "node_modules").mkdir()
    (folder / "node_modules" / "readme.md").write_text("Serviced by nobody.")
    return folder


def run(soulfra, *arguments):
    """In a process of its own, which reads its environment itself."""
    process = soulfra.start(*arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out.decode(), err.decode()


def found(soulfra, question, *more):
    status, out, err = run(soulfra, "recall", question, "--json", *more)
    assert status == 0, err
    return json.loads(out)["passages"]


def said(soulfra, words):
    """The passages that have one of the words, as the store finds them."""

    async def look():
        store = await open_store(soulfra.home, "story")
        try:
            hits = await store.passages.matching(RecallQuery(words), 1_000)
            return await store.passages.passages([hit.passage_id for hit in hits])
        finally:
            await store.aclose()

    return asyncio.run(look())


def kept(soulfra):
    """What the store has of the documents."""

    async def read():
        store = await open_store(soulfra.home, "story")
        try:
            return {one.name: one for one in await store.documents.documents()}
        finally:
            await store.aclose()

    return asyncio.run(read())


def test_a_folder_is_added_and_asked_about_and_a_broken_file_fails_alone(guarded, papers):
    status, out, err = run(guarded, "add", str(papers))
    assert status == 1, "one of them failed"
    assert "2 of 3 can be found." in out
    (failed,) = [line for line in out.splitlines() if line.startswith("failed")]
    assert "broken.pdf" in failed
    assert len(failed.split(": ", 1)[1]) > 10, "a reason"
    assert "1 made by programs" in err
    (first, *_) = found(guarded, "When does my tenancy end?", "-k", "3")
    assert first["file"] == str(papers / "flat" / "2026" / "lease.txt")
    text = (papers / "flat" / "2026" / "lease.txt").read_text()
    assert text[first["start"] : first["end"]] == first["text"]
    assert 0 < first["score"] <= 1
    _, shown, _ = run(guarded, "recall", "Who looked after the heating?", "-k", "1")
    assert shown.startswith(f"1. {papers / 'boiler.md'} › Boiler")


def test_a_command_that_is_killed_is_gone_on_with_and_nothing_is_there_twice(soulfra, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(16):
        (folder / f"{number}.txt").write_text(
            "\n\n".join(f"Entry {number}.{part}: tide {'sea ' * 60}" for part in range(4))
        )
    for _ in range(2):
        process = soulfra.start("add", str(folder))
        assert process.stdout is not None
        process.stdout.read(1)
        time.sleep(0.1)
        process.kill()
        process.communicate()
    before = kept(soulfra)
    assert {one.state for one in before.values()} > {"waiting"} or len(before) == 16
    status, out, _ = run(soulfra, "add", str(folder))
    assert (status, out.splitlines()[-1]) == (0, "16 of 16 can be found.")
    after = kept(soulfra)
    assert {one.state for one in after.values()} == {"ready"}
    assert {name: one.id for name, one in after.items()} == {name: one.id for name, one in before.items()}
    passages = said(soulfra, "tide")
    assert len(passages) == len({(one.source_id, one.start) for one in passages})
    assert sum(one.chunks for one in after.values()) == len(passages)


def test_a_watched_folder_is_found_as_it_is_after_files_changed_moved_and_went(soulfra, papers):
    (papers / "broken.pdf").unlink()
    (papers / "gone.txt").write_text("The password of the allotment's shed is kept by Frau Ruchti.")
    assert run(soulfra, "add", "--watch", str(papers))[0] == 0
    before = kept(soulfra)
    (papers / "boiler.md").write_text("# Boiler\n\nServiced in October by Ms Nyffeler. A pump was put in.\n")
    (papers / "flat" / "2026" / "lease.txt").rename(papers / "contract.txt")
    (papers / "gone.txt").unlink()
    assert run(soulfra, "add", "--watch", str(papers))[0] == 0
    after = kept(soulfra)
    assert after["contract.txt"].id == before["lease.txt"].id
    assert after["gone.txt"].state == "missing"
    assert said(soulfra, "Odermatt Ruchti shed") == []
    assert "Nyffeler" in said(soulfra, "boiler")[0].text
    assert said(soulfra, "lease")[0].path == str(papers / "contract.txt")


def test_what_is_forgotten_is_in_no_file_of_the_home(soulfra, papers):
    canary = "zebulonquartz"
    (papers / f"{canary}.txt").write_text(f"The {canary} is hidden under the third stone. {canary.upper()} again.")
    run(soulfra, "add", str(papers))
    assert not without_a_trace(soulfra, canary)
    (first,) = said(soulfra, canary)
    backup = soulfra.home / "soulfra.db.before-m0099_test"
    backup.write_bytes((soulfra.home / "soulfra.db").read_bytes())
    status, out, _ = run(soulfra, "forget", first.source_id[:8])
    assert status == 0
    assert f"“{canary}.txt”" in out
    assert "1 copies of the store" in out
    assert not backup.exists()
    assert said(soulfra, canary) == []
    assert without_a_trace(soulfra, canary)
    assert run(soulfra, "forget", first.source_id)[0] == 1


def test_a_message_and_a_chat_are_forgotten_with_what_was_made_of_them(soulfra, faulty):
    canary = "quillonberry"
    soulfra.variables |= {"OPENAI_API_KEY": "sk-x", "OPENAI_BASE_URL": f"{faulty.url}/v1"}
    assert run(soulfra, "ask", "--model", "openai/plain", f"The {canary} code is 7.")[0] in (0, 3)
    (hit, *_) = found(soulfra, canary)
    status, out, _ = run(soulfra, "forget", hit["source_id"])
    assert (status, out.splitlines()[0][:11]) == (0, "The message")
    assert without_a_trace(soulfra, canary)
    (chat,) = soulfra.run("chats", "list", "--json").json
    assert chat["title"] == "(forgotten)"
    assert run(soulfra, "forget", chat["id"])[0] == 0
    assert soulfra.run("chats", "list", "--json").json == []


def without_a_trace(soulfra, canary):
    """No byte of it lies in the home, neither as it is nor for who has the key."""
    found = asyncio.run(unlock(soulfra.home, "story", SystemKeyring()))
    assert found.key is not None
    return canary.encode() not in everything(soulfra.home, found.key).lower()
