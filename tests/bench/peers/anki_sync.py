"""Notes from one Anki collection over Anki's own sync server to another: one JSON line, for tests/bench/sync.py."""

from __future__ import annotations

import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from anki.collection import AddNoteRequest, Collection  # pyright: ignore[reportMissingImports]  # the peer has an environment of its own

SINGLES = 20


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0


def signed_in(path: Path, url: str, upload: bool):
    """A collection that has been synced whole once, and its way in."""
    collection = Collection(str(path))
    auth = collection.sync_login("ann", "secret", url)
    collection.sync_collection(auth, False)
    collection.close_for_full_sync()
    collection.full_upload_or_download(auth=auth, server_usn=None, upload=upload)
    collection.reopen(after_full_sync=True)
    return collection, auth


def add(collection: Collection, count: int) -> None:
    kind, deck = collection.models.by_name("Basic"), collection.decks.id("Default")
    requests = []
    for _ in range(count):
        note = collection.new_note(kind)
        note["Front"], note["Back"] = secrets.token_hex(50), secrets.token_hex(20)
        requests.append(AddNoteRequest(note, deck))
    collection.add_notes(requests)


def main() -> None:
    count, port, folder = int(sys.argv[1]), free_port(), Path(tempfile.mkdtemp(prefix="anki_peer_"))
    settings = {"SYNC_USER1": "ann:secret", "SYNC_BASE": str(folder / "server"), "SYNC_HOST": "127.0.0.1"}
    environment = {**os.environ, **settings, "SYNC_PORT": str(port), "RUST_LOG": "error"}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen([sys.executable, "-m", "anki.syncserver"], env=environment, stdout=quiet, stderr=quiet)
    try:
        end = time.monotonic() + 30
        while not answers(port):
            if time.monotonic() > end:
                sys.exit("anki's server did not start")
            time.sleep(0.05)
        url = f"http://127.0.0.1:{port}/"
        a, auth_a = signed_in(folder / "a.anki2", url, upload=True)
        b, auth_b = signed_in(folder / "b.anki2", url, upload=False)
        add(a, count)
        cpu, own, start = cpu_of(server.pid), time.process_time(), time.perf_counter()
        a.sync_collection(auth_a, False)
        up = time.perf_counter() - start
        b.sync_collection(auth_b, False)
        both = time.perf_counter() - start
        cpu, own = cpu_of(server.pid) - cpu, time.process_time() - own
        if b.note_count() != count:
            sys.exit("not all notes arrived")
        singles = []
        for _ in range(SINGLES):
            add(a, 1)
            start = time.perf_counter()
            a.sync_collection(auth_a, False)
            b.sync_collection(auth_b, False)
            singles.append(time.perf_counter() - start)
        found = {
            "up_s": up,
            "down_s": both - up,
            "server_us": 1e6 * cpu / count,
            "clients_us": 1e6 * own / count,
            "single_ms": 1e3 * statistics.median(singles),
        }
        print(json.dumps(found))
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    main()
