"""Runs the real `soulfra` command as a person would, in a home of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.servers import forks

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "http://127.0.0.1:9"
"""A port on which nothing answers."""
CLEARED = (
    "OPENAI_",
    "ANTHROPIC_",
    "OLLAMA_",
    "SOULFRA_",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "DBUS_",
    "DISPLAY",
    "WAYLAND",
    "QT_",
)


@dataclass
class Soulfra:
    """One home. `variables` are added to the environment; without them there is no Ollama and no key."""

    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(CLEARED)}
        ours = {"SOULFRA_HOME": str(self.home), "SOULFRA_PASSPHRASE": "story", "OLLAMA_HOST": NOWHERE}
        return {**kept, **ours, **self.variables}

    def start(
        self, *arguments: str, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.PIPE
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "soulfra_desktop", *arguments],
            cwd=ROOT,
            env=self.environment(),
            bufsize=0,
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
        )

    def run(self, *arguments: str, text: str | bytes | None = None) -> Outcome:
        given = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
        environment = self.environment()
        if forks.possible(environment):
            status, written, told = forks.run(forks.COMMAND, arguments, environment, given)
            return Outcome(status, written.decode(), told.decode())
        process = self.start(*arguments, stdin=subprocess.DEVNULL if text is None else subprocess.PIPE)
        out, err = process.communicate(given, timeout=120)
        return Outcome(process.returncode, out.decode(), err.decode())

    def interrupt_after_first_words(self, *arguments: str) -> Outcome:
        """Ctrl-C as soon as something has arrived on standard output."""
        process = self.start(*arguments)
        assert process.stdout is not None
        first = process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
        return Outcome(process.returncode, (first + out).decode(), err.decode())


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)
