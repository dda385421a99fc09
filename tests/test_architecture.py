"""The house rules (docs/architecture.md), each held by a machine."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.house import House, qt_outside, reached_through, strangers, taken_over, ways_round

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "soulfra_desktop"
SOURCES = sorted([*APP.rglob("*.py"), *(ROOT / "sync_server").rglob("*.py")])
OUTSIDE = ("adapters", "app")
"""Where threads may be used."""
pytestmark = pytest.mark.xdist_group("house rules")  # the code is read once for all of them
HEAVY = (
    "openai", "anthropic", "ollama", "chromadb", "onnxruntime", "torch", "stripe", "keyring", "xllamacpp", "pydantic_ai",
    "mcp", "httpx", "httpx2", "sqlite_utils", "sqlcipher3", "genai_prices", "tiktoken", "pygments", "markdown_it", "pydantic", "ziamath",
    "pyqtgraph", "numpy",
)  # fmt: skip


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    """Read once for all rules."""
    return ast.parse(path.read_text())


@cache
def calls(path: Path) -> frozenset[str]:
    """The dotted name of everything that is called."""
    return frozenset(ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module named by an import, wherever it stands."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return frozenset(found)


def breaking(found: Mapping[str, Collection[str]]) -> dict[str, Collection[str]]:
    """The files where something was found, each with what."""
    return {name: what for name, what in found.items() if what}


def test_rule_1_rooms_are_entered_downward_only():
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="module")
def house() -> House:
    return House.as_it_stands()


def test_rule_2_qt_stays_in_views_and_the_app_and_nothing_that_decides_loads_it(house):
    assert len(house.deciding()) >= 15
    assert list(qt_outside(house)) == []


def test_rule_2_qasync_is_named_in_one_module_and_ciphers_in_one_folder(house):
    assert house.importers("qasync") == {"soulfra_desktop.app.loop"}
    assert house.importers("nacl") == {
        f"soulfra_desktop.adapters.vault.{name}" for name in ("envelope", "keys", "passphrase")
    }
    assert list(strangers(house)) == []


def test_rule_5_views_know_no_service_and_a_state_is_replaced_by_its_owner_alone(house):
    assert list(ways_round(house)) == []


def broken(rule, **modules: str) -> list[str]:
    """What a rule says of a house of these modules; a `__` in a name is a dot."""
    return list(rule(House({name.replace("__", "."): text for name, text in modules.items()})))


QT = "from PySide6.QtCore import QTimer"
PRESENTER = "class ListPresenter: ..."


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        (qt_outside, "soulfra_desktop__services__chat", QT),
        (qt_outside, "soulfra_desktop__domain__chat", f"def late():\n    {QT}"),
        (qt_outside, "soulfra_desktop__adapters__home", "import importlib\nimportlib.import_module('PySide6.QtCore')"),
        (qt_outside, "sync_server__app", "try:\n    import PySide6\nexcept ImportError: ..."),
        (qt_outside, "soulfra_desktop__ui__transfer__export_presenter", f"{QT}\n{PRESENTER}"),
        (qt_outside, "soulfra_desktop__ui__shell__tray_state", f"{PRESENTER}\ndef late():\n    {QT}"),
        (qt_outside, "soulfra_desktop__ui__chat__odd", f"{QT}\nclass Odd:\n  def f(self): self.state = replace(self.state)"),
        (strangers, "soulfra_desktop__app__main", "from qasync import QEventLoop"),
        (strangers, "soulfra_desktop__adapters__web_pictures", "import cryptography.fernet"),
        (strangers, "soulfra_desktop__adapters__home", "def late():\n    from nacl import secret"),
        (strangers, "soulfra_desktop__adapters__unlock", "import sqlcipher3"),
        (ways_round, "soulfra_desktop__ui__chat__columns", f"{QT}\nfrom soulfra_desktop.services.chat import ChatService"),
        (ways_round, "soulfra_desktop__ui__kit__leaf", f"{QT}\nimport soulfra_desktop.services.catalog"),
        (ways_round, "soulfra_desktop__ui__chat__header",
         f"{QT}\nif TYPE_CHECKING:\n    from soulfra_desktop.services.ports import Clock"),
        (ways_round, "soulfra_desktop__ui__chat__header", f"{QT}\nclass A:\n  async def ask(self): ..."),
        (ways_round, "soulfra_desktop__ui__shelf__rows", "def f(presenter): presenter.state = None"),
        (ways_round, "soulfra_desktop__ui__shelf__rows", "def f(self): self._presenter.state.chats = ()"),
        (ways_round, "soulfra_desktop__ui__shelf__rows", "def f(self): self._presenter._load()"),
        (ways_round, "soulfra_desktop__ui__shelf__presenter", "@dataclass(slots=True)\nclass ShelfState: ..."),
    ],
)  # fmt: skip
def test_rules_2_and_5_find_what_breaks_them(rule, name, text):
    assert len(broken(rule, **{name: text})) == 1


def test_rule_2_finds_qt_behind_what_a_presenter_uses():
    found = broken(
        qt_outside,
        soulfra_desktop__ui__shelf__presenter=f"from soulfra_desktop.ui.shelf import words\n{PRESENTER}",
        soulfra_desktop__ui__shelf__words="def late():\n    from soulfra_desktop.ui.kit.theme import color",
        soulfra_desktop__ui__kit__theme=QT,
    )
    assert found == ["soulfra_desktop.ui.shelf.presenter decides, and loads Qt through soulfra_desktop.ui.kit.theme"]


def test_rules_2_and_5_let_pass_what_is_right():
    for rule in (qt_outside, strangers, ways_round):
        right = {
            "soulfra_desktop__ui__shelf__view": f"{QT}\nclass V:\n  def f(self): self.state = self._presenter.state",
            "soulfra_desktop__ui__shelf__presenter": f"if TYPE_CHECKING:\n    {QT}\n{PRESENTER}\n@dataclass(frozen=True)\nclass ShelfState: ...",
            "soulfra_desktop__app__loop": f"{QT}\nimport qasync",
            "soulfra_desktop__adapters__vault__keys": "import nacl.secret",
            "soulfra_desktop__adapters__sqlite__database": "import sqlcipher3",
        }  # fmt: skip
        assert broken(rule, **right) == []


def test_rule_3_only_adapters_and_the_app_leave_the_loops_thread():
    own = [path for path in SOURCES if path.is_relative_to(APP) and path.relative_to(APP).parts[0] not in OUTSIDE]
    started = {name_of(p): {"asyncio.to_thread", "threading.Thread", "QThread"} & calls(p) for p in own}
    loaded = {name_of(p): {"threading", "concurrent.futures"} & imports(p) for p in own}
    assert (breaking(started), breaking(loaded)) == ({}, {})


def test_rule_3_views_compute_beside_the_window_through_one_module_and_only_what_waits_for_nobody():
    pools = ("QThreadPool", "QRunnable", "QThread", "QtConcurrent")
    views = [path for path in SOURCES if "ui" in path.parts]
    assert [name_of(p) for p in views if any(pool in p.read_text() for pool in pools)] == [
        "soulfra_desktop/ui/kit/background.py"
    ]
    users = {p.stem for p in views if "soulfra_desktop.ui.kit.background" in imports(p) or _imports_background(p)}
    assert users == {"formulas", "pictures", "picture_viewer"}  # docs/decisions/0013
    worked = APP / "ui/kit/formula.py"
    assert {module.split(".")[0] for module in imports(worked)} <= {
        "__future__", "dataclasses", "re", "sys", "types", "ziamath"
    }  # fmt: skip
    assert "open" not in set(calls(worked))


def _imports_background(path: Path) -> bool:
    found = (node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom))
    return any(
        node.module == "soulfra_desktop.ui.kit" and "background" in [alias.name for alias in node.names]
        for node in found
    )


def test_rule_4_work_is_started_by_the_supervisor_alone():
    started = {
        name_of(path): {
            call
            for call in calls(path)
            if call.split(".")[-1] in ("create_task", "ensure_future", "asyncSlot")
            and call.split(".")[0] not in ("group", "tasks")
        }
        for path in SOURCES
        if path.name != "tasks.py"
    }
    assert breaking(started) == {}


def test_what_is_kept_goes_by_one_name(house):
    assert list(reached_through(house)) == []
    reaching = "def f(self): return self._everyday.core.store.organiser"
    assert broken(reached_through, soulfra_desktop__app__search_and_shelves=reaching) == [
        "soulfra_desktop.app.search_and_shelves: self._everyday.core.store"
    ]


def test_rule_5_nobody_wraps_anothers_callback(house):
    assert list(taken_over(house)) == []
    wrapping = (
        "def f(list):\n    chats, paint = list.chats, list.on_change\n    list.on_change = lambda state: paint(state)"
    )
    assert len(broken(taken_over, soulfra_desktop__app__other=wrapping)) == 1


def test_rule_6_foreign_exceptions_end_in_the_adapters():
    foreign = {"httpx", "httpx2", "openai", "anthropic", "ollama", "sqlite3", "sqlcipher3", "keyring", "json"}
    inner = [path for path in SOURCES if {"services", "domain"} & {*path.parts}]
    assert breaking({name_of(p): foreign & {module.split(".")[0] for module in imports(p)} for p in inner}) == {}


def test_rule_7_every_setting_that_is_read_is_a_declared_field():
    from soulfra_desktop.domain.settings import BY_NAME, Settings

    told = {name for name in vars(Settings) if not name.startswith("_")}
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith(
                ("settings.current", "_settings.current")
            ):
                assert node.attr in {*BY_NAME, *told}, f"{name_of(path)}: {node.attr}"


def test_rule_9_only_outbound_calls_a_provider():
    callers = [
        name_of(path)
        for path in sorted(APP.rglob("*.py"))
        if "adapters" not in path.parts and any(call.endswith(".stream") for call in calls(path))
    ]
    assert callers == ["soulfra_desktop/services/outbound.py"]


def test_rule_10_files_and_classes_stay_small():
    assert [name_of(path) for path in SOURCES if len(path.read_text().splitlines()) > 400] == []
    long = {
        name_of(path): {
            node.name
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ClassDef) and (node.end_lineno or 0) - node.lineno >= 250
        }
        for path in SOURCES
    }
    assert breaking(long) == {}


def test_rule_10_most_functions_and_files_are_short():
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[int(len(lengths) * 0.9)] <= 25
    files = sorted(len(path.read_text().splitlines()) for path in SOURCES)
    assert files[int(len(files) * 0.9)] <= 300


def test_rule_11_nothing_heavy_is_loaded_before_the_first_paint():
    code = (
        "import sys\nfrom soulfra_desktop.app.main import first_paint\n"
        "app, window = first_paint(None)\n"
        f"print(*[m for m in {HEAVY!r} if m in sys.modules])\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == []


def test_services_and_presenters_are_imported_without_qt(house):
    modules = ["soulfra_desktop.services.chat", *sorted(house.deciding())]
    code = f"import {', '.join(modules)}, sys; assert not any(m.startswith('PySide6') for m in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_packages_have_empty_init_files_and_no_drawers():
    assert [name_of(p) for p in SOURCES if p.name == "__init__.py" and p.read_text().strip()] == []
    drawers = {"utils", "helpers", "common", "core", "misc", "manager"}
    assert [name_of(p) for p in SOURCES if p.stem.rstrip("s") in {d.rstrip("s") for d in drawers}] == []


def test_the_constraints_name_packages_and_versions_only_and_no_torch():
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    assert all(line.count("==") == 1 and not {" ", "/", "@"} & set(line) for line in lines if line)
    assert not any(line.lower().startswith(("torch", "nvidia", "cuda")) for line in lines)


def test_qt_keeps_the_references_to_none():
    """PySide6 6.12.0 on CPython 3.11 lost one with every call (docs/decisions/0003)."""
    code = (
        "import sys\nfrom PySide6.QtWidgets import QApplication, QLabel\napp = QApplication([])\nlabel = QLabel()\n"
        "label.setText('x')\nbefore = sys.getrefcount(None)\nfor _ in range(2000): label.setText('x')\n"
        "print(abs(sys.getrefcount(None) - before))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert int(result.stdout) < 100
