"""The engine's process: it ends with its parent, its death is told and mended, and it never stops the parent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from soulfra_desktop.adapters.providers import engine as engine_module
from soulfra_desktop.adapters.providers.engine import FROZEN_OPTION, Engine, EngineCannotLoad, EngineDied
from tests.servers.real_model import STARTER_FILE

STORY = {"messages": [{"role": "user", "content": "Tell me a long story."}], "max_tokens": 200, "stream": True}
OURS = engine_module.MODULE
WORD = {"messages": [{"role": "user", "content": "Say hello."}], "max_tokens": 4, "stream": True}


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


def words(engine: Engine, body: dict[str, Any]) -> str:
    """The whole answer."""
    said: list[str] = []

    def emit(chunk: dict[str, Any]) -> bool:
        said.extend(choice["delta"].get("content") or "" for choice in chunk.get("choices", ()))
        return False

    engine.answer(STARTER_FILE, 1, body, emit).result(60)
    return "".join(said)


def gone(pid: int, seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


def test_no_process_is_there_before_the_first_answer_and_none_after_closing(engine: Engine) -> None:
    assert engine.pid is None
    assert words(engine, WORD)
    pid = engine.pid
    assert pid is not None
    engine.close()
    assert gone(pid)


def test_a_process_that_dies_in_mid_answer_is_told_and_the_next_answer_has_another(engine: Engine) -> None:
    killed: list[int] = []

    def emit(chunk: dict[str, Any]) -> bool:
        if chunk.get("choices") and not killed and engine.pid:
            killed.append(engine.pid)
            psutil.Process(engine.pid).send_signal(signal.SIGKILL)
        return False

    with pytest.raises(EngineDied):
        engine.answer(STARTER_FILE, 1, STORY, emit).result(60)
    assert words(engine, WORD)
    assert engine.pid not in (None, *killed)


def test_a_file_that_is_no_model_leaves_the_process_ready_for_the_next(engine: Engine, tmp_path: Path) -> None:
    nonsense = tmp_path / "nonsense.gguf"
    nonsense.write_bytes(b"GGUF" + bytes(2000))
    with pytest.raises(EngineCannotLoad):
        engine.answer(nonsense, 1, WORD, lambda _: False).result(60)
    assert words(engine, WORD)


def test_stopping_frees_the_engine_at_once(engine: Engine) -> None:
    chunks: list[dict[str, Any]] = []

    def emit(chunk: dict[str, Any]) -> bool:
        chunks.append(chunk)
        return sum(bool(one.get("choices")) for one in chunks) >= 3

    engine.answer(STARTER_FILE, 1, STORY, emit).result(60)
    assert sum(bool(one.get("choices")) for one in chunks) == 3
    assert words(engine, WORD)


def test_the_process_ends_when_its_parent_is_killed() -> None:
    script = f"""
import time
from pathlib import Path
from soulfra_desktop.adapters.providers.engine import Engine
engine = Engine()
engine.answer(Path({str(STARTER_FILE)!r}), 1, {STORY!r}, lambda chunk: bool(print(engine.pid, flush=True))).result(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pids = (line.strip() for line in parent.stdout)
    pid = int(next(line for line in pids if line.isdigit()))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert gone(pid)


def test_the_app_itself_never_loads_the_engine(engine: Engine) -> None:
    script = f"""
import sys
from pathlib import Path
from soulfra_desktop.adapters.providers.engine import Engine
engine = Engine()
engine.answer(Path({str(STARTER_FILE)!r}), 1, {WORD!r}, lambda chunk: False).result(60)
engine.close()
print("xllamacpp" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "False\n"


def test_the_process_listens_nowhere(engine: Engine) -> None:
    words(engine, WORD)
    assert engine.pid is not None
    process = psutil.Process(engine.pid)
    assert [c for c in process.net_connections("inet") if c.status == psutil.CONN_LISTEN] == []
    assert [c for c in process.net_connections("unix") if str(c.laddr) and Path(str(c.laddr)).exists()] == []


def test_a_packaged_app_serves_as_the_engine_when_it_calls_itself_so() -> None:
    command = [sys.executable, "-m", "soulfra_desktop", FROZEN_OPTION]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    asked = {"answer": 7, "model": str(STARTER_FILE), "threads": 1, "body": WORD}
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    ended = next(line for line in process.stdout if "ended" in json.loads(line))
    assert json.loads(ended) == {"answer": 7, "ended": ""}
    process.stdin.close()
    assert process.wait(60) == 0
    process.stdout.close()


def standing_in(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str) -> None:
    """The next process is a program that reads what is asked and does this."""
    (folder / "broken_engine.py").write_text(
        f"import json, sys, time\nasked = json.loads(sys.stdin.readline())\n{then}\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    monkeypatch.setattr(engine_module, "MODULE", "broken_engine")


@pytest.mark.parametrize(
    "line",
    [
        "garbage",
        "[1]",
        "5",
        "{}",
        '{"answer": 0}',
        '{"answer": 0, "chunk": 5}',
        '{"answer": 0, "ended": 5}',
        '{"answer": 0, "ended": [], "chunk": {}}',
        '{"answer": 99, "ended": ""}',
        '{"answer": 99, "chunk": {}}',
        "[" * 200_000,
    ],
    ids=lambda line: line[:30],
)
def test_a_line_of_another_protocol_ends_the_process_and_the_next_answer_has_another(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    standing_in(tmp_path, monkeypatch, f"print({line!r}, flush=True)")
    with pytest.raises(EngineDied):
        engine.answer(STARTER_FILE, 1, WORD, lambda _: False).result(60)
    assert engine.pid is None
    monkeypatch.undo()
    assert words(engine, WORD)


def test_an_engine_that_hangs_is_ended_once_nobody_wants_its_answer(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing_in(tmp_path, monkeypatch, "time.sleep(600)")
    monkeypatch.setattr(engine_module, "STOPPING_SECONDS", 0.1)
    monkeypatch.setattr(engine_module, "LOOKING_SECONDS", 0.02)
    stopped = threading.Event()
    hanging = engine.answer(STARTER_FILE, 1, WORD, lambda _: stopped.is_set())
    following = engine.answer(STARTER_FILE, 1, WORD, lambda _: False)
    deadline = time.monotonic() + 60
    while engine.pid is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert engine.pid is not None
    monkeypatch.setattr(engine_module, "MODULE", OURS)
    stopped.set()
    with pytest.raises(EngineDied):
        hanging.result(60)
    following.result(60)
