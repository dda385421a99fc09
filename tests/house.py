"""Reads the code as the house rules do: who imports whom, and what a class keeps. Nothing of it is run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("soulfra_desktop", "sync_server")
TYPES_ONLY = "TYPE_CHECKING"
BY_NAME = ("import_module", "__import__", "find_spec")
CIPHERS = frozenset({"nacl", "cryptography", "argon2", "Crypto", "Cryptodome", "pyaes"})


class House:
    """The modules by their dotted names. `sources` may hold some that stand nowhere, to see a rule broken."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.trees = {name: ast.parse(text) for name, text in sources.items()}

    @classmethod
    def as_it_stands(cls, **changed: str) -> House:
        """What lies on the disk; `changed` has a `__` for each dot of a module that is another one, or new."""
        paths = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
        sources = {_dotted(path): path.read_text() for path in paths}
        return cls(sources | {name.replace("__", "."): text for name, text in changed.items()})

    @cached_property
    def imports(self) -> dict[str, frozenset[str]]:
        """What each module loads, at its head, in a function or by a name it spells out."""
        return {name: frozenset(_loaded(tree, self.trees)) for name, tree in self.trees.items()}

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """The same with what is imported for types alone."""
        return {name: frozenset(_loaded(tree, self.trees, types=True)) for name, tree in self.trees.items()}

    def reached(self, start: str) -> set[str]:
        """All that is loaded with a module, however far away."""
        found, todo = set[str](), [start]
        while todo:
            for name in self.imports.get(todo.pop(), frozenset()) - found:
                found.add(name)
                todo.append(name)
        return found

    @cached_property
    def _packages(self) -> dict[str, set[str]]:
        return {name: {module.split(".")[0] for module in loaded} for name, loaded in self.imports.items()}

    def importers(self, *packages: str) -> set[str]:
        """Who loads one of these packages, itself."""
        return {name for name, loaded in self._packages.items() if not loaded.isdisjoint(packages)}

    def is_view(self, name: str) -> bool:
        return name.startswith("soulfra_desktop.ui.") and "PySide6" in self._packages[name]

    def deciding(self) -> set[str]:
        """Modules of a presenter, whatever they are called: a class named so, or that tells of a state of its own."""
        return {
            name
            for name, tree in self.trees.items()
            if any(node.name.endswith("Presenter") or _tells(node) for node in _classes(tree))
        }


# The rules: each gives a sentence for whatever breaks it.


def qt_outside(house: House) -> Iterator[str]:
    """Rule 2: Qt in views and the app; nothing that decides loads it, by whatever way."""
    for name in sorted(house.importers("PySide6", "shiboken6")):
        if not name.startswith(("soulfra_desktop.ui.", "soulfra_desktop.app.")):
            yield f"{name} imports Qt"
    for name in sorted(house.deciding()):
        if name.startswith("soulfra_desktop.ui."):
            by = sorted({name, *house.reached(name)} & house.importers("PySide6", "shiboken6"))
            if by:
                yield f"{name} decides, and loads Qt through {', '.join(by)}"


def strangers(house: House) -> Iterator[str]:
    """Rule 2: what only one module may name."""
    for packages, allowed in (
        (("qasync",), r"soulfra_desktop\.app\.loop"),
        (tuple(CIPHERS), r"soulfra_desktop\.adapters\.vault\.\w+|sync_server\.kit\.secrets"),
    ):
        for name in sorted(name for name in house.importers(*packages) if not re.fullmatch(allowed, name)):
            yield f"{name} imports {' or '.join(sorted(packages))}"
    for name in sorted(house.importers("sqlcipher3")):
        if not name.startswith("soulfra_desktop.adapters.sqlite."):
            yield f"{name} imports the store's cipher"


def ways_round(house: House) -> Iterator[str]:
    """Rule 5: a view knows no service, not even its type, waits for nothing, and changes no state but its presenter's
    through what that offers; a state is frozen, and whoever has it replaces it himself."""
    for name, tree in house.trees.items():
        if name.startswith("soulfra_desktop.ui."):
            yield from (f"{name}: {fault}" for fault in _written(tree))
        if house.is_view(name):
            services = sorted(module for module in house.names[name] if module.startswith("soulfra_desktop.services"))
            yield from (f"{name}: a view knows {service}" for service in services)
            if name != "soulfra_desktop.ui.transfer.pdf":  # draws pages for the writer of exports; nobody sees it
                waiting = (node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef))
                yield from (f"{name}: a view waits in {node.name}" for node in waiting)
        elif name.startswith("soulfra_desktop.ui."):
            states = (node for node in _classes(tree) if node.name.endswith("State") and node.name != "_State")
            yield from (f"{name}: {node.name} is not frozen" for node in states if not _is_frozen(node))


def reached_through(house: House) -> Iterator[str]:
    """What is kept is taken from the core by its own name; the store behind it is the container's."""
    for name in sorted(house.trees.keys() - {"soulfra_desktop.app.container"}):
        for node in ast.walk(house.trees[name]):
            if isinstance(node, ast.Attribute) and node.attr == "store" and "core" in _last(node.value):
                yield f"{name}: {ast.unparse(node)}"


def taken_over(house: House) -> Iterator[str]:
    """Rule 5: a callback has one owner. Whoever reads the one that is set, to call it from their own, wraps it."""
    for name, tree in house.trees.items():
        if name.startswith("soulfra_desktop."):
            kept = (_kept(node) for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AnnAssign))
            yield from (
                f"{name}: {ast.unparse(one)}" for values in kept for one in values if _is_anothers_callback(one)
            )


def _kept(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    if isinstance(node.value, ast.Tuple):
        return node.value.elts
    return [node.value] if node.value is not None else []


def _is_anothers_callback(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr.startswith("on_") and ast.unparse(node.value) != "self"


def _last(node: ast.expr) -> str:
    return ast.unparse(node).split(".")[-1]


def _written(tree: ast.Module) -> Iterator[str]:
    """States that somebody else replaces, and presenters' own parts that somebody reaches for."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or (
            isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        ):
            continue
        if node.attr.startswith("_") and "presenter" in ast.unparse(node.value):
            yield f"{ast.unparse(node)} is reached for"
        elif isinstance(node.ctx, ast.Store | ast.Del) and ".state." in f"{ast.unparse(node)}.":
            yield f"{ast.unparse(node)} is changed from outside"


def _classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def _tells(node: ast.ClassDef) -> bool:
    """It replaces a state of its own with `replace`, and not as a widget does, which only keeps what it was shown."""
    return any(
        isinstance(step, ast.Assign)
        and ast.unparse(step.targets[0]) == "self.state"
        and isinstance(step.value, ast.Call)
        and ast.unparse(step.value.func) == "replace"
        for step in ast.walk(node)
    )


def _is_frozen(node: ast.ClassDef) -> bool:
    if any(ast.unparse(base) == "NamedTuple" for base in node.bases):
        return True
    return any("frozen=True" in ast.unparse(decorator) for decorator in node.decorator_list)


def _loaded(tree: ast.Module, known: Mapping[str, object], *, types: bool = False) -> Iterator[str]:
    for node in _steps(tree, types=types):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in known else node.module for name in whole)
        elif isinstance(node, ast.Call) and _called(node) in BY_NAME and node.args:
            yield ast.unparse(node.args[0]).strip("'")


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _steps(node: ast.AST, *, types: bool) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and TYPES_ONLY in ast.unparse(child.test) and not types:
            yield from (step for other in child.orelse for step in (other, *_steps(other, types=types)))
            continue
        yield child
        yield from _steps(child, types=types)


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
